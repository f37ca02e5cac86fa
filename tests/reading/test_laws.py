"""Laws that hold for any text: spans are true, ids resolve, reading twice is the same."""

import time
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from onrecord.reading import read
from onrecord.reading.encoder import Report
from onrecord.reading.page import pages
from onrecord.reading.reports import drafts
from onrecord.records import Article

_SEPARATED = (
    "Ann Lee|said| |, |. |“|”|\"|'|’|–|\n\n|\n|he |that |according to |Mr.|Tom Hall"
    "|on Tuesday|died|wife|her son |1 May 2020|told|:|A|𝔘|\u0000|é|(|)|in|was arrested"
    "|and|The poll found |of|;|🎉🎉|‘it is over now.’ |*** "
)
_PIECES = st.sampled_from(_SEPARATED.split("|"))
_TEXTS = st.one_of(st.text(max_size=200), st.lists(_PIECES, max_size=60).map("".join))


def _article(text):
    return Article(id="x", path="x", text=text, published=date(2020, 10, 1))


@given(_TEXTS)
@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_any_text_is_read(text):
    """Every span lies in the text, every id exists, and a second reading is identical."""
    article = _article(text)
    reading = read(article)
    assert reading == read(article)
    entities = {e.id for e in reading.entities}
    statements = {s.id for s in reading.statements}
    spans = [m.span for e in reading.entities for m in e.mentions]
    for statement in reading.statements:
        spans += [*statement.content, *statement.cue, *statement.source, *statement.claims]
        assert statement.content
        assert {*statement.speaker, *statement.addressee} <= entities
        assert statement.within is None or statement.within in statements - {statement.id}
        assert 0 < statement.confidence <= 1
    for event in reading.events:
        spans += event.mentions
        assert {p.entity for p in event.participants} <= entities
    spans += [f.evidence for f in reading.facts] + [t.span for t in reading.times]
    assert all(span.end <= len(text) for span in spans)
    assert len({m for e in reading.entities for m in e.mentions}) == sum(
        len(e.mentions) for e in reading.entities
    )


@pytest.mark.parametrize("text", ["", "x", " ", "\n", "“", "'", "–", "A.", "\ufeff", "\udfff"])
def test_the_smallest_texts_are_read(text):
    """One character, or none, gives an empty reading and no failure."""
    assert read(_article(text)).statements == ()


@pytest.mark.parametrize(
    "text",
    [
        "Lee wept on Monday.\n\n– We all know that ‘it is over now.’ 🎉🎉",
        "Ann Lee said: “🎉🎉🎉”",
        "“🎉🎉🎉” 🎉",
        "🎉\n\n“It is over,” Ann Lee said. 🎉🎉\n\n🎉",
    ],
)
def test_what_has_no_words_is_no_trouble(text):
    """Signs behind the last word, or alone, belong to nobody's words but break nothing."""
    reading = read(_article(text))
    spans = [piece for s in reading.statements for piece in s.content]
    assert all(text[span.begin : span.end].strip() for span in spans)


@given(
    st.lists(st.sampled_from(["Lee said ", "“it is so.” ", "🎉🎉 ", "\n\n", "– ", "‘no’ "])),
    st.lists(st.tuples(st.integers(0, 60), st.integers(1, 30), st.integers(0, 2)), max_size=6),
)
@settings(max_examples=500, deadline=None)
def test_any_marks_of_the_encoder_make_true_spans(pieces, drawn):
    """Whatever stretches were marked as content, cue and source, spans lie in the text."""
    text = "".join(pieces)
    article = _article(text)
    made = []
    for begin, length, more in drawn:
        parts = [(b, min(len(text), b + length)) for b in (begin, begin + length, begin + 2)]
        parts = [part for part in parts if part[0] < part[1]]
        if parts:
            cue = parts[1] if more and len(parts) > 1 else None
            source = parts[2] if more > 1 and len(parts) > 2 else None
            made.append(Report(((parts[0]),), cue, source, (1.0,) * 6 + (0.0, 0.0)))
    for page in pages(article):
        for draft in drafts(page, made):
            assert all(0 <= b < e <= len(text) for b, e in draft.content)


@pytest.mark.parametrize(
    "unit",
    [
        "a",
        '"',
        "“",
        "\n",
        ". ",
        "He said. ",
        "“It is so,” he said. ",
        "word ",
        "Ann Lee ",
        "– x y z\n",
        "Mr. {} Lee ran. Mrs. Lee sat. ",
    ],
)
def test_time_grows_no_faster_than_the_text(unit):
    """Four times the text takes less than twelve times as long: nothing is quadratic."""
    units = "".join(unit.replace("{}", f"Ab{number}") for number in range(12_000))
    small, large = (_article(units[:size]) for size in (3_000, 12_000))
    read(small)
    spent = []
    for made in (small, large):
        start = time.process_time()
        read(made)
        spent.append(time.process_time() - start)
    assert spent[1] < 12 * spent[0] + 0.3


def test_a_very_long_article_is_read_in_pages():
    """Names and pronouns hold across the pages that a long article is laid out on."""
    filler = "The bridge is old and the river is wide. " * 6000
    text = f"Ann Lee left.\n\n{filler}\n\nLee said it was closed."
    reading = read(_article(text))
    (statement,) = reading.statements
    (person,) = [e for e in reading.entities if e.type == "Person"]
    assert statement.speaker == (person.id,)
    assert len(person.mentions) == 2

"""Laws that hold for any text: spans are true, ids resolve, reading twice is the same."""

import json
import time
import tomllib
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from onrecord.articles import article_from_text
from onrecord.jsonform import from_json, to_json
from onrecord.readers.accepting import accepted
from onrecord.reading import read
from onrecord.reading.encoder import Report
from onrecord.reading.page import pages
from onrecord.reading.reports import drafts
from onrecord.records import Article

_CASES = Path(__file__).parents[1] / "cases"
_PIECES = tomllib.loads((_CASES / "pieces.toml").read_text(encoding="utf-8"))
_NEWSLIKE = _PIECES["news"] + _PIECES["names"] + _PIECES["quotes"]
_ANY = [piece for group in _PIECES.values() for piece in group]
_LONG = st.builds(str.__mul__, st.sampled_from(_ANY), st.integers(2, 400))
_CHARACTERS = st.text(st.characters(), max_size=40)
_TEXTS = st.one_of(
    st.text(st.characters(), max_size=200),
    st.lists(st.sampled_from(_NEWSLIKE), max_size=60).map("".join),
    st.lists(st.sampled_from(_NEWSLIKE + _PIECES["days"]), max_size=40).map("".join),
    st.lists(st.sampled_from(_ANY), max_size=60).map("".join),
    st.lists(st.sampled_from(_ANY) | _LONG | _CHARACTERS, max_size=12).map("".join),
)
_DAYS = st.sampled_from([None, date(2020, 10, 1), date.min, date.max, date(2020, 2, 29)])


def _article(text):
    return Article(id="x", path="x", text=text, published=date(2020, 10, 1))


@given(text=_TEXTS, title=st.none() | st.lists(st.sampled_from(_NEWSLIKE)).map("".join), day=_DAYS)
@settings(suppress_health_check=[HealthCheck.too_slow])
def test_any_text_is_read(text, title, day):
    """Every span lies in the text, every id exists, and a second reading is identical.

    What is asked of other readers holds of our own, and nothing is lost in JSON.
    """
    article = article_from_text(text, path="x.txt", title=title, published=day, language="en")
    reading = read(article)
    refused = []
    assert reading == read(article)
    assert accepted(article, reading, reader=reading.reader, refuse=refused.append) == reading
    assert refused == []
    assert from_json(json.loads(json.dumps(to_json(article, reading)))) == (article, reading)
    for statement in reading.statements:
        assert statement.content
        assert statement.within is None or statement.within != statement.id
        assert 0 < statement.confidence <= 1
    mentions = [mention for entity in reading.entities for mention in entity.mentions]
    assert len(set(mentions)) == len(mentions)


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

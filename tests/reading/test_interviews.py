"""Who "I" and "you" are where an interview is printed as paragraphs without names."""

import re

import pytest

from onrecord.reading import read
from onrecord.reading.namedspan import NamedSpan
from onrecord.reading.naming import by_spans
from onrecord.records import Region, Span

OPENING = "The Ferry Bell interviewed the miller Ann Hall about Tom Lee."
ASKED = """

How did you come to your mill?

I bought it. My brother said "I would not", which I did not hear.

Would you sell it?

No, it's mine. Ask me again.

Why?

It stands."""
NAMES = ("Ann Hall", "Tom Lee", "Mary Ray")


def _own(text, article, **fields):
    """Return the pronouns of everybody, in text order, by names."""
    spans = [NamedSpan(*m.span(), "Person") for name in NAMES for m in re.finditer(name, text)]
    reading = read(article(text, **fields), namer=by_spans(lambda _: spans))
    found = {}
    for entity in reading.entities:
        own = [text[m.span.begin : m.span.end] for m in entity.mentions if m.kind == "pronoun"]
        found[entity.name] = own
    return found


def test_answers_are_of_who_is_interviewed_and_questions_to_them(article):
    own = _own(OPENING + ASKED, article)
    assert own["Ann Hall"] == ["you", "your", "I", "My", "I", "you", "me"]
    assert own["Tom Lee"] == []


def test_who_was_spoken_to_is_who_is_interviewed(article):
    opening = "The Bell interviews the owner of a mill\n\nThe Bell spoke with Ann Hall at noon."
    assert _own(opening + ASKED, article)["Ann Hall"][:2] == ["you", "your"]


@pytest.mark.parametrize(
    "opening",
    [
        "Ann Hall has a mill. So has Mary Ray.",  # nobody is interviewed
        "An interview with Ann Hall and Mary Ray.",  # two are
        "Interviewed by the Bell: the owner of a mill on Ann Hall.",
        "Talks and an interview. In a long earlier radio interview with the Bell, Ann Hall slept.",
        "The Bell spoke with Ann Hall.",
    ],
)
def test_where_it_is_open_who_answers_nobody_does(article, opening):
    assert _own(opening + ASKED, article)["Ann Hall"] == []


def test_a_text_with_a_question_is_no_interview(article):
    text = OPENING + "\n\nWhere did it end?\n\nI went home." + "\n\nWhy was it so?\n\nI slept." * 3
    assert _own(text, article)["Ann Hall"] == []


def test_few_questions_among_many_paragraphs_are_no_interview(article):
    assert _own(OPENING + ASKED + "\n\nI went home." * 3, article)["Ann Hall"] == []


def test_two_questions_of_a_column_are_no_interview(article):
    assert _own(OPENING + ASKED.removesuffix("Why?\n\nIt stands."), article)["Ann Hall"] == []


@pytest.mark.parametrize(("authors", "own"), [(("Mary Ray",), []), ((), ["you", "your"])])
def test_an_author_who_says_i_before_the_questions_asks_and_answers(article, authors, own):
    text = OPENING + " I have been there." + ASKED
    assert _own(text, article, authors=authors)["Ann Hall"][:2] == own


WARDEN = """“I leave the keys”: Ann Hall on the weir

Ann Hall kept the weir of Quillan for ten years. She talked about it over soup.

What did you do before?

I mended nets. Tom Lee said that I could not row.

It was a lie, and he knew it.

Tell me of the flood.

We sat on the roof. Nobody slept, and my dog barked.

Will you come back?

Never.

Ann Hall lives in the mill with two dogs."""
QUESTIONS = ("What did you do before?", "Tell me of the flood.", "Will you come back?")


def _regions(text, questions=QUESTIONS):
    title = Region(span=Span(0, text.index("\n")), kind="title", by="field")
    spans = (Span(text.index(asked), text.index(asked) + len(asked)) for asked in questions)
    return (title, *(Region(span=span, kind="question", by="bold") for span in spans))


def _said(text, article, regions, **fields):
    """Return who says what, of all that is in no other statement."""
    spans = [NamedSpan(*m.span(), "Person") for name in NAMES for m in re.finditer(name, text)]
    made = article(text, regions=regions, **fields)
    reading = read(made, namer=by_spans(lambda _: spans))
    names = {entity.id: entity.name for entity in reading.entities}
    return [
        (*(names[key] for key in one.speaker), made.words(one.content[0]))
        for one in reading.statements
        if one.within is None and one.by == "interview"
    ]


def test_each_paragraph_of_an_answer_is_said_by_who_is_asked(article):
    said = _said(WARDEN, article, _regions(WARDEN))
    assert said == [
        ("Ann Hall", "I mended nets. Tom Lee said that I could not row."),
        ("Ann Hall", "It was a lie, and he knew it."),
        ("Ann Hall", "We sat on the roof. Nobody slept, and my dog barked."),
        ("Ann Hall", "Never."),
    ]


def test_an_interview_that_nothing_sets_apart_is_told_by_its_opening(article):
    said = _said(OPENING + ASKED, article, ())
    assert said[1:] == [("Ann Hall", "No, it's mine. Ask me again."), ("Ann Hall", "It stands.")]


def test_why_somebody_answers_is_told(article):
    reading = read(article(WARDEN, regions=_regions(WARDEN)))
    answer = next(one for one in reading.statements if one.by == "interview")
    assert [reason.rule for reason in answer.speaker_because] == ["interviewed"]
    assert (answer.form, answer.marks, answer.cue, answer.source) == ("direct", "block", (), ())


def test_who_says_i_in_an_answer_is_reported_there(article):
    """What an answer reports of others stands inside it; they are told by the names."""
    reading = read(article(WARDEN, regions=_regions(WARDEN)))
    inner = [one for one in reading.statements if one.within]
    names = {entity.id: entity.name for entity in reading.entities}
    assert [[names[key] for key in one.speaker] for one in inner] == [["Tom Lee"]]


@pytest.mark.parametrize(
    "text",
    [
        WARDEN.replace("you ", "they "),  # asked of nobody
        WARDEN.replace("I ", "they ").replace("my", "a"),  # answered by nobody
        WARDEN.replace("She talked about", "Mary Ray, Mary Ray, Mary Ray ate"),  # two
        WARDEN.replace("Ann Hall", "A warden"),  # nobody is named
    ],
)
def test_questions_set_apart_alone_are_no_interview(article, text):
    asked = tuple(part for part in text.split("\n\n") if part.endswith("?") or part[:4] == "Tell")
    assert _said(text, article, _regions(text, asked)) == []


def test_who_is_interviewed_goes_before_who_is_only_named(article):
    text = WARDEN.replace("She talked about it", "Mary Ray of the Bell interviewed Ann Hall")
    assert {who for who, _ in _said(text, article, _regions(text))} == {"Ann Hall"}

"""Who "I" and "you" are where an interview is printed as paragraphs without names."""

import re

import pytest

from onrecord.reading import read
from onrecord.reading.namedspan import NamedSpan
from onrecord.reading.naming import by_spans

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

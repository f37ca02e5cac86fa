"""Short forms of first names within one article."""

import re

import pytest

from onrecord.reading import firstnames
from onrecord.reading.aliases import aliases
from onrecord.reading.firstnames import first_agree, short_forms
from onrecord.reading.merging import merge
from onrecord.reading.namedspan import NamedSpan
from onrecord.reading.naming import from_spans
from onrecord.reading.page import pages
from onrecord.records import Article


def _people(text, *named):
    (page,) = pages(Article(id="a", path="a.txt", text=text))
    spans = [NamedSpan(at := text.index(one), at + len(one), "Person") for one in named]
    names = list(from_spans(page, spans))
    clusters, _ = merge(names, short_forms(text, names))
    return [(one.name, sorted(+one.forms)) for one in clusters]


@pytest.mark.parametrize(
    ("text", "one", "other", "same"),
    [
        ("Dot Hale has died. Dorothea Hale rowed for fifty years.", "Dot Hale", "Dorothea Hale", 1),
        ("R. J. Kane spoke first. Later Robert Kane left.", "R. J. Kane", "Robert Kane", 1),
        ("R. J. Kane spoke first. Later Robert L. Kane left.", "R. J. Kane", "Robert L. Kane", 0),
        ("Chris Hart spoke at length. Christine Hart left.", "Chris Hart", "Christine Hart", 1),
        ("Mr Chris Hart spoke. Christine Hart was there.", "Chris Hart", "Christine Hart", 0),
        ("Ted Moss and his son Edward Moss spoke.", "Ted Moss", "Edward Moss", 0),
        ("Ted Moss and\nhis younger son Edward Moss spoke.", "Ted Moss", "Edward Moss", 0),
        ("Ted Moss told us on Monday that Edward Moss left.", "Ted Moss", "Edward Moss", 0),
        ("Ted Moss spoke at length. His friend Edward Foss left.", "Ted Moss", "Edward Foss", 0),
        ("Ted Moss spoke at length. Edgar Moss left.", "Ted Moss", "Edgar Moss", 0),
    ],
)  # fmt: skip
def test_a_short_form_is_one_with_the_whole_name(text, one, other, same):
    assert len(_people(text, one, other)) == 2 - same


def test_a_short_form_of_two_is_neither():
    text = "Ted Moss spoke at length. Edward Moss left. Then Theodore Moss came."
    assert len(_people(text, "Ted Moss", "Edward Moss", "Theodore Moss")) == 3


def test_the_name_printed_first_is_the_name():
    text = "Dot Hale has died. Dorothea Hale rowed for fifty years."
    assert _people(text, "Dot Hale", "Dorothea Hale") == [
        ("Dot Hale", ["Dorothea Hale", "Dot Hale"])
    ]


@pytest.mark.parametrize(
    ("one", "other", "agree"),
    [("dot", "dorothea", True), ("ted", "theo", True), ("r", "rob", True), ("ann", "nora", False)],
)
def test_first_names_agree(one, other, agree):
    assert first_agree(one, other) is first_agree(other, one) is agree


def test_what_is_told_of_two_names_is_not_undone_by_how_often_they_are_printed():
    text = "Edward Moss, known as Ted Moss, spoke. Ted Moss left."
    (page,) = pages(Article(id="a", path="a.txt", text=text))
    places = [text.index("Edward"), text.index("Ted"), text.rindex("Ted")]
    spans = [NamedSpan(at, text.index("Moss", at) + 4, "Person") for at in places]
    names = list(from_spans(page, spans))
    clusters, _ = merge(names, (*aliases(text, names), *short_forms(text, names)))
    assert len(clusters) == 1


def test_people_of_one_surname_are_not_tried_each_with_each(monkeypatch):
    tried = []
    monkeypatch.setattr(
        firstnames, "first_agree", lambda one, other: bool(tried.append((one, other)))
    )
    text = ". ".join(f"{chr(97 + n // 26)}{chr(97 + n % 26)}on Kane" for n in range(400)).title()
    (page,) = pages(Article(id="a", path="a.txt", text=text))
    places = [m.span() for m in re.finditer(r"\w+ Kane", text)]
    assert not list(short_forms(text, from_spans(page, [NamedSpan(*p, "Person") for p in places])))
    assert len(tried) < len(places)

"""The first word of a body's name is the body, where nothing tells that it is a person."""

import pytest

from onrecord.reading.merging import merge
from onrecord.reading.namedspan import NamedSpan
from onrecord.reading.naming import from_spans
from onrecord.reading.page import pages
from onrecord.reading.shortbodies import short_bodies
from onrecord.records import Article

COATINGS = ("Organisation", "Harrow", "Harrow Coatings")


def _found(text, *named):
    """Return kind and names of each entity; "Place: Venn" tells a name that is no person's."""
    (page,) = pages(Article(id="a", path="a.txt", text=text))
    spans, begin = [], 0
    for one in named:
        kind, _, name = one.rpartition(": ")
        begin = text.index(name, begin)
        spans.append(NamedSpan(begin, begin + len(name), kind or "Person"))
        begin += len(name)
    names, also = short_bodies(text, list(from_spans(page, spans)))
    return [(one.kind, *sorted(one.forms)) for one in merge(names, also)[0]]


BODY = "Organisation: Harrow Coatings"


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("Harrow Coatings shut. Harrow said it was broke.", [BODY, "Harrow"]),
        ("Harrow shut a plant. Harrow Coatings plc is broke.",
         ["Harrow", "Organisation: Harrow Coatings plc"]),
        ("Harrow Coatings lost. Harrow’s head, Ann Lee, said she had left.",
         [BODY, "Harrow", "Ann Lee"]),
        ("Harrow Coatings lost. “I left,” Ann Lee of Harrow said.", [BODY, "Ann Lee", "Harrow"]),
    ],
)  # fmt: skip
def test_a_word_that_opens_one_bodys_name_is_the_body(text, named):
    (found,) = (one for one in _found(text, *named) if "Harrow" in one)
    assert (found[0], found[2].removesuffix(" plc")) == ("Organisation", "Harrow Coatings")


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("Harrow Coatings lost. Mr. Harrow left.", [BODY, "Harrow"]),
        ("Harrow Coatings lost. Harrow, 52, left.", [BODY, "Harrow"]),
        ("Harrow Coatings lost. Harrow (52) left.", [BODY, "Harrow"]),
        ("Harrow Coatings lost. The founder, Harrow, left.", [BODY, "Harrow"]),
        ("Harrow Coatings lost. Harrow said he had left.", [BODY, "Harrow"]),
        ("Harrow Coatings lost. Harrow left. She was ill.", [BODY, "Harrow"]),
        ("Harrow Coatings lost. “We lost,” Harrow said.\nHe left.", [BODY, "Harrow"]),
        ("Harrow Coatings lost. “Now I leave,” Harrow said.", [BODY, "Harrow"]),
        ("Harrow Coatings sued Harrow Paints. Harrow won.",
         [BODY, "Organisation: Harrow Paints", "Harrow"]),
        ("The Harrow Foundation paid. Harrow left.", ["Organisation: Harrow Foundation", "Harrow"]),
        ("Harrow Coatings lost. Ann Harrow came. Harrow left.", [BODY, "Ann Harrow", "Harrow"]),
        ("Harrow Coatings lies in Harrow. Harrow voted.", [BODY, "Place: Harrow", "Harrow"]),
    ],
)  # fmt: skip
def test_where_something_tells_otherwise_it_is_not(text, named):
    assert all(len(one) == 2 for one in _found(text, *named) if one[0] == "Organisation")


def test_every_place_of_the_word_is_the_bodys():
    text = "Harrow Coatings lost. Harrow paid. Venn sued Harrow."
    found = _found(text, BODY, "Harrow", "Place: Venn", "Organisation: Harrow")
    assert found == [COATINGS, ("Place", "Venn")]

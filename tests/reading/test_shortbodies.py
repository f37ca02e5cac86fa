"""The first word of a body's name is the body, where nothing tells that it is a person."""

import re
import time

import pytest

from onrecord.reading.merging import merge
from onrecord.reading.namedspan import NamedSpan
from onrecord.reading.naming import from_spans
from onrecord.reading.page import pages
from onrecord.reading.shortbodies import short_bodies
from onrecord.records import Article

COATINGS = ("Organisation", "Harrow", "Harrow Coatings")


@pytest.fixture
def found_in(names_in):
    """Return a function that gives kind and names of each entity of a text."""

    def found(text, *named):
        names, also = short_bodies(text, names_in(text, *named))
        return [(one.kind, *sorted(one.forms)) for one in merge(names, also)[0]]

    return found


BODY = "Organisation: Harrow Coatings"


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("Harrow Coatings shut. Harrow said it was broke.", [BODY, "Harrow"]),
        ("Harrow shut a plant. Harrow Coatings plc is broke.",
         ["Harrow", "Organisation: Harrow Coatings plc"]),
        ("Harrow Coatings lost. Harrow’s head, Ann Lee, said she had left.",
         [BODY, "Harrow", "Ann Lee"]),
        ("Harrow Coatings lost. Harrow denied it.", [BODY, "Harrow"]),
        ("Harrow Coatings lost. Harrow’s plant shut.", [BODY, "Harrow"]),
        ("Harrow Coatings lost. Harrow, whose plant shut, was the maker of paint.",
         [BODY, "Harrow"]),
        ("Harrow Coatings lost. Harrow, owned by the investor Ann Lee, was 52.5% down.",
         [BODY, "Harrow", "Ann Lee"]),
        ("Harrow Coatings lost. “I left,” Ann Lee of Harrow said.", [BODY, "Ann Lee", "Harrow"]),
    ],
)  # fmt: skip
def test_a_word_that_opens_one_bodys_name_is_the_body(text, named, found_in):
    (found,) = (one for one in found_in(text, *named) if "Harrow" in one)
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
        ("Harrow Coatings lost. Harrow, the inventor, said it was late.", [BODY, "Harrow"]),
        ("Harrow Coatings lost. Harrow, a patent lawyer, said it was late.", [BODY, "Harrow"]),
        ("Harrow Coatings lost. Harrow – its former chief – left.", [BODY, "Harrow"]),
        ("Harrow Coatings lost. Harrow, then the mayor, left.", [BODY, "Harrow"]),
        ("Harrow Coatings lost. The jury convicted Harrow of murder.", [BODY, "Harrow"]),
        ("Harrow Coatings lost. Harrow was later jailed.", [BODY, "Harrow"]),
        ("Harrow Coatings lost. Harrow was born in Orle.", [BODY, "Harrow"]),
        ("Harrow Coatings lost. Harrow was 52.", [BODY, "Harrow"]),
        ("Harrow Coatings lost. Harrow’s wife said so.", [BODY, "Harrow"]),
        ("Harrow Coatings lost. Harrow's two late sisters said so.", [BODY, "Harrow"]),
        ("Harrow Coatings lost. Harrow resigned on Monday as chief executive.", [BODY, "Harrow"]),
        ("Harrow Coatings lost. Harrow has not formally pleaded guilty.", [BODY, "Harrow"]),
        ("Harrow Coatings lost. Harrow, who founded the firm, denied it.", [BODY, "Harrow"]),
        ("Harrow Coatings, founded by Harrow in 1990, lost.", [BODY, "Harrow"]),
        ("Harrow Coatings, founded in 1990 by Harrow, lost.", [BODY, "Harrow"]),
        ("Harrow Coatings lost. Harrow was the president then.", [BODY, "Harrow"]),
        ("Harrow Coatings lost. They named Harrow as chief executive.", [BODY, "Harrow"]),
        ("Harrow Coatings sued Harrow Paints. Harrow won.",
         [BODY, "Organisation: Harrow Paints", "Harrow"]),
        ("The Harrow Foundation paid. Harrow left.", ["Organisation: Harrow Foundation", "Harrow"]),
        ("Harrow Coatings lost. Ann Harrow came. Harrow left.", [BODY, "Ann Harrow", "Harrow"]),
        ("Harrow Coatings lies in Harrow. Harrow voted.", [BODY, "Place: Harrow", "Harrow"]),
    ],
)  # fmt: skip
def test_where_something_tells_otherwise_it_is_not(text, named, found_in):
    assert all(len(one) == 2 for one in found_in(text, *named) if one[0] == "Organisation")


def test_every_place_of_the_word_is_the_bodys(found_in):
    text = "Harrow Coatings lost. Harrow paid. Venn sued Harrow."
    found = found_in(text, BODY, "Harrow", "Place: Venn", "Organisation: Harrow")
    assert found == [COATINGS, ("Place", "Venn")]


def test_many_names_on_one_line_are_soon_told():
    """Ten times the names take about ten times as long, not a hundred times."""
    few, many = _seconds(150), _seconds(1500)
    assert many < few * 40


def _seconds(count):
    said = "Harrow said that Ann Lee left and “lost a lot”, "
    text = "Harrow Coatings lost. " + said * count
    (page,) = pages(Article(id="a", path="a.txt", text=text))
    found = re.finditer("(Harrow Coatings)|Harrow|Ann Lee", text)
    spans = [NamedSpan(*one.span(), "Organisation" if one[1] else "Person") for one in found]
    names = list(from_spans(page, spans))
    return min(_timed(text, names) for _ in range(3))


def _timed(text, names):
    """Return the seconds of this process alone, which do not grow where others are busy."""
    begin = time.process_time()
    short_bodies(text, names)
    return time.process_time() - begin

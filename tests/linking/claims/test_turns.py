"""One who says the opposite later turned once, however often it is printed."""

from datetime import date

import pytest

from onrecord.linking.claims import Part, link
from onrecord.records import Interval

OPEN = "The council will open the old harbour bridge to all heavy carts"
REOPEN = "All heavy carts: the council will open the old harbour bridge to them"
SHUT = "The council will not open the old harbour bridge to all heavy carts"


def _turns(*said):
    """Return the turns between parts that are named by their place in `said`."""
    parts = [
        Part(
            id=str(number),
            article=f"article-{more.pop('article', number)}",
            text=text,
            speakers=("person-solberg",),
            published=date(2031, 3, day) if day else None,
            **more,
        )
        for number, (text, day, more) in enumerate(said)
    ]
    found, back = link(parts), link(parts[::-1])
    assert found == back
    return [(own.a, own.b) for own in found.links if own.kind == "contradiction"]


def test_each_turn_goes_from_where_the_one_was_first_said_to_the_other():
    said = [(OPEN, 2, {}), (OPEN, 3, {}), (SHUT, 5, {}), (SHUT, 6, {}), (OPEN, 8, {})]
    assert _turns(*said) == [("0", "2"), ("2", "4")]


def test_other_wordings_are_no_more_turns():
    assert _turns((OPEN, 2, {}), (REOPEN, 3, {}), (SHUT, 5, {})) == [("0", "2")]


def test_a_copy_is_no_turn_and_stands_behind_what_it_copies():
    copy = {"copied": True}
    assert _turns((OPEN, 2, copy), (OPEN, 2, {}), (SHUT, 5, {}), (OPEN, 8, copy)) == [("1", "2")]


def test_what_has_no_day_is_no_turn():
    assert _turns((OPEN, 2, {}), (SHUT, None, {})) == []
    assert _turns((OPEN, 2, {}), (SHUT, 9, {}), (OPEN, None, {})) == [("0", "1")]


@pytest.mark.parametrize(
    ("begin", "end", "expected"),
    [
        (5, 7, [("0", "1")]),
        (1, 3, [("1", "0")]),
        *((2, 7, []), (4, 7, []), (2, 4, []), (4, 4, [("0", "1")])),
        (None, 3, [("1", "0")]),
        (None, 7, []),
        (5, None, []),
    ],
)
def test_what_has_several_days_is_a_turn_where_all_are_on_one_side(begin, end, expected):
    first, last = (date(2031, 3, day) if day else None for day in (begin, end))
    said = {"said": Interval(begin=first, end=last)}
    assert _turns((OPEN, 4, {}), (SHUT, None, said)) == expected


def test_one_report_of_both_is_no_turn():
    assert _turns((OPEN, 2, {"article": 7}), (SHUT, 5, {"article": 7, "begin": 90})) == []


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ([(OPEN, 2), (SHUT, 2)], [("0", "1")]),
        ([(OPEN, 2), (SHUT, 2), (OPEN, 3)], [("0", "1")]),
        ([(OPEN, 2), (SHUT, 2), (SHUT, 3)], [("0", "1")]),
        ([(OPEN, 2), (SHUT, 2), (SHUT, 3), (OPEN, 4)], [("0", "1"), ("1", "3")]),
        ([(OPEN, 2), (OPEN, 4), (SHUT, 4)], [("0", "2")]),
        ([(OPEN, 2), (OPEN, 4), (SHUT, 4), (SHUT, 5)], [("0", "2")]),
        ([(OPEN, 2), (OPEN, 4), (SHUT, 4), (OPEN, 5)], [("0", "2"), ("2", "3")]),
    ],
)
def test_of_one_day_no_article_comes_first(said, expected):
    """Whatever the articles are called, the same turns are told, but for the sides of one day."""
    found = _turns(*((text, day, {}) for text, day in said))
    assert found == expected
    other = _turns(*((text, day, {"article": 9 - at}) for at, (text, day) in enumerate(said)))
    one_day = {("0", "1"), ("1", "0")} if said[1][1] == said[0][1] else set()
    assert [own for own in other if own not in one_day] == [o for o in found if o not in one_day]
    assert len(other) == len(found)

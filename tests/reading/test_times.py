"""Dates in the text."""

from datetime import date

import pytest

from onrecord.reading.times import times

CASES = "times"


def test_phrases_mean_days(case):
    """Explicit and relative phrases give closed intervals of days."""
    (found,) = times(case["text"], 0, len(case["text"]), case["published"])
    assert (found.when.begin, found.when.end) == (case["from"], case["to"])
    assert found.when.basis == case["basis"]


def test_relative_phrases_without_publication_stay_open():
    """Without a publication day "yesterday" is relative to nothing known."""
    (found,) = times("yesterday", 0, 9, None)
    assert (found.when.begin, found.when.end, found.when.basis) == (None, None, "relative")


@pytest.mark.parametrize(
    "text", ["2020-13-45", "February 30, 2020", "he may 5 times", "USA Today", "in early spring"]
)
def test_what_is_no_date_gives_none(text):
    """Impossible days, verbs and names are no times."""
    assert [t for t in times(text, 0, len(text), date(2020, 1, 1)) if t.when.begin] == []


@pytest.mark.parametrize("day", [date(1, 1, 1), date(9999, 12, 31)])
def test_the_calendar_ends_without_failure(day):
    """At the ends of the calendar what lies outside is left open."""
    text = "yesterday, tomorrow, last year, next month, next week, 900 years ago, on Monday"
    assert all(t.when.basis == "relative" for t in times(text, 0, len(text), day))

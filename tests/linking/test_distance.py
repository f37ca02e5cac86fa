"""How far before the publication words tell that something was."""

from datetime import date

import pytest

from onrecord.linking.distance import distance

FRIDAY = date(2024, 5, 3)


@pytest.mark.parametrize(
    ("words", "first", "last"),
    [
        ("today", "2024-05-03", "2024-05-03"),
        ("this morning", "2024-05-03", "2024-05-03"),
        ("yesterday", "2024-05-04", "2024-05-04"),
        ("last night", "2024-05-04", "2024-05-04"),
        ("three days ago", "2024-05-06", "2024-05-06"),
        ("a few days ago", "2024-05-05", "2024-05-09"),
        ("a week ago", "2024-05-07", "2024-05-13"),
        ("two weeks ago", "2024-05-13", "2024-05-21"),
        ("a month ago", "2024-05-25", "2024-06-10"),
        ("about a month ago", "2024-05-23", "2024-06-12"),
        ("a year ago", "2025-03-04", "2025-07-02"),
        ("on Friday", "2024-05-03", "2024-05-10"),
        ("last Friday evening", "2024-05-03", "2024-05-16"),
        ("last week", "2024-05-06", "2024-05-12"),
        ("earlier this week", "2024-05-03", "2024-05-05"),
        ("last month", "2024-06-01", "2024-06-30"),
        ("earlier this month", "2024-05-03", "2024-05-31"),
        ("last year", "2025-01-01", "2025-12-31"),
        ("in May", "2024-05-03", "2025-05-03"),
    ],
)
def test_what_happened_on_one_day_is_told_so_on_these_days(words, first, last):
    days = distance(words).published((FRIDAY, FRIDAY))
    assert [str(day) for day in days] == [first, last]


def test_the_part_of_the_days_counts_that_is_named():
    week = date(2024, 4, 29), date(2024, 5, 5)
    assert distance("on Friday").published(week) == (FRIDAY, date(2024, 5, 10))


@pytest.mark.parametrize("words", ["on Monday", "in June"])
def test_what_was_on_another_day_is_not_told_so(words):
    assert distance(words).published((FRIDAY, FRIDAY)) is None


@pytest.mark.parametrize(
    "words", ["recently", "a while ago", "months ago", "200 years ago", "0 days ago", "soon", "ago"]
)
def test_other_words_tell_nothing(words):
    assert distance(words) is None


@pytest.mark.parametrize(
    ("words", "first", "last"),
    [
        ("yesterday", "2024-04-30", "2024-05-05"),
        ("last month", "2024-04-01", "2024-04-30"),
        ("this month", "2024-05-01", "2024-05-06"),
        ("on Friday", "2024-04-26", "2024-05-03"),
    ],
)
def test_counted_back_from_a_publication_of_some_days(words, first, last):
    days = distance(words).happened((date(2024, 5, 1), date(2024, 5, 6)))
    assert [str(day) for day in days] == [first, last]


def test_no_day_lies_before_the_first():
    assert distance("a century ago") is None
    assert distance("100 years ago").happened((date(9, 1, 1), date(9, 1, 2))) is None

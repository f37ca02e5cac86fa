"""How near to each other two days are, by the words that they share."""

from datetime import date, timedelta

import pytest

from onrecord.linking.nearness import SPANS, times


def _nearness(days):
    """Return the mean product of two days so many days apart."""
    starts = [date(2019, 1, 1) + timedelta(37 * number) for number in range(100)]
    pairs = [(times(day), times(day + timedelta(days))) for day in starts]
    products = [sum(one[word] * other.get(word, 0) for word in one) for one, other in pairs]
    return sum(products) / len(products)


@pytest.mark.parametrize(("days", "near"), [(0, 5), (4, 4.2), (60, 2.3), (500, 0.8), (3000, 0)])
def test_each_time_that_two_days_are_four_times_as_far_apart_a_span_less_is_left(days, near):
    assert _nearness(days) == pytest.approx(near, abs=0.15)


def test_a_day_is_of_two_words_a_span_and_no_day_of_none():
    assert len(times(date(2024, 5, 6))) == 2 * len(SPANS)
    assert times(None) == {}

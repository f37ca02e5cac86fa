"""Reads parts of a month or year told by number: "the first week of May" in, days out."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import timedelta

from onrecord.reading import intervals
from onrecord.reading.intervals import Days
from onrecord.reading.times.anchors import Here
from onrecord.reading.times.counting import NUMBERS
from onrecord.reading.times.dates import month, relative_month, relative_year
from onrecord.reading.times.phrases import Phrase
from onrecord.reading.times.relative import MONTHS, UNITS, unit_of

_DAYS = {"day": 1, "week": 7}
_YEAR = 12  # months
_PARTS = {*UNITS, "weekday"}


def nth_week(phrase: Phrase, here: Here) -> Days | None:
    """Read "the first week of October" and "the last week of 2015"."""
    part, whole = _parted(phrase, here)
    return intervals.nth_week(whole, _nth(part)) if whole else None


def nth_weekday(phrase: Phrase, here: Here) -> Days | None:
    """Read "the first Friday of July"."""
    part, whole = _parted(phrase, here)
    return intervals.nth_weekday(whole, part.number("weekday"), _nth(part)) if whole else None


def part_of(phrase: Phrase, here: Here) -> Days | None:
    """Read "the last day of June", "the first nine months of 2023"; "the final days" are vague."""
    part, whole = _parted(phrase, here)
    if whole is None:
        return None
    unit, count, nth = unit_of(part), part.number(*NUMBERS) or 1, _nth(part)
    if part.words[-1].low.endswith("s") and not part.has(*NUMBERS):
        return whole
    if unit in _DAYS:
        return _days_in(whole, _DAYS[unit] * count, nth)
    return _months_in(whole, MONTHS[unit] * count, nth)


def _days_in(whole: Days, length: int, nth: int) -> Days | None:
    """Return the `nth` so many days of a stretch; the last ones if `nth` is negative."""
    total = (whole[1] - whole[0]).days + 1
    before = total - length if nth < 0 else length * (nth - 1)
    if before < 0 or before + length > total:
        return None
    begin = whole[0] + timedelta(days=before)
    return begin, begin + timedelta(days=length - 1)


def _months_in(whole: Days, length: int, nth: int) -> Days | None:
    """Return the `nth` so many months of a year; the last ones if `nth` is negative."""
    begin = _YEAR - length + 1 if nth < 0 else (nth - 1) * length + 1
    found = intervals.months(whole[0].year, begin, length) if begin > 0 else None
    return found if found and found[1] <= whole[1] else None


def _parted(phrase: Phrase, here: Here) -> tuple[Phrase, Days | None]:
    """Return what tells the part, and the days of the whole; the part's "last" is no step."""
    place = 1 + next(i for i, word in enumerate(phrase.words) if word.kind in _PARTS)
    whole = replace(phrase, words=phrase.words[place:])
    return replace(phrase, words=phrase.words[:place]), _whole(whole, here)


def _nth(part: Phrase) -> int:
    return part.number("ord", "nth") or -1


def _whole(phrase: Phrase, here: Here) -> Days | None:
    """Return the month or year that is told: "May", "2016", "last year", "the month"."""
    if phrase.has("month"):
        return month(phrase, here)
    if phrase.has("month_unit"):
        return relative_month(phrase, here)
    year = phrase.number("year") or relative_year(phrase, here)
    return intervals.year(year) if year else None


READERS: Mapping[str, Callable[[Phrase, Here], Days | None]] = {
    "nth_week": nth_week,
    "nth_weekday": nth_weekday,
    "part_of": part_of,
}

"""Reads days and months: "May 3, 2012", "from 3 to 5 May", "in May" in, days out."""

from collections.abc import Callable, Mapping
from datetime import date

from onrecord.reading import intervals
from onrecord.reading.intervals import Days
from onrecord.reading.times.anchors import Here, year_near
from onrecord.reading.times.phrases import Phrase
from onrecord.reading.times.words import Word

_WINDOW = (120, 300)  # days ahead of publication and before it: where a day without a year lies
_WILL = (300, 60)  # the same for a day that "will" be
_SOON = 2  # months: how far ahead a month without a year may lie


def year_of(phrase: Phrase, here: Here) -> int | None:
    """Return the year that the phrase itself tells: "2016", "'16", "next year", "that year"."""
    year = phrase.number("year", "short_year")
    if year or not phrase.has("year_unit"):
        return year or None
    return relative_year(phrase, here)


def relative_year(phrase: Phrase, here: Here) -> int | None:
    """Return the year that "next year" or "that year" means."""
    step = phrase.number("rel", "told")
    back = phrase.has("that", "same", "told")
    if not back and here.storied and step >= 0:
        back = True
    base = here.year if back else here.published and here.published.year
    return base + step if base else None


def year_of_part(phrase: Phrase, first: int, here: Here) -> int | None:
    """Return the year of a part that begins with month `first`.

    What is told as past of "the year" and has not begun is of the year before.
    """
    year, now = year_of(phrase, here), here.published
    if year is None or now is None or phrase.has("year", "rel", "told", "that", "same"):
        return year
    return year - (here.ahead is False and (year, first) > (now.year, now.month))


def day_of_month(phrase: Phrase, here: Here) -> Days | None:
    """Read a day with its month, and its year where one is told."""
    if phrase.has("full"):
        return intervals.day(*phrase.pair("full"))
    month, number = phrase.number("month"), phrase.number("num", "nth", "ord", "card")
    year = year_of(phrase, here)
    if phrase.has("day_year"):
        number, year = phrase.pair("day_year")
    if phrase.has("part_date"):
        month, number = phrase.pair("part_date")
    if year:
        return intervals.day(year, month, number)
    return day_without_year(phrase, month, number, here)


def day_without_year(phrase: Phrase, month: int, number: int, here: Here) -> Days | None:
    """Return the day that is meant: by the time told last, else by the publication."""
    if here.lends_year(phrase):
        year = year_near(month, here.told)
        return intervals.day(year, month, number) if year else None
    if here.published is None or here.told.lost:
        return None
    ahead, back = _WILL if here.ahead else _WINDOW
    for year in (here.published.year, here.published.year + 1, here.published.year - 1):
        days = intervals.day(year, month, number)
        if days and -ahead <= (here.published - days[0]).days < back:
            return days
    return _leap_day(month, number, here.published)


def _leap_day(month: int, number: int, published: date) -> Days | None:
    """Return the last 29 February."""
    years = (published.year - back for back in range(8))
    return next(filter(None, (intervals.day(year, month, number) for year in years)), None)


def days_of_month(phrase: Phrase, here: Here) -> Days | None:
    """Read "from 3 to 5 March" and "March 3-5"."""
    printed = [w.number for w in phrase.words if w.kind in {"num", "nth", "ord"}]
    number, end = phrase.pair("days") or printed
    first = _day_in(phrase, number, here)
    last = intervals.day(first[0].year, first[0].month, end) if first else None
    return (first[0], last[1]) if first and last and first[0] <= last[1] else None


def _day_in(phrase: Phrase, number: int, here: Here) -> Days | None:
    """Return the day with this number in the phrase's month."""
    month = phrase.number("month")
    if not month:
        whole = relative_month(phrase, here)
        return intervals.day(whole[0].year, whole[0].month, number) if whole else None
    year = year_of(phrase, here)
    if year:
        return intervals.day(year, month, number)
    return day_without_year(phrase, month, number, here)


def relative_month(phrase: Phrase, here: Here) -> Days | None:
    """Return the month that "next month" or "that month" means."""
    back = phrase.has("that", "same", "told") or (here.history and not phrase.has("rel"))
    base = here.month if back else here.published
    return intervals.shifted_month(base, phrase.number("rel", "told")) if base else None


def day_of_relative_month(phrase: Phrase, here: Here) -> Days | None:
    """Read "the 20th of next month"."""
    whole = relative_month(phrase, here)
    number = phrase.number("num", "nth", "ord")
    return intervals.day(whole[0].year, whole[0].month, number) if whole else None


def month(phrase: Phrase, here: Here) -> Days | None:
    """Read a month, with or without its year."""
    if phrase.has("year_month"):
        return intervals.month(*phrase.pair("year_month"))
    if phrase.has("slash", "dash") and phrase.has("num"):
        return intervals.month(phrase.number("year"), phrase.number("num"))
    number = phrase.number("month")
    year = year_of(phrase, here) or _year_of_month(phrase, number, here)
    return intervals.month(year, number) if year else None


def _year_of_month(phrase: Phrase, number: int, here: Here) -> int | None:
    """Return the year of "in May", "last May": the latest not ahead, or the next one."""
    if here.lends_year(phrase) and not phrase.has("rel"):
        return year_near(number, here.told)
    if here.published is None or here.told.lost:
        return None
    return _nearest_year(number, phrase.first("rel"), here.published, ahead=here.ahead)


def _nearest_year(number: int, rel: Word | None, now: date, *, ahead: bool | None) -> int:
    """Return the year of the last, this, the next or the likeliest such month around `now`."""
    if rel:
        return (
            now.year
            + (rel.number > 0 >= number - now.month)
            - (rel.number < 0 <= number - now.month)
        )
    if ahead:
        return now.year + (number < now.month)
    return now.year - (number > now.month + (_SOON if ahead is None else 0))


READERS: Mapping[str, Callable[[Phrase, Here], Days | None]] = {
    "date": day_of_month,
    "slashed": day_of_month,
    "days_of_month": days_of_month,
    "day_of_this_month": day_of_relative_month,
    "month": month,
    "month_year": month,
}

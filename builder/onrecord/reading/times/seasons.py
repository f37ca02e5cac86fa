"""Reads holidays and what is longer than a month: seasons, years, centuries in, days out."""

# ruff: noqa: PLR2004  counts of months and years, each told by its line

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date

from onrecord.reading import intervals
from onrecord.reading.intervals import Days
from onrecord.reading.lexicon import table
from onrecord.reading.times.anchors import Here
from onrecord.reading.times.dates import year_of, year_of_part
from onrecord.reading.times.holidays import holiday
from onrecord.reading.times.numerals import full_year
from onrecord.reading.times.phrases import Phrase
from onrecord.reading.times.words import Word

_AHEAD = 120  # days: how far ahead of publication a holiday without a year may lie
_SOON = 2  # months: how far ahead a season without a year may begin
_HALF = 10  # "H1" is written 11 where "Q1" is 1
_DECEMBER = 12


def season(phrase: Phrase, here: Here) -> Days | None:
    """Read a season of the northern half of the earth; winter is named by its December."""
    word = phrase.first("season")
    name = str(word.value) if word else ""
    first = table("times")["seasons"][name]
    rel = phrase.first("rel", "told")
    year = year_of(phrase, here)
    if year is None and here.lends_year(phrase) and not (rel and rel.number < 0):
        year = here.told.year and here.told.year + phrase.number("rel", "told")
    if year is None and here.published and not here.told.lost:
        year = _year_of_season(first, rel, here.published, ahead=here.ahead)
    return intervals.months(year, first, 3) if year is not None else None


def _year_of_season(first: int, rel: Word | None, now: date, *, ahead: bool | None) -> int:
    """Return the year of this season, of the last or next one, or of the one that is meant."""
    this = now.year - (first == _DECEMBER and now.month < 3)
    begun = 12 * (now.year - this) + now.month - first
    if rel is None and ahead:
        return this + (begun >= 3)
    if rel is None:
        return this - (begun < -_SOON)
    return this + (rel.number > 0 and begun >= 0) - (rel.number < 0 and begun < 3)


def quarter(phrase: Phrase, here: Here) -> Days | None:
    """Read a quarter of a year, of a fiscal year where it says so, or "H1", a half."""
    told, number = phrase.pair("year_quarter") or (0, phrase.number("ord", "nth", "quarter"))
    parts = 2 if number > _HALF else 4
    part = number % _HALF if number > 0 else parts
    year = told or _year_of_quarter(phrase, (part - 1) * 12 // parts + 1, here)
    if not year:
        return None
    if phrase.has("fiscal"):
        first = table("times")["fiscal"]["begins"]
        return intervals.months(year - 1, first + 3 * (part - 1), 3) if part < 5 else None
    return intervals.part_of_year(year, part, parts)


def _year_of_quarter(phrase: Phrase, first: int, here: Here) -> int | None:
    """Return the year of a quarter; that of "Q3" is the last one that has begun, or the next.

    The "last" of "the last quarter of this year" is no step.
    """
    place = next((i for i, word in enumerate(phrase.words) if word.kind == "quarter_unit"), 0)
    year = year_of_part(replace(phrase, words=phrase.words[place:]), first, here)
    if year or here.published is None or not phrase.has("quarter"):
        return year
    begun = first <= here.published.month
    return here.published.year - (not begun and not here.ahead)


def fiscal_year(phrase: Phrase, _here: Here) -> Days | None:
    """Read a fiscal year, named by the year it ends in."""
    year = phrase.number("year", "fiscal_year")
    year = full_year(year) if year < 100 else year
    return intervals.months(year - 1, table("times")["fiscal"]["begins"], 12)


def half(phrase: Phrase, here: Here) -> Days | None:
    """Read "the second half of 2008"."""
    edge = phrase.first("edge")
    part = phrase.number("ord", "nth") or (1 if edge and edge.value == "early" else 2)
    year = year_of_part(phrase, 6 * part - 5, here)
    return intervals.part_of_year(year, part, 2) if year else None


def year(phrase: Phrase, _here: Here) -> Days | None:
    """Read a year."""
    return intervals.year(phrase.number("year", "short_year"))


def years(phrase: Phrase, _here: Here) -> Days | None:
    """Read "1939-45"."""
    return intervals.years(*phrase.pair("years"))


def decade(phrase: Phrase, _here: Here) -> Days | None:
    """Read "the 1990s"; "the nineties" are the last ones that are over."""
    first = phrase.number("decade_of")
    first += 1900 if first < 100 else 0
    return intervals.years(first, first + 9)


def century(phrase: Phrase, _here: Here) -> Days | None:
    """Read "the 20th century" as the hundred years that begin with the same digits."""
    first = 100 * (phrase.number("ord", "nth") - 1)
    return intervals.years(max(first, 1), first + 99)


def feast(phrase: Phrase, here: Here) -> Days | None:
    """Read a holiday."""
    word = phrase.first("holiday")
    name = str(word.value) if word else ""
    year = year_of(phrase, here)
    if year is None and here.lends_year(phrase):
        year = here.told.year
    if year is not None:
        return holiday(name, year)
    return _feast_near(name, phrase.number("rel"), here) if here.published else None


def _feast_near(name: str, step: int, here: Here) -> Days | None:
    """Return the last, the next or the likeliest day of a holiday."""
    now = here.published or date.min
    every = [d for shift in (-1, 0, 1) if (d := holiday(name, now.year + shift))]
    if step > 0 or here.ahead:
        return next((d for d in every if d[0] >= now), None)
    latest = -1 if step < 0 else _AHEAD
    return next((d for d in reversed(every) if (d[0] - now).days <= latest), None)


READERS: Mapping[str, Callable[[Phrase, Here], Days | None]] = {
    "season": season,
    "quarter": quarter,
    "fiscal": fiscal_year,
    "half": half,
    "year": year,
    "years": years,
    "decade": decade,
    "century": century,
    "holiday": feast,
}

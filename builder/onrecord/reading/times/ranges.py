"""Joins two times into a range and takes lists apart: phrases of a run in, phrases out."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from onrecord.reading import intervals
from onrecord.reading.intervals import Days
from onrecord.reading.times.anchors import Here
from onrecord.reading.times.phrases import Found, Phrase
from onrecord.reading.times.words import Word

Resolve = Callable[[Phrase, Here], Days | None]
_ON_CALENDAR = {"date", "month", "month_year", "season", "holiday", "year", "slashed", "quarter"}
_FROM_DAY = {"now", "weekday", "weekday_the", "today", "the_day", "week_of", "period"}
_LENT = {"date", "month", "season", "holiday", "slashed"}
_DECEMBER = 12
_YEARS = ("year", "full", "short_year", "day_year", "year_month")


@dataclass(frozen=True, slots=True)
class Range:
    """Two times, the first and the last of a stretch."""

    first: Phrase
    last: Phrase

    @property
    def begin(self) -> int:
        """Where the range begins."""
        return self.first.begin

    @property
    def end(self) -> int:
        """Where the range ends."""
        return self.last.end


def joined(found: Sequence[Found], run: Sequence[Word]) -> Iterator[Phrase | Range]:
    """Yield the phrases, two of them as a range where "to", "–" or "between … and" joins them."""
    place = 0
    while place < len(found):
        here = found[place]
        following = found[place + 1] if place + 1 < len(found) else None
        if following and _joins(here, following, run):
            yield Range(here.phrase, following.phrase)
            place += 2
        else:
            yield from _apart(_lent(here, following, run))
            place += 1


def _lent(first: Found, last: Found | None, run: Sequence[Word]) -> Phrase:
    """Return the first phrase with the other's year where both share it: "May and June 1955"."""
    phrase = first.phrase
    if last is None or not _yearless(phrase) or last.phrase.way == "year":
        return phrase
    between = {word.kind for word in run[first.last : last.first]} - {"comma"}
    year = last.phrase.number("year")
    if not year or between not in ({"and"}, {"dash"}):
        return phrase
    later = phrase.number("month") > (last.phrase.number("month") or _DECEMBER)
    return _with_year(phrase, year - later)


def _yearless(phrase: Phrase) -> bool:
    """Whether a phrase may have a year and has none."""
    return phrase.way in _LENT and not phrase.has(*_YEARS, "year_unit")


def _joins(first: Found, last: Found, run: Sequence[Word]) -> bool:
    between = [word.kind for word in run[first.last : last.first] if word.kind != "the"]
    ways = {first.phrase.way, last.phrase.way}
    if between == ["and"]:
        opened = first.first > 0 and run[first.first - 1].kind == "between"
        return opened and ways <= _ON_CALENDAR | _FROM_DAY
    if between == ["dash"]:
        return ways <= _ON_CALENDAR
    return between == ["to"] and ways <= _ON_CALENDAR | _FROM_DAY


def _apart(phrase: Phrase) -> Iterator[Phrase]:
    """Yield the days of "April 6 and 7" one by one."""
    if phrase.way == "now":
        return  # it tells a time only as the end of a range
    if phrase.way != "listed_days":
        yield phrase
        return
    numbers = [w for w in phrase.words if w.kind in {"num", "nth", "ord"}]
    others = [w for w in phrase.words if w.kind in {"month", *_YEARS, "year_unit", "rel", "that"}]
    for number in numbers:
        begin = phrase.begin if number is numbers[0] else number.begin
        end = phrase.end if number is numbers[-1] else number.end
        yield Phrase("date", (*others, number), begin, end)


def days_of_range(one: Range, here: Here, resolve: Resolve) -> Days | None:
    """Return the days from the first to the last; a year told once counts for both."""
    for first, last in _dated(one, here, resolve):
        if first and last and first[0] <= last[1]:
            return first[0], last[1]
    return None


def _dated(one: Range, here: Here, resolve: Resolve) -> Iterator[tuple[Days | None, Days | None]]:
    """Yield the days of both ends, the likeliest years first."""
    first, last = one.first, one.last
    if _yearless(last):
        days = resolve(first, here)
        years = (days[0].year, days[0].year + 1) if days else ()
        yield from ((days, resolve(_with_year(last, year), here)) for year in years)
    elif _yearless(first):
        days = resolve(last, here)
        years = (days[1].year, days[1].year - 1) if days else ()
        yield from ((resolve(_with_year(first, year), here), days) for year in years)
    elif last.way == "weekday":
        days = resolve(first, here)
        yield days, days and _weekday_after(days, last.number("weekday"))
    else:
        yield resolve(first, here), resolve(last, here)


def _weekday_after(days: Days, number: int) -> Days | None:
    return intervals.shifted_day(days[1], (number - days[1].weekday()) % 7)


def _with_year(phrase: Phrase, year: int) -> Phrase:
    word = Word("year", year, phrase.begin, phrase.end)
    return replace(phrase, words=(*phrase.words, word))

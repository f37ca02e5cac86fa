"""Finds the times a text tells: text and publication day in, time expressions out."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from onrecord.reading import intervals
from onrecord.reading.intervals import Days
from onrecord.reading.reasons import Chain, because
from onrecord.reading.times import (
    counting,
    dates,
    offsets,
    parts,
    relative,
    seasons,
    weekdays,
)
from onrecord.reading.times.anchors import Here, Told, is_history, is_old, lost, tells
from onrecord.reading.times.contexts import meant
from onrecord.reading.times.phrases import Found, Phrase, phrases
from onrecord.reading.times.ranges import Range, days_of_range, joined
from onrecord.reading.times.runs import runs
from onrecord.reading.times.tenses import ahead
from onrecord.reading.times.words import Word
from onrecord.records import Basis, Interval, Span, TimeExpression

_READERS = {
    **dates.READERS,
    **seasons.READERS,
    **weekdays.READERS,
    **relative.READERS,
    **counting.READERS,
    **offsets.READERS,
    **parts.READERS,
}
_OWN_YEAR = (
    "year",
    "year_quarter",
    "full",
    "years",
    "year_month",
    "day_year",
    "short_year",
    "fiscal_year",
)
_NEARBY = {"weekday", "weekdays", "weekday_the", "today", "ago"}
_STEPPED = {"period", "part_of_day", "duration"}
_DATED = {"date", "days_of_month", "week_of", "slashed"}
_VAGUE = {"ago", "around_day", "part_of_day", "period", "duration"}


@dataclass(frozen=True, slots=True)
class _Told:
    """A run of words that tell times, the phrases in it, and the bounds of its paragraph."""

    run: Sequence[Word]
    found: Sequence[Found]
    paragraph: tuple[int, int]


def times(
    text: str, bounds: Iterable[tuple[int, int]], published: date | None
) -> Iterator[TimeExpression]:
    """Yield the time expressions of an article's paragraphs, which come in text order.

    What counts from a day counts from `published` or, where it says so ("the next day") or the
    article tells of another time than its own, from the time told last before it.
    """
    told = [
        _Told(run, found, b) for b in bounds for run in runs(text, *b) if (found := [*phrases(run)])
    ]
    history = _history(told, published)
    here = Here(published=published, told=Told(), history=history)
    last: Phrase | None = None
    for one, paragraph in _meant(text, told, history=history):
        if isinstance(one, Phrase) and one.way == "bygone":
            here = replace(here, told=lost(here.told))
            continue
        there = replace(here, ahead=ahead(text, one.begin, one.end, paragraph))
        days = _days(one, there)
        if days and _follows(one) and there.over(days):
            days = None
        why = _because(one, days, there, last)
        if days:
            here = replace(here, told=tells(here.told, _last(one), days))
            last = _last(one)
        if days or _open(one, published):
            when = _interval(one, days)
            yield TimeExpression(span=Span(one.begin, one.end), when=when, because=why)


def _because(one: Phrase | Range, days: Days | None, here: Here, last: Phrase | None) -> Chain:
    """Return what a phrase was counted from: it is counted again without what was told before."""
    if days is None or _basis(one) == "explicit":
        return ()
    if last is None or _days(one, replace(here, told=Told())) == days:
        return () if here.published is None else (because("from printing"),)
    return (because("from before", (last.begin, last.end)),)


def _history(told: Sequence[_Told], published: date | None) -> bool:
    """Whether the article is a history; one without its day counts from its own dates alike."""
    if published is None:
        return True
    every = (_other_time(f.phrase, published) for one in told for f in one.found)
    return is_history([old for old in every if old is not None])


def _other_time(phrase: Phrase, published: date) -> bool | None:
    """Return whether a phrase is of another time; None where it may be of any."""
    full, year_month = phrase.pair("full"), phrase.pair("year_month")
    year = phrase.number("year") or next(iter(full or year_month), 0)
    if year:
        return is_old(year, published)
    nearby = phrase.way in _NEARBY or (phrase.way in _STEPPED and phrase.has("rel"))
    return False if nearby else None


def _meant(
    text: str, told: Iterable[_Told], *, history: bool
) -> Iterator[tuple[Phrase | Range, tuple[int, int]]]:
    """Yield what is meant as a time, in text order, with its paragraph."""
    for one in told:
        kept = [f for each in one.found for f in meant(text, each, one.run, history=history)]
        for phrase in joined(kept, one.run):
            yield phrase, one.paragraph


def _last(one: Phrase | Range) -> Phrase:
    return one.last if isinstance(one, Range) else one


def _days(one: Phrase | Range, here: Here) -> Days | None:
    if isinstance(one, Range):
        return days_of_range(one, here, _days)
    return _READERS[one.way](one, here)


def _follows(one: Phrase | Range) -> bool:
    """Whether it counts on from what was told: "the following day", "two years later"."""
    if isinstance(one, Range):
        return False
    later, rel = one.first("later"), one.first("rel")
    near = one.has("day_unit", "week_unit", "hours") and one.way in {"part_of_day", "duration"}
    following = near and rel is not None and rel.low == "next"
    return one.number("told") > 0 or following or (later is not None and later.value == "later")


def _open(one: Phrase | Range, published: date | None) -> bool:
    """Whether a phrase without days still tells a time: one whose anchor is not known."""
    last = _last(one)
    if last.has(*_OWN_YEAR):
        return False
    month, number = last.number("month"), last.number("num", "nth", "ord")
    if month and number and intervals.day(2000, month, number) is None:
        return False
    return last.way in _VAGUE or (published is None and last.way != "coming")


def _interval(one: Phrase | Range, days: Days | None) -> Interval:
    if days is None:
        return Interval(basis="relative")
    return Interval(begin=days[0], end=days[1], basis=_basis(one))


def _basis(one: Phrase | Range) -> Basis:
    """Say "explicit" of what tells its own year or, a day, its month."""
    if isinstance(one, Range):
        ends = {_basis(one.first), _basis(one.last)}
        return "explicit" if ends == {"explicit"} else "relative"
    decade = one.way == "decade" and one.number("decade_of") > 99  # noqa: PLR2004  two digits
    dated = one.way in _DATED and one.has("month", "part_date")
    own = one.has(*_OWN_YEAR) or decade or dated or one.way == "century"
    return "explicit" if own else "relative"

"""Reads what is counted from a day told beside it: "two days after Christmas" in, days out."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date

from onrecord.reading import intervals
from onrecord.reading.intervals import Days
from onrecord.reading.times.anchors import Here
from onrecord.reading.times.counting import amounts_of, exact, lasting_from
from onrecord.reading.times.dates import day_of_month, month
from onrecord.reading.times.phrases import Phrase, phrase_of
from onrecord.reading.times.relative import stepped, today, unit_of
from onrecord.reading.times.seasons import feast, year
from onrecord.reading.times.weekdays import weekday
from onrecord.reading.times.words import Word

_BACK = ("before", "ago")
_RELATIONS = (*_BACK, "after", "from", "ended")
_BESIDE = {*_RELATIONS, "on", "the"}
_DAY = ("num", "nth", "ord", "card", "full", "day_year")
_INEXACT = frozenset({"over", "nearly", "almost"})
_EXACT = ("from", "ago", "today", "now", "day_unit")


def from_day(phrase: Phrase, here: Here) -> Days | None:
    """Read "three weeks from tomorrow", "a year ago today", "the week before Christmas".

    "Two weeks before 3 May" is the whole week, "the two weeks before" it are those up to it;
    "more than two weeks before" it is open.
    """
    counted, anchor = _parted(phrase, here)
    if anchor is None or _open(counted):
        return None
    amounts = amounts_of(counted) or [(1, unit_of(counted))]
    sign = -1 if phrase.has(*_BACK) else 1
    if counted.has("within", "less"):
        return lasting_from(anchor, amounts)
    far, near = exact(anchor, amounts, sign), intervals.shift(anchor, sign)
    if counted.has("the"):
        return (min(far[0], near), max(far[0], near)) if far and near else None
    if phrase.has(*_EXACT):
        return far
    ((number, unit),) = amounts
    return stepped(anchor, unit, sign * number)


def _open(counted: Phrase) -> bool:
    """Whether it is "more than two weeks" or "nearly two": no unit that could be told."""
    return counted.has("more") or any(word.low in _INEXACT for word in counted.words)


def ago_this(phrase: Phrase, here: Here) -> Days | None:
    """Read "a year ago this month"."""
    day = exact(here.published, amounts_of(phrase)[:1], -1) if here.published else None
    return stepped(day[0], unit_of(phrase), phrase.number("rel")) if day else None


def weekday_from(phrase: Phrase, here: Here) -> Days | None:
    """Read "the Monday after Easter"."""
    counted, anchor = _parted(phrase, here)
    direction = -1 if phrase.has(*_BACK) else 1
    number = counted.number("weekday")
    return intervals.weekday(anchor, number, direction=direction) if anchor else None


def up_to(phrase: Phrase, here: Here) -> Days | None:
    """Read "the three months to June" and "the six months ended 30 June 2023"."""
    place = next(i for i, word in enumerate(phrase.words) if word.kind in {"to", "ended"})
    counted = replace(phrase, words=phrase.words[:place])
    last = replace(phrase, words=phrase.words[place:])
    days = _last_of(last, here)
    after = intervals.shift(days[1], 1) if days else None
    amounts = amounts_of(counted) or [(1, unit_of(counted))]
    first = exact(after, amounts, -1) if after else None
    return (first[0], days[1]) if days and first else None


def _last_of(phrase: Phrase, here: Here) -> Days | None:
    """Return the day, month or year that a stretch runs through."""
    if phrase.has(*_DAY):
        return day_of_month(phrase, here)
    return month(phrase, here) if phrase.has("month") else year(phrase, here)


def lasting(phrase: Phrase, here: Here) -> Days | None:
    """Read "for three days from Monday" and "for two weeks starting May 20"."""
    counted, first = _parted(phrase, here)
    amounts = amounts_of(counted)
    return lasting_from(first, amounts) if first and amounts else None


def _parted(phrase: Phrase, here: Here) -> tuple[Phrase, date | None]:
    """Return what is counted, and the day it is counted from."""
    place = next(i for i, word in enumerate(phrase.words) if word.kind in _RELATIONS)
    words = phrase.words[place:]
    while words[0].kind in _BESIDE:
        words = words[1:]
    return replace(phrase, words=phrase.words[:place]), _anchor(words, here)


def _anchor(words: Sequence[Word], here: Here) -> date | None:
    kinds = {word.kind for word in words}
    way, read = next(reader for kind, reader in _ANCHORS.items() if kind in kinds)
    days = read(phrase_of(way, words), here)
    return days[0] if days else None


_ANCHORS: Mapping[str, tuple[str, Callable[[Phrase, Here], Days | None]]] = {
    "today": ("today", today),
    "now": ("now", today),
    "weekday": ("weekday", weekday),
    "month": ("date", day_of_month),
    "full": ("date", day_of_month),
    "holiday": ("holiday", feast),
}
READERS: Mapping[str, Callable[[Phrase, Here], Days | None]] = {
    "from_day": from_day,
    "ago_this": ago_this,
    "weekday_from": weekday_from,
    "lasting": lasting,
    "up_to": up_to,
}

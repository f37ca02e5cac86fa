"""Reads phrases with weekdays, weeks and days of a month told by number; days out."""

from collections.abc import Callable, Mapping
from datetime import date

from onrecord.reading import intervals
from onrecord.reading.intervals import Days
from onrecord.reading.times.anchors import Here
from onrecord.reading.times.dates import day_of_month
from onrecord.reading.times.phrases import Phrase, phrase_of
from onrecord.reading.times.relative import period

_COMING = {"coming", "upcoming"}
_ENDED = {"ended", "ending"}


def weekday(phrase: Phrase, here: Here) -> Days | None:
    """Read "on Friday", "last Friday", "next Friday" (of the next week), "the following Friday"."""
    number, told = phrase.number("weekday", "wday"), phrase.first("told")
    if told:
        return intervals.weekday(here.day, number, direction=told.number) if here.day else None
    if here.published is None:
        return None
    if phrase.has("rel"):
        return _stepped_weekday(phrase, number, here.published, ahead=here.ahead)
    if here.history:
        return _nearest(here.day, number) if here.day else None
    if here.ahead:
        return intervals.shifted_day(here.published, (number - here.published.weekday()) % 7)
    return intervals.weekday(here.published, number, direction=0)


def _stepped_weekday(phrase: Phrase, number: int, now: date, *, ahead: bool | None) -> Days | None:
    """Read "last", "this", "coming" and "next" Friday; "this Friday" may be over."""
    rel = next(word for word in reversed(phrase.words) if word.kind == "rel")
    if rel.low in _COMING or rel.number < 0:
        return intervals.weekday(now, number, direction=rel.number)
    over = rel.number == 0 and ahead is False and number > now.weekday()
    return _of_week(now, number, rel.number - over)


def _nearest(anchor: date, number: int) -> Days | None:
    return intervals.shifted_day(anchor, (number - anchor.weekday() + 3) % 7 - 3)


def _of_week(anchor: date, number: int, weeks: int) -> Days | None:
    whole = intervals.week(anchor, weeks)
    return intervals.shifted_day(whole[0], number) if whole else None


def weekday_of_week(phrase: Phrase, here: Here) -> Days | None:
    """Read "Friday of next week"."""
    whole = period(phrase, here)
    return intervals.shifted_day(whole[0], phrase.number("weekday", "wday")) if whole else None


def weekdays(phrase: Phrase, here: Here) -> Days | None:
    """Read "Monday to Friday" and "next week from Monday to Friday"."""
    first, last = (w for w in phrase.words if w.kind in {"weekday", "wday"})
    if phrase.has("week_unit"):
        whole = period(phrase, here)
        days = intervals.shifted_day(whole[0], first.number) if whole else None
    else:
        days = weekday(phrase_of("weekday", [first]), here)
    if days is None:
        return None
    end = intervals.shifted_day(days[0], (last.number - first.number) % 7)
    return (days[0], end[1]) if end else None


def weekday_the(phrase: Phrase, here: Here) -> Days | None:
    """Read "Friday the 11th": the nearest such day."""
    anchor = here.day if here.history else here.published
    if anchor is None:
        return None
    number, named = phrase.number("nth", "ord", "card"), phrase.number("weekday", "wday")
    whole = (intervals.shifted_month(anchor, shift) for shift in range(-12, 13))
    days = (intervals.day(w[0].year, w[0].month, number) for w in whole if w)
    fitting = [d for d in days if d and d[0].weekday() == named]
    return min(fitting, key=lambda d: abs((d[0] - anchor).days), default=None)


def the_day(phrase: Phrase, here: Here) -> Days | None:
    """Read "on the 15th": of the month told in a history, else the last or the next one."""
    number = phrase.number("nth", "num")
    if here.history:
        return intervals.day(here.month.year, here.month.month, number) if here.month else None
    if here.published is None:
        return None
    whole = (intervals.shifted_month(here.published, n if here.ahead else -n) for n in range(3))
    days = (intervals.day(w[0].year, w[0].month, number) for w in whole if w)
    return next((d for d in days if d and _fits(d, here)), None)


def _fits(days: Days, here: Here) -> bool:
    """Whether the day lies on the side of the publication that is told of."""
    now = here.published
    return now is not None and (days[0] >= now if here.ahead else days[0] <= now)


def week_of(phrase: Phrase, here: Here) -> Days | None:
    """Read "the week of September 5" and "the week ended September 9"."""
    days = day_of_month(phrase, here) if phrase.has("month", "full") else the_day(phrase, here)
    if days is None:
        return None
    word = phrase.first("ended")
    first = intervals.shift(days[0], -6) if word and word.value in _ENDED else None
    return (first, days[1]) if first else intervals.week(days[0], 0)


def counted_weekday(phrase: Phrase, here: Here) -> Days | None:
    """Read "two Fridays ago", the last Friday but one, and "two Fridays from now"."""
    count, number = phrase.number("card", "num"), phrase.number("several_days")
    direction = -1 if phrase.has("ago") else 1
    base = here.day if phrase.has("later") else here.published
    first = intervals.weekday(base, number, direction=direction) if base else None
    return intervals.shifted_day(first[0], direction * 7 * (count - 1)) if first else None


def weekday_week(phrase: Phrase, here: Here) -> Days | None:
    """Read "Friday week": a week after the coming Friday."""
    number = phrase.number("weekday")
    coming = intervals.weekday(here.published, number, direction=1) if here.published else None
    return intervals.shifted_day(coming[0], 7) if coming else None


READERS: Mapping[str, Callable[[Phrase, Here], Days | None]] = {
    "weekday": weekday,
    "weekday_week": weekday_week,
    "weekday_of_week": weekday_of_week,
    "weekdays": weekdays,
    "weekday_the": weekday_the,
    "the_day": the_day,
    "week_of": week_of,
    "counted_weekday": counted_weekday,
}

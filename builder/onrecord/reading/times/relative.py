"""Reads phrases that step from a day: "last week", "today", "the day before" in, days out."""

from collections.abc import Callable, Mapping
from datetime import date
from functools import cache

from onrecord.reading import intervals
from onrecord.reading.intervals import Days
from onrecord.reading.lexicon import table
from onrecord.reading.times.anchors import Here
from onrecord.reading.times.phrases import Phrase

UNITS = {
    "day_unit": "day",
    "week_unit": "week",
    "fortnight_unit": "fortnight",
    "month_unit": "month",
    "year_unit": "year",
    "decade_unit": "decade",
    "century_unit": "century",
    "quarter_unit": "quarter",
    "half_unit": "half",
    "weekend_unit": "weekend",
    "hour_unit": "hour",
}
WORKING = "working day"
MONTHS = {"month": 1, "quarter": 3, "half": 6, "year": 12, "decade": 120, "century": 1200}
_FAR = 10_000  # steps: nothing is told of that lies further


def stepped(anchor: date, unit: str, steps: int) -> Days | None:
    """Return the day, week, month or longer unit that lies `steps` after that of `anchor`."""
    if abs(steps) > _FAR:
        return None
    if unit == "day":
        return intervals.shifted_day(anchor, steps)
    if unit == WORKING:
        return intervals.working_day(anchor, steps)
    if unit in {"week", "fortnight"}:
        return intervals.week(anchor, steps * (1 + (unit == "fortnight")))
    if unit == "weekend":
        return _weekend(anchor, steps)
    length = MONTHS[unit]
    place = (anchor.year * 12 + anchor.month - 1) // length + steps
    return intervals.months(place * length // 12, place * length % 12 + 1, length)


def _weekend(anchor: date, weeks: int) -> Days | None:
    whole = intervals.week(anchor, weeks)
    saturday = intervals.shift(whole[0], 5) if whole else None
    return (saturday, whole[1]) if saturday and whole else None


def shifted(days: Days | None, step: int) -> Days | None:
    """Return the days that lie `step` days after these."""
    first, last = (intervals.shift(day, step) for day in days) if days else (None, None)
    return (first, last) if first and last else None


def unit_of(phrase: Phrase) -> str:
    """Return the phrase's unit; the last one where it tells several."""
    return next(UNITS[w.kind] for w in reversed(phrase.words) if w.kind in UNITS)


def told_base(here: Here, unit: str) -> date | None:
    """Return what "that week" counts from: a day for days and weeks, else as much as is told."""
    if unit in {"hour", "day", WORKING, "week", "fortnight", "weekend"}:
        days = here.days
        whole = intervals.week(days[0], 0) if days and unit in {"week", "weekend"} else None
        return days[0] if days and whole and days[1] <= whole[1] else here.day
    if unit in {"month", "quarter"}:
        return here.month
    return date(here.year, 1, 1) if here.year else None


def period(phrase: Phrase, here: Here) -> Days | None:
    """Read "last week", "the following month", "that year", "the end of the month"."""
    unit, step, rel = unit_of(phrase), phrase.number("rel", "told"), phrase.first("rel")
    of_writing = rel is None and not phrase.has("that", "same", "told") and not here.history
    back = rel is None or (here.storied and rel.number >= 0)
    base = told_base(here, unit) if back and not of_writing else here.published
    days = stepped(base, unit, step) if base else None
    if days and rel and not back and phrase.has("edge"):
        return edge(phrase, days, unit)
    if days is None or (back and not of_writing) or step:
        return days
    if unit == "weekend":
        return _over(days, here) if here.ahead is False or (of_writing and not here.ahead) else days
    return _clipped(phrase, days, here)


def edge(phrase: Phrase, days: Days, unit: str) -> Days:
    """Return the days of "early next week" or "late last month", about half of the whole.

    "The rest of this week" is cut off at the publication elsewhere; other units stay whole.
    """
    word = phrase.first("edge")
    part = next((n for n, ws in _edges().items() if word and word.low in ws), None)
    bounds = table("times")["edges"].get(f"{part}_{unit}")
    if bounds is None:
        return days
    if unit == "year":
        return intervals.months(days[0].year, bounds[0], bounds[1] - bounds[0] + 1) or days
    first, last = (intervals.shift(days[0], bound - 1) for bound in bounds)
    return (first, min(last, days[1])) if first and last else days


@cache
def _edges() -> Mapping[str, frozenset[str]]:
    names = table("times")["edges"]
    return {part: frozenset(names[part].split()) for part in ("first", "middle", "last")}


def _over(days: Days, here: Here) -> Days | None:
    """Return a weekend, or the one before it if it has not come yet."""
    ahead = here.published is not None and days[0] > here.published
    return _weekend(days[0], -1) if ahead else days


def _clipped(phrase: Phrase, days: Days, here: Here) -> Days:
    """Cut "earlier this year" and "the rest of the year" off at the publication."""
    word = phrase.first("later", "edge")
    now = here.published
    if word is None or now is None or not days[0] <= now <= days[1]:
        return days
    if word.value == "earlier":
        yesterday = intervals.shift(now, -1)
        return days[0], max(days[0], yesterday or now)
    if word.value in {"later", "rest"}:
        return now, days[1]
    return days


def around_day(phrase: Phrase, here: Here) -> Days | None:
    """Read "the day before", "the day after tomorrow"."""
    step = -1 if phrase.has("before") else 1
    if phrase.has("today"):
        step += phrase.number("today")
        return intervals.shifted_day(here.published, step) if here.published else None
    return shifted(here.days, phrase.number("told") or step)


def around_period(phrase: Phrase, here: Here) -> Days | None:
    """Read "the week after next", "the year before last"."""
    step = phrase.number("rel") + (-1 if phrase.has("before") else 1)
    return stepped(here.published, unit_of(phrase), step) if here.published else None


def today(phrase: Phrase, here: Here) -> Days | None:
    """Read "today", "yesterday morning", "earlier today"."""
    return intervals.shifted_day(here.published, phrase.number("today")) if here.published else None


def part_of_day(phrase: Phrase, here: Here) -> Days | None:
    """Read "last night", "this morning", "that afternoon", "the next morning"."""
    step = phrase.number("rel", "told")
    told = phrase.has("that", "same", "told") or (phrase.has("the", "rel") and step > 0)
    if told or here.storied:
        return shifted(here.days, step)
    return intervals.shifted_day(here.published, step) if here.published else None


READERS: Mapping[str, Callable[[Phrase, Here], Days | None]] = {
    "around_day": around_day,
    "around_week": around_period,
    "today": today,
    "now": today,
    "part_of_day": part_of_day,
    "period": period,
}

"""Reads phrases that count from a day: "last week", "three days later", "today" in, days out."""

from collections.abc import Callable, Mapping
from datetime import date, timedelta
from functools import cache

from onrecord.reading import intervals
from onrecord.reading.intervals import Days
from onrecord.reading.lexicon import table
from onrecord.reading.times.anchors import Here
from onrecord.reading.times.phrases import Phrase

_UNITS = {
    "day_unit": "day",
    "week_unit": "week",
    "month_unit": "month",
    "year_unit": "year",
    "decade_unit": "decade",
    "century_unit": "century",
    "quarter_unit": "quarter",
    "half_unit": "half",
    "weekend_unit": "weekend",
}
_MONTHS = {"month": 1, "quarter": 3, "half": 6, "year": 12, "decade": 120, "century": 1200}
_DAY = timedelta(days=1)
_FAR = 10_000  # steps: nothing is told of that lies further
_NUMBERS = ("card", "num", "count")


def stepped(anchor: date, unit: str, steps: int) -> Days | None:
    """Return the day, week, month or longer unit that lies `steps` after that of `anchor`."""
    if abs(steps) > _FAR:
        return None
    if unit == "day":
        return intervals.shifted_day(anchor, steps)
    if unit == "week":
        return intervals.week(anchor, steps)
    if unit == "weekend":
        return _weekend(anchor, steps)
    length = _MONTHS[unit]
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
    return next(_UNITS[w.kind] for w in reversed(phrase.words) if w.kind in _UNITS)


def told_base(here: Here, unit: str) -> date | None:
    """Return what "that week" counts from: a day for days and weeks, else as much as is told."""
    if unit in {"day", "week", "weekend"}:
        days = here.days
        whole = intervals.week(days[0], 0) if days and unit != "day" else None
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


def ago(phrase: Phrase, here: Here) -> Days | None:
    """Read "three days ago" and "later"; what has days is exact, the rest a whole unit."""
    amounts = amounts_of(phrase)
    word = phrase.first("later")
    sign = 1 if word and word.value == "later" else -1
    unit = unit_of(phrase)
    if unit == "day" and len(amounts) == 1 and not phrase.has("ago"):
        return shifted(here.days, sign * amounts[0][0])
    base = here.published if phrase.has("ago") else told_base(here, unit)
    if base is None:
        return None
    if not amounts:
        return _some_ago(base, unit) if phrase.has("ago") else None
    if len(amounts) == 1:
        return stepped(base, unit, sign * amounts[0][0])
    return exact(base, amounts, sign)


def _some_ago(base: date, unit: str) -> Days | None:
    """Return the days that "a few days ago" and "several weeks ago" may mean: two to six of them.

    Of longer units nobody can tell.
    """
    length = {"day": 1, "week": 7}.get(unit)
    if length is None:
        return None
    first, last = intervals.shift(base, -6 * length), intervals.shift(base, -2 * length)
    return (first, last) if first and last else None


def exact(base: date, amounts: list[tuple[int, str]], sign: int) -> Days | None:
    """Return the day that lies so many years, months, weeks and days off."""
    months = sum(number * _MONTHS[unit] for number, unit in amounts if unit in _MONTHS)
    days = sum(
        number * (7 if unit == "week" else 1) for number, unit in amounts if unit not in _MONTHS
    )
    shifted = intervals.same_day(base, sign * months)
    return intervals.shifted_day(shifted, sign * days) if shifted else None


def amounts_of(phrase: Phrase) -> list[tuple[int, str]]:
    """Return each number with its unit; none if they are vague."""
    if phrase.has("vague"):
        return []
    numbers = [w.number for w in phrase.words if w.kind in _NUMBERS]
    units = [_UNITS[w.kind] for w in phrase.words if w.kind in _UNITS]
    return list(zip(numbers, units, strict=False))


def from_day(phrase: Phrase, here: Here) -> Days | None:
    """Read "three weeks from tomorrow"."""
    if here.published is None:
        return None
    base = intervals.shift(here.published, phrase.number("today"))
    if base and phrase.has("within"):
        return lasting_from(base, amounts_of(phrase))
    return exact(base, amounts_of(phrase), -1 if phrase.has("before") else 1) if base else None


def coming(phrase: Phrase, here: Here) -> Days | None:
    """Read "in three weeks" and "within three weeks" where they lie ahead."""
    now, amounts = here.published, amounts_of(phrase)
    if now is None or not here.ahead:
        return None
    if phrase.has("within"):
        return lasting_from(now, amounts)
    return exact(now, amounts, 1) if amounts[1:] else stepped(now, amounts[0][1], amounts[0][0])


def lasting_from(first: date, amounts: list[tuple[int, str]]) -> Days | None:
    """Return the days that begin with `first` and last so long."""
    after = exact(first, amounts, 1)
    return (first, max(first, after[0] - _DAY)) if after else None


def duration(phrase: Phrase, here: Here) -> Days | None:
    """Read "the past three weeks" up to the day before, "the next two days" from the day after."""
    step = phrase.number("rel", "told")
    counted = phrase.has(*_NUMBERS, "vague")
    if step >= 0 and not counted:
        return _next(phrase, here)
    amounts = amounts_of(phrase) if counted else [(1, unit_of(phrase))]
    base = here.day if phrase.has("told") or here.storied else here.published
    if base is None or not amounts or step == 0:
        return None
    far, near = exact(base, amounts, step), intervals.shift(base, step)
    if far is None or near is None:
        return None
    if step > 0 and phrase.has("within"):
        return lasting_from(base, amounts)
    return (near, far[0]) if step > 0 else (far[0], near)


def _next(phrase: Phrase, here: Here) -> Days | None:
    """Read "the next day", counted from what was told last, and "the coming week"."""
    unit, rel = unit_of(phrase), phrase.first("rel")
    told = rel is not None and rel.low == "next"
    if told and unit == "day":
        return shifted(here.days, 1)
    base = told_base(here, unit) if told else here.published
    return stepped(base, unit, phrase.number("rel")) if base else None


READERS: Mapping[str, Callable[[Phrase, Here], Days | None]] = {
    "around_day": around_day,
    "around_week": around_period,
    "today": today,
    "now": today,
    "part_of_day": part_of_day,
    "ago": ago,
    "from_day": from_day,
    "coming": coming,
    "duration": duration,
    "period": period,
}

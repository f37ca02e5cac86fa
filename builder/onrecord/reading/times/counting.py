"""Reads counts of days and longer units: "three days later", "the past two weeks" in, days out."""

from collections.abc import Callable, Mapping
from datetime import date, timedelta
from math import ceil

from onrecord.reading import intervals
from onrecord.reading.intervals import Days
from onrecord.reading.times.anchors import Here
from onrecord.reading.times.phrases import Phrase
from onrecord.reading.times.relative import (
    MONTHS,
    UNITS,
    WORKING,
    shifted,
    stepped,
    told_base,
    unit_of,
)

_DAY = timedelta(days=1)
_DAYS = {"day": 1, "week": 7, "fortnight": 14}
_DAYTIME = 12  # hours after which it is rather another day
NUMBERS = ("card", "num", "count")


def ago(phrase: Phrase, here: Here) -> Days | None:
    """Read "three days ago" and "later"; what has days is exact, the rest a whole unit."""
    amounts = amounts_of(phrase)
    sign = _sign(phrase)
    if unit_of(phrase) == "hour" and all(unit == "hour" for _, unit in amounts):
        return hours(phrase, here, sign)
    if phrase.has("less"):
        return _less(here.published if phrase.has("ago") else here.day, amounts, sign)
    unit = amounts[-1][1] if amounts else unit_of(phrase)
    if unit == "day" and len(amounts) == 1 and not phrase.has("ago"):
        return shifted(here.days, sign * amounts[0][0])
    base = here.published if phrase.has("ago") else told_base(here, unit)
    if base is None:
        return None
    if not amounts:
        return _some_ago(base, unit) if phrase.has("ago") else None
    return exact(base, amounts, sign) if amounts[1:] else stepped(base, unit, sign * amounts[0][0])


def _sign(phrase: Phrase) -> int:
    """Return 1 for "later", -1 for "ago" and "earlier"."""
    word = phrase.first("later")
    return 1 if word and word.value == "later" else -1


def halves(phrase: Phrase, here: Here) -> Days | None:
    """Read "half a year ago" and "two and a half years ago" as that half of a year."""
    base = here.published if phrase.has("ago") else here.month
    count = 1 if phrase.words[0].kind == "half_unit" else 2 * phrase.number(*NUMBERS) + 1
    return stepped(base, "half", _sign(phrase) * count) if base else None


def hours(phrase: Phrase, here: Here, sign: int = 1) -> Days | None:
    """Read "two hours later" and "in an hour" as the same day: no clock is kept.

    "Less than 24 hours ago" is that day or the one before.
    """
    unit, now = phrase.first("hour_unit"), here.published
    days = here.days if phrase.has("later") else (now, now) if now else None
    count = phrase.number(*NUMBERS) if unit and unit.low.startswith("h") else 0
    if days is None or count <= _DAYTIME:
        return days
    return _less(days[0], [(ceil(count / 24), "day")], sign, 0) if phrase.has("less") else None


def _less(
    base: date | None, amounts: list[tuple[int, str]], sign: int, nearest: int = 1
) -> Days | None:
    """Return the days that "less than three weeks ago" may mean, from the nearest one on."""
    far = exact(base, amounts, sign) if base and amounts else None
    near = intervals.shift(base, sign * nearest) if base else None
    return (min(far[0], near), max(far[0], near)) if far and near else None


def soon(phrase: Phrase, here: Here) -> Days | None:
    """Read "in two hours" where it lies ahead."""
    return hours(phrase, here) if here.ahead else None


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
    months = sum(number * MONTHS[unit] for number, unit in amounts if unit in MONTHS)
    days = sum(number * _DAYS[unit] for number, unit in amounts if unit in _DAYS)
    shifted = intervals.same_day(base, sign * months)
    working = sum(number for number, unit in amounts if unit == WORKING)
    if shifted and working:
        return intervals.working_day(shifted, sign * working)
    return intervals.shifted_day(shifted, sign * days) if shifted else None


def amounts_of(phrase: Phrase) -> list[tuple[int, str]]:
    """Return each number with its unit; none if they are vague."""
    if phrase.has("vague"):
        return []
    numbers = [w.number for w in phrase.words if w.kind in NUMBERS]
    units = [UNITS[w.kind] for w in phrase.words if w.kind in UNITS]
    if phrase.has("working"):
        units = [WORKING]
    return list(zip(numbers, units, strict=False))


def coming(phrase: Phrase, here: Here) -> Days | None:
    """Read "in three weeks" and "within three weeks" where they lie ahead, "two weeks hence"."""
    now, amounts = here.published, amounts_of(phrase)
    if now is None or not (here.ahead or phrase.has("hence")):
        return None
    if phrase.has("within", "less"):
        return lasting_from(now, amounts)
    return exact(now, amounts, 1) if amounts[1:] else stepped(now, amounts[0][1], amounts[0][0])


def lasting_from(first: date, amounts: list[tuple[int, str]]) -> Days | None:
    """Return the days that begin with `first` and last so long."""
    after = exact(first, amounts, 1)
    return (first, max(first, after[0] - _DAY)) if after else None


def duration(phrase: Phrase, here: Here) -> Days | None:
    """Read "the past three weeks" up to the day before, "the next two days" from the day after."""
    step = phrase.number("rel", "told")
    counted = phrase.has(*NUMBERS, "vague")
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
    "ago": ago,
    "halves": halves,
    "coming": coming,
    "soon": soon,
    "duration": duration,
}

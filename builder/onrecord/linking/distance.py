"""Words like "about a month ago" in, the days by which they count back from a publication out."""

import re
from calendar import monthrange
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from typing import Any

from onrecord.linking.weights import table

_WORD = re.compile(r"[a-z]+|\d+")
_MOST = 100  # units
_YEAR = 365  # days

Days = tuple[date, date]


@dataclass(frozen=True, slots=True)
class Distance:
    """How far what is told lies before the publication: `least` to `most` days.

    Words for a calendar's week, month or year ("last month") have these as `unit` instead, `steps`
    back; `weekday` and `month` (0 first) are those that the words name.
    """

    least: int = 0
    most: int = 0
    unit: str = ""
    steps: int = 0
    weekday: int | None = None
    month: int | None = None

    def published(self, happened: Days) -> Days | None:
        """Return the days of which what happened in these days may be told so."""
        days = self._named(happened)
        if days is None:
            return None
        try:
            if self.unit:
                first, last = (_period(day, self.unit, self.steps) for day in days)
                return max(first[0], days[0]), last[1]
            return days[0] + timedelta(self.least), days[1] + timedelta(self.most)
        except (OverflowError, ValueError):
            return None

    def happened(self, published: Days) -> Days | None:
        """Return the days in which that may have been which is told so on one of these days."""
        try:
            if self.unit:
                first, last = (_period(day, self.unit, -self.steps) for day in published)
                return first[0], min(last[1], published[1])
            days = published[0] - timedelta(self.most), published[1] - timedelta(self.least)
        except (OverflowError, ValueError):
            return None
        return self._named(days)

    def _named(self, days: Days) -> Days | None:
        """Return the part of the days that begins and ends with the weekday or month named."""
        if self.weekday is None and self.month is None:
            return days
        fits = [day for day in _each(days) if self._is(day)]
        return (fits[0], fits[-1]) if fits else None

    def _is(self, day: date) -> bool:
        return day.weekday() == self.weekday or day.month - 1 == self.month


def _each(days: Days) -> list[date]:
    """Return these days one by one, as far as two years."""
    count = min((days[1] - days[0]).days, 2 * _YEAR)
    return [days[0] + timedelta(n) for n in range(count + 1)]


def _period(day: date, unit: str, steps: int) -> Days:
    """Return the week, month or year that lies `steps` after that of the day."""
    if unit == "week":
        monday = day + timedelta(7 * steps - day.weekday())
        return monday, monday + timedelta(6)
    if unit == "year":
        return date(day.year + steps, 1, 1), date(day.year + steps, 12, 31)
    year, month = divmod(day.year * 12 + day.month - 1 + steps, 12)
    return date(year, month + 1, 1), date(year, month + 1, monthrange(year, month + 1)[1])


def distance(printed: str) -> Distance | None:
    """Return how far before the publication such words tell; None where they do not.

    >>> distance("about a month ago")
    Distance(least=20, most=40, unit='', steps=0, weekday=None, month=None)
    """
    low = _WORD.findall(printed.lower())
    whole = " ".join(low)
    if whole in _table()["same_day"]:
        return Distance()
    if whole in _table()["day_before"]:
        return Distance(1, 1)
    return _ago(low) if low[-1:] == ["ago"] else _period_of(low) or _named(low)


def _ago(low: list[str]) -> Distance | None:
    """Read "two weeks ago", "about a month ago", "a few days ago"."""
    unit = low[-2].removesuffix("s") if len(low) > 1 else ""
    if unit not in _table()["units"]:
        return None
    length, exact, loose = _table()["units"][unit]
    rest = [word for word in low[:-2] if word not in _table()["about"].split()]
    about = len(rest) < len(low) - 2
    if rest in (["a", "few"], ["several"], ["few"]):
        first, last = _table()["few"]
    else:
        first = last = _number(rest)
    if not 0 < first <= _MOST:
        return None
    slack = loose if about else exact
    least, most = first * length - slack * first**0.5, last * length + slack * last**0.5
    return Distance(max(0, round(least)), round(most))


def _number(words: list[str]) -> int:
    """Return the number that one word tells, 0 where it is none."""
    if len(words) != 1:
        return 0
    if words[0].isdecimal():
        return min(int(words[0][:4]), _MOST + 1)
    for number, same in enumerate(_table()["numbers"].split()):
        if words[0] in same.split("|"):
            return max(number, 1)
    return 0


def _period_of(low: list[str]) -> Distance | None:
    """Read "last week", "earlier this month", "last year"."""
    rest = [word for word in low if word not in _listed("parts")]
    if len(rest) != 2 or rest[0] not in _listed("stretches"):  # noqa: PLR2004  a word and its unit
        return None
    unit = rest[1] if rest[1] in _listed("periods") else ""
    return Distance(unit=unit, steps=int(rest[0] == "last")) if unit else None


def _named(low: list[str]) -> Distance | None:
    """Read "on Monday", "last Friday evening", "in September"."""
    rest = [word for word in low if word not in _listed("parts") | _listed("openers")]
    if len(rest) != 1:
        return None
    weekdays, months = _table()["weekdays"].split(), _table()["months"].split()
    if rest[0] in weekdays:
        most = _table()["last_weekday" if "last" in low else "weekday"]
        return Distance(0, most, weekday=weekdays.index(rest[0]))
    return Distance(0, _YEAR, month=months.index(rest[0])) if rest[0] in months else None


@cache
def _listed(name: str) -> frozenset[str]:
    return frozenset(_table()[name].split())


@cache
def _table() -> Mapping[str, Any]:
    return table("publication")

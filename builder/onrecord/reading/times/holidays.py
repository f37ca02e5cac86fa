"""Says on which day a holiday falls: a name in the text and a year in, its day out."""

import re
from collections.abc import Mapping
from datetime import date
from functools import cache

from onrecord.reading import intervals
from onrecord.reading.lexicon import table

_TABLES = ("holidays", "weekday_holidays", "easter_holidays")


@cache
def holiday_openings() -> frozenset[str]:
    """Return the first words of all holidays, in small letters."""
    return frozenset(re.split(r"\W", name)[0] for name in _names())


def holiday_at(text: str, begin: int, end: int) -> tuple[str, int] | None:
    """Return the holiday named at `begin`, in the list's letters, and where its name ends.

    >>> holiday_at("On Good Friday they met", 3, 23)
    ('good friday', 14)
    """
    if not text[begin].isupper():
        return None
    match = _pattern().match(text, begin, end)
    if match is None:
        return None
    return " ".join(match[0].lower().replace("’", "'").split()), match.end()


def holiday(name: str, year: int) -> intervals.Days | None:
    """Return the day of a listed holiday in a year.

    >>> holiday("easter", 2024)
    (datetime.date(2024, 3, 31), datetime.date(2024, 3, 31))
    """
    names = table("times")
    if name in names["holidays"]:
        return intervals.day(year, *names["holidays"][name])
    if name in names["easter_holidays"]:
        sunday = easter(year)
        return intervals.shifted_day(sunday, names["easter_holidays"][name]) if sunday else None
    month, weekday, nth, after = names["weekday_holidays"][name]
    whole = intervals.month(year, month)
    found = intervals.nth_weekday(whole, weekday, nth) if whole else None
    return intervals.shifted_day(found[0], after) if found else None


def easter(year: int) -> date | None:
    """Return Easter Sunday by the Gregorian calendar (Meeus, Jones and Butcher)."""
    golden, century, rest = year % 19, year // 100, year % 100
    leap = (century - (century + 8) // 25 + 1) // 3
    epact = (19 * golden + century - century // 4 - leap + 15) % 30
    weekday = (32 + 2 * (century % 4) + 2 * (rest // 4) - epact - rest % 4) % 7
    late = (golden + 11 * epact + 22 * weekday) // 451
    month, day = divmod(epact + weekday - 7 * late + 114, 31)
    found = intervals.day(year, month, day + 1)
    return found[0] if found else None


@cache
def _names() -> Mapping[str, None]:
    return {name: None for kind in _TABLES for name in table("times")[kind]}


@cache
def _pattern() -> re.Pattern[str]:
    names = sorted(_names(), key=len, reverse=True)
    joined = "|".join(
        re.escape(name).replace("'", "[’']").replace(r"\ ", r"\s{1,2}") for name in names
    )
    return re.compile(rf"(?:{joined})\b(?!-)", re.IGNORECASE)

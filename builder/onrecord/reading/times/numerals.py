"""Reads what is written in digits: "2016-11-07", "15th", "1990s", "7-9" in, kind and value out."""

# ruff: noqa: PLR2004  counts of a few digits, each told by its line

import re
from collections.abc import Callable, Mapping

Read = tuple[str, int | tuple[int, ...]]
_DASH = re.compile("[–—]")
_CLOCK = re.compile(r"t[\d:.]{4,12}z?$")
_CENTURY_TURN = 50  # a year of two digits below this is of the 2000s


def from_digits(printed: str, *, apostrophe: bool) -> Read | None:
    """Return the kind and value of digits, or None where they tell no time.

    >>> from_digits("2016-11-07", apostrophe=False)
    ('full', (2016, 11, 7))
    """
    low = _DASH.sub("-", _CLOCK.sub("", printed.lower().replace("’", "'")))
    shape = re.sub(r"\d+", lambda m: str(len(m[0])), low)
    if apostrophe:
        return _short(low) if shape in {"2", "2s"} else None
    reader = _SHAPES.get(shape)
    return reader([int(n) for n in re.findall(r"\d+", low)], low) if reader else None


def full_year(short: int) -> int:
    """Return the year that two digits mean."""
    return short + (2000 if short < _CENTURY_TURN else 1900)


def _short(low: str) -> Read:
    number = int(low[:2])
    return ("decade_of", number) if low.endswith("s") else ("short_year", full_year(number))


def _small(numbers: list[int], _low: str) -> Read | None:
    (number,) = numbers
    return ("num", number) if 1 <= number <= 31 else ("count", number)


def _count(numbers: list[int], _low: str) -> Read | None:
    return "count", numbers[0]


def _ordinal(numbers: list[int], _low: str) -> Read | None:
    return ("nth", numbers[0]) if numbers[0] <= 31 else None


def _year(numbers: list[int], _low: str) -> Read | None:
    return ("year", numbers[0]) if 1000 <= numbers[0] < 2100 else None


def _decade(numbers: list[int], _low: str) -> Read | None:
    number = numbers[0]
    if number < 100:
        return ("decade_of", number) if number % 10 == 0 and number >= 20 else None
    return ("decade_of", number) if 1000 <= number < 2100 and number % 10 == 0 else None


def _year_first(numbers: list[int], _low: str) -> Read | None:
    year, month, day = numbers
    return ("full", (year, month, day)) if 1000 <= year < 2100 else None


def _year_last(numbers: list[int], _low: str) -> Read | None:
    """Read month and day as Americans write them, unless the first can be no month."""
    first, second, year = numbers
    year = full_year(year) if year < 100 else year
    month, day = (second, first) if first > 12 else (first, second)
    return ("full", (year, month, day)) if 1000 <= year < 2100 else None


def _year_last_padded(numbers: list[int], low: str) -> Read | None:
    """Read "3-7-07", which is no score: a part begins with a zero."""
    return _year_last(numbers, low) if re.search(r"(?<!\d)0", low) else None


def _month_day(numbers: list[int], _low: str) -> Read | None:
    first, second = numbers
    month, day = (second, first) if first > 12 else (first, second)
    return ("part_date", (month, day)) if 1 <= month <= 12 and 1 <= day <= 31 else None


def _days(numbers: list[int], _low: str) -> Read | None:
    first, last = numbers
    return ("days", (first, last)) if 1 <= first < last <= 31 else None


def _day_year(numbers: list[int], _low: str) -> Read | None:
    """Read "3,2013" in "April 3,2013"."""
    day, year = numbers
    return ("day_year", (day, year)) if 1 <= day <= 31 and 1000 <= year < 2100 else None


def _two_years(numbers: list[int], low: str) -> Read | None:
    """Read "1939-45" as years and "2016-11" as a month: years go up."""
    first, last = numbers
    if not 1000 <= first < 2100:
        return None
    whole = first // 100 * 100 + last
    if len(low) == 7 and (whole > first or (first % 100 == 99 and last == 0)):
        return "years", (first, whole if whole > first else whole + 100)
    return ("year_month", (first, last)) if 1 <= last <= 12 else None


def _years(numbers: list[int], _low: str) -> Read | None:
    first, last = numbers
    return ("years", (first, last)) if 1000 <= first < last < 2100 else None


def _year_month(numbers: list[int], _low: str) -> Read | None:
    year, month = numbers
    return ("year_month", (year, month)) if 1000 <= year < 2100 and 1 <= month <= 12 else None


def _month_year(numbers: list[int], low: str) -> Read | None:
    return _year_month(numbers[::-1], low)


_SHAPES: Mapping[str, Callable[[list[int], str], Read | None]] = {
    "1": _small,
    "2": _small,
    "3": _count,
    "4": _year,
    **{f"{n}{end}": _ordinal for n in (1, 2) for end in ("st", "nd", "rd", "th")},
    **{f"{n}{end}": _decade for n in (2, 4) for end in ("s", "'s")},
    **{f"4{mark}{m}{mark}{d}": _year_first for mark in "-/." for m in (1, 2) for d in (1, 2)},
    **{f"{m}{mark}{d}{mark}4": _year_last for mark in "-/." for m in (1, 2) for d in (1, 2)},
    **{f"{m}/{d}/2": _year_last for m in (1, 2) for d in (1, 2)},
    **{f"{m}-{d}-2": _year_last_padded for m in (1, 2) for d in (1, 2)},
    **{f"{m}/{d},4": _year_last for m in (1, 2) for d in (1, 2)},
    **{f"{m}/{d}": _month_day for m in (1, 2) for d in (1, 2)},
    **{f"{first}-{last}": _days for first in (1, 2) for last in (1, 2)},
    **{f"{day},4": _day_year for day in (1, 2)},
    "4-4": _years,
    "4/2": _year_month,
    "4/1": _year_month,
    "4-1": _year_month,
    "4-2": _two_years,
    **{f"{month}{mark}4": _month_year for mark in "-/" for month in (1, 2)},
}

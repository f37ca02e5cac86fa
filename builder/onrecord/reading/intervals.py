"""Days, weeks, months and years as closed intervals; None where the calendar has no such day."""

# ruff: noqa: PLR2004  counts of a few tokens or letters, each told by its line

from calendar import monthrange
from datetime import MAXYEAR, MINYEAR, date, timedelta

Days = tuple[date, date]


def day(year: int, month: int, number: int) -> Days | None:
    """Return one day."""
    if not (MINYEAR <= year <= MAXYEAR and 1 <= month <= 12):
        return None
    if not 1 <= number <= monthrange(year, month)[1]:
        return None
    only = date(year, month, number)
    return only, only


def month(year: int, number: int) -> Days | None:
    """Return a whole month."""
    if not (MINYEAR <= year <= MAXYEAR and 1 <= number <= 12):
        return None
    return date(year, number, 1), date(year, number, monthrange(year, number)[1])


def year(number: int) -> Days | None:
    """Return a whole year."""
    if not MINYEAR <= number <= MAXYEAR:
        return None
    return date(number, 1, 1), date(number, 12, 31)


def shift(anchor: date, days: int) -> date | None:
    """Return the day `days` after `anchor`."""
    try:
        return anchor + timedelta(days=days)
    except OverflowError:
        return None


def shifted_day(anchor: date, days: int) -> Days | None:
    """Return the one day that lies `days` after `anchor`."""
    found = shift(anchor, days)
    return (found, found) if found else None


def week(anchor: date, weeks: int) -> Days | None:
    """Return the week (Monday to Sunday) that lies `weeks` after that of `anchor`."""
    monday = shift(anchor, 7 * weeks - anchor.weekday())
    sunday = shift(monday, 6) if monday else None
    return (monday, sunday) if monday and sunday else None


def shifted_month(anchor: date, months: int) -> Days | None:
    """Return the month that lies `months` after that of `anchor`."""
    count = anchor.year * 12 + anchor.month - 1 + months
    return month(count // 12, count % 12 + 1)


def weekday(anchor: date, number: int, *, direction: int) -> Days | None:
    """Return the nearest `number`th weekday (Monday is 0) of `anchor`.

    `direction` 0 is the latest one up to and including `anchor`, -1 the latest one before it,
    1 the next one after it.
    """
    back = (anchor.weekday() - number) % 7
    if direction > 0:
        return shifted_day(anchor, 7 - back if back else 7)
    return shifted_day(anchor, -(back or (7 if direction < 0 else 0)))

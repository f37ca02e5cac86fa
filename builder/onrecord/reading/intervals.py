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


def working_day(anchor: date, days: int) -> Days | None:
    """Return the day `days` after `anchor` where Saturdays and Sundays do not count.

    >>> working_day(date(2024, 5, 17), 1)  # a Friday
    (datetime.date(2024, 5, 20), datetime.date(2024, 5, 20))
    """
    back = min(anchor.weekday(), 4 if days > 0 else 5)
    monday = shift(anchor, -anchor.weekday())
    weeks, place = divmod(back + days, 5)
    return shifted_day(monday, 7 * weeks + place) if monday else None


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


def years(first: int, last: int) -> Days | None:
    """Return whole years, both included."""
    begin, end = year(first), year(last)
    return (begin[0], end[1]) if begin and end else None


def part_of_year(number: int, part: int, parts: int) -> Days | None:
    """Return the `part`th of the equal `parts` of a year: quarters of 4, halves of 2."""
    if not 1 <= part <= parts:
        return None
    length = 12 // parts
    return months(number, (part - 1) * length + 1, length)


def months(number: int, first: int, count: int) -> Days | None:
    """Return `count` months from month `first` of the year `number`; 13 is the next January."""
    begin = month(number + (first - 1) // 12, (first - 1) % 12 + 1)
    end = shifted_month(begin[0], count - 1) if begin else None
    return (begin[0], end[1]) if begin and end else None


def same_day(anchor: date, months: int) -> date | None:
    """Return the day with the same number `months` later, or the last of a shorter month."""
    found = shifted_month(anchor, months)
    return found[0].replace(day=min(anchor.day, found[1].day)) if found else None


def nth_weekday(whole: Days, number: int, nth: int) -> Days | None:
    """Return the `nth` weekday of a stretch of days; the last if `nth` is negative."""
    if nth < 0:
        back = (whole[1].weekday() - number) % 7
        return shifted_day(whole[1], -back)
    found = shifted_day(whole[0], (number - whole[0].weekday()) % 7 + 7 * (nth - 1))
    return found if found and found[1] <= whole[1] else None


def nth_week(whole: Days, nth: int) -> Days | None:
    """Return the `nth` week of a stretch of days, as ISO 8601 counts them; the last if negative.

    A week belongs to where its Thursday lies.
    """
    thursday = nth_weekday(whole, 3, nth)
    return week(thursday[0], 0) if thursday else None

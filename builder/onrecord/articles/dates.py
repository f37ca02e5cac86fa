"""Takes a date as pages, feeds and texts write it and gives the day, or None when it is unsure.

The day is the local one as written: a zone is read over, never converted. Nothing here looks
at the clock; "03/04/2020" could be two days and is none, unless a weekday beside it tells which.
A weekday overrules no date: of "Monday, 4 April 2025", a Friday, the date is taken at its word.
"""

import re
from collections.abc import Iterator
from datetime import date

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
MONTH = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?"
    r"|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\b\.?"
)
WEEKDAY = (
    r"(?:Mon|Tue(?:s|sday)?|Wed(?:s|nesday)?|Thu(?:rs?|rsday)?|Fri|Sat(?:urday)?|Sun)(?:day)?\b\.?"
)
TIME = (
    r"(?:\d{1,2}(?:[:.h]\d{2}){1,2}(?:[.,]\d{1,9})?|\d{1,2}(?=\s?[ap]\.?m))"
    r"(?:\s?[ap]\.?m\b\.?)?(?:\s?(?:Z\b|\(?[A-Z]{2,5}\b\)?|[+-]\d{2}:?\d{2}))*"
)
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_YEAR = r"(?P<year>[12]\d{3})"
_BEFORE = rf"(?:(?:on|at)\s)?(?:{TIME}\s?[,|–—-]?\s?(?:on\s)?)?(?:{WEEKDAY},?\s)?(?:the\s)?"
_AFTER = rf"(?:,?\s?(?:at|@|[|•·–—-])?\s?{TIME})?\.?"
_NAMED_DAYS = (
    rf"{_DAY}(?:\sof)?[\s-](?P<month>{MONTH}),?[\s-]{_YEAR}",
    rf"(?P<month>{MONTH})\s{_DAY},?\s{_YEAR}",
)
_TWO_NUMBERS = r"(?P<first>\d{1,2})(?P<mark>[-/.])(?P<second>\d{1,2})"
_PATTERNS = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"{_YEAR}(?P<mark>[-/.])(?P<number>\d{{1,2}})(?P=mark)(?P<day>\d{{1,2}})(?:[T\s]\s?{TIME})?",
        rf"{_YEAR}(?P<number>\d{{2}})(?P<day>\d{{2}})(?:T?\d{{4,6}}(?:Z|[+-]\d{{4}})?)?",
        *(_BEFORE + pattern + _AFTER for pattern in _NAMED_DAYS),
        rf"{WEEKDAY},?\s(?P<month>{MONTH})\s{_DAY},?\s{TIME},?\s{_YEAR}",
        rf"(?:(?P<weekday>{WEEKDAY}),?\s)?{_TWO_NUMBERS}(?P=mark){_YEAR}(?:,?\s{TIME})?",
    )
)
_NUMBER = r"\d{1,2}(?:st|nd|rd|th)?"
WHOLE_DAY = (
    rf"(?:{WEEKDAY},?\s)?(?:the\s)?(?:{MONTH}\s{_NUMBER},?\s[12]\d{{3}}"
    rf"|{_NUMBER}(?:\sof)?[\s-]{MONTH},?[\s-][12]\d{{3}}"
    r"|[12]\d{3}-\d{2}-\d{2}|[12]\d{3}/\d{1,2}/\d{1,2}|\d{1,2}[./]\d{1,2}[./][12]\d{3})(?!\d)"
)
DAY_IN_TEXT = re.compile(WHOLE_DAY, re.IGNORECASE)
_LONGEST = 80  # characters; a date with a time and a zone is shorter
_DASHED_NAME = re.compile(r"(?<!\d)((?:19|20)\d{2})[-_.](\d{2})[-_.](\d{2})(?!\d)")
_PLAIN_NAME = re.compile(r"(?<![A-Za-z0-9])((?:19|20)\d{2})(\d{2})(\d{2})(?![A-Za-z0-9])")


def parse_day(text: str) -> date | None:
    """Return the day that `text`, as a whole, writes; None where it is none or two.

    >>> parse_day("Sept. 3, 2016 at 5:30 p.m. EST")
    datetime.date(2016, 9, 3)
    >>> parse_day("03/04/2020")
    """
    match = _written(text)
    return _day(match.groupdict()) if match else None


def writes_day(text: str) -> bool:
    """Tell whether `text`, as a whole, writes a day, be it one of two.

    >>> writes_day("03/04/2020"), writes_day("soon")
    (True, False)
    """
    return _written(text) is not None


def _written(text: str) -> re.Match[str] | None:
    words = " ".join(text.split()) if len(text) <= _LONGEST else ""
    return next(filter(None, (pattern.fullmatch(words) for pattern in _PATTERNS)), None)


def day_in_name(name: str) -> date | None:
    """Return the one ISO day in a file's name ("2016-09-20_poll.txt", "20160920"), else None."""
    bare = name.rpartition("/")[2]
    days = set(_days_in(bare))
    return days.pop() if len(days) == 1 else None


def _days_in(name: str) -> Iterator[date]:
    for pattern in (_DASHED_NAME, _PLAIN_NAME):
        for match in pattern.finditer(name):
            day = _make(int(match[1]), int(match[2]), int(match[3]))
            if day:
                yield day


def _day(parts: dict[str, str | None]) -> date | None:
    year = int(parts["year"] or 0)
    if month := parts.get("month"):
        return _make(year, _MONTHS.index(month[:3].lower()) + 1, int(parts["day"] or 0))
    if number := parts.get("number"):
        return _make(year, int(number), int(parts["day"] or 0))
    first, second = int(parts["first"] or 0), int(parts["second"] or 0)
    if parts["mark"] == ".":  # written with full stops, the day comes first everywhere
        return _make(year, second, first)
    days = {day for day in (_make(year, first, second), _make(year, second, first)) if day}
    if len(days) > 1 and (weekday := parts["weekday"]):
        days = {day for day in days if _WEEKDAYS[day.weekday()] == weekday[:3].lower()}
    return days.pop() if len(days) == 1 else None


def _make(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None

"""Finds the dates a text tells: text and publication day in, time expressions out."""

# ruff: noqa: PLR2004  counts of a few tokens or letters, each told by its line

import re
from collections.abc import Callable, Iterator
from datetime import date
from functools import cache

from onrecord.reading import intervals
from onrecord.reading.lexicon import table
from onrecord.records import Basis, Interval, Span, TimeExpression

Found = tuple[intervals.Days | None, Basis]
_AHEAD = 120  # days: how far ahead of publication a day without a year may lie


def times(text: str, begin: int, end: int, anchor: date | None) -> Iterator[TimeExpression]:
    """Yield the time expressions of `text[begin:end]`, relative ones counted from `anchor`."""
    for match in _pattern().finditer(text, begin, end):
        kind = match.lastgroup or ""
        if _named(text, match):
            continue
        found = _READERS[kind](_parts(match), anchor)
        if found:
            yield TimeExpression(span=Span(*match.span()), when=_interval(*found))


def _named(text: str, match: re.Match[str]) -> bool:
    """Whether the words are part of a name ("USA Today") or a verb ("it may 5 …")."""
    first = match[0].split()[-1][:1]
    before = text[max(0, match.start() - 2) : match.start()]
    if match.lastgroup == "today" and first == "T":
        return before[:1].isalnum()
    return match.lastgroup in {"mdy", "bare_month", "later_month"} and bool(
        re.search(r"\b(?:may|march|mar|dec|jan|sept?|oct|nov)\b", match[0])
    )


def _interval(days: intervals.Days | None, basis: Basis) -> Interval:
    if days is None:
        return Interval(basis=basis)
    return Interval(begin=days[0], end=days[1], basis=basis)


@cache
def _pattern() -> re.Pattern[str]:
    """Build the one pattern, each way of telling a time a named group; every part is bounded."""
    names = table("times")
    month = "(?:" + "|".join(sorted(names["months"], key=len, reverse=True)) + r")\b\.?"
    day = r"\d{1,2}(?:st|nd|rd|th)?\b(?![.,]?\d)"
    week = "(?:" + "|".join(names["weekdays"]) + ")"
    count = r"(?:\d{1,3}|" + "|".join(names["numbers"]) + ")"
    unit = r"(?:day|week|month|year)"
    holidays = "|".join(names["holidays"]).replace("'", "[’']")
    ways = {
        "iso": r"\d{4}-\d{2}-\d{2}",
        "mdy": rf"{month}\s{{1,3}}{day}(?:\s{{0,2}},?\s{{0,2}}\d{{4}}\b)?",
        "dmy": rf"{day}\s(?:of\s)?{month}(?:\s{{0,2}},?\s?\d{{4}}\b)?",
        "my": rf"(?:(?:early|mid|late)[\s-])?{month}(?:\sof)?,?\s\d{{4}}\b",
        "holiday": rf"(?:{holidays})(?:,?\s\d{{4}})?",
        "weekday": rf"(?:(?:last|this|next|on|early|late)\s)?{week}"
        r"(?:\s(?:morning|afternoon|evening|night))?",
        "today": r"(?:earlier\s)?today|tonight|this\s(?:morning|afternoon|evening)",
        "yesterday": r"yesterday|last\snight|the\sday\sbefore\syesterday",
        "tomorrow": r"tomorrow",
        "period": rf"(?:earlier\s)?(?:last|this|next|the\sprevious)\s{unit}",
        "ago": rf"(?:about\s|nearly\s|almost\s|some\s)?{count}\s{unit}s?\s(?:ago|earlier)",
        "later_month": rf"(?:last|this|next)\s{month}(?!\s\d)",
        "bare_month": r"(?:in|since|by|during|until|from)\s(?:early\s|mid-?|late\s)?"
        rf"{month}(?!\s?,?\s?\d)",
        "year": r"(?:in|since|by|during|from|until)\s(?:early\s|late\s)?(?:1[5-9]|20)\d{2}\b(?!-)",
        "bare_year": r"(?<![-\w.,$])(?:19[3-9]|20[0-4])\d\b(?![-,.]?\d|\s?(?:percent|%))",
    }
    joined = "|".join(f"(?P<{name}>{way})" for name, way in ways.items())
    return re.compile(rf"(?<![\w])(?:{joined})(?!\w)", re.IGNORECASE)


def _parts(match: re.Match[str]) -> list[str]:
    plain = match[0].lower().replace("’", "'").replace(",", " ").replace("-", " ")
    return [part.rstrip(".") for part in plain.split()]


def _number(part: str) -> int:
    return int(re.sub(r"\D", "", part))


def _month(parts: list[str]) -> int | None:
    return next((table("times")["months"][p] for p in parts if p in table("times")["months"]), None)


def _year(parts: list[str]) -> int | None:
    return next((int(p) for p in parts if len(p) == 4 and p.isdecimal()), None)


def _day_number(parts: list[str]) -> int:
    return next(_number(p) for p in parts if p[0].isdecimal() and len(p) < 5)


def _iso(parts: list[str], _anchor: date | None) -> Found | None:
    days = intervals.day(int(parts[0]), int(parts[1]), int(parts[2]))
    return (days, "explicit") if days else None


def _month_day(parts: list[str], anchor: date | None) -> Found | None:
    number, month, year = _day_number(parts), _month(parts), _year(parts)
    if month is None:
        return None
    if year is not None:
        days = intervals.day(year, month, number)
        return (days, "explicit") if days else None
    if not intervals.day(2000, month, number):
        return None
    return _nearest_year(anchor, month, number), "explicit" if anchor else "relative"


def _nearest_year(anchor: date | None, month: int, number: int) -> intervals.Days | None:
    """A day without its year is the latest one up to shortly after publication."""
    if anchor is None:
        return None
    for year in (anchor.year, anchor.year + 1, anchor.year - 1):
        days = intervals.day(year, month, number)
        if days and (anchor - days[0]).days >= -_AHEAD and (anchor - days[0]).days < 300:
            return days
    return None


def _month_year(parts: list[str], _anchor: date | None) -> Found | None:
    month, year = _month(parts), _year(parts)
    days = intervals.month(year, month) if month and year else None
    return (days, "explicit") if days else None


def _holiday(parts: list[str], anchor: date | None) -> Found | None:
    year = _year(parts)
    name = " ".join(p for p in parts if not p.isdecimal())
    listed = table("times")["holidays"].get(name)
    if not listed:
        return None
    if year:
        return intervals.day(year, *listed), "explicit"
    return _nearest_year(anchor, *listed), "relative"


def _weekday(parts: list[str], anchor: date | None) -> Found | None:
    number = next(table("times")["weekdays"][p] for p in parts if p in table("times")["weekdays"])
    if anchor is None:
        return None, "relative"
    direction = 1 if parts[0] == "next" else -1 if parts[0] == "last" else 0
    return intervals.weekday(anchor, number, direction=direction), "relative"


def _shifted(days: int) -> Callable[[list[str], date | None], Found]:
    def read(parts: list[str], anchor: date | None) -> Found:
        offset = -2 if parts[:2] == ["the", "day"] else days
        return (intervals.shifted_day(anchor, offset) if anchor else None), "relative"

    return read


def _period(parts: list[str], anchor: date | None) -> Found | None:
    if anchor is None:
        return None, "relative"
    step = {"this": 0, "next": 1}.get(parts[-2], -1)
    return _stepped(anchor, parts[-1], step), "relative"


def _stepped(anchor: date, unit: str, steps: int) -> intervals.Days | None:
    match unit.rstrip("s"):
        case "day":
            return intervals.shifted_day(anchor, steps)
        case "week":
            return intervals.week(anchor, steps)
        case "month":
            return intervals.shifted_month(anchor, steps)
    return intervals.year(anchor.year + steps)


def _ago(parts: list[str], anchor: date | None) -> Found | None:
    count, unit = parts[-3], parts[-2]
    number = table("times")["numbers"].get(count) or int(count)
    return (_stepped(anchor, unit, -number) if anchor else None), "relative"


def _month_near(parts: list[str], anchor: date | None) -> Found | None:
    """Read "last May" and "in May": the latest such month that is not ahead, or the next."""
    month = _month(parts)
    if month is None:
        return None
    if anchor is None:
        return None, "relative"
    year = anchor.year + (parts[0] == "next" and month <= anchor.month)
    year -= parts[0] != "next" and month > anchor.month + (2 if parts[0] in {"in", "by"} else 0)
    year -= parts[0] == "last" and month == anchor.month
    return intervals.month(year, month), "relative"


def _whole_year(parts: list[str], _anchor: date | None) -> Found | None:
    year = _year(parts)
    return (intervals.year(year), "explicit") if year else None


_READERS: dict[str, Callable[[list[str], date | None], Found | None]] = {
    "iso": _iso,
    "mdy": _month_day,
    "dmy": _month_day,
    "my": _month_year,
    "holiday": _holiday,
    "weekday": _weekday,
    "today": _shifted(0),
    "yesterday": _shifted(-1),
    "tomorrow": _shifted(1),
    "period": _period,
    "ago": _ago,
    "later_month": _month_near,
    "bare_month": _month_near,
    "year": _whole_year,
    "bare_year": _whole_year,
}

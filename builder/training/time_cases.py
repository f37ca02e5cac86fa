"""Time expressions against the parser cases of Recognizers-Text.

A case is a short command, anchored in its reference date. It is right if the only days found, or
the first day and the last, are those of its past or its future resolution; one without days, if
none are found. Periods end there before their last day, but "from 3 to 5
May" on the 5th, "2014 to 2018" on 1 January 2018 and "the rest of the month" on its last day:
`strict` takes that as it stands; `told` lets a range that names its end, and the rest of a period,
run through the day, month or year named. `all` counts the cases too that Recognizers-Text itself
does not support in Python. Left out are cases without a reference date, and those whose results
have no days (seasons). The rules were written with these cases in view.
"""

import json
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from onrecord.reading import intervals
from onrecord.reading.sentences import paragraphs
from onrecord.reading.times import times
from onrecord.records import TimeExpression

PARSERS = ("DateParser", "DatePeriodParser", "DateTimeParser")
_NONE = date.min.isoformat()  # how Recognizers-Text writes "no such day"
_ENDS = re.compile(r"\b(?:to|till|until|through|and|rest)\b|[-–]", re.IGNORECASE)


def read(text: str, published: date) -> list[TimeExpression]:
    """Return the expressions of the text that are given days."""
    bounds = paragraphs(text, 0, len(text))
    return [t for t in times(text, bounds, published) if t.when.begin and t.when.end]


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """A command, the day it counts from, and the days it may mean; none if it means none."""

    text: str
    published: date
    supported: bool
    meant: tuple[tuple[str, str], ...]
    ends: bool


def cases(path: Path) -> Iterator[Case]:
    """Yield the cases that have a reference date and, if they have results, days to compare."""
    for entry in json.loads(path.read_text(encoding="utf-8-sig")):
        reference = (entry.get("Context") or {}).get("ReferenceDateTime")
        meant = tuple(_meant(entry["Results"]))
        if reference is None or (entry["Results"] and not meant):
            continue
        yield Case(
            text=entry["Input"],
            published=date.fromisoformat(reference[:10]),
            supported="python" not in entry.get("NotSupported", "").lower(),
            meant=tuple(pair for pair in meant if _NONE not in pair),
            ends=any(_ENDS.search(result["Text"]) for result in entry["Results"]),
        )


def _meant(results: Iterable[dict[str, Any]]) -> Iterator[tuple[str, str]]:
    """Yield the first day and the day after the last of each resolution; for a day, the day."""
    for result in results:
        value = result.get("Value") or {}
        for name in ("PastResolution", "FutureResolution"):
            days = value.get(name) or {}
            if "startDate" in days and "endDate" in days:
                yield days["startDate"], days["endDate"]
            elif "date" in days or "dateTime" in days:
                yield (days.get("date") or days["dateTime"])[:10], ""


def right(case: Case, *, told: bool) -> bool:
    """Whether what is found is what the case means."""
    found = {(t.when.begin, t.when.end) for t in read(case.text, case.published)}
    if not case.meant or len(found) != 1:
        return not case.meant and not found
    ((begin, end),) = found
    return any(
        begin == date.fromisoformat(first)
        and end in set(_lasts(first, last, told=told and case.ends))
        for first, last in case.meant
    )


def _lasts(first: str, last: str, *, told: bool) -> Iterator[date | None]:
    """Yield the last days that a resolution allows."""
    if not last:
        yield date.fromisoformat(first)
        return
    end = date.fromisoformat(last)
    yield end - timedelta(days=1)
    if told:
        yield end
        for whole in (intervals.month(end.year, end.month), intervals.year(end.year)):
            if whole and whole[0] == end:
                yield whole[1]


def shares(every: Sequence[Case]) -> Iterator[tuple[str, int, int]]:
    """Yield what is counted, how many cases, and how many of them are right."""
    for name, told, some in (
        ("told", True, [c for c in every if c.supported]),
        ("strict", False, [c for c in every if c.supported]),
        ("told, all", True, every),
    ):
        yield name, len(some), sum(right(case, told=told) for case in some)


def figures(folder: Path) -> Iterator[str]:
    """Yield a line for each share of right cases, of each parser's and of all together."""
    every = {name: list(cases(folder / f"{name}.json")) for name in PARSERS}
    every["together"] = [case for some in every.values() for case in some]
    for name, some in every.items():
        for kind, size, good in shares(some):
            yield f"Recognizers-Text {name:16} {kind:9} {size:4} right {good / size:.3f}"


def errors(folder: Path) -> Iterator[str]:
    """Yield a line for each case that is wrong."""
    for name in PARSERS:
        for case in cases(folder / f"{name}.json"):
            if not right(case, told=True):
                shown = [
                    f"{case.text[t.span.begin : t.span.end]}: {t.when.begin} {t.when.end}"
                    for t in read(case.text, case.published)
                ]
                yield f"{name} {case.published} {case.text!r} means {case.meant}, not {shown}"

"""Time expressions against the marks of WikiWars, and the time that finding them takes.

    python builder/training/time_scores.py ../shared [--list]

WikiWars (histories of wars with TIMEX3 marks, anchored in the day they were copied): wanted are
the marks whose value is an interval of our era, of days, weeks, months, seasons, quarters, halves,
years, decades or centuries. The rules were tuned on the documents with odd numbers; `--list` prints
what goes wrong in those alone. What overlaps only another mark (a duration, a set, a vague or BC
time) is left out of account, as is an expression that is given no days; what overlaps no mark is
wrong. A range ("from 1914 to 1918") is one expression here and two marks there: a mark inside it
is found if its days begin or end the range. "Early October" is the whole of October in both.

Recognizers-Text is scored by `time_cases`, whose figures stand below those of WikiWars here.
"""

import csv
import re
import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, cast

import time_cases
from lxml import etree
from time_cases import read

from onrecord.reading import intervals
from onrecord.reading.sentences import paragraphs
from onrecord.reading.times import times
from onrecord.records import TimeExpression

_SEASONS = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}  # the first of three months
_VALUE = re.compile(
    r"(?P<year>\d{2,3}|\d{4}(?:-(?:(?P<part>SP|SU|FA|WI|[QH]\d|W\d\d)"
    r"|(?P<month>\d\d)(?:-(?P<day>\d\d))?))?)"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """One TIMEX3: its characters, and its days if it is wanted."""

    begin: int
    end: int
    days: intervals.Days | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """A marked text and the day it counts from."""

    name: str
    text: str
    published: date
    marks: tuple[Mark, ...]


@dataclass(slots=True, kw_only=True)
class Tally:
    """Counts of marks wanted and expressions found; `right` are those of either that agree."""

    wanted: int = 0
    found: int = 0
    right_wanted: int = 0
    right_found: int = 0

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        if not self.right_wanted or not self.right_found:
            return 0.0
        recall, precision = self.right_wanted / self.wanted, self.right_found / self.found
        return 2 * recall * precision / (recall + precision)


def documents(folder: Path) -> Iterator[Document]:
    """Yield the documents of a folder of .tml files."""
    for path in sorted(folder.glob("*.tml")):
        yield document(path.stem, path.read_bytes())


def document(name: str, tml: bytes) -> Document:
    """Return what a TimeML document says."""
    root = etree.fromstring(tml)
    published = root.xpath("string(//DCT/TIMEX3/@value)")
    pieces: list[str] = []
    marks: list[Mark] = []
    _walk(root.find(".//TEXT"), pieces, marks)
    return Document(
        name=name,
        text="".join(pieces),
        published=date.fromisoformat(str(published)),
        marks=tuple(sorted(marks, key=lambda m: (m.begin, m.end))),
    )


def _walk(element: Any, pieces: list[str], marks: list[Mark]) -> None:
    begin = sum(map(len, pieces))
    pieces.append(element.text or "")
    for child in element:
        _walk(child, pieces, marks)
        pieces.append(child.tail or "")
    if element.tag == "TIMEX3":
        end = sum(map(len, pieces))
        marks.append(Mark(begin=begin, end=end, days=days_of(element.get("value") or "")))


def days_of(value: str) -> intervals.Days | None:
    """Return the days of a TIMEX3 value, or None where it is no interval of our era.

    >>> days_of("1939-W38")
    (datetime.date(1939, 9, 18), datetime.date(1939, 9, 24))
    """
    match = _VALUE.fullmatch(re.sub(r"(?<=\d)T.*$", "", value))
    if match is None:
        return None
    year, part, month, day = match["year"][:4], match["part"], match["month"], match["day"]
    if part:
        return _part(int(year), part)
    if day:
        return intervals.day(int(year), int(month), int(day))
    return intervals.month(int(year), int(month)) if month else _years(year)


def _part(year: int, part: str) -> intervals.Days | None:
    """Return the days of "SU", "Q3", "H1" or "W38" of a year."""
    if part in _SEASONS:
        return intervals.months(year, _SEASONS[part], 3)
    if part[0] == "W":
        return intervals.week(date.fromisocalendar(year, int(part[1:]), 1), 0)
    return intervals.part_of_year(year, int(part[1:]), 4 if part[0] == "Q" else 2)


def _years(digits: str) -> intervals.Days | None:
    size = 10 ** (4 - len(digits))
    return intervals.years(int(digits) * size, int(digits) * size + size - 1)


def judge(one: Document, found: Sequence[TimeExpression]) -> dict[str, Tally]:
    """Return the tallies of one document: days, exact span and days, any overlap."""
    tallies = {name: Tally() for name in ("days", "exact", "overlap")}
    pairs = [(t, [m for m in one.marks if _overlap(t, m)]) for t in found]
    counted = [(t, ms) for t, ms in pairs if not ms or any(m.days for m in ms)]
    wanted = [m for m in one.marks if m.days]
    for name, tally in tallies.items():
        tally.wanted, tally.found = len(wanted), len(counted)
        right = {
            (i, m.begin)
            for i, (t, ms) in enumerate(counted)
            for m in ms
            if m.days and _agree(name, t, m)
        }
        tally.right_wanted = len({begin for _, begin in right})
        tally.right_found = len({place for place, _ in right})
    return tallies


def _agree(name: str, expression: TimeExpression, mark: Mark) -> bool:
    if name == "overlap":
        return True
    span, when = expression.span, (expression.when.begin, expression.when.end)
    if name == "exact":
        return when == mark.days and (span.begin, span.end) == (mark.begin, mark.end)
    if when == mark.days:
        return True
    inside = span.begin <= mark.begin and mark.end <= span.end
    ends = cast("intervals.Days", mark.days)
    return inside and (when[0] == ends[0] or when[1] == ends[1])


def _overlap(expression: TimeExpression, mark: Mark) -> bool:
    return expression.span.begin < mark.end and mark.begin < expression.span.end


def wikiwars(folder: Path, remainder: int) -> dict[str, Tally]:
    """Return the tallies over the documents whose number has this remainder by two."""
    total = {name: Tally() for name in ("days", "exact", "overlap")}
    for one in documents(folder):
        if int(one.name[:2]) % 2 != remainder:
            continue
        for name, tally in judge(one, read(one.text, one.published)).items():
            total[name].wanted += tally.wanted
            total[name].found += tally.found
            total[name].right_wanted += tally.right_wanted
            total[name].right_found += tally.right_found
    return total


def speed(folder: Path) -> tuple[int, int, float]:
    """Return how many articles were read, how many expressions found, in what seconds of CPU."""
    csv.field_size_limit(sys.maxsize)
    articles = []
    for path in sorted(folder.glob("*.csv")):
        with path.open(encoding="utf-8", newline="") as file:
            for row in csv.DictReader(file):
                text = row["text"]
                bounds = list(paragraphs(text, 0, len(text)))
                articles.append((text, bounds, date.fromisoformat(row["date"])))
    list(times("on Monday", [(0, 9)], date(2020, 10, 1)))  # the word lists are read once
    start = time.process_time()
    count = sum(1 for article in articles for _ in times(*article))
    return len(articles), count, time.process_time() - start


def main(words: list[str]) -> int:
    """Print the figures of both sets and the time that reading Wikinews takes."""
    data = Path(words[0]) / "data"
    if not (data / "times").is_dir():
        print(f"time_scores: no corpora in {words[0]}: skipped")
        return 0
    for half, remainder in (("odd, tuned on", 1), ("even", 0)):
        for name, tally in wikiwars(data / "times" / "wikiwars" / "tml", remainder).items():
            print(f"WikiWars {half:14} {name:8} {tally.wanted:4} F1 {tally.f1:.3f}")
    for line in time_cases.figures(data / "times" / "recognizers_text"):
        print(line)
    articles, count, seconds = speed(data / "wikinews")
    print(f"Wikinews {articles} articles: {count} expressions in {seconds:.2f} s of CPU")
    if "--list" in words:
        _list(data / "times")
    return 0


def _list(folder: Path) -> None:
    for one in documents(folder / "wikiwars" / "tml"):
        if int(one.name[:2]) % 2:
            for line in _errors(one):
                print(f"{one.name[:2]} {line}")
    for line in time_cases.errors(folder / "recognizers_text"):
        print(line)


def _errors(one: Document) -> Iterator[str]:
    """Yield a line for each mark missed and each expression that is wrong."""
    found = read(one.text, one.published)
    for mark in one.marks:
        near = [t for t in found if _overlap(t, mark)]
        if mark.days and not any(_agree("days", t, mark) for t in near):
            got = [f"{t.when.begin} {t.when.end}" for t in near]
            words = _around(one.text, mark.begin, mark.end)
            yield f"{words} is {mark.days[0]} {mark.days[1]}: {got}"
    for t in found:
        if not any(_overlap(t, mark) for mark in one.marks):
            yield f"{_around(one.text, t.span.begin, t.span.end)} is none: {t.when.begin}"


def _around(text: str, begin: int, end: int) -> str:
    return f"{text[begin - 50 : begin]}[{text[begin:end]}]{text[end : end + 30]}".replace("\n", " ")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:] or ["../shared"]))

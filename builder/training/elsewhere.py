"""Reports behind text of other kinds than news: the reader in, how many it finds out.

    python builder/training/elsewhere.py

A reader that has learned from one kind of text for long forgets the others, and no part of the
corpora shows it. `elsewhere.toml` holds made-up reports and passages of other kinds, from a recipe
to a statute; each report stands behind each passage, short and long. It is found where one
statement has its content, to the word, and touches its source.
"""

import hashlib
import re
import sys
import tomllib
from collections.abc import Iterator
from itertools import cycle, islice
from pathlib import Path
from typing import NamedTuple

from onrecord.reading import read
from onrecord.records import Article, Span

FILE = Path(__file__).with_name("elsewhere.toml")
_LONG = (0, 1, 4, 12, 40)  # sentences before the report
_SENTENCE = re.compile(r"(?<=\.)\s+")
_WORD = re.compile(r"\w+")
_MARKS = re.compile(r"[\[\]<>]")


class Case(NamedTuple):
    """A text that ends with a report, and what of it is to be found."""

    kind: str
    text: str
    source: Span
    content: Span


def cases() -> Iterator[Case]:
    """Yield every report behind every passage; with nothing before it, once."""
    stored = tomllib.loads(FILE.read_text(encoding="utf-8"))
    for report in stored["reports"]:
        yield _case("alone", "", report)
        for kind, passage in stored["kinds"].items():
            sentences = _SENTENCE.split(passage.strip())
            for count in _LONG[1:]:
                yield _case(kind, " ".join(islice(cycle(sentences), count)), report)


def _case(kind: str, before: str, report: str) -> Case:
    opening = f"{before}\n\n" if before else ""
    places = [_place(report, *marks) for marks in ("[]", "<>")]
    source, content = (Span(len(opening) + a, len(opening) + b) for a, b in places)
    return Case(kind, opening + _MARKS.sub("", report), source, content)


def _place(report: str, opening: str, closing: str) -> tuple[int, int]:
    """Return where what stands between the two marks lies once all marks are taken out."""
    begin, end = report.index(opening), report.index(closing)
    return len(_MARKS.sub("", report[:begin])), len(_MARKS.sub("", report[:end]))


def found(case: Case) -> bool:
    """Whether the reader finds the report."""
    article = Article(id="elsewhere", path="elsewhere.txt", text=case.text, language="en")
    return any(
        [_bare(case.text, piece) for piece in statement.content] == [case.content]
        and any(_touch(piece, case.source) for piece in statement.source)
        for statement in read(article).statements
    )


def _bare(text: str, own: Span) -> Span:
    """Return a span without the marks and stops around its words."""
    words = list(_WORD.finditer(text, own.begin, own.end))
    return Span(words[0].start(), words[-1].end()) if words else own


def _touch(one: Span, other: Span) -> bool:
    return one.begin < other.end and other.begin < one.end


def measured() -> dict[str, tuple[int, int]]:
    """Return for each kind of text how many reports are found, and of how many."""
    counts: dict[str, tuple[int, int]] = {}
    for case in cases():
        right, total = counts.get(case.kind, (0, 0))
        counts[case.kind] = right + found(case), total + 1
    return counts


def digest() -> str:
    """Return what tells the set from another version of it."""
    return hashlib.sha256(FILE.read_bytes()).hexdigest()[:16]


def main() -> None:
    """Print the shares."""
    counts = measured()
    for kind, (right, total) in counts.items():
        print(f"{kind:10} {right:4} of {total}")


if __name__ == "__main__":
    sys.exit(main())

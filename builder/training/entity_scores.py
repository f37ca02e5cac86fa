"""Named entities against gold: exact spans and types in, precision, recall and F1 out.

    python builder/training/entity_scores.py ../shared [--json]

Reads the dev parts of three corpora with `onrecord.read`, as anyone would, and compares the
mentions that are names with the corpus's. Names in regions that the reader skips, headers or
bylines, and in articles that it leaves unread count as missed; how many is printed.
"""

import json
import sys
import tempfile
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from corpora.labelled import Labelled
from corpora.sets import MEASURED, measuring

import onrecord
from onrecord.records import Article, Reading

TYPES = ("Person", "Organisation", "Place")  # those that all three corpora mark

Name = tuple[int, int, str]  # begin, end, type


@dataclass(frozen=True, slots=True, kw_only=True)
class Counts:
    """How many names there are, how many were found, how many of these are right."""

    gold: int = 0
    found: int = 0
    right: int = 0

    def __add__(self, other: "Counts") -> "Counts":
        return Counts(
            gold=self.gold + other.gold,
            found=self.found + other.found,
            right=self.right + other.right,
        )

    @property
    def precision(self) -> float:
        """The share of the found that is right."""
        return self.right / self.found if self.found else 0.0

    @property
    def recall(self) -> float:
        """The share of the gold that was found."""
        return self.right / self.gold if self.gold else 0.0

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        return 2 * self.right / (self.gold + self.found) if self.right else 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Figures:
    """The counts of every type in TYPES, in that order, and of all together."""

    types: tuple[Counts, ...]

    @property
    def all(self) -> Counts:
        """The counts of all types, whose F1 is the micro average."""
        return sum(self.types, Counts())

    def rows(self) -> tuple[tuple[str, Counts], ...]:
        """Return each type's counts, and last those of "all"."""
        return (*zip(TYPES, self.types, strict=True), ("all", self.all))


@dataclass(frozen=True, slots=True, kw_only=True)
class Measured:
    """A corpus's figures; `missed` counts gold names that were never read, by why not."""

    figures: Figures
    missed: tuple[tuple[str, int], ...]


def score(gold: Sequence[Iterable[Name]], found: Sequence[Iterable[Name]]) -> Figures:
    """Compare the names of documents, of each the gold ones and those found, in the same order.

    >>> score([[(0, 3, "Person")]], [[(0, 3, "Person"), (5, 9, "Place")]]).all.precision
    0.5
    """
    wanted = {(number, *name) for number, names in enumerate(gold) for name in names}
    got = {(number, *name) for number, names in enumerate(found) for name in names}
    if len(gold) != len(found):
        raise ValueError(f"{len(gold)} documents, but found names of {len(found)}")
    sizes = [Counter(name[-1] for name in names) for names in (wanted, got, wanted & got)]
    return Figures(
        types=tuple(
            Counts(gold=sizes[0][type_], found=sizes[1][type_], right=sizes[2][type_])
            for type_ in TYPES
        )
    )


def measured(documents: Sequence[Labelled]) -> Measured:
    """Return the figures of the reader on the documents."""
    readings = _read(documents)
    missed: Counter[str] = Counter()
    for document, (article, reading) in zip(documents, readings, strict=True):
        missed.update(_unread(document, article, reading))
    return Measured(
        figures=score(
            [document.entities or () for document in documents],
            [_names(reading) for _, reading in readings],
        ),
        missed=tuple(sorted(missed.items())),
    )


def _read(documents: Sequence[Labelled]) -> list[tuple[Article, Reading]]:
    """Read the documents from files, in their order."""
    with tempfile.TemporaryDirectory() as folder:
        for number, document in enumerate(documents):
            Path(folder, f"{number:05}.txt").write_bytes(document.text.encode())
        read = {}
        for item in onrecord.read(folder):
            if isinstance(item, onrecord.Skipped):
                raise SystemExit(f"entity_scores: {item.path}: {item.reason}")
            read[int(Path(item[0].path).stem)] = item
    for number, document in enumerate(documents):
        if read[number][0].text != document.text:
            raise SystemExit(f"entity_scores: the text of {document.name} changed in reading")
    return [read[number] for number in range(len(documents))]


def _names(reading: Reading) -> list[Name]:
    return [
        (mention.span.begin, mention.span.end, entity.type)
        for entity in reading.entities
        for mention in entity.mentions
        if mention.kind == "name"
    ]


def _unread(document: Labelled, article: Article, reading: Reading) -> Iterable[str]:
    """Yield for each gold name that the reader never looks at why that is."""
    for begin, end, type_ in document.entities or ():
        if type_ in TYPES and reading.unread:
            yield reading.unread.partition(":")[0]
        elif type_ in TYPES:
            within = (r for r in article.regions if r.span.begin < end and begin < r.span.end)
            yield from (f"in a {region.kind}" for region in within if region.kind != "body")


def main(words: list[str]) -> int:
    """Print the figures of every corpus, as a table or, with --json, as JSON."""
    data = Path(words[0]) / "data"
    if not data.is_dir():
        print(f"entity_scores: no corpora in {words[0]}: give the folder that holds data/")
        return 2
    results = {corpus: measured(measuring(data, corpus)) for corpus in MEASURED}
    if "--json" in words:
        print(json.dumps({corpus: _json(result) for corpus, result in results.items()}, indent=1))
        return 0
    for corpus, result in results.items():
        print(f"{corpus:25} gold  found  right  precision  recall     F1")
        for type_, n in result.figures.rows():
            print(
                f"  {type_:20} {n.gold:7} {n.found:6} {n.right:6}"
                f" {n.precision:10.3f} {n.recall:7.3f} {n.f1:6.3f}"
            )
        print(f"  not read: {', '.join(f'{n} {why}' for why, n in result.missed) or 'none'}")
    return 0


def _json(result: Measured) -> dict[str, object]:
    rows = {
        type_: {"gold": n.gold, "found": n.found, "P": n.precision, "R": n.recall, "F1": n.f1}
        for type_, n in result.figures.rows()
    }
    return {**rows, "missed": dict(result.missed)}


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:] or ["../shared"]))

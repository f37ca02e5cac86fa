"""GAP's pronouns with two names each, of which one or none is meant: Labelled documents out.

Webster et al., Transactions of the ACL 6 (2018). Only two names of a text are marked; the others
are told by their capitals, as candidates that are right where neither of the two is.
"""

import csv
import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from corpora.labelled import Labelled, Piece, Referring
from onrecord.reading.names import no_name

PARTS = {"train": "gap-development.tsv", "dev": "gap-validation.tsv"}
_WORD = r"(?:[A-Z]\.|[A-Z](?:[\w-]|['’](?!s\b))*)"
_NAME = re.compile(rf"{_WORD}(?: (?:(?:de|del|van|von|der|la|al|bin) )?{_WORD})*")


class Pronoun(NamedTuple):
    """A pronoun and its two candidates; `right` is the place of the one that is meant, or None."""

    name: str
    text: str
    own: Piece
    candidates: tuple[Piece, Piece]
    right: int | None


def pronouns(data: Path, part: str) -> Iterator[Pronoun]:
    """Yield the pronouns of `part`, "train" or "dev"."""
    with (data / "gap" / PARTS[part]).open(encoding="utf-8", newline="") as stream:
        for row in csv.DictReader(stream, delimiter="\t", quoting=csv.QUOTE_NONE):
            meant = [row[f"{name}-coref"] == "TRUE" for name in "AB"]
            yield Pronoun(
                row["ID"],
                row["Text"],
                _piece(row, "Pronoun"),
                (_piece(row, "A"), _piece(row, "B")),
                meant.index(True) if any(meant) else None,
            )


def _piece(row: dict[str, str], key: str) -> Piece:
    begin = int(row[f"{key}-offset"])
    return begin, begin + len(row[key])


def gap(data: Path, part: str) -> Iterator[Labelled]:
    """Yield one document a pronoun, the names as candidates."""
    for pronoun in pronouns(data, part):
        found = {Referring(*pronoun.own, "pronoun", "own", open=pronoun.right is None)}
        for place, (begin, end) in enumerate(pronoun.candidates):
            chain = "own" if place == pronoun.right else "other"
            found.add(Referring(begin, end, "name", chain, asked=False))
        found.update(_others(pronoun))
        name = f"gap/{pronoun.name}"
        yield Labelled(name=name, text=pronoun.text, referring=tuple(sorted(found)))


def _others(pronoun: Pronoun) -> Iterator[Referring]:
    """Yield the names beside the two: a word in common makes them the same."""
    marked = [_words(pronoun.text[begin:end]) for begin, end in pronoun.candidates]
    for match in _NAME.finditer(pronoun.text):
        words = _words(match[0])
        begin, end = match.span()
        if not words or any(begin < e and b < end for b, e in pronoun.candidates):
            continue
        same = [bool(words & own) for own in marked]
        if pronoun.right is None:
            chain = "other" if any(same) else "own"
        else:
            chain = "own" if same[pronoun.right] else "other"
        yield Referring(begin, end, "name", chain, asked=False)


def _words(name: str) -> frozenset[str]:
    return frozenset(w for w in re.findall(r"[\w'’]+", name.lower()) if not no_name(w))

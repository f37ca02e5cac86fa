"""Parts in, wordings out as arrays of numbers: what is compared is laid out once.

A wording is what one speaker says, or denies, in one row of words: parts that differ in none of
these are one claim and are compared as one.
"""

from array import array
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from zlib import crc32

import numpy as np
import numpy.typing as npt

from onrecord.linking.claims.records import Part
from onrecord.linking.claims.terms import terms, words

Numbers = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float64]
_OTHERS = 1000  # wordings that might have been read too: in a few, nothing is common


@dataclass(frozen=True, slots=True)
class Lists:
    """Many sorted lists of numbers below 2**32: list i is `values[starts[i]:starts[i + 1]]`."""

    starts: Numbers
    values: Numbers

    @property
    def sizes(self) -> Numbers:
        """How long each list is."""
        return np.diff(self.starts)

    @property
    def owners(self) -> Numbers:
        """The list that each value is in."""
        return np.repeat(np.arange(len(self.starts) - 1), self.sizes)


@dataclass(frozen=True, slots=True)
class Wordings:
    """The wordings in the order of their earliest parts.

    `parts` holds each one's parts, the earliest first, `terms` what its words are about,
    `rarity` tells of each of these terms how few others have it (0-1), `speakers` who says it,
    `texts` its words as one number. `articles` and `places` number where the earliest part
    stands.
    """

    parts: tuple[tuple[Part, ...], ...]
    terms: Lists
    rarity: Floats
    speakers: Lists
    texts: Numbers
    articles: Numbers
    places: Numbers


def wordings(parts: Iterable[Part]) -> Wordings:
    """Return the wordings of `parts`, whatever the order of these."""
    found: dict[tuple[str, tuple[str, ...], bool], list[Part]] = {}
    ordered = sorted(parts, key=order)
    places = _places(ordered)
    articles = {name: number for number, name in enumerate(sorted({p.article for p in ordered}))}
    for part in ordered:
        said = " ".join(words(part.text))
        key = (said, tuple(sorted(set(part.speakers))), part.polarity == "denied")
        found.setdefault(key, []).append(part)
    about = _lists(terms(said) for said, *_ in found)
    return Wordings(
        parts=tuple(map(tuple, found.values())),
        terms=about,
        rarity=_rarity(about),
        speakers=_lists(speakers for _, speakers, _ in found),
        texts=np.array([_number(said) for said, *_ in found], np.int64),
        articles=np.array([articles[own[0].article] for own in found.values()], np.int64),
        places=np.array([places[own[0].id] for own in found.values()], np.int64),
    )


def order(part: Part) -> tuple[date, bool, str, str]:
    """Return what puts parts in order: the earliest first, those without a day last.

    Of one day, a copy comes after what it may be a copy of.
    """
    return part.day or date.max, part.copied, part.article, part.id


def _places(parts: Iterable[Part]) -> dict[str, int]:
    """Return a number for each part's place, by id: the same for those that overlap."""
    found: dict[str, int] = {}
    article, end, number = "", 0, 0
    for part in sorted(parts, key=lambda own: (own.article, own.begin, own.end, own.id)):
        apart = part.article != article or part.begin >= end
        number = number + apart
        found[part.id] = number
        article, end = part.article, part.end if apart else max(end, part.end)
    return found


def _rarity(terms: Lists) -> Floats:
    """Return for each value the logarithm of the share that has it, 1 for one among all."""
    _, which, counts = np.unique(terms.values, return_inverse=True, return_counts=True)
    whole = np.log(len(terms.starts) - 1 + _OTHERS)
    return np.asarray(1 - np.log(counts)[which] / whole, np.float64)


def _lists(found: Iterable[Iterable[str]]) -> Lists:
    return packed(sorted({_number(word) for word in own}) for own in found)


def packed(lists: Iterable[Sequence[int]]) -> Lists:
    """Return `lists`, each sorted, as arrays."""
    values, sizes = array("q"), array("q")
    for own in lists:
        values.extend(own)
        sizes.append(len(own))
    starts = np.concatenate([np.zeros(1, np.int64), np.cumsum(np.array(sizes, np.int64))])
    return Lists(starts, np.array(values, np.int64))


def _number(word: str) -> int:
    return crc32(word.encode("utf-8", "surrogatepass"))

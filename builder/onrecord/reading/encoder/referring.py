"""Says what words mean, as the encoder sees it: places of names, nouns and pronouns in, scores out.

A pair's score is the product of two learned vectors, of what asks and of what answers, which each
place has from its first and its last piece, and a learned number for what kinds of words the two
are and how far apart they stand. Scores of one asker can be held against each other.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple, cast

import numpy as np
import numpy.typing as npt

from onrecord.reading.encoder.links import Range, distances
from onrecord.reading.encoder.pieces import SHAPES, Numbers, Pieces, tokenizer
from onrecord.reading.encoder.tags import Floats
from onrecord.reading.lexicon import words

KINDS = ("name", "nominal", "pronoun")
_BEHIND = 4  # pieces behind "the" among which its noun is
AHEAD = 80  # pieces from a pronoun to a name behind it that it may mean


class Place(NamedTuple):
    """Characters of a name, else of a phrase's head word; `kind` is one of KINDS."""

    begin: int
    end: int
    kind: str


@dataclass(frozen=True, slots=True)
class Priors:
    """Learned scores: kinds (asking, answering) × buckets of distance; of nothing said, by kind."""

    reach: Floats
    fresh: Floats


@dataclass(frozen=True, slots=True, eq=False)
class Referring:
    """What the encoder says of a page's words: a vector for each of the pieces `kept`, in order.

    `vectors` is kept × (2 × 2 × numbers); a piece that is not kept says nothing.
    """

    laid: Pieces
    kept: Numbers
    vectors: npt.NDArray[np.float16]
    priors: Priors

    def scores(self, asking: Place, others: Sequence[Place]) -> Floats:
        """Return what speaks for each of `others` being meant, and last for nothing said before."""
        ranges = self._ranges([asking, *others])
        kind = KINDS.index(asking.kind)
        kinds = np.array([KINDS.index(other.kind) for other in others], np.int32)
        vectors = self._vectors(ranges)
        found = vectors[1:, 1] @ vectors[0, 0]
        between = distances(ranges[:1], ranges[1:])[0]
        found += self.priors.reach[kind, kinds, between]
        return np.append(found, self.priors.fresh[kind])

    def answers(self, askers: Sequence[Place], meant: Place) -> Floats:
        """Return what speaks for each of `askers` meaning `meant`, rather than something new."""
        ranges = self._ranges([meant, *askers])
        kinds = np.array([KINDS.index(asker.kind) for asker in askers], np.int32)
        vectors = self._vectors(ranges)
        found = vectors[1:, 0] @ vectors[0, 1]
        between = distances(ranges[1:], ranges[:1])[:, 0]
        found += self.priors.reach[kinds, KINDS.index(meant.kind), between]
        return cast("Floats", found - self.priors.fresh[kinds])

    def _ranges(self, places: Sequence[Place]) -> Numbers:
        """Return places × (first piece, last + 1), as `Pieces.over` does."""
        begins, ends = np.array([place[:2] for place in places], np.int32).T
        first = np.searchsorted(self.laid.ends, begins, side="right")
        last = np.searchsorted(self.laid.begins, ends, side="left")
        return np.stack([first, np.maximum(first, last)], 1).astype(np.int32)

    def _vectors(self, ranges: Numbers) -> Floats:
        """Return places × (asking, answering) × numbers."""
        return cast("Floats", self._ends(ranges[:, 0], 0) + self._ends(ranges[:, 1] - 1, 1))

    def _ends(self, pieces: Numbers, end: int) -> Floats:
        """Return pieces × (asking, answering) × numbers; `end` is 0 for a begin, 1 for an end."""
        rows = np.minimum(np.searchsorted(self.kept, pieces), len(self.kept) - 1)
        found = self.vectors[rows].reshape(len(pieces), 2, 2, -1)[:, :, end].astype(np.float32)
        found[self.kept[rows] != pieces] = 0
        return found


def kept(laid: Pieces, vectors: Floats, names: Sequence[Range], priors: Priors) -> Referring:
    """Keep the vectors of pronouns, names, words with capitals and of nouns, as far as is known.

    A third of all: the rules read an article long after it was marked, and many are marked ahead.
    """
    told = (laid.shapes > SHAPES.index("lower")) | np.isin(laid.ids, _numbers("pronouns"))
    opened = np.isin(laid.ids, _numbers("determiners"))
    for away in range(1, _BEHIND + 1):
        told[away:] |= opened[:-away]
    for first, last in names:
        told[first:last] = True
    rows = np.flatnonzero(told).astype(np.int32)
    rows = rows if len(rows) else np.zeros(1, np.int32)
    return Referring(laid, rows, vectors[rows].astype(np.float16), priors)


@cache
def _numbers(of: str) -> Numbers:
    """Return the vocabulary's numbers of a class of words."""
    number = tokenizer().token_to_id
    found = (number(word) for word in sorted(words(of)))
    return np.array([one for one in found if one is not None], np.int32)

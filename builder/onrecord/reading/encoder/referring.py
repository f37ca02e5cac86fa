"""Says what words mean, as the encoder sees it: places of names, nouns and pronouns in, scores out.

A pair's score is the product of two learned vectors, of what asks and of what answers, which each
place has from its first and its last piece, and a learned number for what kinds of words the two
are and how far apart they stand. Scores of one asker can be held against each other.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from onrecord.reading.encoder.links import Range, distances
from onrecord.reading.encoder.pieces import SHAPES, Numbers, Pieces, tokenizer
from onrecord.reading.encoder.tags import Floats
from onrecord.reading.lexicon import words

KINDS = ("name", "nominal", "pronoun")
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
        kind = KINDS.index(asking.kind)
        own = self.laid.over(asking.begin, asking.end)
        ranges = [self.laid.over(other.begin, other.end) for other in others]
        kinds = [KINDS.index(other.kind) for other in others]
        vector = self._vectors([own])[0, 0]
        found = self._vectors(ranges)[:, 1] @ vector
        found += self.priors.reach[kind, kinds, distances([own], ranges)[0]]
        return np.append(found, self.priors.fresh[kind])

    def _vectors(self, ranges: Sequence[tuple[int, int]]) -> Floats:
        """Return places × (asking, answering) × numbers."""
        first = self._ends([one[0] for one in ranges])[:, :, 0]
        return first + self._ends([one[1] - 1 for one in ranges])[:, :, 1]

    def _ends(self, pieces: Sequence[int]) -> Floats:
        """Return pieces × (asking, answering) × (begin, end) × numbers."""
        rows = np.minimum(np.searchsorted(self.kept, pieces), len(self.kept) - 1)
        found = self.vectors[rows].astype(np.float32)
        found[self.kept[rows] != pieces] = 0
        return found.reshape(len(pieces), 2, 2, -1)


def kept(laid: Pieces, vectors: Floats, names: Sequence[Range], priors: Priors) -> Referring:
    """Keep the vectors of pronouns, names and words with capitals: a fifth of all.

    The rules read an article long after it was marked, and many are marked ahead.
    """
    told = (laid.shapes > SHAPES.index("lower")) | np.isin(laid.ids, _pronouns())
    for first, last in names:
        told[first:last] = True
    rows = np.flatnonzero(told).astype(np.int32)
    rows = rows if len(rows) else np.zeros(1, np.int32)
    return Referring(laid, rows, vectors[rows].astype(np.float16), priors)


@cache
def _pronouns() -> Numbers:
    """Return the vocabulary's numbers of pronouns."""
    number = tokenizer().token_to_id
    found = (number(word) for word in sorted(words("pronouns")))
    return np.array([one for one in found if one is not None], np.int32)

"""Links spans: content to the cue that reports it, cue to its source; spans in, links out.

A pair's score is the product of two learned vectors, which each span has from its first and its
last piece, and a learned number for how far apart the two are and what stands between.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from onrecord.reading.encoder.tags import NEVER, Floats

Range = tuple[int, int]  # first piece and last piece + 1
Ranges = Sequence[Range] | npt.NDArray[np.int32]
FAR = 400  # pieces between two spans that can still be linked
DISTANCE, BETWEEN, PARAGRAPHS = 9, 4, 3  # buckets before; as many after
_BLOCK = 256  # spans linked at once
_POWERS = 1 << np.arange(DISTANCE - 1)
Buckets = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Prior:
    """Learned scores of one kind of link: of distances, spans and paragraphs between, of none."""

    distances: Floats
    between: Floats
    paragraphs: Floats
    unlinked: float


def distances(ones: Ranges, others: Ranges) -> Buckets:
    """Return the buckets of the pieces between spans, ones × others: log2, and who comes first."""
    own, theirs = _ranges(ones), _ranges(others)
    begin, end = own[:, :1], own[:, 1:]
    after = theirs[:, 0] >= end
    gap = np.where(after, theirs[:, 0] - end, np.maximum(0, begin - theirs[:, 1]))
    found: Buckets = np.searchsorted(_POWERS, gap, side="right") + np.where(after, DISTANCE, 0)
    return found


def betweens(ones: Sequence[Range], others: Sequence[Range]) -> Buckets:
    """Return the buckets of how many of `others` stand between, ones × others."""
    begins = _ranges(others)[:, 0]
    away = np.arange(len(begins)) - np.searchsorted(begins, _ranges(ones)[:, 0])[:, None]
    passed = np.where(away >= 0, away, -1 - away)
    found: Buckets = np.minimum(BETWEEN - 1, passed) + np.where(away >= 0, BETWEEN, 0)
    return found


def aparts(ones: Sequence[int], others: Sequence[int]) -> Buckets:
    """Return the buckets of how many paragraphs apart two numbers are, ones × others."""
    away = np.array(others, np.int64) - np.array(ones, np.int64)[:, None]
    found: Buckets = np.minimum(PARAGRAPHS - 1, abs(away)) + np.where(away > 0, PARAGRAPHS, 0)
    return found


def _ranges(spans: Ranges) -> npt.NDArray[np.int64]:
    return np.array(spans, np.int64).reshape(-1, 2)


@dataclass(frozen=True, slots=True)
class Ends:
    """Spans of one role, in order: their vectors (spans × numbers), their paragraphs' numbers."""

    spans: Sequence[Range]
    vectors: Floats
    paragraphs: Sequence[int]

    def cut(self, first: int, last: int) -> "Ends":
        """Return those from `first` to before `last`."""
        own = slice(first, last)
        return Ends(self.spans[own], self.vectors[own], self.paragraphs[own])


class Link(NamedTuple):
    """The number of the span that another belongs to, or None, and how likely that is."""

    to: int | None
    likely: float


def linked(ones: Ends, others: Ends, prior: Prior) -> list[Link]:
    """Return for each of `ones` the one of `others` it belongs to."""
    if not others.spans or not ones.spans:
        return [Link(None, 1.0)] * len(ones.spans)
    found: list[Link] = []
    begins = [one[0] for one in others.spans]
    for first in range(0, len(ones.spans), _BLOCK):  # so that a page of any text takes little
        own = ones.cut(first, first + _BLOCK)
        low = bisect_left(begins, own.spans[0][0] - FAR)
        high = bisect_right(begins, own.spans[-1][0] + FAR)
        found += _linked(own, others.cut(low, high), prior, low)
    return found


def _linked(ones: Ends, others: Ends, prior: Prior, low: int) -> Iterator[Link]:
    """Yield the links to `others`, whose numbers count from `low`; both are few."""
    scores = ones.vectors @ others.vectors.T
    scores += prior.distances[distances(ones.spans, others.spans)]
    scores += prior.between[betweens(ones.spans, others.spans)]
    scores += prior.paragraphs[aparts(ones.paragraphs, others.paragraphs)]
    far = _ranges(others.spans)[:, 0] - _ranges(ones.spans)[:, :1]
    scores[abs(far) > FAR] = NEVER
    scores = np.append(scores, np.full((len(scores), 1), prior.unlinked, np.float32), axis=1)
    best = scores.argmax(axis=1)
    likely = 1 / np.exp(scores - scores.max(axis=1, keepdims=True)).sum(axis=1)
    count = len(others.spans)
    pairs = zip(best.tolist(), likely.tolist(), strict=True)
    yield from (Link(low + at if at < count else None, sure) for at, sure in pairs)

"""Links spans: content to the cue that reports it, cue to its source; spans in, links out.

A pair's score is the product of two learned vectors, which each span has from its first and its
last piece, and a learned number for how far apart the two are and what stands between.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from onrecord.reading.encoder.tags import Floats

Range = tuple[int, int]  # first piece and last piece + 1
FAR = 400  # pieces between two spans that can still be linked
_MOST = 24  # spans of one kind looked at on either side
DISTANCE, BETWEEN, PARAGRAPHS = 9, 4, 3  # buckets before; as many after


@dataclass(frozen=True, slots=True)
class Prior:
    """Learned scores of one kind of link: of distances, spans and paragraphs between, of none."""

    distances: Floats
    between: Floats
    paragraphs: Floats
    unlinked: float


def distance(one: Range, other: Range) -> int:
    """Return the bucket of the pieces between two spans: log2, other if `other` comes after."""
    after = other[0] >= one[1]
    gap = other[0] - one[1] if after else max(0, one[0] - other[1])
    return min(DISTANCE - 1, gap.bit_length()) + (DISTANCE if after else 0)


def between(place: int, at: int) -> int:
    """Return the bucket of the spans between: `at` counts from `place`, where one would stand."""
    passed = at - place if at >= place else place - 1 - at
    return min(BETWEEN - 1, passed) + (BETWEEN if at >= place else 0)


def apart(one: int, other: int) -> int:
    """Return the bucket of the paragraphs from number `one` to number `other`."""
    passed = min(PARAGRAPHS - 1, abs(other - one))
    return passed + (PARAGRAPHS if other > one else 0)


def place_of(one: Range, others: Sequence[Range]) -> int:
    """Return how many of `others` begin before `one` does."""
    return sum(other[0] < one[0] for other in others)


@dataclass(frozen=True, slots=True)
class Ends:
    """Spans of one role, in order: their vectors (spans × numbers), their paragraphs' numbers."""

    spans: Sequence[Range]
    vectors: Floats
    paragraphs: Sequence[int]


class Link(NamedTuple):
    """The number of the span that another belongs to, or None, and how likely that is."""

    to: int | None
    likely: float


def linked(ones: Ends, others: Ends, prior: Prior) -> list[Link]:
    """Return for each of `ones` the one of `others` it belongs to."""
    starts = np.array([other[0] for other in others.spans], np.int64)
    found: list[Link] = []
    for number, one in enumerate(ones.spans):
        place = int(np.searchsorted(starts, one[0]))
        around = range(max(0, place - _MOST), min(len(starts), place + _MOST))
        near = [at for at in around if abs(starts[at] - one[0]) <= FAR]
        if not near:
            found.append(Link(None, 1.0))
            continue
        scores = others.vectors[near] @ ones.vectors[number]
        scores += prior.distances[[distance(one, others.spans[at]) for at in near]]
        scores += prior.between[[between(place, at) for at in near]]
        own = ones.paragraphs[number]
        scores += prior.paragraphs[[apart(own, others.paragraphs[at]) for at in near]]
        scores = np.append(scores, np.float32(prior.unlinked))
        best = int(scores.argmax())
        likely = float(1 / np.exp(scores - scores[best]).sum())
        found.append(Link(near[best] if best < len(near) else None, likely))
    return found

"""Parts of all statements in, claims and the links inside and between them out."""

from collections.abc import Iterable, Iterator

import numpy as np

from onrecord.linking.claims.candidates import candidates
from onrecord.linking.claims.clusters import clusters
from onrecord.linking.claims.judging import Pair, judged
from onrecord.linking.claims.records import Claims, Link, Part
from onrecord.linking.claims.rows import Wordings, wordings
from onrecord.linking.claims.scoring import least, scores

_BITS = 32


def link(parts: Iterable[Part]) -> Claims:
    """Return which of `parts` are one claim; whatever their order, the same.

    Takes near-linear time: every part is compared with a bounded number of others.
    """
    found = wordings(parts)
    between = dict(_links(found))
    grouped = clusters(
        len(found.parts),
        ((one.score, *pair) for pair, one in between.items() if one.kind != "contradiction"),
    )
    claims = (tuple(part.id for at in own for part in found.parts[at]) for own in grouped)
    links = [*between.values(), *_repeats(found)]
    return Claims(
        claims=tuple(sorted(claims)), links=tuple(sorted(links, key=lambda own: (own.a, own.b)))
    )


def _links(found: Wordings) -> Iterator[tuple[tuple[int, int], Link]]:
    """Yield each link between two wordings."""
    for (one, other), score, unspoken in zip(*_scored(found), strict=True):
        first, second = found.parts[one][0], found.parts[other][0]
        agree = not set(first.speakers).isdisjoint(second.speakers)
        pair = Pair(one=first, other=second, score=score, unspoken=unspoken, agree=agree)
        if linked := judged(pair):
            yield (one, other), linked


def _scored(found: Wordings) -> tuple[list[list[int]], list[float], list[float]]:
    """Return the pairs that may be one claim, once each, and how sure that is."""
    kept: dict[int, tuple[float, float]] = {}
    for pairs in candidates(found):
        sure, unspoken = scores(found, pairs)
        same = found.texts[pairs[:, 0]] == found.texts[pairs[:, 1]]
        good = np.flatnonzero((unspoken >= least()) | same)
        codes = pairs[good, 0] << _BITS | pairs[good, 1]
        told = zip(sure[good].tolist(), unspoken[good].tolist(), strict=True)
        kept.update(zip(codes.tolist(), told, strict=True))
    codes = sorted(kept)
    pairs_kept = [[code >> _BITS, code & ((1 << _BITS) - 1)] for code in codes]
    return pairs_kept, [kept[code][0] for code in codes], [kept[code][1] for code in codes]


def _repeats(found: Wordings) -> Iterator[Link]:
    """Yield a link from the earliest part of each wording to each that repeats it."""
    for first, *later in found.parts:
        for part in later:
            because = ("speaker",) if first.speakers else ()
            yield Link(a=first.id, b=part.id, kind="reprint", score=1.0, because=(*because, "words"))

"""Parts of all statements in, claims and the links inside and between them out."""

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import islice

import numpy as np

from onrecord.linking.claims.candidates import candidates
from onrecord.linking.claims.clusters import clusters
from onrecord.linking.claims.judging import Pair, judgements, tied
from onrecord.linking.claims.records import Claims, Link, Part
from onrecord.linking.claims.rows import Numbers, Wordings, wordings
from onrecord.linking.claims.scoring import agreed, least, scores, sums, sureness
from onrecord.linking.claims.settling import Two, settled
from onrecord.linking.claims.turns import turned

_BITS = 32
_AT_ONCE = 400  # pairs that are judged in one call
_BRIEF = 2  # terms, which one who speaks may take back though they are nothing rare
_WORTH = 0.1  # score from which on support of others may make a link


Judgements = Callable[[Sequence[Pair]], list[Link | None]]
Each = Callable[[Judgements, Iterable[Sequence[Pair]]], Iterable[list[Link | None]]]


def link(parts: Iterable[Part], each: Each = map) -> Claims:
    """Return which of `parts` are one claim; whatever their order, the same.

    Takes near-linear time: every part is compared with a bounded number of others. `each` calls a
    function with one after the other, in this process or elsewhere.
    """
    found = wordings(parts)
    between = settled(found, dict(_links(found, each)))
    grouped = clusters(
        len(found.parts), ((one.score, *pair) for pair, one in between.items() if one.sure)
    )
    between |= dict(_inside(grouped, between))
    claims = (tuple(part.id for at in own for part in found.parts[at]) for own in grouped)
    to_first = tuple(_to_first(found, grouped, between))
    kept, turns = turned(found, grouped, between)
    links = [*kept.values(), *turns, *to_first, *_repeats(found)]
    return Claims(
        claims=tuple(sorted(claims)), links=tuple(sorted(links, key=lambda own: (own.a, own.b)))
    )


def _inside(
    grouped: Iterable[list[int]], between: Mapping[Two, Link]
) -> Iterator[tuple[Two, Link]]:
    """Yield the links between two wordings that others make one claim: these are sure, too."""
    group = {own: number for number, members in enumerate(grouped) for own in members}
    for (one, other), link in between.items():
        if group[one] == group[other] and link.kind != "contradiction":
            yield (one, other), replace(link, sure=True)


def _to_first(
    found: Wordings, grouped: Iterable[list[int]], between: Mapping[Two, Link]
) -> Iterator[Link]:
    """Yield a sure link to the first wording of a claim from each that others lead to it."""
    for first, *later in grouped:
        for own in later:
            if (first, own) not in between:
                ways = (between.get((min(own, one), max(own, one))) for one in later)
                scores = [way.score for way in ways if way and way.sure]
                yield tied(found.parts[first][0], found.parts[own][0], score=max(scores, default=0))


def _links(found: Wordings, each: Each) -> Iterator[tuple[Two, tuple[Pair, Link]]]:
    """Yield each link between two wordings, with these."""
    likely, given = _likely(found), deque[list[tuple[Two, Pair]]]()
    for links in each(judgements, _batches(likely, given)):
        told = zip(given.popleft(), links, strict=True)
        yield from ((two, (pair, link)) for (two, pair), link in told if link)


def _batches(
    likely: Iterator[tuple[Two, Pair]], given: deque[list[tuple[Two, Pair]]]
) -> Iterator[list[Pair]]:
    """Yield the pairs in batches, and note each that was given away."""
    while batch := list(islice(likely, _AT_ONCE)):
        given.append(batch)
        yield [pair for _, pair in batch]


def _likely(found: Wordings) -> Iterator[tuple[Two, Pair]]:
    """Yield the pairs of wordings that are like enough to be judged."""
    pairs = compared(found)
    spoken, unspoken = scores(found, pairs)
    likely = (unspoken >= least()) | (found.texts[pairs[:, 0]] == found.texts[pairs[:, 1]])
    brief, agree = found.terms.sizes[pairs].min(1) <= _BRIEF, agreed(found, pairs)
    good = likely | (brief & agree)
    columns = (column[good].tolist() for column in (pairs, spoken, unspoken, agree))
    for (one, other), score, whole, agrees in zip(*columns, strict=True):
        first, second = found.parts[one][0], found.parts[other][0]
        pair = Pair(one=first, other=second, score=score, unspoken=whole, agree=agrees)
        yield (one, other), pair


def compared(found: Wordings) -> Numbers:
    """Return the pairs that may be one claim, once each, in order."""
    kept = [np.zeros(0, np.int64)]
    for pairs in candidates(found):
        told, clash = sums(found, pairs)
        same = found.texts[pairs[:, 0]] == found.texts[pairs[:, 1]]
        good = pairs[(sureness(told - clash) >= _WORTH) | same]
        kept.append(good[:, 0] << _BITS | good[:, 1])
    codes = np.unique(np.concatenate(kept))
    return np.stack([codes >> _BITS, codes & ((1 << _BITS) - 1)], 1)


def _repeats(found: Wordings) -> Iterator[Link]:
    """Yield a link from the earliest part of each wording to each that repeats it."""
    for first, *later in found.parts:
        for part in later:
            because = ("speaker",) if first.speakers else ()
            own = (*because, "words")
            yield Link(a=first.id, b=part.id, kind="reprint", score=1.0, sure=True, because=own)

"""A scored pair of wordings in, the link between them out, or none where a rule forbids it."""

import math
from collections.abc import Iterator
from dataclasses import dataclass

from onrecord.linking.claims.drift import drifts, negated
from onrecord.linking.claims.records import Link, LinkKind, Part
from onrecord.linking.claims.scoring import least, sure
from onrecord.linking.claims.terms import terms, words
from onrecord.linking.claims.wording import alike

_VERBATIM = 0.95  # the least score of a reprint
_ALIKE = 0.9  # of the words, for a reprint
_LONG = 5  # terms that nobody else says by chance
_APART = 60  # days between which a thing is not reported in other words by another
_INSIDE = 0.8  # of the shorter one's terms, for an excerpt
_SHORTEST = 3  # terms of an excerpt
_OVERLAP = 0.3  # of the terms, the geometric mean for both, that make one claim
_FEWEST = 2  # terms that other words share
_LONGER = 1.4  # times as many terms as its excerpt has


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """Two wordings' earliest parts, their score, and that score if their speakers were one."""

    one: Part
    other: Part
    score: float
    unspoken: float
    agree: bool

    @property
    def clash(self) -> bool:
        """Whether those who speak are told apart."""
        return bool(self.one.speakers and self.other.speakers) and not self.agree


def judged(pair: Pair) -> Link | None:
    """Return the link between two wordings; None where they are two claims."""
    first, second = words(pair.one.text), words(pair.other.text)
    same = first == second or alike(first, second, _ALIKE)
    if same and pair.clash and min(map(len, _terms(pair))) < _LONG:
        return None  # "I am sorry" of two people
    if not same and pair.clash and _opposed(pair):
        return _link(pair, "contradiction") if pair.unspoken >= least() else None
    if not same and (pair.score < least() or _forbidden(pair)):
        return None
    return _link(pair, "reprint" if same else _kind(pair))


def _opposed(pair: Pair) -> bool:
    first, second = _terms(pair)
    return negated(pair.one, first & second) != negated(pair.other, first & second)


def _forbidden(pair: Pair) -> bool:
    """Tell whether other words cannot be the same report: of one article, time or word alone."""
    first, second = _terms(pair)
    if pair.one.article == pair.other.article or len(first & second) < _FEWEST:
        return True
    days = pair.one.day, pair.other.day
    far = days[0] and days[1] and abs((days[1] - days[0]).days) > _APART
    return bool(far) and not pair.agree


def _kind(pair: Pair) -> LinkKind:
    short, long = sorted(_terms(pair), key=len)
    inside = len(short & long) >= max(_SHORTEST, _INSIDE * len(short))
    if inside and len(long) >= _LONGER * len(short):
        return "excerpt"
    return "translation" if pair.one.translated != pair.other.translated else "paraphrase"


def _link(pair: Pair, kind: LinkKind) -> Link:
    changed = tuple(drifts(pair.one, pair.other, clash=pair.clash))
    return Link(
        a=pair.one.id,
        b=pair.other.id,
        kind=kind,
        score=max(pair.score, _VERBATIM) if kind == "reprint" else pair.score,
        sure=kind == "reprint" or (kind != "contradiction" and _is_sure(pair)),
        drift=() if kind == "contradiction" else changed,
        because=tuple(_because(pair)),
    )


def _is_sure(pair: Pair) -> bool:
    """Tell whether a pair is one claim; one who says the opposite may have changed their mind."""
    first, second = _terms(pair)
    share = len(first & second) / math.sqrt(max(1, len(first) * len(second)))
    return pair.score >= sure() and share >= _OVERLAP and not _opposed(pair)


def _because(pair: Pair) -> Iterator[str]:
    """Yield what the two share: their speaker, then their words."""
    if pair.agree:
        yield "speaker"
    first, second = _terms(pair)
    yield from sorted(first & second)


def _terms(pair: Pair) -> tuple[frozenset[str], frozenset[str]]:
    return terms(pair.one.text), terms(pair.other.text)

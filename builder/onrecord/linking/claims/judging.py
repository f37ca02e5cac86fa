"""A scored pair of wordings in, the link between them out, or none where a rule forbids it."""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from onrecord.linking.claims.drift import counted_anew, drifts, opposed, told_apart
from onrecord.linking.claims.gist import apart
from onrecord.linking.claims.records import Drift, Link, LinkKind, Part
from onrecord.linking.claims.roles import turned_round
from onrecord.linking.claims.scoring import least, sure
from onrecord.linking.claims.terms import (
    listed,
    numbers,
    opposites,
    plain_terms,
    plain_words,
    terms,
    words,
)
from onrecord.linking.claims.wording import (
    alike,
    continued,
    contrary,
    renamed,
    run,
    swapped,
)

_VERBATIM = 0.95  # the least score of a reprint
_RUN = 7  # words of an excerpt that one speaker says by no chance
_ALIKE = 0.9  # of the words, for a reprint
_REWORDED = 0.8  # of the words' families, for what one says in other words
_NEAR_ALIKE = 0.8  # of the words
_BRIEF = 10  # words; where near all are alike, what differs is what the claim is about
_LONG = 5  # terms that nobody else says by chance
_APART = 60  # days between which a thing is not reported in other words by another
_INSIDE = 0.8  # of the shorter one's terms, for an excerpt
_SHORTEST = 3  # terms of an excerpt
_SURE_TERMS = 2  # that both of two sure ones have in other words, and that are no names
_SURE_OVERLAP = 0.55  # of the terms, the geometric mean for both
_SURE_OF_ONE = 0.6  # the least score of what is sure where one who speaks says both
_NEARLY_ALL = 0.7  # of the terms, the geometric mean for both
_RUN_SURE = 6  # words in a row
_RUN_OVERLAP = 0.4  # of the terms, the geometric mean for both
_CONTRARY_OVERLAP = 0.7
_NEAR = 0.65  # the least score of what is sure beside a sure one
_NEAR_OVERLAP = 0.3
_TURNED = frozenset({"negation", "number"})  # what makes another claim
_NEARLY_EQUAL = 1  # terms that one alone has, where an order that turns round tells
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

    @property
    def nested(self) -> bool:
        """Whether both stand in one place: what one says that another says."""
        overlap = self.one.begin < self.other.end and self.other.begin < self.one.end
        return self.one.article == self.other.article and overlap


def judgements(pairs: Sequence[Pair]) -> list[Link | None]:
    """Return the link of each pair, or None."""
    return [judged(pair) for pair in pairs]


def judged(pair: Pair) -> Link | None:
    """Return the link between two wordings; None where they are two claims."""
    first, second = words(pair.one.text), words(pair.other.text)
    same = first == second or alike(first, second, _ALIKE)
    if pair.nested:
        return None
    if _contradicts(pair):
        return _link(pair, "contradiction")  # also where one "not" is all that is new
    if first != second and pair.unspoken < least():
        return None
    fewest = min(map(len, _terms(pair)))
    if same and pair.clash and fewest < _LONG:  # "I am sorry" of two people
        likely = fewest >= _FEWEST and pair.score >= least()
        return replace(_link(pair, "reprint"), sure=False) if likely else None
    if not same and (pair.score < least() or _forbidden(pair)):
        return None
    return _link(pair, "reprint" if same else _kind(pair))


def is_verbatim(pair: Pair) -> bool:
    """Tell whether one who speaks says what the other part prints, word for word, and more."""
    fewest = min(len(words(part.text)) for part in (pair.one, pair.other))
    return pair.agree and fewest >= _RUN and _is_inside(pair)


def _in_one_run(pair: Pair) -> bool:
    """Tell whether one who speaks says a good part of both in the same words in a row."""
    if is_verbatim(pair):
        return True
    if not pair.agree or pair.score < _SURE_OF_ONE or not _overlap(pair, _RUN_OVERLAP):
        return False
    both = run(words(pair.one.text), words(pair.other.text))
    long = len(both) >= _RUN_SURE and len(terms(" ".join(both))) >= _SHORTEST
    return long and not _is_apart(pair)


def is_reworded(pair: Pair) -> bool:
    """Tell whether one who speaks says the same in words of the same families, in their order."""
    one, other = _terms(pair)
    if not pair.agree or not (one and other) or not (one <= other or other <= one):
        return False
    return alike(plain_words(pair.one.text), plain_words(pair.other.text), _REWORDED)


def tied(one: Part, other: Part, *, score: float) -> Link:
    """Return the sure link between two wordings that are one claim by way of others."""
    agree = not set(one.speakers).isdisjoint(other.speakers)
    pair = Pair(one=one, other=other, score=score, unspoken=score, agree=agree)
    return replace(_link(pair, _kind(pair)), sure=True)


def _contradicts(pair: Pair) -> bool:
    """Tell whether two who speak say the opposite, or other numbers, of what is much the same."""
    if not (pair.one.speakers and pair.other.speakers):
        return False
    if pair.agree and pair.one.article == pair.other.article:
        return False  # one who turns their own words in one report makes a point
    if plain_terms(pair.one.text).isdisjoint(plain_terms(pair.other.text)):
        return False
    if not (_is_much_the_same(pair) or _is_taken_back(pair)):
        return False
    return opposed(pair.one, pair.other) or (pair.clash and counted_anew(pair.one, pair.other))


def _is_much_the_same(pair: Pair) -> bool:
    """Tell whether two wordings are of the same words, but for what says the opposite."""
    if words(pair.one.text) == words(pair.other.text):
        return True
    if pair.unspoken < least():
        return False
    one, other = (_topics(part.text) for part in (pair.one, pair.other))
    return _share(one, other) >= _CONTRARY_OVERLAP or is_reworded(pair)


def _is_taken_back(pair: Pair) -> bool:
    """Tell whether one who speaks goes on with the same words, but for a "not"."""
    one, other = _terms(pair)
    inside = pair.agree and (one <= other or other <= one)
    return inside and continued(pair.one.text, pair.other.text)


@lru_cache(1 << 16)
def _topics(text: str) -> frozenset[str]:
    """Return the terms of `text`, the one of two opposites for both; not "any"."""
    pairs = opposites()
    said = terms(text) - terms(" ".join(listed("indefinite")))
    return frozenset(min(term, pairs.get(term, term)) for term in said)


def _share(first: frozenset[str], second: frozenset[str]) -> float:
    """Return what share of all two wordings have both, the geometric mean; 0 of a single term."""
    both = len(first & second)
    return both / math.sqrt(len(first) * len(second)) if both >= _FEWEST else 0.0


def _overlap(pair: Pair, least: float) -> bool:
    """Tell whether two wordings share two terms, and that share of all, the geometric mean."""
    return _share(*_terms(pair)) >= least


def _forbidden(pair: Pair) -> bool:
    """Tell whether other words cannot be the same report: of one article, time or word alone.

    Nor can the opposite, of two who speak.
    """
    if pair.clash and opposed(pair.one, pair.other):
        return True
    first, second = _terms(pair)
    few = len(first & second) < _FEWEST and not is_reworded(pair)
    if pair.one.article == pair.other.article or few:
        return True
    days = pair.one.day, pair.other.day
    far = days[0] and days[1] and abs((days[1] - days[0]).days) > _APART
    return bool(far) and not pair.agree


def _kind(pair: Pair) -> LinkKind:
    if is_verbatim(pair):
        return "excerpt"
    short, long = sorted(_terms(pair), key=len)
    inside = len(short & long) >= max(_SHORTEST, _INSIDE * len(short))
    if inside and len(long) >= _LONGER * len(short):
        return "excerpt"
    return "translation" if pair.one.translated != pair.other.translated else "paraphrase"


def _link(pair: Pair, kind: LinkKind) -> Link:
    inside = kind == "excerpt" and is_verbatim(pair)  # then nothing changed
    changed: tuple[Drift, ...] = (
        () if inside else tuple(drifts(pair.one, pair.other, clash=pair.clash))
    )
    return Link(
        a=pair.one.id,
        b=pair.other.id,
        kind=kind,
        score=max(pair.score, _VERBATIM) if kind == "reprint" else pair.score,
        sure=_is_sure(pair, kind, changed),
        drift=changed,
        because=tuple(_because(pair)),
    )


def _is_sure(pair: Pair, kind: LinkKind, drift: tuple[Drift, ...]) -> bool:
    """Tell whether a pair by itself is one claim; one who says the opposite changed their mind."""
    if kind == "contradiction" or not _TURNED.isdisjoint(drift):
        return False
    near = not pair.clash and _is_close(pair) and (pair.score >= sure() or _is_nearly_all(pair))
    one, other = _terms(pair)
    even = one ^ other <= terms(" ".join(listed("indefinite")))
    reworded = even and is_reworded(pair)  # what one says besides may turn it round
    if not (kind == "reprint" or near or _in_one_run(pair) or reworded):
        return False
    first, second = words(pair.one.text), words(pair.other.text)
    brief = max(len(first), len(second)) <= _BRIEF and alike(first, second, _NEAR_ALIKE)
    if (kind == "reprint" or brief) and swapped(first, second):
        return False
    texts = pair.one.text, pair.other.text
    turned = len(one ^ other) <= _NEARLY_EQUAL and turned_round(*texts)
    another = contrary(*texts) or renamed(*texts) or told_apart(*texts)
    return not (turned or another)


def _is_close(pair: Pair) -> bool:
    """Tell whether two wordings share most of what they say, not names alone.

    Not where each has a number of its own, or they say two things of one topic.
    """
    one, other = plain_terms(pair.one.text), plain_terms(pair.other.text)
    first, second = numbers(pair.one.text), numbers(pair.other.text)
    numbered = first - second and second - first
    alike_enough = _overlap(pair, _SURE_OVERLAP) and len(one & other) >= _SURE_TERMS
    return alike_enough and not numbered and not _is_apart(pair)


def _is_nearly_all(pair: Pair) -> bool:
    """Tell whether one who speaks says both, and most of both is the same."""
    one, other = _terms(pair)
    many = len(one & other) >= _SHORTEST or one == other
    return pair.agree and many and pair.score >= _SURE_OF_ONE and _overlap(pair, _NEARLY_ALL)


def is_near(pair: Pair, link: Link) -> bool:
    """Tell whether a pair is one claim where the two speeches match around it, too."""
    if link.kind == "contradiction" or not pair.agree:
        return False
    turned = link.kind != "reprint" and not _TURNED.isdisjoint(link.drift)
    alike_enough = _overlap(pair, _NEAR_OVERLAP) and pair.score >= _NEAR
    return alike_enough and not turned and not _is_apart(pair)


def _is_apart(pair: Pair) -> bool:
    """Tell whether two wordings say two things of one topic, and neither is part of the other."""
    return not _is_inside(pair) and apart(pair.one.text, pair.other.text)


def _is_inside(pair: Pair) -> bool:
    short, long = sorted((words(pair.one.text), words(pair.other.text)), key=len)
    return f" {' '.join(short)} " in f" {' '.join(long)} "


def _because(pair: Pair) -> Iterator[str]:
    """Yield what the two share: their speaker, then their words."""
    if pair.agree:
        yield "speaker"
    first, second = _terms(pair)
    yield from sorted(first & second)


def _terms(pair: Pair) -> tuple[frozenset[str], frozenset[str]]:
    return terms(pair.one.text), terms(pair.other.text)

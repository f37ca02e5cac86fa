"""Two parts that are one claim in, what changed between them out: a negation, a number, a hedge.

What either says besides is no change: a "not", a "may" or a number counts beside a term that both
parts have. A word for the opposite ("fell" for "rose") is a negation too.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cache, lru_cache
from itertools import pairwise

from onrecord.linking.claims.records import Drift, Part
from onrecord.linking.claims.terms import (
    counting_words,
    family,
    listed,
    negates,
    number,
    numbers,
    opposites,
    terms,
    words,
)

_AFTER = 4  # words that a negation or a hedge bears on
_YEAR = re.compile(r"(?:1[5-9]|20)\d\d")
_SHARE = 3  # words before the whole that it is a share of: "seven out of the ten"
_PRINTED = re.compile(r"[^\W_]+")
_BESIDE = 2  # words between a number and what it counts


def drifts(one: Part, other: Part, *, clash: bool) -> Iterator[Drift]:
    """Yield what changed between two wordings; `clash` says that their speakers differ."""
    both = terms(one.text) & terms(other.text)
    if opposed(one, other):
        yield "negation"
    if counted_anew(one, other) or _recounted(one, other):
        yield "number"
    if _hedged(one, both) != _hedged(other, both):
        yield "hedge"
    if clash:
        yield "speaker"


def opposed(one: Part, other: Part) -> bool:
    """Tell whether one part says that what the other says is not so; twice not so is so.

    "The north bank" denies nothing of "the south bank".
    """
    if _asks(one) or _asks(other):
        return False
    first, second = terms(one.text), terms(other.text)
    both = first & second
    turned = {term for term in first - second if opposites().get(term) in second - first}
    if turned:
        turned -= told_apart(one.text, other.text)
    return (_negated(one, both) + _negated(other, both) + len(turned)) % 2 == 1


def told_apart(one: str, other: str) -> frozenset[str]:
    """Return the terms of the one text that tell its thing from the other's.

    >>> told_apart("We shall mend the north bank", "We shall mend the south bank")
    frozenset({'north'})
    """
    there = _which(other) - terms(one)
    mine = _which(one) - terms(other)
    return frozenset(term for term in mine if opposites().get(term) in there)


def counted_anew(one: Part, other: Part) -> bool:
    """Tell whether one thing has other numbers in the one than in the other."""
    first, second = _both_counts(one, other)
    own = numbers(one.text), numbers(other.text)
    return any(
        first[term].isdisjoint(second[term])
        and (own[0] == own[1] or (first[term] - own[1] and second[term] - own[0]))
        for term in first.keys() & second.keys()
    )


def _recounted(one: Part, other: Part) -> bool:
    """Tell whether another number stands right before a word, though its text has the other too.

    Not where the texts have the same numbers, or one stands beside the same word in both.
    """
    first, second = _both_counts(one, other)
    shared = any(first[term] & second[term] for term in first.keys() & second.keys())
    if shared or numbers(one.text) == numbers(other.text):
        return False
    counting = _right_before(one.text), _right_before(other.text)
    return any(counting[0][term] != counting[1][term] for term in counting[0].keys() & counting[1])


def _asks(part: Part) -> bool:
    """Tell whether a part asks, or leaves unsaid, instead of saying that it is so or not."""
    return part.polarity == "withheld" or part.modality == "asked" or part.text.endswith("?")


def _negated(part: Part, both: frozenset[str]) -> bool:
    """Tell whether a part, or the report around it, says that it is not so; `both` are terms."""
    count = sum(not both.isdisjoint(borne) for borne in _reaches(part.text)[0])
    return (count + (part.polarity == "denied")) % 2 == 1


def _hedged(part: Part, both: frozenset[str]) -> bool:
    return any(not both.isdisjoint(borne) for borne in _reaches(part.text)[1])


@lru_cache(1 << 16)
def _reaches(text: str) -> tuple[list[frozenset[str]], list[frozenset[str]]]:
    """Return the terms that each negation bears on, those of the words after it; of hedges too."""
    said = words(text)
    found: tuple[list[frozenset[str]], list[frozenset[str]]] = ([], [])
    for at, word in enumerate(said):
        refused = word in listed("refusals") and said[at + 1 : at + 2] == ("to",)
        kinds = (refused or negates(word), word in listed("hedges"))
        for kind, own in zip(kinds, found, strict=True):
            if kind:
                own.append(terms(" ".join(said[at + 1 : at + 1 + _AFTER])))
    return found


@lru_cache(1 << 16)
def _which(text: str) -> frozenset[str]:
    """Return the terms that tell which thing is meant.

    One stands before the thing, in a name or behind "the" or "our", but not behind "it is the"; or
    it names the thing: "the rich will".
    """
    said = _PRINTED.findall(text)
    plain = [word.casefold() for word in said]
    return frozenset(
        term
        for at, (word, after) in enumerate(pairwise(said))
        if (_is_definite(plain[:at]) or (word[0].isupper() and after[0].isupper()))
        and (term := family(plain[at]))
        and (family(plain[at + 1]) or plain[at + 1] in _helping())
    )


@cache
def _helping() -> frozenset[str]:
    return listed("being") | listed("helping") | listed("modals")


def _is_definite(before: Sequence[str]) -> bool:
    """Tell whether a known thing comes after these words, and no verdict."""
    known = not listed("definite").isdisjoint(before[-1:])
    return known and listed("being").isdisjoint(before[-2:-1])


def _both_counts(one: Part, other: Part) -> tuple[Mapping[str, set[str]], Mapping[str, set[str]]]:
    """Return the numbers beside each of the terms that both parts have, as each tells them."""
    both = terms(one.text) & terms(other.text)
    return _counts(one, both), _counts(other, both)


def _counts(part: Part, both: frozenset[str]) -> Mapping[str, set[str]]:
    """Return the numbers that stand beside each of the terms that both parts have."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    for term, value in _counted(part.text):
        if term in both:
            found[term].add(value)
    return found


@lru_cache(1 << 16)
def _counted(text: str) -> tuple[tuple[str, str], ...]:
    """Return each number in a text with the terms of the words beside it."""
    said = counting_words(text)
    return tuple(
        (term, value)
        for at, word in enumerate(said)
        if (value := number(word)) is not None
        for near in said[max(0, at - _BESIDE) : at + 1 + _BESIDE]
        if number(near) is None and (term := family(near))
    )


@lru_cache(1 << 16)
def _right_before(text: str) -> Mapping[str, str]:
    """Return the number right before each term that has one and stands once in a text.

    Not what may be a year, nor one of a share: "seven of ten voters".
    """
    said = counting_words(text)
    often = Counter(map(family, said))
    return {
        term: value
        for at, (before, word) in enumerate(pairwise(said))
        if (value := number(before)) and not _YEAR.fullmatch(value)
        if not any(map(number, said[max(0, at - _SHARE) : at]))
        if (term := family(word)) and often[term] == 1
    }

"""Two parts that are one claim in, what changed between them out: a negation, a number, a hedge.

What either says besides is no change: a "not", a "may" or a number counts beside a term that both
parts have. A word for the opposite ("fell" for "rose") is a negation too.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping

from onrecord.linking.claims.records import Drift, Part
from onrecord.linking.claims.terms import family, listed, negates, number, opposites, terms, words

_AFTER = 4  # words that a negation or a hedge bears on
_BESIDE = 2  # words between a number and what it counts


def drifts(one: Part, other: Part, *, clash: bool) -> Iterator[Drift]:
    """Yield what changed between two wordings; `clash` says that their speakers differ."""
    both = terms(one.text) & terms(other.text)
    if opposed(one, other):
        yield "negation"
    if counted_anew(one, other):
        yield "number"
    if _hedged(one, both) != _hedged(other, both):
        yield "hedge"
    if clash:
        yield "speaker"


def opposed(one: Part, other: Part) -> bool:
    """Tell whether one part says that what the other says is not so; twice not so is so."""
    if _asks(one) or _asks(other):
        return False
    first, second = terms(one.text), terms(other.text)
    both = first & second
    turned = sum(opposites().get(term) in second - first for term in first - second)
    return (_negated(one, both) + _negated(other, both) + turned) % 2 == 1


def counted_anew(one: Part, other: Part) -> bool:
    """Tell whether one thing has other numbers in the one than in the other."""
    both = terms(one.text) & terms(other.text)
    first, second = _counts(one, both), _counts(other, both)
    return any(first[term].isdisjoint(second[term]) for term in first.keys() & second.keys())


def _asks(part: Part) -> bool:
    """Tell whether a part asks, or leaves unsaid, instead of saying that it is so or not."""
    return part.polarity == "withheld" or part.modality == "asked" or part.text.endswith("?")


def _negated(part: Part, both: frozenset[str]) -> bool:
    """Tell whether a part, or the report around it, says that it is not so; `both` are terms."""
    said = words(part.text)
    count = sum(_bears(said, at, both) for at in range(len(said)) if _negates(said, at))
    return (count + (part.polarity == "denied")) % 2 == 1


def _negates(said: tuple[str, ...], at: int) -> bool:
    refused = said[at] in listed("refusals") and said[at + 1 : at + 2] == ("to",)
    return refused or negates(said[at])


def _hedged(part: Part, both: frozenset[str]) -> bool:
    said = words(part.text)
    return any(_bears(said, at, both) for at, word in enumerate(said) if word in listed("hedges"))


def _bears(said: tuple[str, ...], at: int, both: frozenset[str]) -> bool:
    """Tell whether one of the words after the one at `at` is what both parts are about."""
    return any(family(word) in both for word in said[at + 1 : at + 1 + _AFTER])


def _counts(part: Part, both: frozenset[str]) -> Mapping[str, set[str]]:
    """Return the numbers that stand beside each of the terms that both parts have."""
    said = words(part.text)
    found: defaultdict[str, set[str]] = defaultdict(set)
    for at, word in enumerate(said):
        if (value := number(word)) is not None:
            for near in said[max(0, at - _BESIDE) : at + 1 + _BESIDE]:
                term = family(near)
                if term in both and number(near) is None:
                    found[term].add(value)
    return found

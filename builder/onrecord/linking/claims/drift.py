"""Two parts that are one claim in, what changed between them out: a negation, a number, a hedge.

Where one part is in the other, what stands around it in the longer one is left aside.
"""

from collections.abc import Iterator

from onrecord.linking.claims.records import Drift, Part
from onrecord.linking.claims.terms import listed, numbers, words
from onrecord.linking.claims.wording import common


def drifts(one: Part, other: Part, *, clash: bool) -> Iterator[Drift]:
    """Yield what changed between two wordings; `clash` says that their speakers differ."""
    first, second = _compared(one, other)
    if negated(one, first) != negated(other, second):
        yield "negation"
    told = numbers(" ".join(first)), numbers(" ".join(second))
    if told[0] - told[1] and told[1] - told[0]:
        yield "number"
    if _hedged(first) != _hedged(second):
        yield "hedge"
    if clash:
        yield "speaker"


def negated(part: Part, said: tuple[str, ...]) -> bool:
    """Tell whether the words, and the report around them, say that it is not so."""
    count = sum(
        word in listed("negations") and (word != "t" or said[at - 1] in listed("negated_by"))
        for at, word in enumerate(said)
    )
    return (count + (part.polarity == "denied")) % 2 == 1


def _hedged(said: tuple[str, ...]) -> bool:
    return not listed("hedges").isdisjoint(said)


def _compared(one: Part, other: Part) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the words of both, of one that is much longer only what they have in common."""
    first, second = words(one.text), words(other.text)
    if max(len(first), len(second)) > 1.5 * min(len(first), len(second)):
        here, there = common(first, second)
        if len(first) > len(second):
            return first[_widened(here)], second
        return first, second[_widened(there)]
    return first, second


def _widened(stretch: slice) -> slice:
    """Return the stretch with three words more at each side, where a "not" or a "may" stands."""
    return slice(max(0, stretch.start - 3), stretch.stop + 3)

"""The tags that the encoder gives to pieces, and the paths that are valid: names in, arrays out.

A span of one piece is "S", a longer one "B", "I" …, "E"; "O" is outside. Transitions that would
break a span are never taken.
"""

from collections.abc import Iterator, Sequence

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float32]

ROLES = ("source", "cue", "content")
TYPES = ("Person", "Organisation", "Place", "Event", "Date", "Other")
NEVER = -1e4  # added to a score, it rules a path out
_OPEN = frozenset("BI")  # after them the span goes on
_GOING_ON = frozenset("IE")


def tags(kinds: Sequence[str]) -> tuple[str, ...]:
    """Return "O" and the four tags of each kind, in the order of the encoder's outputs."""
    return ("O", *(f"{place}-{kind}" for kind in kinds for place in "BIES"))


def running() -> int:
    """Return the number of the tag inside a content, the one span that crosses paragraphs."""
    return tags(ROLES).index("I-content")


def allowed(kinds: Sequence[str]) -> npt.NDArray[np.bool_]:
    """Return, for each pair of tags, whether the second may follow the first."""
    names = tags(kinds)
    return np.array([[_follows(a, b) for b in names] for a in names], np.bool_)


def _follows(before: str, after: str) -> bool:
    if before[0] in _OPEN:
        return after[0] in _GOING_ON and before[2:] == after[2:]
    return after[0] not in _GOING_ON


def path(kinds: Sequence[str], spans: Sequence[tuple[str, int, int]], length: int) -> list[int]:
    """Return the tags' numbers of `length` pieces; spans are (kind, first, last + 1), apart."""
    number = {name: place for place, name in enumerate(tags(kinds))}
    found = [0] * length
    for kind, first, last in spans:
        if last - first == 1:
            found[first] = number[f"S-{kind}"]
            continue
        found[first:last] = [number[f"I-{kind}"]] * (last - first)
        found[first] = number[f"B-{kind}"]
        found[last - 1] = number[f"E-{kind}"]
    return found


def spans(kinds: Sequence[str], found: Sequence[int]) -> Iterator[tuple[str, int, int]]:
    """Yield (kind, first piece, last piece + 1) of a valid path, in text order."""
    names = tags(kinds)
    first = 0
    for at, number in enumerate(found):
        place, _, kind = names[number].partition("-")
        if place in "BS":
            first = at
        if place in "ES":
            yield kind, first, at + 1

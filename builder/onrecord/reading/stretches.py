"""Merged stretches of text, and whether an offset stands in one; built once, asked often."""

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass

Bounds = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Stretches:
    """Disjoint stretches in text order, as their begins and ends."""

    begins: tuple[int, ...]
    ends: tuple[int, ...]

    def __contains__(self, offset: int) -> bool:
        """Say whether the character at `offset` stands in one of the stretches."""
        place = bisect_right(self.begins, offset)
        return place > 0 and offset < self.ends[place - 1]


NOWHERE = Stretches((), ())


def stretches(pieces: Iterable[Bounds]) -> Stretches:
    """Return the stretches that the pieces cover together, whatever their order."""
    begins: list[int] = []
    ends: list[int] = []
    for begin, end in sorted(pieces):
        if ends and begin < ends[-1]:
            ends[-1] = max(end, ends[-1])
        else:
            begins.append(begin)
            ends.append(end)
    return Stretches(tuple(begins), tuple(ends))

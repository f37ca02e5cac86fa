"""Cuts an article's pieces into windows that the encoder reads one at a time: numbers in and out.

A window ends where a paragraph does if it can, and begins with a little of what came before, so
that a piece is never read without its surroundings. What a piece is, is told by one window alone.
"""

from collections.abc import Iterator
from typing import NamedTuple

from onrecord.reading.encoder.pieces import Numbers

LONGEST = 318  # pieces of a window, its two outer marks not counted
CONTEXT = 16  # pieces read again at most, to see what came before


class Window(NamedTuple):
    """The pieces `first` to `last` are read, those from `own` on are told by this window."""

    first: int
    own: int
    last: int

    def told(self) -> slice:
        """Return where its own pieces stand in what is said of it, between its outer marks."""
        return slice(1 + self.own - self.first, 1 + self.last - self.first)


def windows(paragraphs: Numbers) -> Iterator[Window]:
    """Yield the windows over pieces whose paragraphs' numbers are given; linear time."""
    own = 0
    while own < len(paragraphs):
        first = max(0, own - CONTEXT)
        last = min(len(paragraphs), first + LONGEST)
        if last < len(paragraphs):
            last = _cut(paragraphs, own, last)
        yield Window(first, own, last)
        own = last


def _cut(paragraphs: Numbers, own: int, last: int) -> int:
    """Return the last end of a paragraph in the window's second half, else the window's end."""
    at = last
    while at > own + LONGEST // 2:
        if paragraphs[at - 1] != paragraphs[at]:
            return at
        at -= 1
    return last

"""Names that have changed in, what their intervals come to out, worked out ahead on all cores.

The least intervals of a name depend on its profiles alone: what they come to can be found while
those before them are written down.
"""

import sqlite3
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise

from onrecord.archive import things
from onrecord.linking.intervals import depth, lots
from onrecord.linking.matching import Joined, joined
from onrecord.working import Working

Interval = tuple[str, str, str]  # a name, after when, until when
Batch = Mapping[Interval, Sequence[things.Leaf]]  # profiles, by time
_AT_ONCE = 400  # profiles that a worker is given, or those of one interval


def came_to(batch: Batch) -> list[Joined]:
    """Return what the profiles of each interval come to."""
    return [joined([things.leaf(row) for row in rows]) for rows in batch.values()]


class Foreseen:
    """What the least intervals come to, for one who asks in the order of groups, names and times.

    `working` calls `came_to`.
    """

    def __init__(self, db: sqlite3.Connection, working: Working[Batch, list[Joined]]) -> None:
        self._db, self._working = db, working
        self._found: Iterator[tuple[Interval, Joined]] = iter(())
        self._next: tuple[Interval, Joined] | None = None

    def foresee(self, groups: Iterable[str]) -> None:
        """Have the names of these groups worked on that have changed in themselves."""
        self._found, self._next = self._worked(groups), None

    def take(self, interval: Interval) -> Joined:
        """Return what the profiles of an interval come to."""
        self._next = self._next or next(self._found, None)
        if self._next is None or self._next[0] != interval:  # no change in it, but in its bounds
            return joined([things.leaf(row) for row in things.leaves(self._db, *interval)])
        found, self._next = self._next[1], None
        return found

    def _worked(self, groups: Iterable[str]) -> Iterator[tuple[Interval, Joined]]:
        for own, found in self._working.each(self._batches(groups)):
            yield from zip(own, found, strict=True)

    def _batches(self, groups: Iterable[str]) -> Iterator[Batch]:
        held: dict[Interval, Sequence[things.Leaf]] = {}
        count = 0
        for interval in _intervals(self._db, groups):
            held[interval] = things.leaves(self._db, *interval)
            count += len(held[interval])
            if count >= _AT_ONCE:
                yield held
                held, count = {}, 0
        yield held


def _intervals(db: sqlite3.Connection, groups: Iterable[str]) -> Iterator[Interval]:
    """Yield the least intervals of the groups' names that hold what has changed."""
    for group in groups:
        for name, dirty in things.changed_names(db, group):
            inner: list[str] = []
            if depth(things.count(db, name)):
                inner = things.cuts(db, name, lots(0), things.BEGIN, things.END)
            for begin, end in pairwise([things.BEGIN, *inner, things.END]):
                if bisect_right(dirty, begin) != bisect_right(dirty, end):
                    yield name, begin, end

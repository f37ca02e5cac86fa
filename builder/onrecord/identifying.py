"""The archive's profiles in, who is who out: only what changed is held to others anew.

The passes are those of `linking.match`, and what they come to is the same. What each part of them
came to is kept in the archive (archive/things.py).
"""

import sqlite3
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import pairwise
from pathlib import Path

from onrecord import archive, ids
from onrecord.archive import renamed, things, work
from onrecord.foreseen import Foreseen, came_to
from onrecord.linking import Profile, Ruling
from onrecord.linking.candidates import components
from onrecord.linking.identities import as_ruled, possible, unsure
from onrecord.linking.intervals import depth, lots
from onrecord.linking.matching import joined
from onrecord.linking.things import Thing, initials_key
from onrecord.working import Working

_AT_ONCE = 500  # groups of one transaction


def identify_changed(db: sqlite3.Connection, folder: Path) -> Iterator[tuple[int, int]]:
    """Bring up to date who is who; yield how many groups are done, and how many there are.

    Cut off anywhere, the next call completes it.
    """
    done = 0
    with Working(came_to) as working:
        foreseen = Foreseen(db, working)
        while groups := things.changed(db, _AT_ONCE):
            with archive.changes(db, folder):
                foreseen.foresee(groups)
                for group in groups:
                    if group.startswith("block "):
                        _block(db, group, foreseen)
                    else:
                        _initials(db, group)
                    things.settled(db, group)
            done += len(groups)
            yield done, done + things.count_changed(db)


def settle(db: sqlite3.Connection, rulings: Sequence[Ruling]) -> None:
    """Bring up to date what people ruled on, and which pairs of identities are unsure.

    Of the rest no profile is looked at.
    """
    taken: dict[str, dict[int, Profile]] = {}
    for who in sorted({who for one in rulings for who in one.one | one.other}):
        matched, _ = work.whose(db, *who)
        if matched and matched not in taken:
            taken[matched] = work.taken_for(db, matched)
    rows = {number: profile for own in taken.values() for number, profile in own.items()}
    numbers = sorted(rows, key=lambda number: (rows[number].article, rows[number].entity))
    at = {number: place for place, number in enumerate(numbers)}
    groups = sorted(sorted(at[number] for number in own) for own in taken.values())
    held = [rows[number] for number in numbers]
    of = as_ruled(held, groups, rulings)
    now = {n: of[p.article, p.entity] for n, p in zip(numbers, held, strict=True)}
    for number, identity in (work.ruled(db) | now).items():
        work.put_identity(db, number, identity)
    pairs = [*things.unsure(db), *renamed.pairs(db)]
    births = work.births(db, {who for one, other, _ in pairs for who in (one, other)})
    work.put_unsure(db, unsure(possible(pairs, births), rulings, of))


def _block(db: sqlite3.Connection, block: str, foreseen: Foreseen) -> None:
    """Hold the names of a block to each other, those first that have changed in themselves."""
    before = things.initials(db, block)
    for name, dirty in things.changed_names(db, block):
        level = depth(things.count(db, name))
        _interval(db, (name, level, things.BEGIN, things.END), dirty, foreseen)
        things.crown(db, name, level, block)
    found = _sets(db, block, things.of_block(db, block))
    keys = {one.members[0]: initials_key(one) for one in found}
    after = {number: f"initials {key}" for number, key in keys.items() if key}
    now = things.initials(db, block)
    things.put_initials(db, ((n, after.get(n)) for n in now.keys() | after.keys()))
    things.change(db, {group for _, group in before.items() ^ after.items()})
    _identify(db, [one for one in found if one.members[0] not in after])


def _initials(db: sqlite3.Connection, group: str) -> None:
    """Hold the bodies of one acronym to each other."""
    _identify(db, _sets(db, group, things.of_initials(db, group)))


def _identify(db: sqlite3.Connection, found: Sequence[Thing]) -> None:
    known = things.identified(db, [one.members[0] for one in found])
    for one in found:
        number = one.members[0]
        if known[number] != one.own:
            work.put_matched(db, things.put_identity(db, number, one.own), one.own)


def _interval(
    db: sqlite3.Connection,
    place: tuple[str, int, str, str],
    dirty: Sequence[str],
    foreseen: Foreseen,
) -> list[Thing]:
    """Return what an interval came to; looked at anew is what holds any of the dirty times."""
    name, level, begin, end = place
    if level == 0:
        found, pairs = foreseen.take((name, begin, end))
    else:
        inputs = []
        bounds = [begin, *things.cuts(db, name, lots(level - 1), begin, end), end]
        known = things.within(db, name, level - 1, begin, end)
        for lower, upper in pairwise(bounds):
            kept = known.get((lower, upper), [])
            if not kept or bisect_right(dirty, lower) != bisect_right(dirty, upper):
                kept = _interval(db, (name, level - 1, lower, upper), dirty, foreseen)
            inputs += kept
        things.trim(db, (name, level - 1, begin, end), bounds)
        found, pairs = joined(inputs)
    if (begin, end) == (things.BEGIN, things.END):
        things.put_pairs(db, name, "", pairs)
    return things.keep(db, place, found)


def _sets(db: sqlite3.Connection, group: str, held: Sequence[Thing]) -> list[Thing]:
    """Return what the things of a group come to; only sets that are new are looked at."""
    known = things.sets(db, group)
    for each in components(held):
        key = ids.digest(*(number for one in each for number in one.members), length=16)
        if key in known:
            known.remove(key)
            continue
        found, pairs = joined(things.whole(db, each))
        things.put_set(db, group, key, [one for one in found if len(one.members) > 1])
        things.put_pairs(db, group, key, pairs)
    for key in known:
        things.drop_set(db, group, key)
    unions = things.of_sets(db, group)
    inside = {number for one in unions for number in things.members(db, one.members[0])}
    return [*unions, *(one for one in held if one.members[0] not in inside)]

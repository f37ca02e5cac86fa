"""What profiles came to that were held to each other, as the archive keeps it for the next build.

A row of the table `thing` never changes but for what follows from others: one that holds something
else has another number.
"""

import json
import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import groupby, pairwise
from typing import Any

import numpy as np

from onrecord.archive import work
from onrecord.linking.matching import Unsure
from onrecord.linking.profiles import SUM, VECTOR
from onrecord.linking.things import Thing, thing

Leaf = tuple[Any, ...]  # the row of a profile
BEGIN, END = "", "~"  # before and after all times
_BARE = "number, head, first, told, NULL, NULL FROM thing"  # without their vectors
_AMONG = "number IN (SELECT value FROM json_each(?))"
_WHOLE = (
    "thing.number, head, thing.first, told, thing.around, profile.around FROM thing "
    "LEFT JOIN profile ON thing.around IS NULL AND profile.number = head"
)


def changed(db: sqlite3.Connection, limit: int) -> list[str]:
    """Return groups that something has changed in, blocks before initials."""
    asked = "SELECT DISTINCT grp FROM changed ORDER BY grp LIMIT ?"
    return [row[0] for row in db.execute(asked, (limit,))]


def count_changed(db: sqlite3.Connection) -> int:
    """Return how many groups have changed."""
    return int(db.execute("SELECT COUNT(DISTINCT grp) FROM changed").fetchone()[0])


def changed_names(db: sqlite3.Connection, block: str) -> Iterator[tuple[str, list[str]]]:
    """Yield the names of a block that something has changed in, and when, sorted."""
    asked = "SELECT name, first FROM changed WHERE grp = ? ORDER BY name, first"
    rows = db.execute(asked, (block,)).fetchall()
    for name, own in groupby(rows, key=lambda row: row[0]):
        yield name, [first for _, first in own]


def change(db: sqlite3.Connection, groups: Iterable[str]) -> None:
    """Note that what is in some initials has changed."""
    db.executemany("INSERT OR IGNORE INTO changed VALUES (?, '', '')", ((g,) for g in groups))


def settled(db: sqlite3.Connection, group: str) -> None:
    """Note that what has changed in a group was held to the rest."""
    db.execute("DELETE FROM changed WHERE grp = ?", (group,))


def count(db: sqlite3.Connection, name: str) -> int:
    """Return how many profiles are of a name."""
    return int(db.execute("SELECT COUNT(*) FROM profile WHERE name = ?", (name,)).fetchone()[0])


def cuts(db: sqlite3.Connection, name: str, lots: int, begin: str, end: str) -> list[str]:
    """Return when the profiles of a name are cut after `begin` and until `end`, by their lots."""
    asked = (
        "SELECT first FROM profile WHERE name = ? AND first > ? AND first < ? AND zeros >= ? "
        "ORDER BY first"
    )
    return [row[0] for row in db.execute(asked, (name, begin, end, lots))]


def leaves(db: sqlite3.Connection, name: str, begin: str, end: str) -> list[Leaf]:
    """Return each profile of a name that is after `begin` and until `end`, as its row."""
    asked = (
        f"SELECT number, first, own, shared, {work.COLUMNS} FROM profile "
        "WHERE name = ? AND first > ? AND first <= ? ORDER BY first"
    )
    return db.execute(asked, (name, begin, end)).fetchall()


def leaf(row: Leaf) -> Thing:
    """Return the profile of a row as a thing."""
    number, first, own, shared, *columns = row
    return thing(number, work.profile_of(columns), first=first, own=own, shared=bool(shared))


def within(
    db: sqlite3.Connection, name: str, level: int, begin: str, end: str
) -> dict[tuple[str, str], list[Thing]]:
    """Return what the intervals of a level came to that are in a greater one, by their bounds.

    Those that were not looked at yet are not there.
    """
    where = "grp = ? AND level = ? AND thing.begin >= ? AND thing.begin < ?"
    found: defaultdict[tuple[str, str], list[Thing]] = defaultdict(list)
    columns = f"thing.begin, end, {_WHOLE}"
    for lower, upper, *row in db.execute(_ordered(columns, where), (name, level, begin, end)):
        found[lower, upper].append(_thing(*row))
    return found


def of_block(db: sqlite3.Connection, block: str) -> list[Thing]:
    """Return what the names of a block came to, without their vectors."""
    return _read(db, _BARE, "block = ?", (block,))


def of_initials(db: sqlite3.Connection, group: str) -> list[Thing]:
    """Return what is to be held to each other for its initials, without their vectors."""
    return _read(db, _BARE, "initials = ?", (group,))


def of_sets(db: sqlite3.Connection, group: str) -> list[Thing]:
    """Return what the sets of a block or initials came to, where that is more than one thing."""
    return _read(db, _BARE, "grp = ?", (group,))


def whole(db: sqlite3.Connection, things: Iterable[Thing]) -> list[Thing]:
    """Return the things with their vectors."""
    return [_read(db, _WHOLE, "thing.number = ?", one.members)[0] for one in things]


def members(db: sqlite3.Connection, number: int) -> list[int]:
    """Return the numbers of what a thing was made of."""
    row = db.execute("SELECT members FROM thing WHERE number = ?", (number,)).fetchone()
    return list(json.loads(row[0]))


def keep(
    db: sqlite3.Connection, place: tuple[str, int, str, str], found: Iterable[Thing]
) -> list[Thing]:
    """Replace what stands at a place, group, level, begin and end; return it by its numbers."""
    at = "grp = ? AND level = ? AND begin = ? AND end = ?"
    old = dict(db.execute(f"SELECT members, number FROM thing WHERE {at}", place).fetchall())
    kept = []
    for one in found:
        made_of = json.dumps(one.members)
        number = old.pop(made_of, None)
        kept.append(replace(one, members=(number or _insert(db, place, made_of, one),)))
    _drop(db, old.values())
    return kept


def trim(db: sqlite3.Connection, place: tuple[str, int, str, str], bounds: Sequence[str]) -> None:
    """Drop what stands in an interval of a level above and not between any two bounds."""
    name, level, begin, end = place
    asked = (
        "SELECT number, begin, end FROM thing WHERE grp = ? AND level = ? AND begin < ? AND end > ?"
    )
    rows = db.execute(asked, (name, level, end, begin)).fetchall()
    held = set(pairwise(bounds))
    _drop(db, (number for number, *own in rows if tuple(own) not in held))


def crown(db: sqlite3.Connection, name: str, level: int, block: str) -> None:
    """Note what all of a name came to, and drop what was once above it."""
    db.execute("DELETE FROM thing WHERE grp = ? AND level > ?", (name, level))
    db.execute(
        "DELETE FROM thing WHERE grp = ? AND level = ? AND (begin != ? OR end != ?)",
        (name, level, BEGIN, END),
    )
    below = "SET block = NULL, initials = NULL WHERE grp = ? AND level < ? AND block IS NOT NULL"
    db.execute(f"UPDATE thing {below}", (name, level))
    db.execute("UPDATE thing SET block = ? WHERE grp = ? AND level = ?", (block, name, level))


def sets(db: sqlite3.Connection, group: str) -> set[str]:
    """Return the sets that were held to each other in a block or initials."""
    return {row[0] for row in db.execute("SELECT things FROM held WHERE grp = ?", (group,))}


def put_set(db: sqlite3.Connection, group: str, key: str, found: Iterable[Thing]) -> None:
    """Keep what a set came to."""
    db.execute("INSERT INTO held VALUES (?, ?)", (group, key))
    keep(db, (group, 0, key, ""), found)


def drop_set(db: sqlite3.Connection, group: str, key: str) -> None:
    """Forget a set."""
    db.execute("DELETE FROM held WHERE grp = ? AND things = ?", (group, key))
    db.execute("DELETE FROM pair WHERE grp = ? AND things = ?", (group, key))
    db.execute("DELETE FROM thing WHERE grp = ? AND begin = ?", (group, key))


def put_pairs(db: sqlite3.Connection, group: str, key: str, pairs: Iterable[Unsure]) -> None:
    """Replace the pairs that a name, or a set, left unsure."""
    db.execute("DELETE FROM pair WHERE grp = ? AND things = ?", (group, key))
    rows = ((group, key, pair.one, pair.other, pair.odds) for pair in pairs)
    db.executemany("INSERT INTO pair VALUES (?, ?, ?, ?, ?)", rows)


def unsure(db: sqlite3.Connection) -> list[tuple[str, str, float]]:
    """Return the identities of all pairs that were left unsure, with the log-odds."""
    return db.execute(
        "SELECT a.identity, b.identity, odds FROM pair "
        "JOIN profile a ON a.number = one JOIN profile b ON b.number = other"
    ).fetchall()


def initials(db: sqlite3.Connection, block: str) -> dict[int, str]:
    """Return the initials that things of a block are held to others for, by their numbers."""
    asked = "SELECT number, initials FROM thing WHERE {} = ? AND initials IS NOT NULL"
    rows = (db.execute(asked.format(column), (block,)) for column in ("block", "grp"))
    return {number: group for held in rows for number, group in held}


def put_initials(db: sqlite3.Connection, told: Iterable[tuple[int, str | None]]) -> None:
    """Note the initials of things, by their numbers."""
    rows = ((group, number) for number, group in told)
    db.executemany("UPDATE thing SET initials = ? WHERE number = ?", rows)


def identified(db: sqlite3.Connection, numbers: Sequence[int]) -> dict[int, str | None]:
    """Return whom things are noted to be of, by their numbers."""
    asked = f"SELECT number, identity FROM thing WHERE {_AMONG}"
    return dict(db.execute(asked, (json.dumps(numbers),)).fetchall())


def put_identity(db: sqlite3.Connection, number: int, identity: str) -> list[int]:
    """Note whom a thing is of, and all that it was made of; return the profiles it is new to."""
    found: list[int] = []
    new = [number]
    while new:
        of = json.dumps(new)
        asked = f"SELECT grp, level, members FROM thing WHERE {_AMONG} AND identity IS NOT ?"
        rows = db.execute(asked, (of, identity)).fetchall()
        db.execute(f"UPDATE thing SET identity = ? WHERE {_AMONG}", (identity, of))
        new = []
        for group, level, made_of in rows:
            of_profiles = level == 0 and group.startswith("name ")
            (found if of_profiles else new).extend(json.loads(made_of))
    return found


def _insert(
    db: sqlite3.Connection, place: tuple[str, int, str, str], made_of: str, one: Thing
) -> int:
    names = [" ".join(name) for name in sorted(one.names)]
    told = (
        one.type,
        one.size,
        one.own,
        one.genders,
        one.born,
        names,
        one.main,
        sorted(one.articles),
        one.squares,
    )
    vector = None if one.size == 1 else one.around.tobytes()
    row = db.execute(
        "INSERT INTO thing (grp, level, begin, end, members, head, first, told, around) "
        "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (*place, made_of, one.head, one.first, json.dumps(told), vector),
    )
    return int(row.lastrowid or 0)


def _drop(db: sqlite3.Connection, numbers: Iterable[int]) -> None:
    db.executemany("DELETE FROM thing WHERE number = ?", ((number,) for number in numbers))


def _read(db: sqlite3.Connection, columns: str, where: str, told: Sequence[object]) -> list[Thing]:
    return [_thing(*row) for row in db.execute(_ordered(columns, where), told)]


def _ordered(columns: str, where: str) -> str:
    return f"SELECT {columns} WHERE {where} ORDER BY thing.first, thing.number"


def _thing(
    number: int, head: int, first: str, told: str, around: bytes | None, single: bytes | None
) -> Thing:
    kind, size, own, genders, born, names, main, articles, squares = json.loads(told)
    vector: Any = np.frombuffer(around or b"", SUM)
    if single is not None:
        vector = np.frombuffer(single, VECTOR).astype(SUM)
    return Thing(
        members=(number,),
        head=head,
        first=first,
        own=own,
        size=size,
        type=kind,
        names=frozenset(tuple(name.split()) for name in names),
        main=tuple(main),
        genders=tuple(genders),
        born=tuple(born),
        articles=frozenset(articles),
        squares=squares,
        around=vector,
    )

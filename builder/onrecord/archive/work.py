"""What the graph still waits for, and who appears where as the graph holds it.

Work of the kind "article" is to be profiled, "match" to be told who is who, then "graph", "links",
"claims", "corrections" and "identity" to be written.
"""

import json
import sqlite3
from collections.abc import Iterable, Sequence
from datetime import date
from operator import attrgetter
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from onrecord.linking import Profile
    from onrecord.linking.describing import Called

COLUMNS = "article, entity, type, names, published, begin, gender, born, around"
_OF_PLACE = "block", "name", "first", "zeros", "shared", "own"
_PLACE = attrgetter(*_OF_PLACE)
_PLACED = ", ".join((COLUMNS, *_OF_PLACE))
_BLOCK = len(COLUMNS.split(", "))  # where the block stands among those
_DERIVED = (
    *("renamed", "profile", "thing", "held", "pair", "changed"),
    *("told", "undated", "part", "print", "tied", "pending"),
)


def waiting(db: sqlite3.Connection, kind: str, *, limit: int = -1) -> tuple[str, ...]:
    """Return what waits of a kind, sorted."""
    rows = db.execute("SELECT id FROM pending WHERE kind = ? ORDER BY id LIMIT ?", (kind, limit))
    return tuple(row[0] for row in rows)


def any_waits(db: sqlite3.Connection) -> bool:
    """Tell whether the graph is behind the archive."""
    return db.execute("SELECT 1 FROM pending LIMIT 1").fetchone() is not None


def wait(db: sqlite3.Connection, kind: str, ids: Iterable[str] = ("all",)) -> None:
    """Put work on the list."""
    db.executemany("INSERT OR IGNORE INTO pending VALUES (?, ?)", ((kind, i) for i in ids))


def done(db: sqlite3.Connection, kind: str, ids: Iterable[str]) -> None:
    """Take work off the list."""
    db.executemany("DELETE FROM pending WHERE kind = ? AND id = ?", ((kind, i) for i in ids))


def everything(db: sqlite3.Connection) -> None:
    """Put the whole graph on the list: it is to be derived anew."""
    for derived in _DERIVED:
        db.execute(f"DELETE FROM {derived}")
    db.execute("INSERT OR IGNORE INTO pending SELECT DISTINCT 'article', article FROM standing")


def put_profiles(db: sqlite3.Connection, article: str, found: "Iterable[Profile]") -> None:
    """Replace the profiles of an article that are others now.

    Their groups are to be held to each other anew, and the identities that they were of wait for
    the graph.
    """
    from onrecord.archive import renamed
    from onrecord.linking import placed  # here, because asking has no need of it

    renamed.put(db, article, found := tuple(found))
    new = {profile.entity: (*_row(profile), *_PLACE(place)) for profile, place in placed(found)}
    rows = db.execute(f"SELECT {_PLACED} FROM profile WHERE article = ?", (article,))
    old = {row[1]: row for row in rows}
    gone = [row for entity, row in old.items() if new.get(entity) != row]
    come = [row for entity, row in new.items() if old.get(entity) != row]
    one = "WHERE article = ? AND entity = ?"
    asked = f"SELECT 'identity', identity FROM profile {one} AND identity IS NOT NULL"
    db.executemany(f"INSERT OR IGNORE INTO pending {asked}", (row[:2] for row in gone))
    db.executemany(f"DELETE FROM profile {one}", (row[:2] for row in gone))
    marks = ", ".join("?" * len(_PLACED.split(", ")))
    db.executemany(f"INSERT INTO profile ({_PLACED}) VALUES ({marks})", come)
    groups = {row[_BLOCK : _BLOCK + 3] for row in (*gone, *come) if row[_BLOCK]}
    db.executemany("INSERT OR IGNORE INTO changed VALUES (?, ?, ?)", groups)
    alone = "FROM profile WHERE article = ? AND block = '' AND matched IS NULL"
    for number, own in db.execute(f"SELECT number, own {alone}", (article,)).fetchall():
        put_matched(db, [number], own)


def put_matched(db: sqlite3.Connection, numbers: Sequence[int], new: str) -> None:
    """Note whom profiles, by their numbers, are taken for, and so of until a ruling says else.

    What this changes waits for the graph.
    """
    of, among = json.dumps(numbers), "number IN (SELECT value FROM json_each(?))"
    asked = f"SELECT DISTINCT article, identity FROM profile WHERE {among} AND identity IS NOT ?"
    if others := db.execute(asked, (of, new)).fetchall():
        wait(db, "graph", {article for article, _ in others})
        wait(db, "identity", {new, *(old for _, old in others if old)})
    changes = f"SET matched = ?, identity = ? WHERE {among}"
    other = "(matched IS NOT ? OR identity IS NOT ?)"
    db.execute(f"UPDATE profile {changes} AND {other}", (new, new, of, new, new))


def put_identity(db: sqlite3.Connection, number: int, new: str) -> None:
    """Note whom a profile is of; what this changes waits for the graph."""
    asked = "SELECT article, identity FROM profile WHERE number = ? AND identity IS NOT ?"
    for article, old in db.execute(asked, (number, new)).fetchall():
        wait(db, "graph", [article])
        wait(db, "identity", filter(None, (old, new)))
        db.execute("UPDATE profile SET identity = ? WHERE number = ?", (new, number))


def ruled(db: sqlite3.Connection) -> dict[int, str]:
    """Return whom profiles are taken for that people ruled to be others, by their numbers."""
    return dict(db.execute("SELECT number, matched FROM profile WHERE identity IS NOT matched"))


def whose(db: sqlite3.Connection, article: str, entity: str) -> tuple[str | None, str | None]:
    """Return whom an entity of an article is taken for, and of whom it is; None where unknown."""
    asked = "SELECT matched, identity FROM profile WHERE article = ? AND entity = ?"
    return db.execute(asked, (article, entity)).fetchone() or (None, None)


def taken_for(db: sqlite3.Connection, matched: str) -> "dict[int, Profile]":
    """Return the profiles that are taken for an identity, by their numbers."""
    where = ("identity = ? AND matched = identity", "matched = ? AND identity IS NOT matched")
    asked = " UNION ALL ".join(f"SELECT number, {COLUMNS} FROM profile WHERE {w}" for w in where)
    return {number: profile_of(row) for number, *row in db.execute(asked, (matched, matched))}


def of_identity(db: sqlite3.Connection, identity: str) -> "tuple[Profile, ...]":
    """Return the profiles of an identity."""
    asked = f"SELECT {COLUMNS} FROM profile WHERE identity = ? ORDER BY article, entity"
    return tuple(map(profile_of, db.execute(asked, (identity,))))


def births(db: sqlite3.Connection, identities: Iterable[str]) -> dict[str, tuple[int, int]]:
    """Return the lowest and highest year of birth told of identities, of those that have one."""
    asked = (
        "SELECT identity, MIN(born), MAX(born) FROM profile WHERE born IS NOT NULL "
        "AND identity IN (SELECT value FROM json_each(?)) GROUP BY identity"
    )
    rows = db.execute(asked, (json.dumps(sorted(identities)),))
    return {identity: (first, last) for identity, first, last in rows}


def called(db: sqlite3.Connection, identity: str) -> "dict[Called, int]":
    """Return what the profiles of an identity call it, and how many do."""
    asked = "SELECT type, names, COUNT(*) FROM profile WHERE identity = ? GROUP BY type, names"
    rows = db.execute(asked, (identity,))
    return {(kind, tuple(json.loads(names))): often for kind, names, often in rows}


def identities(db: sqlite3.Connection) -> tuple[str, ...]:
    """Return all identities but those of unnamed sources, sorted."""
    asked = "SELECT DISTINCT identity FROM profile WHERE type != 'Unnamed' AND identity IS NOT NULL"
    return tuple(row[0] for row in db.execute(f"{asked} ORDER BY identity"))


def of_article(db: sqlite3.Connection, article: str) -> "tuple[tuple[Profile, str], ...]":
    """Return the profiles of an article, each with its identity."""
    asked = f"SELECT {COLUMNS}, identity FROM profile WHERE article = ? ORDER BY entity"
    return tuple((profile_of(row[:-1]), row[-1]) for row in db.execute(asked, (article,)))


def all_identities(db: sqlite3.Connection) -> dict[tuple[str, str], str]:
    """Return the identity of each entity, by the article's id and the entity's."""
    return {(a, e): i for a, e, i in db.execute("SELECT article, entity, identity FROM profile")}


def put_unsure(db: sqlite3.Connection, pairs: Iterable[tuple[str, str, float]]) -> None:
    """Replace the pairs of identities that may be one."""
    db.execute("DELETE FROM unsure")
    db.executemany("INSERT OR REPLACE INTO unsure VALUES (?, ?, ?)", pairs)


def unsure(db: sqlite3.Connection) -> tuple[tuple[str, str, float], ...]:
    """Return pairs of identities that may be one and how often such are, the likest first."""
    return tuple(db.execute("SELECT one, other, share FROM unsure ORDER BY share DESC, one, other"))


def profile_of(row: Sequence[Any]) -> "Profile":
    """Return the profile of a row of its columns."""
    from onrecord.linking import Profile  # here, because asking has no need of it

    article, entity, kind, names, published, begin, gender, born, around = row
    return Profile(
        article=article,
        entity=entity,
        type=kind,
        names=tuple(json.loads(names)),
        published=date.fromisoformat(published) if published else None,
        begin=begin,
        gender=gender,
        born=born,
        around=around,
    )


def _row(profile: "Profile") -> tuple[object, ...]:
    return (
        profile.article,
        profile.entity,
        profile.type,
        json.dumps(profile.names),
        profile.published.isoformat() if profile.published else None,
        profile.begin,
        profile.gender,
        profile.born,
        profile.around,
    )

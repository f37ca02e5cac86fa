"""What the graph still waits for, and who appears where as the graph holds it.

Work of the kind "article" is to be profiled, "match" to be told who is who, then "graph", "links",
"corrections" and "identity" to be written.
"""

import json
import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from onrecord.linking import Profile

_COLUMNS = "article, entity, type, names, published, begin, gender, around"


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
    for derived in ("profile", "told", "undated", "pending"):
        db.execute(f"DELETE FROM {derived}")
    db.execute("INSERT OR IGNORE INTO pending SELECT DISTINCT 'article', article FROM standing")


def put_profiles(db: sqlite3.Connection, article: str, found: "Iterable[Profile]") -> None:
    """Replace the profiles of an article; the identities that they were of wait for the graph."""
    _identities_wait(db, article)
    db.execute("DELETE FROM profile WHERE article = ?", (article,))
    rows = ((*_row(profile), None) for profile in found)
    db.executemany(f"INSERT INTO profile ({_COLUMNS}, identity) VALUES (?,?,?,?,?,?,?,?,?)", rows)


def profiles(db: sqlite3.Connection) -> "Iterator[Profile]":
    """Yield all profiles."""
    rows = db.execute(f"SELECT {_COLUMNS} FROM profile ORDER BY article, entity")
    return map(_profile, rows)


def of_identity(db: sqlite3.Connection, identity: str) -> "tuple[Profile, ...]":
    """Return the profiles of an identity."""
    asked = f"SELECT {_COLUMNS} FROM profile WHERE identity = ? ORDER BY article, entity"
    return tuple(map(_profile, db.execute(asked, (identity,))))


def identities(db: sqlite3.Connection) -> tuple[str, ...]:
    """Return all identities but those of unnamed sources, sorted."""
    asked = "SELECT DISTINCT identity FROM profile WHERE type != 'Unnamed' AND identity IS NOT NULL"
    return tuple(row[0] for row in db.execute(f"{asked} ORDER BY identity"))


def of_article(db: sqlite3.Connection, article: str) -> "tuple[tuple[Profile, str], ...]":
    """Return the profiles of an article, each with its identity."""
    asked = f"SELECT {_COLUMNS}, identity FROM profile WHERE article = ? ORDER BY entity"
    return tuple((_profile(row[:-1]), row[-1]) for row in db.execute(asked, (article,)))


def all_identities(db: sqlite3.Connection) -> dict[tuple[str, str], str]:
    """Return the identity of each entity, by the article's id and the entity's."""
    return {(a, e): i for a, e, i in db.execute("SELECT article, entity, identity FROM profile")}


def put_identities(db: sqlite3.Connection, told: Mapping[tuple[str, str], str]) -> None:
    """Note who is who; articles and identities that this changes wait for the graph."""
    known = all_identities(db)
    changed = {place: new for place, new in told.items() if known[place] != new}
    for article in sorted({article for article, _ in changed}):
        _identities_wait(db, article)
    rows = ((identity, *place) for place, identity in changed.items())
    db.executemany("UPDATE profile SET identity = ? WHERE article = ? AND entity = ?", rows)
    articles = sorted({article for article, _ in changed})
    wait(db, "graph", articles)
    for article in articles:
        _identities_wait(db, article)


def put_unsure(db: sqlite3.Connection, pairs: Iterable[tuple[str, str, float]]) -> None:
    """Replace the pairs of identities that may be one."""
    db.execute("DELETE FROM unsure")
    db.executemany("INSERT OR REPLACE INTO unsure VALUES (?, ?, ?)", pairs)


def unsure(db: sqlite3.Connection) -> tuple[tuple[str, str, float], ...]:
    """Return pairs of identities that may be one and how often such are, the likest first."""
    return tuple(db.execute("SELECT one, other, share FROM unsure ORDER BY share DESC, one, other"))


def _identities_wait(db: sqlite3.Connection, article: str) -> None:
    asked = "SELECT DISTINCT 'identity', identity FROM profile WHERE article = ?"
    db.execute(f"INSERT OR IGNORE INTO pending {asked} AND identity IS NOT NULL", (article,))


def _profile(row: tuple[Any, ...]) -> "Profile":
    from onrecord.linking import Profile  # here, because asking has no need of it

    article, entity, kind, names, published, begin, gender, around = row
    return Profile(
        article=article,
        entity=entity,
        type=kind,
        names=tuple(json.loads(names)),
        published=date.fromisoformat(published) if published else None,
        begin=begin,
        gender=gender,
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
        profile.around,
    )

"""What the graph still waits for, and who appears where as the graph holds it."""

import json
import sqlite3
from collections.abc import Iterable, Iterator
from datetime import date

from onrecord.linking import Appearance


def waiting(db: sqlite3.Connection, kind: str, *, limit: int = -1) -> tuple[str, ...]:
    """Return what waits, sorted; `kind` is "article", "links" or "identity"."""
    rows = db.execute("SELECT id FROM pending WHERE kind = ? ORDER BY id LIMIT ?", (kind, limit))
    return tuple(row[0] for row in rows)


def any_waits(db: sqlite3.Connection) -> bool:
    """Tell whether the graph is behind the archive."""
    return db.execute("SELECT 1 FROM pending LIMIT 1").fetchone() is not None


def links_wait(db: sqlite3.Connection) -> None:
    """Put the links between articles on the list, all of them at once."""
    db.execute("INSERT OR IGNORE INTO pending VALUES ('links', 'all')")


def done(db: sqlite3.Connection, kind: str, ids: Iterable[str]) -> None:
    """Take work off the list."""
    db.executemany("DELETE FROM pending WHERE kind = ? AND id = ?", ((kind, i) for i in ids))


def everything(db: sqlite3.Connection) -> None:
    """Put the whole graph on the list: it is to be derived anew."""
    db.execute("DELETE FROM appearance")
    db.execute("INSERT OR IGNORE INTO pending SELECT DISTINCT 'article', article FROM standing")


def appear(db: sqlite3.Connection, article: str, found: Iterable[Appearance]) -> None:
    """Replace who appears in the article; the identities that this touches wait for the graph."""
    touched = "SELECT DISTINCT 'identity', identity FROM appearance WHERE article = ?"
    db.execute(f"INSERT OR IGNORE INTO pending {touched}", (article,))
    db.execute("DELETE FROM appearance WHERE article = ?", (article,))
    db.executemany("INSERT OR IGNORE INTO appearance VALUES (?, ?, ?, ?, ?, ?)", map(_row, found))
    db.execute(f"INSERT OR IGNORE INTO pending {touched}", (article,))


def appearances(db: sqlite3.Connection, identity: str) -> Iterator[Appearance]:
    """Yield every appearance of an identity."""
    for row in db.execute("SELECT * FROM appearance WHERE identity = ? ORDER BY 1, 4", (identity,)):
        article, _, type_, name, aliases, published = row
        yield Appearance(
            identity=identity,
            type=type_,
            name=name,
            aliases=tuple(json.loads(aliases)),
            article=article,
            published=date.fromisoformat(published) if published else None,
        )


def _row(found: Appearance) -> tuple[str | None, ...]:
    published = found.published.isoformat() if found.published else None
    aliases = json.dumps(found.aliases)
    return (found.article, found.identity, found.type, found.name, aliases, published)

"""Where articles were found: files, the places in them, and what stands under each key.

A key (a URL, else a path) may have several places. What stands under it is the article that the
latest build put there; where one build found several texts, the longest. So the order in which
files are given never matters.
"""

import sqlite3
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from onrecord.records import Article, Skipped

_WINNER = """
SELECT article FROM source WHERE key = ? ORDER BY run DESC, length DESC, article LIMIT 1
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """One place where an article was found: what it is known by, its path and its URL."""

    key: str
    path: str
    url: str | None


def file_is_done(db: sqlite3.Connection, name: str, digest: str, settings: str) -> bool:
    """Tell whether the file was read to its end with the same content and settings."""
    row = db.execute("SELECT digest, settings FROM file WHERE name = ?", (name,)).fetchone()
    return bool(row == (digest, settings))


def finish_file(db: sqlite3.Connection, name: str, digest: str, settings: str) -> None:
    """Note that the file was read to its end."""
    db.execute("INSERT OR REPLACE INTO file VALUES (?, ?, ?)", (name, digest, settings))


def skips(db: sqlite3.Connection, file: str) -> tuple[Skipped, ...]:
    """Return what was skipped when the file was read."""
    rows = db.execute("SELECT path, reason FROM skip WHERE file = ? ORDER BY rowid", (file,))
    return tuple(Skipped(path=path, reason=reason) for path, reason in rows)


def put_skips(db: sqlite3.Connection, file: str, skipped: Iterable[Skipped]) -> None:
    """Replace what is noted as skipped in the file."""
    db.execute("DELETE FROM skip WHERE file = ?", (file,))
    db.executemany("INSERT INTO skip VALUES (?, ?, ?)", ((file, s.path, s.reason) for s in skipped))


def put(db: sqlite3.Connection, article: Article, *, file: str, run: int) -> str | None:
    """Note where `article` was found; return what is new there: "new", "replaced" or None."""
    place = (article.key, article.path)
    row = db.execute("SELECT article FROM source WHERE key = ? AND path = ?", place).fetchone()
    if row == (article.id,):
        return None
    db.execute(
        "INSERT OR REPLACE INTO source VALUES (?, ?, ?, ?, ?, ?, ?)",
        (*place, file, article.id, article.url, len(article.text), run),
    )
    _settle(db, article.key)
    return "replaced" if row else "new"


def of_article(db: sqlite3.Connection, article: str) -> tuple[Source, ...]:
    """Return every place where the article was found, sorted."""
    rows = db.execute(
        "SELECT key, path, url FROM source WHERE article = ? ORDER BY path, key", (article,)
    )
    return tuple(Source(key=key, path=path, url=url) for key, path, url in rows)


def in_file(db: sqlite3.Connection, file: str) -> Iterator[tuple[str, str]]:
    """Yield the key and path of every article found in the file, in order."""
    rows = db.execute("SELECT key, path FROM source WHERE file = ? ORDER BY path, key", (file,))
    yield from rows


def everywhere(db: sqlite3.Connection) -> Iterator[tuple[str, str]]:
    """Yield the key and path of everything that was found, in order."""
    yield from db.execute("SELECT key, path FROM source ORDER BY path, key")


def drop(db: sqlite3.Connection, places: Iterable[tuple[str, str]]) -> None:
    """Forget places (keys and paths); what else stands under their keys takes over."""
    for key, path in places:
        files = "SELECT file FROM source WHERE key = ? AND path = ?"
        db.execute(f"DELETE FROM file WHERE name IN ({files})", (key, path))
        db.execute("DELETE FROM source WHERE key = ? AND path = ?", (key, path))
        _settle(db, key)


def _settle(db: sqlite3.Connection, key: str) -> None:
    """Decide what stands under `key`; the graph is told of what came or went."""
    before = db.execute("SELECT article FROM standing WHERE key = ?", (key,)).fetchone()
    now = db.execute(_WINNER, (key,)).fetchone()
    if now is None:
        db.execute("DELETE FROM standing WHERE key = ?", (key,))
    else:
        db.execute("INSERT OR REPLACE INTO standing VALUES (?, ?)", (key, *now))
    db.executemany(
        "INSERT OR IGNORE INTO pending VALUES ('article', ?)", {row for row in (before, now) if row}
    )

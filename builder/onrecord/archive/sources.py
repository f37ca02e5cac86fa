"""Where articles were found: files, the places in them, and what stands under each key.

A key (a URL, else a path) may have several places. What stands under it is the article that the
latest build put there; where one build found several texts, the longest. So the order in which
files are given never matters.
"""

import re
import sqlite3
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass

from onrecord.errors import UsageError
from onrecord.records import Article, Skipped

_NUMBER = re.compile(r"#\d+\Z")  # of an article within its file
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


def finish_file(
    db: sqlite3.Connection, name: str, digest: str, settings: str, *, place: str
) -> None:
    """Note that the file, lying in the folder that `place` tells, was read to its end."""
    db.execute("INSERT OR REPLACE INTO file VALUES (?, ?, ?, ?)", (name, digest, settings, place))


def lay_elsewhere(db: sqlite3.Connection, name: str, place: str) -> bool:
    """Tell whether the file of that name, when last read, lay in another folder."""
    row = db.execute("SELECT place FROM file WHERE name = ?", (name,)).fetchone()
    return bool(row and row[0] != place)


def reopen_file(db: sqlite3.Connection, name: str) -> None:
    """Note that the file is to be read again, though it has not changed."""
    db.execute("DELETE FROM file WHERE name = ?", (name,))


def skips(db: sqlite3.Connection, file: str) -> tuple[Skipped, ...]:
    """Return what was skipped when the file was read."""
    rows = db.execute("SELECT path, reason FROM skip WHERE file = ? ORDER BY rowid", (file,))
    return tuple(Skipped(path=path, reason=reason) for path, reason in rows)


def put_skips(db: sqlite3.Connection, file: str, skipped: Iterable[Skipped]) -> None:
    """Replace what is noted as skipped in the file."""
    db.execute("DELETE FROM skip WHERE file = ?", (file,))
    db.executemany("INSERT INTO skip VALUES (?, ?, ?)", ((file, s.path, s.reason) for s in skipped))


def put(db: sqlite3.Connection, article: Article, *, file: str, run: int) -> str | None:
    """Note where `article` was found; return what that is for its key: "new", "replaced" or None.

    A place that has only moved within its file, as in a feed, keeps the run that brought it.
    """
    place = (article.key, article.path)
    row = db.execute(
        "SELECT article, file FROM source WHERE key = ? AND path = ?", place
    ).fetchone()
    if row == (article.id, file):
        return None
    moved = "SELECT MAX(run) FROM source WHERE key = ? AND file = ? AND article = ?"
    since = db.execute(moved, (article.key, file, article.id)).fetchone()[0] or run
    db.execute(
        "INSERT OR REPLACE INTO source VALUES (?, ?, ?, ?, ?, ?, ?)",
        (*place, file, article.id, article.url, len(article.text), since),
    )
    before = _settle(db, article.key, touched={article.id, *(row or ())[:1]})
    if before == article.id:
        return None
    return "replaced" if before else "new"


def of_article(db: sqlite3.Connection, article: str) -> tuple[Source, ...]:
    """Return every place where the article was found, sorted."""
    rows = db.execute(
        "SELECT key, path, url FROM source WHERE article = ? ORDER BY path, key", (article,)
    )
    return tuple(Source(key=key, path=path, url=url) for key, path, url in rows)


def under_its_keys(db: sqlite3.Connection, article: str) -> tuple[tuple[str, str], ...]:
    """Return the key and path of every place of the article, and of what it replaced."""
    rows = db.execute(
        "SELECT key, path FROM source WHERE article = :article "
        "OR key IN (SELECT key FROM standing WHERE article = :article) ORDER BY path, key",
        {"article": article},
    )
    return tuple(rows)


def in_file(db: sqlite3.Connection, file: str) -> Iterator[tuple[str, str]]:
    """Yield the key and path of every article found in the file, in order."""
    rows = db.execute("SELECT key, path FROM source WHERE file = ? ORDER BY path, key", (file,))
    yield from rows


def in_file_called(db: sqlite3.Connection, name: str) -> tuple[tuple[str, str], ...]:
    """Return the key and path of every article that came from the file `name`, now or earlier.

    A whole name goes before the end of one, and both before the path as it was given to the build.

    Raises:
        UsageError: several files are called so.
    """
    files: dict[str, list[tuple[str, str]]] = {}
    for file, key, path in db.execute("SELECT file, key, path FROM source ORDER BY path, key"):
        files.setdefault(file or _NUMBER.sub("", path), []).append((key, path))
    given = [file for file in files if name.endswith(f"/{file}")]
    ends = [file for file in files if file.endswith(f"/{name}")]
    found = [name] if name in files else ends or [max(given, key=len)] if given or ends else []
    if len(found) > 1:
        raise UsageError(f"{name}: several files are called so: {', '.join(found)}")
    return tuple(place for file in found for place in files[file])


def any_below(db: sqlite3.Connection, folder: str) -> bool:
    """Tell whether anything was found below a folder of that name."""
    begin = folder.rstrip("/") + "/"
    return any(path.startswith(begin) for _, path in everywhere(db))


def leave_behind(db: sqlite3.Connection, file: str, found: Collection[tuple[str, str]]) -> None:
    """Tidy up the places in a file that was read to its end and gave those in `found`.

    What it no longer holds stays on record, in no file; but what has moved within it has left its
    old place, and what was known by its path alone gives way to what now has that path.
    """
    keys, paths = {key for key, _ in found}, {path for _, path in found}
    lost = [place for place in in_file(db, file) if place not in found]
    moved = [(k, path) for k, path in lost if k in keys or (k == path and path in paths)]
    drop(db, moved)
    db.executemany("UPDATE source SET file = '' WHERE key = ? AND path = ?", lost)


def any_of_run(db: sqlite3.Connection, run: int) -> bool:
    """Tell whether build number `run`, cut off or not, has put anything anywhere."""
    return db.execute("SELECT 1 FROM source WHERE run = ? LIMIT 1", (run,)).fetchone() is not None


def everywhere(db: sqlite3.Connection) -> Iterator[tuple[str, str]]:
    """Yield the key and path of everything that was found, in order."""
    yield from db.execute("SELECT key, path FROM source ORDER BY path, key")


def drop(db: sqlite3.Connection, places: Iterable[tuple[str, str]]) -> None:
    """Forget places (keys and paths); what else stands under their keys takes over."""
    for key, path in places:
        here = "FROM source WHERE key = ? AND path = ?"
        file, article = db.execute(f"SELECT file, article {here}", (key, path)).fetchone()
        db.execute(f"DELETE {here}", (key, path))
        db.execute("DELETE FROM file WHERE name = ?", (file,))
        _settle(db, key, touched={article})


def _settle(db: sqlite3.Connection, key: str, *, touched: set[str]) -> str | None:
    """Decide what stands under `key` and return what stood there.

    The graph is told of what came or went, and of the articles `touched`, which were found or
    lost in a place: they may stand under another key.
    """
    before = db.execute("SELECT article FROM standing WHERE key = ?", (key,)).fetchone()
    now = db.execute(_WINNER, (key,)).fetchone()
    if now is None:
        db.execute("DELETE FROM standing WHERE key = ?", (key,))
    else:
        db.execute("INSERT OR REPLACE INTO standing VALUES (?, ?)", (key, *now))
    waiting = touched | {row[0] for row in (before, now) if row}
    db.executemany("INSERT OR IGNORE INTO pending VALUES ('article', ?)", ((w,) for w in waiting))
    return str(before[0]) if before else None

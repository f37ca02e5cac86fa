"""Articles with their readings, kept once each: packed JSON, as `onrecord read` prints it."""

import dataclasses
import json
import sqlite3
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from onrecord import jsonform
from onrecord.errors import RecordError
from onrecord.ids import digest
from onrecord.records import Article, Reading

_PLACED = "EXISTS (SELECT 1 FROM source s WHERE s.article = id AND s.path = article.path)"
_STANDS = "id IN (SELECT article FROM standing)"
_FOUND = "SELECT s.article FROM source s JOIN standing USING (article) WHERE"


def known(db: sqlite3.Connection, article: Article, *, reader: str) -> bool:
    """Tell whether the article is kept as it is, and read by `reader`.

    Of several places with the same article, the one with the smallest path gives its title and
    the like.
    """
    query = f"SELECT reader, path, head, {_PLACED} FROM article WHERE id = ?"
    row = db.execute(query, (article.id,)).fetchone()
    if row is None or row[0] != reader:
        return False
    return bool(row[2] == _head(article) or (row[3] and row[1] < article.path))


def holds(db: sqlite3.Connection, article: str) -> bool:
    """Tell whether the article of that id is kept, whoever read it."""
    row = db.execute("SELECT 1 FROM article WHERE id = ?", (article,)).fetchone()
    return row is not None


def put(db: sqlite3.Connection, article: Article, reading: Reading) -> None:
    """Keep an article and its reading; the graph is told."""
    packed = zlib.compress(json.dumps(jsonform.to_json(article, reading)).encode(), level=1)
    row = {
        "id": article.id,
        "path": article.path,
        "head": _head(article),
        "reader": reading.reader,
        "unread": reading.unread,
        "text_digest": digest(article.text, length=32),
        "published": article.published.isoformat() if article.published else None,
        "language": article.language,
        "publisher": article.publisher,
        "body": packed,
    }
    marks = ", ".join(f":{column}" for column in row)
    db.execute(f"INSERT OR REPLACE INTO article VALUES ({marks})", row)
    db.execute("INSERT OR IGNORE INTO pending VALUES ('article', ?)", (article.id,))


def get(db: sqlite3.Connection, article: str) -> tuple[Article, Reading] | None:
    """Return a kept article and its reading."""
    row = db.execute("SELECT body FROM article WHERE id = ?", (article,)).fetchone()
    return _unpack(article, row[0]) if row else None


def standing(db: sqlite3.Connection) -> Iterator[tuple[Article, Reading]]:
    """Yield every article that stands, oldest first."""
    query = (
        f"SELECT id, body FROM article WHERE {_STANDS} ORDER BY published IS NULL, published, id"
    )
    for article, body in db.execute(query):
        yield _unpack(article, body)


def stands(db: sqlite3.Connection, article: str) -> bool:
    """Tell whether the article stands under some key."""
    row = db.execute("SELECT 1 FROM standing WHERE article = ? LIMIT 1", (article,)).fetchone()
    return row is not None


def under_key(db: sqlite3.Connection, key: str) -> str | None:
    """Return the id of the article that stands under a key."""
    row = db.execute("SELECT article FROM standing WHERE key = ?", (key,)).fetchone()
    return str(row[0]) if row else None


def read_by_others(db: sqlite3.Connection, *, reader: str) -> tuple[str, ...]:
    """Return the articles that another reader, or another version, has read."""
    rows = db.execute("SELECT id FROM article WHERE reader != ? ORDER BY id", (reader,))
    return tuple(row[0] for row in rows)


def files_to_read_again(db: sqlite3.Connection) -> frozenset[str]:
    """Return the files of articles whose title and the like come from a place that is gone."""
    rows = db.execute(
        f"SELECT file FROM source WHERE article IN (SELECT id FROM article WHERE NOT {_PLACED})"
    )
    return frozenset(row[0] for row in rows)


def find(db: sqlite3.Connection, name: str) -> tuple[str, ...]:
    """Return the ids of the standing articles known as `name`: an id, key, path or file name.

    A whole id, key or path goes before the end of a path, and both before the path as it was
    given to the build, of which the record keeps the last parts alone.
    """
    name = name.encode("utf-8", "replace").decode()  # a command's argument may be no text
    ways: list[tuple[str, tuple[str, ...]]] = [
        ("SELECT article FROM standing WHERE article = ? OR key = ?", (name, name)),
        (f"{_FOUND} s.path = ?", (name,)),
        (f"{_FOUND} substr(s.path, -length(?1)) = ?1", (f"/{name}",)),
        *((f"{_FOUND} s.path = ?", (end,)) for end in _ends(name)),
    ]
    found = ({row[0] for row in db.execute(query, values)} for query, values in ways)
    return tuple(sorted(next(filter(None, found), ())))


def standing_at(db: sqlite3.Connection, places: Iterable[tuple[str, str]]) -> tuple[str, ...]:
    """Return the standing articles that were found in `places` (keys and paths), sorted."""
    query = f"{_FOUND} s.key = ? AND s.path = ?"
    return tuple(sorted({row[0] for place in places for row in db.execute(query, place)}))


def _ends(path: str) -> Iterator[str]:
    """Yield what is left of a path without its first part, its first two, and so on."""
    while "/" in path:
        path = path.partition("/")[2]
        yield path


def reprints(db: sqlite3.Connection) -> Iterator[tuple[str, str]]:
    """Yield (article, the earliest article with the same text), for every reprint."""
    rows = db.execute(
        f"SELECT text_digest, id FROM article WHERE {_STANDS} AND text_digest IN "
        f"(SELECT text_digest FROM article WHERE {_STANDS} GROUP BY 1 HAVING COUNT(*) > 1) "
        "ORDER BY text_digest, published IS NULL, published, id"
    )
    first: dict[str, str] = {}
    for text, article in rows:
        if first.setdefault(text, article) != article:
            yield article, first[text]


@dataclass(frozen=True, slots=True, kw_only=True)
class Counts:
    """How many articles stand, and of what kind; `first` and `last` are publication days."""

    articles: int
    unread: int
    undated: int
    publishers: int
    sources: int
    first: str | None
    last: str | None


def counts(db: sqlite3.Connection) -> Counts:
    """Count the articles that stand."""
    row = db.execute(
        "SELECT COUNT(*), COUNT(unread), COUNT(*) - COUNT(published), COUNT(DISTINCT publisher), "
        "(SELECT COUNT(*) FROM source WHERE article IN (SELECT article FROM standing)), "
        f"MIN(published), MAX(published) FROM article WHERE {_STANDS}"
    ).fetchone()
    fields = ("articles", "unread", "undated", "publishers", "sources", "first", "last")
    return Counts(**dict(zip(fields, row, strict=True)))


def undated(db: sqlite3.Connection, most: int) -> tuple[str, ...]:
    """Return the first paths, `most` at most, of the articles without a day of publication."""
    query = f"SELECT path FROM article WHERE {_STANDS} AND published IS NULL ORDER BY path LIMIT ?"
    return tuple(path for (path,) in db.execute(query, (most,)))


def sweep(db: sqlite3.Connection) -> None:
    """Drop the articles that were found nowhere."""
    db.execute("DELETE FROM article WHERE id NOT IN (SELECT article FROM source)")


def _head(article: Article) -> str:
    return digest(dataclasses.replace(article, text=""))


def _unpack(article: str, body: bytes) -> tuple[Article, Reading]:
    try:
        return jsonform.from_json(json.loads(zlib.decompress(body)))
    except (zlib.error, ValueError, KeyError, TypeError) as error:
        raise RecordError(
            f"{article}: is damaged in the archive; forget it and build its file again"
        ) from error

"""What each article tells to have happened, as the archive keeps it to find the same elsewhere."""

import json
import sqlite3
from collections.abc import Iterable, Iterator
from dataclasses import astuple, fields
from datetime import date

from onrecord.linking import Happening

_COLUMNS = tuple(field.name for field in fields(Happening))
_LISTS = ("participants", "affected")
_DAYS = ("published", "begin", "end")


def put(db: sqlite3.Connection, article: str, found: Iterable[Happening]) -> None:
    """Replace what an article tells to have happened."""
    db.execute("DELETE FROM happening WHERE article = ?", (article,))
    marks = ", ".join("?" * len(_COLUMNS))
    rows = ([_kept(value) for value in astuple(each)] for each in found)
    db.executemany(f"INSERT INTO happening ({', '.join(_COLUMNS)}) VALUES ({marks})", rows)


def everything(db: sqlite3.Connection) -> Iterator[Happening]:
    """Yield what all articles tell to have happened, by article and event."""
    for row in db.execute(f"SELECT {', '.join(_COLUMNS)} FROM happening ORDER BY article, event"):
        held = dict(zip(_COLUMNS, row, strict=True))
        days = {name: date.fromisoformat(held[name]) for name in _DAYS if held[name]}
        lists = {name: tuple(json.loads(held[name])) for name in _LISTS}
        yield Happening(**(held | days | lists))


def _kept(value: object) -> object:
    if isinstance(value, tuple):
        return json.dumps(value)
    return value.isoformat() if isinstance(value, date) else value

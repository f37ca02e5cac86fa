"""What articles tell to have happened, and what is derived from it, as the archive keeps it."""

import json
import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import astuple, fields
from datetime import date

from onrecord.derivation import Derived, Step, Undated
from onrecord.linking import Happening

_COLUMNS = tuple(field.name for field in fields(Happening))
_LISTS = ("participants", "affected", "places", "sites")
_DAYS = ("published", "begin", "end")


def put(
    db: sqlite3.Connection, article: str, found: Iterable[Happening], own: Undated | None
) -> None:
    """Replace what an article tells to have happened, and of its own day where it is undated."""
    for table in ("told", "undated"):
        db.execute(f"DELETE FROM {table} WHERE article = ?", (article,))
    marks = ", ".join("?" * len(_COLUMNS))
    rows = ([_kept(value) for value in astuple(each)] for each in found)
    db.executemany(f"INSERT INTO told ({', '.join(_COLUMNS)}) VALUES ({marks})", rows)
    if own:
        kept = [_kept(value) for value in astuple(own)]
        db.execute("INSERT INTO undated VALUES (?, ?, ?, ?, NULL)", kept)


def everything(db: sqlite3.Connection) -> Iterator[Happening]:
    """Yield what all articles tell to have happened, by article and event."""
    words: dict[str, bytes] = {}  # of each article once
    for row in db.execute(f"SELECT {', '.join(_COLUMNS)} FROM told ORDER BY article, event"):
        held = dict(zip(_COLUMNS, row, strict=True))
        days = {name: _day(held[name]) for name in _DAYS}
        lists = {name: tuple(json.loads(held[name])) for name in _LISTS}
        once = {"words": words.setdefault(held["article"], held["words"])}
        yield Happening(**(held | days | lists | once | {"past": bool(held["past"])}))


def put_same(db: sqlite3.Connection, same: Iterable[tuple[str, str, str]]) -> None:
    """Note of each event, by its article and number, the name of the first of the same one."""
    rows = ((node, article, event) for article, event, node in same)
    db.executemany("UPDATE told SET same = ? WHERE article = ? AND event = ?", rows)


def same(db: sqlite3.Connection) -> Iterator[tuple[str, str]]:
    """Yield the name of each event that an earlier one is the same as, and that one's."""
    asked = "SELECT DISTINCT node, same FROM told WHERE same != node ORDER BY node, same"
    yield from db.execute(asked)


def undated(db: sqlite3.Connection) -> Iterator[Undated]:
    """Yield the undated articles."""
    for article, last, begin, end in db.execute(
        "SELECT article, last, begin, end FROM undated ORDER BY article"
    ):
        yield Undated(article=article, last=_day(last), begin=begin, end=end)


def put_derived(db: sqlite3.Connection, found: Mapping[str, Derived]) -> list[str]:
    """Keep between which days undated articles were published; return those that this changes."""
    before = dict(db.execute("SELECT article, derived FROM undated"))
    now = {article: _packed(one) for article, one in found.items()}
    changed = sorted(article for article, packed in now.items() if before[article] != packed)
    rows = ((now[article], article) for article in changed)
    db.executemany("UPDATE undated SET derived = ? WHERE article = ?", rows)
    return changed


def derived(db: sqlite3.Connection, article: str) -> Derived | None:
    """Return between which days an article was published; None where it is dated."""
    row = db.execute("SELECT derived FROM undated WHERE article = ?", (article,)).fetchone()
    if row is None or row[0] is None:
        return None
    begin, end, steps, why_not = json.loads(row[0])
    return Derived(
        begin=_day(begin),
        end=_day(end),
        steps=tuple(Step(*step) for step in steps),
        why_not=why_not,
    )


def _packed(one: Derived) -> str:
    return json.dumps([_kept(one.begin), _kept(one.end), one.steps, one.why_not])


def _day(kept: str | None) -> date | None:
    return date.fromisoformat(kept) if kept else None


def _kept(value: object) -> object:
    if isinstance(value, tuple):
        return json.dumps(value)
    return value.isoformat() if isinstance(value, date) else value

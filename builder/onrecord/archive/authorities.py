"""Keeps the entries of authority files, and finds those whose names an entity may bear."""

import json
import sqlite3
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import TypeVar

from onrecord.authority import Entry, keys, united
from onrecord.records import EntityType

_T = TypeVar("_T")
_MANY = 100  # entries under one key, of whom none can be told from the others
_AT_ONCE = 500  # keys asked for in one query; SQLite takes 999 at least

_INSERT = "INSERT OR REPLACE INTO authority_entry VALUES (?,?,?,?,?)"


def put(db: sqlite3.Connection, name: str, entries: Iterable[Entry]) -> None:
    """Keep an authority's entries in place of those it had; several of one IRI are one."""
    drop(db, name)
    db.execute("INSERT INTO authority VALUES (?)", (name,))
    for some in _batches(entries):
        merged: dict[str, Entry] = {}
        for each in some:
            merged[each.iri] = united(merged.get(each.iri) or _kept(db, name, each.iri), each)
        rows = ((name, e.iri, e.kind, _json(e.names), _json(e.told)) for e in merged.values())
        db.executemany(_INSERT, rows)
        pairs = ((key, name, e.iri) for e in merged.values() for key in keys(e.names, e.kind))
        db.executemany("INSERT OR IGNORE INTO authority_key VALUES (?,?,?)", pairs)


def _kept(db: sqlite3.Connection, name: str, iri: str) -> Entry | None:
    asked = "SELECT iri, kind, names, told FROM authority_entry WHERE authority = ? AND iri = ?"
    row = db.execute(asked, (name, iri)).fetchone()
    return _entry(*row) if row else None


def _entry(iri: str, kind: EntityType | None, names: str, told: str) -> Entry:
    known, descriptions = (tuple(json.loads(texts)) for texts in (names, told))
    return Entry(iri=iri, names=known, kind=kind, told=descriptions)


def drop(db: sqlite3.Connection, name: str) -> bool:
    """Take an authority out; return whether it was there."""
    for table in ("authority_entry", "authority_key"):
        db.execute(f"DELETE FROM {table} WHERE authority = ?", (name,))
    return db.execute("DELETE FROM authority WHERE name = ?", (name,)).rowcount > 0


def all_of(db: sqlite3.Connection) -> tuple[str, ...]:
    """Return the name of each authority, sorted."""
    return tuple(row[0] for row in db.execute("SELECT name FROM authority ORDER BY name"))


def counts(db: sqlite3.Connection) -> dict[str, int]:
    """Return how many entries each authority has, by its name."""
    asked = "SELECT authority, count(*) FROM authority_entry GROUP BY authority ORDER BY authority"
    return dict(db.execute(asked))


def under(db: sqlite3.Connection, wanted: Iterable[str]) -> Iterator[tuple[str, Entry]]:
    """Yield each entry that has one of the keys, with that key; one IRI may come several times.

    A key that very many share is left out: nobody is sure there, and all would be compared.
    """
    for some in _batches(sorted(wanted)):
        marks = ",".join("?" * len(some))
        asked = (
            "SELECT key, e.iri, kind, names, told FROM authority_key k JOIN authority_entry e"
            f" ON e.authority = k.authority AND e.iri = k.iri WHERE key IN"
            f" (SELECT key FROM authority_key WHERE key IN ({marks})"
            f" GROUP BY key HAVING count(*) <= {_MANY})"
            " ORDER BY key, k.authority, e.iri"
        )
        yield from ((key, _entry(*row)) for key, *row in db.execute(asked, some))


def _batches(items: Iterable[_T]) -> Iterator[tuple[_T, ...]]:
    rest = iter(items)
    while some := tuple(islice(rest, _AT_ONCE)):
        yield some


def _json(texts: tuple[str, ...]) -> str:
    return json.dumps(texts, ensure_ascii=False)

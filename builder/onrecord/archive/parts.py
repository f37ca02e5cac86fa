"""The parts of all statements and a sample of each text, kept to find the same elsewhere."""

import json
import sqlite3
from collections.abc import Container, Iterable, Iterator
from datetime import date
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from onrecord.linking.claims import Part, Print

_COLUMNS = (
    "id, article, statement, claim, text, begin, end, published, speakers, said_from, said_to, "
    "polarity, modality, translated"
)
_DERIVED = "SELECT article, derived FROM undated WHERE derived IS NOT NULL"
_SPEAKERS = (
    "SELECT DISTINCT profile.article, entity, identity FROM part, json_each(part.speakers) "
    "JOIN profile ON profile.article = part.article AND entity = json_each.value"
)


def put(
    db: sqlite3.Connection, article: str, parts: "Iterable[Part]", printed: "Print | None"
) -> None:
    """Replace the parts of an article's statements, and the sample of its text."""
    for table in ("part", "print"):
        db.execute(f"DELETE FROM {table} WHERE article = ?", (article,))
    marks = ", ".join("?" * (_COLUMNS.count(",") + 1))
    db.executemany(f"INSERT OR IGNORE INTO part ({_COLUMNS}) VALUES ({marks})", map(_row, parts))
    if printed:
        row = (article, _text(printed.published), printed.agency, printed.sample)
        db.execute("INSERT INTO print VALUES (?, ?, ?, ?)", row)


def everything(db: sqlite3.Connection, copied: Container[str]) -> "Iterator[Part]":
    """Yield all parts, their speakers told by who they are; `copied` are articles that are copies.

    What an article without a day says was said on the days that are derived of it.
    """
    from onrecord.linking.claims import Part
    from onrecord.records import Interval

    known = {(article, entity): identity for article, entity, identity in db.execute(_SPEAKERS)}
    derived = _derived(db)
    for row in db.execute(f"SELECT {_COLUMNS} FROM part ORDER BY id"):
        *own, published, speakers, begin, end, polarity, modality, translated = row
        if not (published or begin or end):
            begin, end = derived.get(own[1], (None, None))
        who = {known[own[1], entity] for entity in json.loads(speakers)}
        yield Part(
            **dict(
                zip(
                    ("id", "article", "statement", "claim", "text", "begin", "end"),
                    own,
                    strict=True,
                )
            ),
            published=_day(published),
            speakers=tuple(sorted(who)),
            said=Interval(begin=_day(begin), end=_day(end)),
            polarity=polarity,
            modality=modality,
            translated=bool(translated),
            copied=own[1] in copied,
        )


def prints(db: sqlite3.Connection) -> "Iterator[Print]":
    """Yield the sample of each article's text; one without a day has the last that is derived."""
    from onrecord.linking.claims import Print

    derived = _derived(db)
    rows = db.execute("SELECT article, published, agency, sample FROM print ORDER BY article")
    for article, published, agency, sample in rows:
        day = _day(published or derived.get(article, (None, None))[1])
        yield Print(article=article, published=day, sample=sample, agency=bool(agency))


def written(db: sqlite3.Connection) -> dict[str, str]:
    """Return a digest of what the graph says of each subject of its graph of claims."""
    return dict(db.execute("SELECT subject, digest FROM tied"))


def note(db: sqlite3.Connection, subjects: Iterable[tuple[str, str]]) -> None:
    """Note the digest of what the graph says now of each subject; "" where it says nothing."""
    for subject, digest in subjects:
        if not digest:
            db.execute("DELETE FROM tied WHERE subject = ?", (subject,))
        else:
            db.execute("INSERT OR REPLACE INTO tied VALUES (?, ?)", (subject, digest))


def _derived(db: sqlite3.Connection) -> dict[str, tuple[str | None, str | None]]:
    """Return the first and the last day that are derived of an undated article."""
    rows = ((article, json.loads(derived)) for article, derived in db.execute(_DERIVED))
    return {article: (begin, end) for article, (begin, end, *_) in rows}


def _row(part: "Part") -> tuple[object, ...]:
    return (
        *(
            part.id,
            part.article,
            part.statement,
            part.claim,
            _plain(part.text),
            part.begin,
            part.end,
        ),
        _text(part.published),
        json.dumps(part.speakers),
        _text(part.said.begin),
        _text(part.said.end),
        *(part.polarity, part.modality, part.translated),
    )


def _text(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def _plain(text: str) -> str:
    """Return a text as the database takes it: without lone surrogates."""
    return text.encode("utf-8", "replace").decode()

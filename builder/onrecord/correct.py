"""A decision in, the record brought up to date with it; and which decisions no longer fit."""

import sqlite3
from collections.abc import Callable
from pathlib import Path

from onrecord import archive, correcting
from onrecord.correcting import Correction
from onrecord.correcting.deciding import Desk
from onrecord.derive import derive, graph_folder
from onrecord.graph import Names


def correct(
    folder: Path, decide: Callable[[Desk], Correction], who: str, why: str, when: str
) -> Correction:
    """Write down what was decided, and bring the graph up to date with it.

    Raises:
        UsageError: what it is about is not in the record, or not clear.
        RecordError: the record is busy, or a line of its corrections is broken.
    """
    with archive.locked(folder, "write"), archive.opened(folder) as db:
        archive.claim(db, folder)
        derive(db, folder, lambda *_: None)
        places = correcting.Places(db, correcting.standing(correcting.read(folder)))
        names = Names(base=archive.meta(db, "base") or "")
        desk = Desk(
            db=db,
            graph=graph_folder(folder),
            names=names,
            places=places,
            who=who,
            when=when,
            why=why,
        )
        made = correcting.append(folder, decide(desk))
        derive(db, folder, lambda *_: None)
        return made


def unfitting(db: sqlite3.Connection, folder: Path) -> list[str]:
    """Return a line for each correction that no longer fits: kept, but not applied."""
    places = correcting.Places(db, correcting.standing(correcting.read(folder)))
    return [
        f"correction {one.id} ({one.action} {one.was}) no longer fits: what it is about is gone; "
        f"it is kept ('onrecord correct undo {one.id}' drops it)"
        for one in places.corrections
        if not places.fits(one)
    ]

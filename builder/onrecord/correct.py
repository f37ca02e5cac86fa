"""A decision in, the record brought up to date with it."""

from collections.abc import Callable
from pathlib import Path

from onrecord import archive, correcting
from onrecord.correcting.deciding import Desk
from onrecord.correction import Correction
from onrecord.derive import derive
from onrecord.graph import Names


def correct(
    folder: Path, decide: Callable[[Desk], Correction], who: str, why: str, when: str
) -> Correction:
    """Write down what was decided, and bring the graph up to date with it.

    Raises:
        UsageError: what it is about is not in the record, or not clear.
        RecordError: the record is busy, or a line of its corrections is broken.
    """
    with archive.changing(folder) as db:
        derive(db, folder, lambda *_: None)
        places = correcting.Places.of(db, folder)
        names = Names(base=archive.meta(db, "base") or "")
        desk = Desk(
            db=db,
            graph=archive.graph_folder(folder),
            names=names,
            places=places,
            who=who,
            when=when,
            why=why,
        )
        made = correcting.append(folder, decide(desk))
        derive(db, folder, lambda *_: None)
        return made

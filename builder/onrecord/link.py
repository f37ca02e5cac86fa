"""Authority files and services in, the record's entities linked to them out; and out again.

All of a file is read before anything is kept, in one transaction: a bad line leaves no trace.
"""

import os
import sqlite3
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from onrecord import archive, correcting, sameas
from onrecord.archive import authorities, work
from onrecord.authority import Link, read_entries, reconcile
from onrecord.derive import derive
from onrecord.errors import UsageError
from onrecord.linking import describe, renamed

_SHOWN = 10  # names of those who are not linked


@dataclass(frozen=True, slots=True, kw_only=True)
class LinkReport:
    """All links and candidates of a record, with its entities' names; entries by authority."""

    links: tuple[Link, ...]
    names: Mapping[str, str]
    authorities: Mapping[str, int]

    def rows(self) -> Iterator[tuple[str, ...]]:
        """Yield cells for each link and candidate: state, name, IRI, score, what agrees."""
        often = Counter(self.names.values())
        for each in self.links:
            state, name = "linked" if each.sure else "candidate", self.names[each.entity]
            own = f"{name} ({each.entity})" if often[name] > 1 else name
            yield state, own, each.iri, f"{each.score:.3f}", each.because

    def told(self) -> str:
        """Return in a line how many are linked, among how many entries, and who is unsure."""
        linked = {each.entity for each in self.links if each.sure}
        unsure = sorted(
            {self.names[each.entity] for each in self.links if each.entity not in linked}
        )
        parts = [f"{len(linked)} linked, {sum(self.authorities.values())} entries known"]
        if unsure:
            more = ", …" if len(unsure) > _SHOWN else ""
            parts.append(f"unsure and not linked: {', '.join(unsure[:_SHOWN])}{more}")
        return "; ".join(parts)


def link(
    folder: Path, paths: Iterable[str | Path], *, columns: Mapping[str, str] | None = None
) -> LinkReport:
    """Link the record's entities to the entries of files, beside those it has; tell all links.

    Raises:
        InputError: a file cannot be read, with its line; nothing is kept of any.
        UsageError: there is no such field or column.
        RecordError: there is no record, or it cannot be changed.
    """
    files = {_whole(path): Path(path) for path in paths}
    with archive.changing(folder) as db:
        with archive.changes(db, folder):
            for name, file in files.items():
                authorities.put(db, name, read_entries(file, columns))
            if files:
                work.wait(db, "links")
        derive(db, folder, _silent)
        return _report(db, folder)


def ask_service(folder: Path, url: str) -> LinkReport:
    """Link entities to whom a reconciliation service takes them for; keep what it answers.

    Raises:
        InputError: it gives no answer of the protocol; what it answered before stays.
        RecordError: there is no record, or it cannot be changed.
    """
    with archive.changing(folder) as db:
        called = correcting.Places.of(db, folder).called()
        held = ((name, work.of_identity(db, name)) for name in work.identities(db))
        identities = (renamed(describe(*one), called) for one in held)
        entries = sorted(
            set(reconcile(url, ((each.name, each.type) for each in identities))), key=str
        )
        with archive.changes(db, folder):
            authorities.put(db, url, entries)
            work.wait(db, "links")
        derive(db, folder, _silent)
        return _report(db, folder)


def forget(folder: Path, name: str) -> LinkReport:
    """Take an authority file or service out of the record, and its links with it.

    It is known by the name that the record tells, or by any path to the file.

    Raises:
        UsageError: the record knows none by that name.
    """
    name = _printable(name)
    with archive.changing(folder) as db:
        with archive.changes(db, folder):
            if not any(authorities.drop(db, each) for each in (name, _whole(name))):
                known = ", ".join(authorities.all_of(db)) or "none"
                raise UsageError(f"{name}: nothing was linked from there; linked are: {known}")
            work.wait(db, "links")
        derive(db, folder, _silent)
        return _report(db, folder)


def _printable(name: str) -> str:
    """Return a path without the lone surrogates that stand for bytes that are no text."""
    return name.encode("utf-8", "replace").decode()


def _whole(path: str | Path) -> str:
    """Return the one name of a file, whatever path leads to it and from whatever folder."""
    return _printable(os.path.realpath(path))


def _report(db: sqlite3.Connection, folder: Path) -> LinkReport:
    called = correcting.Places.of(db, folder).called()
    found = sameas.links(db, called)
    names = {
        entity: renamed(describe(entity, work.of_identity(db, entity)), called).name
        for entity in {each.entity for each in found}
    }
    counts = authorities.counts(db)
    return LinkReport(links=found, names=names, authorities=counts)


def _silent(stage: str, done: int, total: int) -> None:
    """Show no progress."""

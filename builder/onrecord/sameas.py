"""The archive in, the links of its entities to authority files out, candidates among them."""

import sqlite3
from collections import defaultdict
from collections.abc import Iterator, Mapping

from onrecord.archive import authorities, work
from onrecord.authority import Entry, Known, Link, decide, keys, known, odds
from onrecord.linking import describe, renamed

_AT_ONCE = 500  # identities that are looked up in one go


def links(db: sqlite3.Connection, called: Mapping[str, str]) -> tuple[Link, ...]:
    """Return the links and candidates of all entities, sorted; none where no file was brought.

    `called` are the names that people gave to identities.
    """
    if not authorities.all_of(db):
        return ()
    found: dict[tuple[str, str], tuple[float, str]] = {}
    for some in _identities(db, called):
        entries = _entries(db, some)
        for key, entity in some:
            for entry in entries[key]:
                pair = (entity.identity.id, entry.iri)
                scored = odds(entity, entry)
                if scored and (pair not in found or scored > found[pair]):
                    found[pair] = scored
    return decide(found)


def _identities(
    db: sqlite3.Connection, called: Mapping[str, str]
) -> Iterator[list[tuple[str, Known]]]:
    """Yield identities under each of their keys, some at a time."""
    names = work.identities(db)
    for at in range(0, len(names), _AT_ONCE):
        some = []
        for name in names[at : at + _AT_ONCE]:
            held = work.of_identity(db, name)
            entity = known(renamed(describe(name, held), called), held)
            one = entity.identity
            some += [(key, entity) for key in sorted(keys((one.name, *one.aliases), one.type))]
        yield some


def _entries(
    db: sqlite3.Connection, some: list[tuple[str, Known]]
) -> defaultdict[str, list[Entry]]:
    entries: defaultdict[str, list[Entry]] = defaultdict(list)
    for key, entry in authorities.under(db, {key for key, _ in some}):
        entries[key].append(entry)
    return entries

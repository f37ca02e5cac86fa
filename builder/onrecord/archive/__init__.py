"""Articles and readings in, the same out again: the SQLite file that a record is made of.

Its modules are functions over one open `sqlite3.Connection`: `opening` makes and opens it,
`sources` knows files and what stands where, `articles` keeps articles with their readings,
`work` what the graph still waits for, `authorities` whom the user's files know.
"""

from onrecord.archive import articles, authorities, sources, work
from onrecord.archive.lock import locked
from onrecord.archive.opening import (
    Connection,
    changes,
    claim,
    create,
    exists,
    meta,
    nothing_in,
    opened,
    set_meta,
)

__all__ = [
    "Connection",
    "articles",
    "authorities",
    "changes",
    "claim",
    "create",
    "exists",
    "locked",
    "meta",
    "nothing_in",
    "opened",
    "set_meta",
    "sources",
    "work",
]

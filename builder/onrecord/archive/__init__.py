"""Articles and readings in, the same out again: the SQLite file that a record is made of.

Its modules are functions over one open `sqlite3.Connection`: `opening` makes and opens it,
`sources` knows files and what stands where, `articles` keeps articles with their readings,
`work` what the graph still waits for; `told` what happened, and `authorities` whom the user's files
know, which are loaded by themselves because asking has no need of them.
"""

from onrecord.archive import articles, sources, work
from onrecord.archive.lock import locked
from onrecord.archive.opening import (
    FILE,
    Connection,
    changes,
    changing,
    claim,
    create,
    exists,
    graph_folder,
    meta,
    nothing_in,
    opened,
    set_meta,
)

__all__ = [
    "FILE",
    "Connection",
    "articles",
    "changes",
    "changing",
    "claim",
    "create",
    "exists",
    "graph_folder",
    "locked",
    "meta",
    "nothing_in",
    "opened",
    "set_meta",
    "sources",
    "work",
]

"""The archive in: which events are one, and between which days undated articles were published."""

import sqlite3

from onrecord import linking
from onrecord.archive import told, work
from onrecord.records import Article, Reading


def note_events(db: sqlite3.Connection) -> None:
    """Note which events are one and what that tells of undated articles; what changes waits."""
    held = list(told.everything(db))
    same = linking.same_events(held, work.all_identities(db))
    nodes = {(each.article, each.event): each.node for each in held}
    told.put_same(db, ((*key, nodes[first]) for key, first in sorted(same.items())))
    found = linking.published(told.undated(db), held, same)
    work.wait(db, "graph", told.put_derived(db, found))


def dated(db: sqlite3.Connection, article: Article, reading: Reading) -> tuple[Article, Reading]:
    """Return an article and its reading with the days that follow from what is derived of its."""
    derived = told.derived(db, article.id)
    return article, linking.dated_by(article, reading, derived) if derived else reading

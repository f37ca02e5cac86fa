"""Pairs of whom one has the other's name cost as much as the profiles that tell of them."""

import sqlite3
from importlib.resources import files

from onrecord.archive import renamed

_PROFILE = (
    "INSERT INTO profile (article, entity, type, names, begin, gender, around, block, name, first,"
    " zeros, shared, own, identity)"
    " VALUES (?, ?, 'Organisation', '', 0, 0, '', '', ?, '', 0, 0, '', ?)"
)


def _steps(articles):
    """Return the pairs of that many articles that tell the same, and what SQLite did for them."""
    db = sqlite3.connect(":memory:")
    db.executescript((files("onrecord.archive") / "schema.sql").read_text(encoding="utf-8"))
    for number in range(articles):
        article = f"a{number}"
        rows = ("e1", "rail", "i1"), ("e2", "line", "i2"), ("e3", "line", None)
        db.executemany(_PROFILE, [(article, *row) for row in rows])
        db.execute("INSERT INTO renamed VALUES (?, 'e1', 'line')", (article,))
    taken = []
    db.set_progress_handler(lambda: taken.append(1), 100)
    pairs = [pair[:2] for pair in renamed.pairs(db)]
    return pairs, len(taken)


def test_the_cost_grows_with_the_articles_not_with_their_pairs():
    few, less = _steps(50)
    many, more = _steps(400)
    assert few == many == [("i1", "i2")]
    assert more < 12 * less

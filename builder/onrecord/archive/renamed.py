"""Keeps which profiles have a former or new name, and tells the pairs that may be one for it."""

import sqlite3
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from onrecord.linking import Profile


def put(db: sqlite3.Connection, article: str, found: "Iterable[Profile]") -> None:
    """Replace the other names of an article's profiles."""
    from onrecord.linking.renaming import other_names  # here, because asking has no need of it

    db.execute("DELETE FROM renamed WHERE article = ?", (article,))
    rows = ((article, one.entity, name) for one in found for name in other_names(one))
    db.executemany("INSERT INTO renamed VALUES (?, ?, ?)", rows)


def pairs(db: sqlite3.Connection) -> list[tuple[str, str, float]]:
    """Return the identities of all pairs of which one has the other's name, with the log-odds.

    Identities and names are gathered first: how often articles write them adds no pairs to try.
    """
    from onrecord.linking.renaming import renamed_odds

    rows = db.execute(
        "WITH one AS (SELECT DISTINCT a.identity, r.name FROM renamed r"
        "  JOIN profile a ON a.article = r.article AND a.entity = r.entity"
        "  WHERE a.identity IS NOT NULL),"
        " other AS (SELECT DISTINCT name, identity FROM profile"
        "  WHERE name IN (SELECT name FROM renamed) AND identity IS NOT NULL)"
        " SELECT DISTINCT one.identity, other.identity FROM one JOIN other ON other.name = one.name"
    )
    odds = renamed_odds()
    return [(one, other, odds) for one, other in rows]

"""An entity of the graph in, the words by which a person tells it from its namesakes out."""

from onrecord.asking.binding import bind, node
from onrecord.asking.running import stream
from onrecord.graph import GraphStore

_PREFIX = "PREFIX or: <https://w3id.org/onrecord/ns#>\n"
_ROLES = _PREFIX + "SELECT DISTINCT ?role { ?_node or:role ?role } ORDER BY ?role LIMIT 2"
_ARTICLES = (
    _PREFIX
    + """SELECT DISTINCT ?article ?day ?title ?path {
  { ?mention or:mentions ?_node ; or:reportedIn ?article }
  UNION { ?statement or:speaker ?_node ; or:reportedIn ?article }
  UNION { VALUES ?article { ?_node } }
  ?article or:path ?path OPTIONAL { ?article or:published ?day }
  OPTIONAL { ?article or:title ?title }
} ORDER BY COALESCE(STR(?day), "9") ?path"""
)
_LONGEST = 50  # characters of a title


def known_by(store: GraphStore, iri: str) -> str:
    """Return what an entity is called and its earliest article, or an article's own path and day.

    "Judge; 2026-03-05 “Three freed after protest” and 2 more articles"; "" where nothing is known.
    """
    roles = [role.value for (role,) in stream(store, _asked(_ROLES, iri)).rows if role]
    printed: dict[str, str] = {}
    for article, day, title, path in stream(store, _asked(_ARTICLES, iri)).rows:
        if article and path:
            own = article.value == iri or title is None
            called = path.value if own else f"“{_short(title.value)}”"  # type: ignore[union-attr]
            printed.setdefault(article.value, f"{day.value} {called}" if day else called)
    more = len(printed) - 1
    others = f" and {more} more article{'s' if more > 1 else ''}" if more > 0 else ""
    first = [f"{words}{others}" for words in list(printed.values())[:1]]
    return "; ".join([*roles, *first])


def short_id(iri: str) -> str:
    """Return the last part of an IRI, which commands take for the whole.

    >>> short_id("https://w3id.org/onrecord/id/person-ann-lee-1a2b3c4d")
    'person-ann-lee-1a2b3c4d'
    """
    return iri.replace("#", "/").rpartition("/")[2]


def _asked(query: str, iri: str) -> str:
    return bind(query, {"?_node": node(iri)})


def _short(title: str) -> str:
    plain = " ".join(title.split())
    return plain if len(plain) <= _LONGEST else plain[: _LONGEST - 1].rstrip() + "…"

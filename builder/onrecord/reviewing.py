"""The graph in, what a person should look at out: most consequential first, with the command."""

from shlex import quote

from onrecord.asking import Answer, Term, make_answer, run
from onrecord.asking.answer import XSD
from onrecord.graph import GraphStore

_COLUMNS = ("weight", "unsure", "what", "command")
_PREFIX = "PREFIX or: <https://w3id.org/onrecord/ns#>\n"
_ALL = 1_000_000  # rows of a query, before the most consequential are taken
_PAIRS = """SELECT ?one ?oneName ?other ?otherName
  (COUNT(DISTINCT ?a) AS ?ones) (COUNT(DISTINCT ?b) AS ?others)
{ ?one or:mayBe ?other ; or:name ?oneName . ?other or:name ?otherName .
  ?a or:mentions ?one . ?b or:mentions ?other } GROUP BY ?one ?oneName ?other ?otherName"""
_UNKNOWN = """SELECT DISTINCT ?statement ?words
{ ?statement a or:Statement ; or:text ?words FILTER NOT EXISTS { ?statement or:speaker ?who } }"""
_DOUBTED = """SELECT ?statement ?words ?name ?sure ?often
{ ?statement or:speaker ?who ; or:text ?words ; or:confidence ?sure FILTER(?sure < 0.5)
  ?who or:name ?name
  { SELECT ?who (COUNT(DISTINCT ?own) AS ?often) { ?own or:speaker ?who } GROUP BY ?who } }"""
_UNDATED = """SELECT ?path (COUNT(DISTINCT ?statement) AS ?statements)
{ ?article a or:Article ; or:path ?path FILTER NOT EXISTS { ?article or:published ?day }
  OPTIONAL { ?statement or:reportedIn ?article . ?statement a or:Statement } } GROUP BY ?path"""

_Row = tuple[float, str, str, str]


def review(store: GraphStore, *, limit: int) -> Answer:
    """Return what is unsure, at most `limit` rows.

    `weight` is how many mentions or statements a decision would change: the fewer mentions of two
    that may be one; the speaker's statements by how much one of them is doubted; a statement of
    nobody, 1; the statements in an article without a day.
    """
    found = [*_pairs(store), *_statements(store), *_undated(store)]
    rows = sorted(found, key=lambda row: (-row[0], *row[1:]))[:limit]
    terms = [
        (
            Term("literal", f"{weight:.1f}", f"{XSD}decimal"),
            *(Term("literal", cell) for cell in cells),
        )
        for weight, *cells in rows
    ]
    return make_answer("review", _COLUMNS, terms)


def _rows(store: GraphStore, query: str) -> list[dict[str, str]]:
    answer = run(store, _PREFIX + query, limit=_ALL)
    return [{key: str(value) for key, value in row.items()} for row in answer.rows]


def _pairs(store: GraphStore) -> list[_Row]:
    return [
        (
            min(float(row["ones"]), float(row["others"])),
            "may be one",
            f"{row['oneName']} | {row['otherName']}",
            f"onrecord correct merge {quote(row['one'])} {quote(row['other'])} (or not-same)",
        )
        for row in _rows(store, _PAIRS)
    ]


def _statements(store: GraphStore) -> list[_Row]:
    unknown = [
        (1.0, "no speaker", row["words"], _attribute(row["statement"]))
        for row in _rows(store, _UNKNOWN)
    ]
    doubted = [
        (
            (1 - float(row["sure"])) * float(row["often"]),
            f"said by {row['name']}?",
            row["words"],
            _attribute(row["statement"]),
        )
        for row in _rows(store, _DOUBTED)
    ]
    return unknown + doubted


def _attribute(statement: str) -> str:
    return f"onrecord correct re-attribute {quote(statement)} SPEAKER (or reject)"


def _undated(store: GraphStore) -> list[_Row]:
    return [
        (
            float(row["statements"]),
            "no day of publication",
            row["path"],
            "write its day in its first line, then onrecord build",
        )
        for row in _rows(store, _UNDATED)
    ]

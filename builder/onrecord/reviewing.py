"""The graph in, what a person should look at out: most consequential first, with the command."""

from collections.abc import Mapping
from shlex import quote
from typing import NamedTuple

from onrecord.asking import Answer, Term, make_answer, run
from onrecord.asking.answer import XSD
from onrecord.asking.telling import known_by
from onrecord.graph import GraphStore

_COLUMNS = ("weight", "unsure", "what", "command")
_PREFIX = "PREFIX or: <https://w3id.org/onrecord/ns#>\n"
_ALL = 1_000_000  # rows of a query, before the most consequential are taken
_STATEMENTS_OF = """{{ SELECT ?{who} (COUNT(DISTINCT ?{said}) AS ?{often})
  {{ {pair} OPTIONAL {{ ?{said} or:speaker|or:about ?{who} }} }} GROUP BY ?{who} }}"""
_ONES = _STATEMENTS_OF.format(who="one", said="a", often="ones", pair="?one or:mayBe ?x")
_OTHERS = _STATEMENTS_OF.format(who="other", said="b", often="others", pair="?y or:mayBe ?other")
_PAIRS = f"""SELECT DISTINCT ?one ?oneName ?other ?otherName ?ones ?others
{{ ?one or:mayBe ?other ; or:name ?oneName . ?other or:name ?otherName {_ONES} {_OTHERS} }}"""
_UNKNOWN = """SELECT DISTINCT ?statement ?words
{ ?statement a or:Statement ; or:text ?words FILTER NOT EXISTS { ?statement or:speaker ?who } }"""
_DOUBTED = """SELECT DISTINCT ?statement ?words ?name ?sure
{ ?statement or:speaker ?who ; or:text ?words ; or:confidence ?sure FILTER(?sure < 0.5)
  ?who or:name ?name }"""
_UNDATED = """SELECT ?path (COUNT(DISTINCT ?statement) AS ?statements)
{ ?article a or:Article ; or:path ?path FILTER NOT EXISTS { ?article or:published ?day }
  OPTIONAL { ?statement or:reportedIn ?article . ?statement a or:Statement
    FILTER NOT EXISTS { ?statement or:saidTo ?said } } } GROUP BY ?path"""
_EVEN = 0.5  # of pairs whose share nobody knows, as in an older record


class _Row(NamedTuple):
    """One thing to look at; `what` are its words, or names of those that may be one, `of` they."""

    weight: float
    unsure: str
    what: tuple[str, ...]
    command: str
    of: tuple[str, ...] = ()


def review(
    store: GraphStore, *, base: str, shares: Mapping[tuple[str, str], float], limit: int
) -> Answer:
    """Return what is unsure, at most `limit` rows; `shares` tell how often such a pair is one.

    The commands name nodes by what follows `base` in their IRIs.

    `weight` is how many statements a decision is likely to put right: of a pair the fewer of those
    by and about the one and the other, as often as such a pair is one; of a statement one, as
    likely as it is wrong; of an article without a day those that no day is known of.
    """
    found = [*_pairs(store, shares), *_statements(store), *_undated(store)]
    rows = sorted(found, key=lambda row: (-row.weight, *row[1:]))[:limit]
    terms = [
        (
            Term("literal", f"{row.weight:.2f}", f"{XSD}decimal"),
            Term("literal", row.unsure),
            Term("literal", _told(store, row)),
            Term("literal", row.command.replace(base, "")),
        )
        for row in rows
    ]
    return make_answer("review", _COLUMNS, terms)


def _told(store: GraphStore, row: _Row) -> str:
    """Return what a row is about; of two that may be one, with what tells them apart."""
    known = [known_by(store, iri) for iri in row.of] or [""]
    return " | ".join(
        f"{name} ({told})" if told else name for name, told in zip(row.what, known, strict=True)
    )


def _rows(store: GraphStore, query: str) -> list[dict[str, str]]:
    answer = run(store, _PREFIX + query, limit=_ALL)
    return [{key: str(value) for key, value in row.items()} for row in answer.rows]


def _pairs(store: GraphStore, shares: Mapping[tuple[str, str], float]) -> list[_Row]:
    return [
        _Row(
            min(float(row["ones"]), float(row["others"]))
            * shares.get((row["one"], row["other"]), _EVEN),
            "may be one",
            (row["oneName"], row["otherName"]),
            f"onrecord correct merge {quote(row['one'])} {quote(row['other'])} (or not-same)",
            (row["one"], row["other"]),
        )
        for row in _rows(store, _PAIRS)
    ]


def _statements(store: GraphStore) -> list[_Row]:
    unknown = [
        _Row(1.0, "no speaker", (row["words"],), _attribute(row["statement"]))
        for row in _rows(store, _UNKNOWN)
    ]
    doubted = [
        _Row(
            1 - float(row["sure"]),
            f"said by {row['name']}?",
            (row["words"],),
            _attribute(row["statement"]),
        )
        for row in _rows(store, _DOUBTED)
    ]
    return unknown + doubted


def _attribute(statement: str) -> str:
    return f"onrecord correct re-attribute {quote(statement)} SPEAKER (or reject)"


def _undated(store: GraphStore) -> list[_Row]:
    return [
        _Row(
            float(row["statements"]),
            "no day of publication",
            (row["path"],),
            "write its day in its first line, then onrecord build",
        )
        for row in _rows(store, _UNDATED)
    ]

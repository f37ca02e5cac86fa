"""An open store and SPARQL text in, rows of terms out: the one way in which a query runs."""

import re
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Any

import pyoxigraph as ox
from pyoxigraph import QueryBoolean, QuerySolutions, QueryTriples

from onrecord.asking.answer import XSD, Answer, Kind, Term, make_answer
from onrecord.asking.guard import guard
from onrecord.errors import QueryError, UsageError
from onrecord.graph import GraphStore

LIMIT = 10_000  # rows; about 5 MB of JSON for the widest saved query
_STRING = XSD + "string"
_PLACE = re.compile(r"^error at (\d+):(\d+): (?:expected (?:one of )?)?(.*)$", re.DOTALL)
_SENTENCES = ("Prefix not found", "The SELECT")  # the engine's, hidden in its lists of tokens


@dataclass(frozen=True, slots=True, kw_only=True)
class Results:
    """What a query gives: its columns at once, its rows as they are found."""

    kind: Kind
    columns: tuple[str, ...]
    rows: Iterator[tuple[Term | None, ...]]


def run(store: GraphStore, text: str, *, limit: int = LIMIT) -> Answer:
    """Return the answer to SPARQL `text`, at most `limit` rows, in this process, however long.

    Raises:
        QueryError: it is malformed, refused or fails.
        UsageError: `limit` is less than one.
    """
    check_limit(limit)
    results = stream(store, text)
    rows = list(islice(results.rows, limit + 1))
    cut = cut_by_limit(limit) if len(rows) > limit else None
    return make_answer(text, results.columns, rows[:limit], kind=results.kind, cut=cut)


def stream(store: GraphStore, text: str) -> Results:
    """Return the results of SPARQL `text`; iterate them in the thread that asked.

    Raises:
        QueryError: it is malformed or refused; iterating raises it where the engine fails.
    """
    try:
        found = store.select(guard(text))
    except QueryError as error:
        if isinstance(error.__cause__, SyntaxError):
            raise QueryError(_malformed(error.__cause__, text)) from error
        raise
    return _results(found)


def check_limit(limit: int) -> None:
    """Raise UsageError unless `limit` is a number of rows that can be counted."""
    if not 0 < limit < sys.maxsize:
        raise UsageError(f"the row limit is at least 1 and below {sys.maxsize}, not {limit}")


def cut_by_limit(limit: int) -> str:
    """Return the sentence that says that a row limit cut an answer."""
    return f"Cut after {counted(limit)}: there are more; narrow the question or raise the limit."


def counted(rows: int) -> str:
    """Return a number of rows in words: "1 row", "10,000 rows"."""
    return f"{rows:,} row{'' if rows == 1 else 's'}"


def _results(found: QuerySolutions | QueryTriples | QueryBoolean) -> Results:
    if isinstance(found, QuerySolutions):
        columns = tuple(variable.value for variable in found.variables)
        return Results(kind="select", columns=columns, rows=_rows(found))
    if isinstance(found, QueryTriples):
        return Results(kind="graph", columns=("subject", "predicate", "object"), rows=_rows(found))
    truth = Term("literal", "true" if found else "false", XSD + "boolean")
    return Results(kind="ask", columns=("answer",), rows=iter([(truth,)]))


def _rows(found: Iterable[Any]) -> Iterator[tuple[Term | None, ...]]:
    try:
        for solution in found:
            yield tuple(_term(cell) for cell in solution)
    except (OSError, RuntimeError, ValueError) as error:
        raise QueryError(_failed(error)) from error


def _term(cell: Any) -> Term | None:
    """Return an engine's term as ours."""
    if isinstance(cell, ox.Literal):
        datatype = cell.datatype.value
        plain = cell.language or datatype == _STRING
        return Term("literal", cell.value, None if plain else datatype, cell.language)
    if isinstance(cell, ox.NamedNode):
        return Term("uri", cell.value)
    if isinstance(cell, ox.BlankNode):
        return Term("bnode", cell.value)
    return None if cell is None else Term("literal", str(cell))  # an RDF 1.2 triple, as its text


def _malformed(error: SyntaxError, text: str) -> str:
    """Return one line of a parser's message, which may list every character it would take."""
    match = _PLACE.match(str(error))
    if not match:
        return _failed(error)
    line, column = int(match[1]), int(match[2])
    sentence = next((s for s in match[3].split(", ") if s.startswith(_SENTENCES)), None)
    lines = text.split("\n")
    before = "\n".join(lines[: line - 1]).rstrip().rpartition("\n")[2]
    near = lines[line - 1][max(0, column - 16) : column + 14].strip() or before[-30:].strip()
    why = f"{sentence}, near" if sentence else "near"
    return f"the query is not valid SPARQL at line {line}, column {column}: {why} '{near}'"


def _failed(error: Exception) -> str:
    return f"the query failed: {' '.join(str(error).split())[:300]}"

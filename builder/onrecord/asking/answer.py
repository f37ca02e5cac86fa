"""Rows of RDF terms in, an Answer out: the same rows as plain Python values, and as a table."""

import html
import math
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, NamedTuple

from onrecord.errors import MissingExtraError

if TYPE_CHECKING:
    import pandas as pd

Value = str | int | float | bool | None
Row = dict[str, Value]
Kind = Literal["select", "ask", "graph"]

XSD = "http://www.w3.org/2001/XMLSchema#"
_WHOLE = frozenset(
    XSD + name
    for name in (
        *("integer", "long", "int", "short", "byte", "nonNegativeInteger", "positiveInteger"),
        *("nonPositiveInteger", "negativeInteger"),
        *("unsignedLong", "unsignedInt", "unsignedShort", "unsignedByte"),
    )
)
_BROKEN = frozenset(XSD + name for name in ("decimal", "double", "float"))


class Term(NamedTuple):
    """An RDF term as the SPARQL results formats name its parts; no datatype means a string."""

    type: str  # "uri", "bnode" or "literal"
    value: str
    datatype: str | None = None
    language: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What a query answered.

    `rows` are keyed by `columns`; what is unbound is None. `terms` hold the same cells as RDF
    terms. `cut` says in a sentence that a row limit or the time ended it, and is None otherwise.
    `query` is a saved query's name or the SPARQL text, `kind` "select", "ask" or "graph" (whose
    rows are triples).
    """

    query: str
    columns: tuple[str, ...]
    rows: tuple[Row, ...]
    cut: str | None = None
    kind: Kind = "select"
    terms: tuple[tuple[Term | None, ...], ...] = ()

    def __len__(self) -> int:
        return len(self.rows)

    def __iter__(self) -> Iterator[Row]:
        return iter(self.rows)

    def to_dataframe(self) -> "pd.DataFrame":
        """Return the rows as a pandas DataFrame; needs the extra onrecord[pandas]."""
        try:
            import pandas as pd
        except ImportError as error:
            raise MissingExtraError(
                "pandas is not installed: pip install 'onrecord[pandas]'"
            ) from error
        return pd.DataFrame(list(self.rows), columns=list(self.columns))

    def _repr_html_(self) -> str:
        """Return the rows as an HTML table, for notebooks."""
        head = _cells("th", self.columns)
        body = "".join(
            f"<tr>{_cells('td', (row[column] for column in self.columns))}</tr>" for row in self
        )
        caption = f"<caption>{html.escape(self.cut)}</caption>" if self.cut else ""
        return f"<table>{caption}<thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"


def make_answer(
    query: str,
    columns: Iterable[str],
    terms: Iterable[tuple[Term | None, ...]],
    *,
    kind: Kind = "select",
    cut: str | None = None,
) -> Answer:
    """Return the Answer whose cells are `terms`."""
    columns, terms = tuple(columns), tuple(terms)
    rows = tuple(
        {column: cook(cell) for column, cell in zip(columns, row, strict=True)} for row in terms
    )
    return Answer(query=query, columns=columns, rows=rows, cut=cut, kind=kind, terms=terms)


def cook(term: Term | None) -> Value:
    """Return the plain value of a term: numbers and booleans as such, all else as text.

    >>> cook(Term("literal", "7", XSD + "integer"))
    7
    """
    if term is None:
        return None
    if term.datatype == XSD + "boolean":
        return {"true": True, "1": True, "false": False, "0": False}.get(term.value, term.value)
    try:
        if term.datatype in _WHOLE:
            return int(term.value)
        if term.datatype in _BROKEN and math.isfinite(float(term.value)):
            return float(term.value)
    except ValueError:
        pass
    return term.value


def shown(value: Value) -> str:
    """Return `value` as text for a table's cell: nothing for None, true and false in lower case."""
    if value is None:
        return ""
    return str(value).lower() if isinstance(value, bool) else str(value)


def _cells(tag: str, values: Iterable[Value]) -> str:
    return "".join(f"<{tag}>{html.escape(shown(value))}</{tag}>" for value in values)

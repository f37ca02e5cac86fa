"""An Answer in, text out: JSON, CSV, TSV, Markdown or SPARQL results JSON."""

import csv
import io
import json
import re
from collections.abc import Callable, Mapping
from types import MappingProxyType

from onrecord.asking.answer import XSD, Answer, Term, Value, shown
from onrecord.errors import UsageError

_TSV = str.maketrans({"\\": r"\\", "\t": r"\t", "\n": r"\n", "\r": r"\r"})
_MARKDOWN = re.compile(r"[\\|*`\[\]<]")


def write_answer(answer: Answer, format: str) -> str:  # noqa: A002  the option's own name
    """Return `answer` in one of FORMATS, ending in a line break.

    Raises:
        UsageError: there is no such format.
    """
    if format not in FORMATS:
        raise UsageError(f"there is no format '{format[:60]}': choose {', '.join(FORMATS)}")
    return FORMATS[format](answer)


def _json(answer: Answer) -> str:
    """Write a list of objects, one a line, keyed by the query's variables."""
    rows = [json.dumps(row, ensure_ascii=False) for row in answer]
    return "[\n" + ",\n".join(rows) + "\n]\n" if rows else "[]\n"


def _csv(answer: Answer) -> str:
    """Write RFC 4180 with plain line feeds."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(answer.columns)
    writer.writerows([shown(row[column]) for column in answer.columns] for row in answer)
    return text.getvalue()


def _tsv(answer: Answer) -> str:
    r"""Write a header and one line a row; tab, line break and backslash as \t, \n, \r, \\."""
    return "".join(
        "\t".join(cell.translate(_TSV) for cell in line) + "\n" for line in _table(answer)
    )


def _md(answer: Answer) -> str:
    """Write a Markdown table, with the note about a cut below it."""
    head, *body = [[_markdown(cell) for cell in line] for line in _table(answer)]
    lines = [f"| {' | '.join(line)} |" for line in (head, ["---"] * len(head), *body)]
    note = ["", f"*{answer.cut}*"] if answer.cut else []
    return "\n".join([*lines, *note]) + "\n"


def _srj(answer: Answer) -> str:
    """Write https://www.w3.org/TR/sparql11-results-json/ ; triples as three variables."""
    if answer.kind == "ask":
        return json.dumps({"head": {}, "boolean": answer.rows[0]["answer"]}) + "\n"
    bindings = [
        {
            column: _binding(cell)
            for column, cell in zip(answer.columns, row, strict=True)
            if cell is not None
        }
        for row in _terms(answer)
    ]
    results = {"head": {"vars": list(answer.columns)}, "results": {"bindings": bindings}}
    return json.dumps(results, ensure_ascii=False) + "\n"


FORMATS: Mapping[str, Callable[[Answer], str]] = MappingProxyType(
    {"json": _json, "csv": _csv, "tsv": _tsv, "md": _md, "srj": _srj}
)


def _table(answer: Answer) -> list[list[str]]:
    rows = [[shown(row[column]) for column in answer.columns] for row in answer]
    return [list(answer.columns), *rows]


def _markdown(cell: str) -> str:
    return _MARKDOWN.sub(r"\\\g<0>", " ".join(cell.split()))


def _binding(term: Term) -> dict[str, str]:
    parts = {"type": term.type, "value": term.value}
    if term.language:
        return {**parts, "xml:lang": term.language}
    return {**parts, "datatype": term.datatype} if term.datatype else parts


def _terms(answer: Answer) -> tuple[tuple[Term | None, ...], ...]:
    """Return the answer's terms; made from its values where it was built without."""
    if answer.terms or not answer.rows:
        return answer.terms
    return tuple(tuple(_literal(row[column]) for column in answer.columns) for row in answer)


def _literal(value: Value) -> Term | None:
    if value is None:
        return None
    datatypes = {bool: XSD + "boolean", int: XSD + "integer", float: XSD + "double"}
    return Term("literal", shown(value), datatypes.get(type(value)))

"""A view goes in; a table comes out, one row for each statement and speaker: who said what."""

import csv
import io
from collections.abc import Iterator
from typing import TYPE_CHECKING, BinaryIO

from onrecord.exporting import nodes
from onrecord.graph import OR

if TYPE_CHECKING:
    from onrecord.exporting.view import View

_OF_STATEMENT = {
    "form": OR.form,
    "polarity": OR.polarity,
    "modality": OR.modality,
    "saidFrom": OR.saidFrom,
    "saidTo": OR.saidTo,
    "basis": OR.saidBasis,
    "via": OR.via,
    "begin": OR.begin,
    "end": OR.end,
    "confidence": OR.confidence,
    "by": OR.decidedBy,
}
_OF_ARTICLE = {
    "published": OR.published,
    "publisher": OR.publisher,
    "title": OR.title,
    "url": OR.url,
    "path": OR.path,
}
COLUMNS = (
    *("speakerName", "words", *_OF_STATEMENT, "addresseeName", "aboutName", *_OF_ARTICLE),
    *("speaker", "statement", "article"),
)


def write_csv(view: "View", file: BinaryIO) -> int:
    """Write comma-separated values in UTF-8 with a header line; return how many rows."""
    return _write(view, file, csv.excel)


def write_tsv(view: "View", file: BinaryIO) -> int:
    """Write tab-separated values in UTF-8 with a header line; return how many rows."""
    return _write(view, file, csv.excel_tab)


def _write(view: "View", file: BinaryIO, dialect: type[csv.Dialect]) -> int:
    text = io.TextIOWrapper(file, encoding="utf-8", newline="", write_through=True)
    table = csv.DictWriter(text, COLUMNS, dialect=dialect, lineterminator="\n")
    table.writeheader()
    rows = 0
    for rows, row in enumerate(_rows(view), start=1):  # noqa: B007  the count is the answer
        table.writerow(row)
    text.detach()
    return rows


def _rows(view: "View") -> Iterator[dict[str, str]]:
    known = nodes.entities(view.store, view.names)
    for article in view.articles():
        printed = {column: article.value(term) for column, term in _OF_ARTICLE.items()}
        for statement in article.statements:
            for speaker in statement.speakers or ("",):
                yield {
                    "speakerName": _names((speaker,), known),
                    "words": statement.text,
                    **{column: statement.value(term) for column, term in _OF_STATEMENT.items()},
                    "addresseeName": _names(statement.addressees, known),
                    "aboutName": _names(statement.about, known),
                    **printed,
                    "speaker": speaker,
                    "statement": statement.iri,
                    "article": article.iri,
                }


def _names(iris: tuple[str, ...], known: dict[str, nodes.EntityNode]) -> str:
    return "; ".join(known[iri].name for iri in iris if iri in known)

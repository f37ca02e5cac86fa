"""Takes a CSV or TSV file with a header line and gives one Article a row."""

import csv
import sys
from collections.abc import Iterable, Iterator, Mapping
from itertools import chain
from typing import TextIO

from onrecord.articles.entries import (
    MissingFieldError,
    article_of,
    choose_fields,
    found_names,
)
from onrecord.articles.fields import match_fields
from onrecord.records import Article, Skipped

_DELIMITERS = ",\t;|"
_FEWEST_KNOWN = 2  # a header line is told from prose by its text column and another known one


def read_table(
    stream: TextIO, *, path: str, columns: Mapping[str, str]
) -> Iterator[Article | Skipped]:
    """Yield the article of each row, "path#1" the first; a row without text is Skipped."""
    _raise_cell_limit()
    header = _first_line(stream)
    lines = _Lines(stream)
    delimiter = _delimiter(header, columns)
    rows = csv.reader(chain([header], lines), delimiter=delimiter)
    names = [name.strip() for name in next(rows, [])]
    try:
        chosen = choose_fields(names, columns)
    except MissingFieldError as error:
        yield Skipped(path=path, reason=str(error))
        return
    places = {field: names.index(name) for field, name in chosen.items()}
    for number, cells in enumerate(_filled(rows, lines), start=1):
        one = f"{path}#{number}"
        if reason := _trouble(cells, names, lines, delimiter):
            yield Skipped(path=one, reason=f"record {number} {reason}")
            continue
        values = {field: cells[at] for field, at in places.items() if at < len(cells)}
        yield article_of(values, path=one, what=f"record {number}")


def looks_like_table(head: str) -> bool:
    """Tell whether a file that begins with `head` is a table of articles."""
    line, _, rest = head.lstrip().partition("\n")
    if not rest.strip() or len(line) > 1000:  # noqa: PLR2004  characters: no header line is longer
        return False
    known = match_fields(_cells(line.strip(), _delimiter(line, {})))
    return "text" in known and len(known) >= _FEWEST_KNOWN


class _Lines:
    """The lines of a table; remembers those of the current row."""

    def __init__(self, stream: Iterable[str]) -> None:
        self.row: list[str] = []
        self.ended = False
        self._stream = iter(stream)

    def __iter__(self) -> Iterator[str]:
        for line in self._stream:
            self.row.append(line)
            yield line
        self.ended = True


def _filled(rows: Iterator[list[str]], lines: _Lines) -> Iterator[list[str]]:
    """Yield the rows that are not blank, forgetting the lines of each when it is done."""
    for cells in rows:
        if any(cell.strip() for cell in cells):
            yield cells
        lines.row.clear()


def _trouble(cells: list[str], names: list[str], lines: _Lines, delimiter: str) -> str | None:
    """Return what is wrong with a row, or None."""
    if any(cell.strip() for cell in cells[len(names) :]):
        return f"has more cells than the header ({found_names(names)}); quote its text"
    if lines.ended and _is_unclosed(lines.row, delimiter):
        return "is cut short: a quotation mark around a cell is never closed"
    return None


def _is_unclosed(row: list[str], delimiter: str) -> bool:
    try:
        list(csv.reader(row, delimiter=delimiter, strict=True))
    except csv.Error as error:
        return "unexpected end" in str(error)
    return False


def _first_line(stream: TextIO) -> str:
    return next((line for line in stream if line.strip()), "")


def _delimiter(header: str, columns: Mapping[str, str]) -> str:
    """Return the mark that parts the header into the most known names, then into most names."""
    wanted = {column.casefold() for column in columns.values()}

    def score(mark: str) -> tuple[int, int]:
        cells = [cell.strip() for cell in _cells(header, mark)]
        known = len(match_fields(cells)) + sum(cell.casefold() in wanted for cell in cells)
        return known, len(cells)

    return max(_DELIMITERS, key=score)


def _cells(line: str, delimiter: str) -> list[str]:
    try:
        return next(csv.reader([line], delimiter=delimiter), [])
    except csv.Error:  # a carriage return outside quotes
        return []


def _raise_cell_limit() -> None:
    """Allow cells of any length: an article is one cell."""
    csv.field_size_limit(min(sys.maxsize, 2**31 - 1))  # a C long, 32 bits on Windows

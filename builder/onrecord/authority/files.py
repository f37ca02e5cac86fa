"""A file of known people, bodies and places in, its entries out, in a stream.

RDF (Turtle, N-Triples, JSON-LD) is parsed as it comes; what is kept of it is what an entry needs.
"""

import csv
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

import pyoxigraph as ox

from onrecord.authority.entries import Entry, is_iri
from onrecord.authority.lexicon import column_of, kind_of, property_of
from onrecord.errors import InputError, UsageError

_RDF = {
    ".ttl": ox.RdfFormat.TURTLE,
    ".nt": ox.RdfFormat.N_TRIPLES,
    ".jsonld": ox.RdfFormat.JSON_LD,
}
_TABLES = {".csv": ",", ".tsv": "\t"}
_FIELDS = ("iri", "name", "aliases", "kind", "told")
_TYPED = {"type": "kind", "description": "told", "id": "iri", "label": "name"}
_LONGEST = 1 << 24  # characters of a cell


def read_entries(path: Path, columns: Mapping[str, str] | None = None) -> Iterator[Entry]:
    """Yield the entries of a file; of a table, one for each line, which may be of one IRI.

    Args:
        path: a .ttl, .nt, .jsonld, .csv or .tsv file.
        columns: which column holds which of iri, name, aliases, type, description.

    Raises:
        InputError: it cannot be read, with its line; or it holds no entry.
        UsageError: a field or column that `columns` names is not known.
    """
    ending = path.suffix.lower()
    if ending not in _RDF and ending not in _TABLES:
        known = " ".join((*_RDF, *_TABLES))
        raise InputError(f"{path}: its ending names no format; known are {known}")
    read = _of_rdf(path) if ending in _RDF else _of_table(path, columns or {})
    found = False
    try:
        for entry in read:
            found = True
            yield entry
    except OSError as error:
        raise InputError(f"{path}: cannot be read: {error.strerror}") from error
    except UnicodeDecodeError as error:
        raise InputError(f"{path}: is not UTF-8 text") from error
    if not found:
        raise InputError(f"{path}: holds nobody with an IRI and a name")


def _of_rdf(path: Path) -> Iterator[Entry]:
    told: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    try:
        for quad in ox.parse(path=path, format=_RDF[path.suffix.lower()]):
            field = property_of(quad.predicate.value)
            subject, value = quad.subject, quad.object
            if field and isinstance(subject, ox.NamedNode) and not isinstance(value, ox.Triple):
                told[subject.value][field].append(value.value)
    except SyntaxError as error:
        where = f"line {error.lineno}: " if error.lineno else ""
        raise InputError(f"{path}: {where}{' '.join(str(error.msg).split())}") from error
    for iri in sorted(told):
        found = told[iri]
        names = _distinct((*sorted(found["name"]), *sorted(found["aliases"])))
        if names:
            kind = kind_of(found["kind"])
            yield Entry(iri=iri, names=names, kind=kind, told=_distinct(sorted(found["told"])))


def _of_table(path: Path, columns: Mapping[str, str]) -> Iterator[Entry]:
    csv.field_size_limit(_LONGEST)
    with path.open(encoding="utf-8-sig", newline="") as stream:
        rows = csv.reader(stream, delimiter=_TABLES[path.suffix.lower()], strict=True)
        try:
            header = [name.strip() for name in next(rows, [])]
            places = _places(path, header, columns)
            for row in rows:
                if any(cell.strip() for cell in row):
                    yield _of_row(path, rows.line_num, row, places)
        except csv.Error as error:
            raise InputError(f"{path}: line {rows.line_num}: {error}") from error


def _places(path: Path, header: list[str], columns: Mapping[str, str]) -> dict[str, int]:
    """Return where each field stands; those that the user named go first."""
    found: dict[str, int] = {}
    for at, name in enumerate(header):
        field = column_of(name)
        if field:
            found.setdefault(field, at)
    for asked, name in columns.items():
        field = _TYPED.get(asked, asked)
        if field not in _FIELDS:
            raise UsageError(
                f"no field is called '{asked}': iri, name, aliases, type or description"
            )
        if name not in header:
            raise UsageError(f"{path}: has no column '{name}'; it has {', '.join(header)}")
        found[field] = header.index(name)
    for field in ("iri", "name"):
        if field not in found:
            raise InputError(
                f"{path}: line 1: no column holds the {field}; it has {', '.join(header) or 'none'}"
                f": say which with --column {field}=COLUMN"
            )
    return found


def _of_row(path: Path, line: int, row: list[str], places: Mapping[str, int]) -> Entry:
    cells = {field: row[at].strip() for field, at in places.items() if at < len(row)}
    iri = cells.get("iri", "")
    if not is_iri(iri):
        raise InputError(
            f"{path}: line {line}: '{iri[:60]}' is no IRI, such as https://example.org/1"
        )
    names = _distinct((cells.get("name", ""), *cells.get("aliases", "").split("|")))
    if not names:
        raise InputError(f"{path}: line {line}: {iri} has no name")
    told = _distinct([cells.get("told", "")])
    return Entry(iri=iri, names=names, kind=kind_of(cells.get("kind", "").split("|")), told=told)


def _distinct(texts: Iterable[str]) -> tuple[str, ...]:
    """Return texts without surplus space, each once, the empty ones left out, in their order."""
    return tuple(dict.fromkeys(plain for text in texts if (plain := " ".join(text.split()))))

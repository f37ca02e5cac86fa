"""A file's ending goes in; the writer of that format comes out. A new format is one line here."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from onrecord.errors import ExportError
from onrecord.exporting import (
    cyjs,
    dot,
    gexf,
    graphml,
    jsonld,
    lines,
    rdfxml,
    table,
    turtle,
)
from onrecord.exporting.view import View

Writer = Callable[[View, BinaryIO], int]


@dataclass(frozen=True, slots=True)
class Format:
    """A way to write a view: what it is for, the function that writes it, what that counts."""

    description: str
    write: Writer
    unit: str


_FORMATS = {
    ".ttl": Format(
        "Turtle: the graph for people and RDF tools, streamed", turtle.write_turtle, "triples"
    ),
    ".trig": Format(
        "TriG: the same, one named graph per article, streamed", turtle.write_trig, "quads"
    ),
    ".nt": Format("N-Triples: one triple a line, streamed", lines.write_ntriples, "triples"),
    ".nq": Format("N-Quads: one quad a line, streamed", lines.write_nquads, "quads"),
    ".rdf": Format("RDF/XML, streamed", rdfxml.write_rdfxml, "triples"),
    ".jsonld": Format(f"JSON-LD, up to {jsonld.LIMIT:,} triples", jsonld.write_jsonld, "triples"),
    ".csv": Format("who said what as a table for spreadsheets", table.write_csv, "rows"),
    ".tsv": Format("the same table, tab-separated", table.write_tsv, "rows"),
    ".gexf": Format("the network of speakers for Gephi, with time", gexf.write_gexf, "nodes"),
    ".graphml": Format("the network for yEd, igraph and networkx", graphml.write_graphml, "nodes"),
    ".cyjs": Format("the network for Cytoscape and cytoscape.js", cyjs.write_cyjs, "nodes"),
    ".dot": Format("a picture of its strongest ties for Graphviz", dot.write_dot, "nodes"),
}
FORMATS = {ending: known.description for ending, known in _FORMATS.items()}


def format_of(target: Path) -> Format:
    """Return the format that the name of `target` asks for; ".gz" after it compresses.

    Raises:
        ExportError: no format has this ending; the message lists those that exist.
    """
    name = Path(target.stem) if target.suffix.lower() == ".gz" else target
    known = _FORMATS.get(name.suffix.lower())
    if known is None:
        asked = f"'{name.suffix}' is no format" if name.suffix else "the name has no ending"
        raise ExportError(
            f"{target}: {asked}; end it in {', '.join(_FORMATS)} (or one of them .gz)"
        )
    return known


def counted(target: Path, size: int) -> str:
    """Return how much was written to `target`: "1 row", "2 triples", quads or nodes."""
    unit = format_of(target).unit
    return f"{size} {unit.removesuffix('s') if size == 1 else unit}"

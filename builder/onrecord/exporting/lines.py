"""A view goes in; N-Triples or N-Quads come out, one sorted line for each triple or quad."""

from typing import TYPE_CHECKING, BinaryIO

from pyoxigraph import RdfFormat, serialize

if TYPE_CHECKING:
    from onrecord.exporting.view import View


def write_ntriples(view: "View", file: BinaryIO) -> int:
    """Write the union of the view's graphs, subject by subject; return how many triples."""
    written = 0
    for subject in view.subjects():
        triples = view.triples(subject)
        serialize(triples, file, format=RdfFormat.N_TRIPLES)
        written += len(triples)
    return written


def write_nquads(view: "View", file: BinaryIO) -> int:
    """Write the view graph by graph; return how many quads."""
    written = 0
    for graph in view.graphs():
        quads = view.quads(graph)
        serialize(quads, file, format=RdfFormat.N_QUADS)
        written += len(quads)
    return written

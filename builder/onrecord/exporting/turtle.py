"""A view goes in; Turtle for people comes out: prefixed, sorted, one block a subject, streamed."""

from typing import TYPE_CHECKING, BinaryIO

from pyoxigraph import RdfFormat, serialize

from onrecord.graph import PREFIXES

if TYPE_CHECKING:
    from collections.abc import Iterable

    from pyoxigraph import Quad, Triple

    from onrecord.exporting.view import View


def write_turtle(view: "View", file: BinaryIO) -> int:
    """Write the union of the view's graphs; return how many triples, none of them twice."""
    blocks = (view.triples(subject) for subject in view.subjects())
    return write_blocks(blocks, RdfFormat.TURTLE, file, view.names.base)


def write_trig(view: "View", file: BinaryIO) -> int:
    """Write each named graph as one block; return how many quads."""
    blocks = (view.quads(graph) for graph in view.graphs())
    return write_blocks(blocks, RdfFormat.TRIG, file, view.names.base)


def write_blocks(
    blocks: "Iterable[list[Triple] | list[Quad]]", kind: "RdfFormat", file: BinaryIO, base: str
) -> int:
    """Write blocks with an empty line before each and the prefixes once; return their length.

    The engine's serialiser is asked for one block at a time, because it leaves no empty lines and
    keeps no more in memory than it is given. Every prefix it declares takes one line of its own,
    and an IRI or a literal never holds a raw line end.
    """
    prefixes = {**PREFIXES, "id": base}
    written = 0
    for block in blocks:
        text = serialize(block, format=kind, prefixes=prefixes)
        if not text:
            continue
        *head, body = text.split(b"\n", len(prefixes))
        file.write(b"" if written else b"\n".join([*head, b""]))
        file.write(b"\n" + body)
        written += len(block)
    return written

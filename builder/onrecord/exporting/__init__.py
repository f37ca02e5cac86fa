"""A store and a target file go in; the graph, or a view of it, in the format of the file's ending.

Every format is one module with one function, `write_…(view, file)`, and one line in `formats`.
"""

from pathlib import Path
from typing import TYPE_CHECKING

from onrecord.exporting.files import replacing
from onrecord.exporting.formats import FORMATS, counted, format_of
from onrecord.exporting.network import to_networkx
from onrecord.exporting.selection import EVERYTHING, Selection
from onrecord.exporting.view import view

if TYPE_CHECKING:
    from onrecord.graph import GraphStore, Names

__all__ = ["FORMATS", "Selection", "counted", "export", "to_networkx"]


def export(
    store: "GraphStore", target: Path, *, names: "Names", select: Selection = EVERYTHING
) -> int:
    """Write what `select` asks for to `target`; return how many triples, quads, rows or nodes.

    The file appears whole or not at all: an old one stays as it was until the new one is complete.

    Raises:
        ExportError: the ending is unknown, the view is too large for the format, or the file
            cannot be written.
    """
    chosen = format_of(target)
    part = view(store, names=names, select=select)
    with replacing(target) as file:
        return chosen.write(part, file)

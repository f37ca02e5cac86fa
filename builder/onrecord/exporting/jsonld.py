"""A view goes in; JSON-LD with the project's context comes out, built in memory."""

import json
from typing import TYPE_CHECKING, Any, BinaryIO

from pyoxigraph import RdfFormat, serialize

from onrecord import resources
from onrecord.errors import ExportError

if TYPE_CHECKING:
    from pyoxigraph import Triple
    from rdflib import Graph

    from onrecord.exporting.view import View

LIMIT = 500_000
"""Triples; rdflib holds about 2 kB for each, and the tree of JSON as much again."""


def write_jsonld(view: "View", file: BinaryIO, *, limit: int = LIMIT) -> int:
    """Write the union of the view's graphs; return how many triples.

    Raises:
        ExportError: the view has more triples than `limit`.
    """
    from rdflib.plugins.serializers.jsonld import from_rdf

    graph = _in_memory(view, limit)
    context = json.loads((resources.folder("ontology") / "context.jsonld").read_text("utf-8"))
    document: Any = from_rdf(  # type: ignore[no-untyped-call]  # rdflib leaves it untyped
        graph, context_data=context["@context"], auto_compact=False
    )
    nodes = document.get("@graph", [document] if graph else [])
    written = {**context, "@graph": sorted(map(_sorted, nodes), key=lambda node: node["id"])}
    file.write(json.dumps(written, ensure_ascii=False, indent=1).encode() + b"\n")
    return len(graph)


def _in_memory(view: "View", limit: int) -> "Graph":
    from rdflib import Graph

    said: list[Triple] = []
    for subject in view.subjects():
        said += view.triples(subject)
        if len(said) > limit:
            raise ExportError(
                f"JSON-LD is made in memory, up to {limit} triples, and this is more; "
                "select with --speaker, --from or --to, or write .ttl, .nt, .nq, .trig or .rdf"
            )
    return Graph().parse(data=serialize(said, format=RdfFormat.N_TRIPLES), format="nt")


def _sorted(value: Any) -> Any:
    """Return a JSON value whose lists (sets, to RDF) and keys have one order; id and type lead."""
    if isinstance(value, dict):
        keys = sorted(value, key=lambda key: (key not in {"id", "type"}, key))
        return {key: _sorted(value[key]) for key in keys if key != "@context"}
    if isinstance(value, list):
        return sorted(map(_sorted, value), key=lambda one: json.dumps(one, ensure_ascii=False))
    return value

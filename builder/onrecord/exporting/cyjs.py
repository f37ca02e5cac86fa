"""A view goes in; Cytoscape's JSON comes out, for Cytoscape and for cytoscape.js."""

import json
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, BinaryIO

from onrecord.exporting.network import network

if TYPE_CHECKING:
    from onrecord.exporting.view import View

_STYLE = [
    {
        "selector": "node",
        "style": {
            "label": "data(label)",
            "background-color": "data(colour)",
            "width": "data(size)",
            "height": "data(size)",
        },
    },
    {"selector": "edge", "style": {"line-color": "data(colour)", "curve-style": "bezier"}},
    {
        "selector": "edge[?directed]",
        "style": {"target-arrow-shape": "triangle", "target-arrow-color": "data(colour)"},
    },
]
"""What cytoscape.js draws by; Cytoscape itself keeps styles apart and passes over it."""


def write_cyjs(view: "View", file: BinaryIO) -> int:
    """Write the view's network; return how many nodes.

    `name`, `value` and an edge's `key` and `interaction` repeat what Cytoscape's and networkx's
    readers look for under these names.
    """
    graph = network(view)
    nodes = (_node(iri, found) for iri, found in graph.nodes(data=True))
    edges = (_edge(*edge) for edge in graph.edges(data=True))
    document = {
        "format_version": "1.0",
        "generated_by": "onrecord",
        "target_cytoscapejs_version": "~3",
        "data": {"name": graph.name},
        "directed": True,
        "multigraph": True,
        "elements": {"nodes": list(nodes), "edges": list(edges)},
        "style": _STYLE,
    }
    file.write(json.dumps(document, ensure_ascii=False, indent=1).encode() + b"\n")
    return len(graph)


def _node(iri: str, found: Mapping[str, Any]) -> dict[str, Any]:
    return {"data": {"id": iri, "value": iri, "name": found["label"], **found}}


def _edge(source: str, target: str, found: Mapping[str, Any]) -> dict[str, Any]:
    ends = {"source": source, "target": target}
    names = {"key": found["kind"], "interaction": found["kind"], "name": found["kind"]}
    return {"data": {**ends, **names, **found}}

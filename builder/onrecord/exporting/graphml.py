"""A view goes in; GraphML comes out, typed for networkx and igraph, drawn for yEd.

All edges are directed ones, since networkx reads no mixed graphs; `directed` says which are not
meant so, and yEd draws those without an arrow head. Edge ids are unique, or Gephi drops some.
"""

from collections.abc import Iterator, Mapping
from math import log2
from typing import TYPE_CHECKING, Any, BinaryIO

from onrecord.exporting.network import network
from onrecord.exporting.xmlfile import Element, xml_file

if TYPE_CHECKING:
    from onrecord.exporting.view import View

_ROOT = {
    "xmlns": "http://graphml.graphdrawing.org/xmlns",
    "xmlns:y": "http://www.yworks.com/xml/graphml",
}
_NODE_TYPES = {
    "label": "string",
    "type": "string",
    "colour": "string",
    "size": "double",
    "weight": "int",
    "statements": "int",
    "mentions": "int",
    "sameAs": "string",
    "first": "string",
    "last": "string",
}
_EDGE_TYPES = {
    "kind": "string",
    "weight": "int",
    "directed": "boolean",
    "colour": "string",
    "first": "string",
    "last": "string",
    "days": "string",
}


def write_graphml(view: "View", file: BinaryIO) -> int:
    """Write the view's network; return how many nodes."""
    graph = network(view)
    with xml_file(file) as xml, xml.inside("graphml", _ROOT):
        xml.write((*_keys("node", _NODE_TYPES), *_keys("edge", _EDGE_TYPES)))
        with xml.inside("graph", {"id": "network", "edgedefault": "directed"}):
            xml.write(_node(iri, found) for iri, found in graph.nodes(data=True))
            xml.write(_edge(*edge) for edge in graph.edges(data=True))
    return len(graph)


def _keys(of: str, types: Mapping[str, str]) -> Iterator[Element]:
    for name, kind in types.items():
        key = {"id": f"{of}-{name}", "for": of, "attr.name": name, "attr.type": kind}
        yield Element("key", key)
    yield Element("key", {"id": f"{of}-drawn", "for": of, "yfiles.type": f"{of}graphics"})


def _node(iri: str, found: Mapping[str, Any]) -> Element:
    size = found["size"] * 2
    shape = (
        Element("y:Geometry", {"width": size, "height": size}),
        Element("y:Fill", {"color": found["colour"]}),
        Element("y:NodeLabel", {"modelName": "sides", "modelPosition": "s"}, found["label"]),
        Element("y:Shape", {"type": "ellipse"}),
    )
    drawn = Element("data", {"key": "node-drawn"}, (Element("y:ShapeNode", {}, shape),))
    return Element("node", {"id": iri}, (*_data("node", found, _NODE_TYPES), drawn))


def _edge(source: str, target: str, found: Mapping[str, Any]) -> Element:
    width = round(1 + log2(found["weight"]), 1)
    line = (
        Element("y:LineStyle", {"color": found["colour"], "width": width}),
        Element("y:Arrows", {"source": "none", "target": _head(directed=found["directed"])}),
    )
    drawn = Element("data", {"key": "edge-drawn"}, (Element("y:PolyLineEdge", {}, line),))
    named = {"id": found["id"], "source": source, "target": target}
    return Element("edge", named, (*_data("edge", found, _EDGE_TYPES), drawn))


def _head(*, directed: bool) -> str:
    return "standard" if directed else "none"


def _data(of: str, found: Mapping[str, Any], types: Mapping[str, str]) -> Iterator[Element]:
    for name, kind in types.items():
        if name in found:
            value = str(found[name])
            written = value.lower() if kind == "boolean" else value
            yield Element("data", {"key": f"{of}-{name}"}, written)

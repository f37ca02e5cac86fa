"""A view goes in; a GEXF 1.3 file for Gephi comes out: labels, types, colours, weights and time.

Structure after the published grammar (gephi/gexf, version 1.3). `kind` keeps parallel edges apart,
which Gephi would merge otherwise; each edge has the days of its statements as spells. All edges
are directed ones, since networkx reads no mixed graphs; `directed` says which are not meant so.
No date of writing.
"""

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any, BinaryIO

from onrecord.exporting.network import network, spells
from onrecord.exporting.xmlfile import Element, xml_file

if TYPE_CHECKING:
    import networkx as nx

    from onrecord.exporting.view import View

_ROOT = {"xmlns": "http://gexf.net/1.3", "xmlns:viz": "http://gexf.net/1.3/viz", "version": "1.3"}
_META = Element(
    "meta",
    {},
    (
        Element("creator", {}, "On Record"),
        Element("description", {}, "Who speaks, about whom, and who is mentioned together"),
    ),
)
_NODE_TYPES = {
    "type": "string",
    "statements": "integer",
    "mentions": "integer",
    "sameAs": "string",
    "first": "string",
    "last": "string",
}
_EDGE_TYPES = {"kind": "string", "directed": "boolean", "first": "string", "last": "string"}


def write_gexf(view: "View", file: BinaryIO) -> int:
    """Write the view's network; return how many nodes."""
    graph = network(view)
    with xml_file(file) as xml, xml.inside("gexf", _ROOT):
        xml.write([_META])
        with xml.inside("graph", _time_of(graph)):
            xml.write([_attributes("node", _NODE_TYPES), _attributes("edge", _EDGE_TYPES)])
            with xml.inside("nodes", {"count": len(graph)}):
                xml.write(_nodes(graph))
            with xml.inside("edges", {"count": graph.number_of_edges()}):
                xml.write(_edge(*edge) for edge in graph.edges(data=True))
    return len(graph)


def _time_of(graph: "nx.MultiDiGraph[str]") -> dict[str, str]:
    dated = [node for _, node in graph.nodes(data=True) if "first" in node]
    whole = {"defaultedgetype": "directed", "idtype": "string"}
    if not dated:
        return {"mode": "static", **whole}
    first, last = min(node["first"] for node in dated), max(node["last"] for node in dated)
    return {"mode": "dynamic", "timeformat": "date", "start": first, "end": last, **whole}


def _attributes(of: str, types: Mapping[str, str]) -> Element:
    declared = (
        Element("attribute", {"id": name, "title": name, "type": kind})
        for name, kind in types.items()
    )
    return Element("attributes", {"class": of, "mode": "static"}, tuple(declared))


def _nodes(graph: "nx.MultiDiGraph[str]") -> Iterator[Element]:
    """Yield the nodes; one with an edge of unknown time is always there, as that edge is."""
    edges = graph.edges(data=True)
    timeless = {end for edge in edges if "days" not in edge[2] for end in edge[:2]}
    for iri, found in graph.nodes(data=True):
        dated = "first" in found and iri not in timeless
        life = {"start": found["first"], "end": found["last"]} if dated else {}
        inside = (
            _values(found, _NODE_TYPES),
            _colour(found["colour"]),
            Element("viz:size", {"value": found["size"]}),
        )
        yield Element("node", {"id": iri, "label": found["label"], **life}, inside)


def _edge(source: str, target: str, found: Mapping[str, Any]) -> Element:
    attributes = {
        "id": found["id"],
        "source": source,
        "target": target,
        "label": found["kind"],
        "kind": found["kind"],
        "weight": float(found["weight"]),
    }
    lives = [Element("spell", {"start": first, "end": last}) for first, last in spells(found)]
    time = (Element("spells", {}, tuple(lives)),) if lives else ()
    inside = (_values(found, _EDGE_TYPES), *time, _colour(found["colour"]))
    return Element("edge", attributes, inside)


def _values(found: Mapping[str, Any], types: Mapping[str, str]) -> Element:
    given = (
        Element("attvalue", {"for": name, "value": _written(found[name])})
        for name in types
        if name in found
    )
    return Element("attvalues", {}, tuple(given))


def _written(value: Any) -> Any:
    """Return a truth value as XML writes it, others as they are."""
    return str(value).lower() if isinstance(value, bool) else value


def _colour(colour: str) -> Element:
    red, green, blue = (int(colour[at : at + 2], 16) for at in (1, 3, 5))
    return Element("viz:color", {"r": red, "g": green, "b": blue})

"""A view goes in; a DOT file that Graphviz draws as a picture comes out.

A picture is for the eye, so beyond `DRAWN` edges only the strongest are drawn, statements and
facts before mere company, and only the nodes that they tie; a comment counts what was left out.
"""

from collections.abc import Iterable, Mapping
from math import log2
from typing import TYPE_CHECKING, Any, BinaryIO

from onrecord.exporting.network import COLOURS, EDGE_COLOURS, FACT_COLOUR, network
from onrecord.exporting.ties import TOGETHER
from onrecord.exporting.xmlfile import legal

if TYPE_CHECKING:
    import networkx as nx

    from onrecord.exporting.view import View

DRAWN = 150
"""Edges; a page holds about as many that can still be followed."""

LABEL = 40
"""Characters of a label; the rest becomes an ellipsis."""

_FONT = "Helvetica,Arial,sans-serif"
_LEGEND = " &#160; ".join(
    [
        *(f'<font color="{colour}">■</font> {name}' for name, colour in COLOURS.items()),
        *(f'<font color="{colour}">━</font> {kind}' for kind, colour in EDGE_COLOURS.items()),
        f'<font color="{FACT_COLOUR}">━</font> a fact',
    ]
)
_GRAPH = {
    "layout": "sfdp",
    "overlap": "prism",
    "splines": "true",
    "outputorder": "edgesfirst",
    "bgcolor": "white",
    "pad": "0.3",
    "K": "0.8",
}
_NODE = {
    "shape": "box",
    "style": "rounded,filled",
    "fontname": _FONT,
    "fontcolor": "white",
    "color": "white",
    "margin": "0.09,0.04",
    "height": "0.2",
}
_EDGE = {"arrowsize": "0.5", "fontname": _FONT, "fontsize": "7"}

Edge = tuple[str, str, dict[str, Any]]
Attributes = Mapping[str, object]


def write_dot(view: "View", file: BinaryIO) -> int:
    """Write the strongest part of the view's network; return how many nodes."""
    graph = network(view)
    edges = _strongest(graph)
    drawn = sorted({end for source, target, _ in edges for end in (source, target)} or graph.nodes)
    lines = [
        "digraph onrecord {",
        f"  // names: {len(drawn)} of {len(graph)}; ties: {len(edges)} of {graph.size()}",
        f"  graph {_list(_GRAPH)};",
        f"  graph [fontname={_quoted(_FONT)}, fontsize=9, labelloc=b, label=<{_LEGEND}>];",
        f"  node {_list(_NODE)};",
        f"  edge {_list(_EDGE)};",
        *(f"  {_quoted(iri)} {_list(_node(graph.nodes[iri]))};" for iri in drawn),
        *(f"  {_quoted(a)} -> {_quoted(b)} {_list(_edge(found))};" for a, b, found in edges),
        "}",
    ]
    file.write(("\n".join(lines) + "\n").encode())
    return len(drawn)


def _strongest(graph: "nx.MultiDiGraph[str]") -> list[Edge]:
    edges: list[Edge] = list(graph.edges(data=True))
    edges.sort(key=lambda edge: (edge[2]["kind"] == TOGETHER, -edge[2]["weight"], edge[2]["id"]))
    return sorted(edges[:DRAWN], key=lambda edge: (edge[0], edge[1], edge[2]["kind"]))


def _node(found: Mapping[str, Any]) -> Attributes:
    label = found["label"]
    return {
        "label": label if len(label) <= LABEL else label[: LABEL - 1].rstrip() + "…",
        "fillcolor": found["colour"],
        "fontsize": round(8 + log2(found["weight"] + 1), 1),
        "tooltip": f"{label}, statements: {found['statements']}, mentions: {found['mentions']}",
    }


def _edge(found: Mapping[str, Any]) -> Attributes:
    kind, weight = found["kind"], found["weight"]
    width = round(0.6 + log2(weight) / 2, 1) if kind == TOGETHER else round(1 + log2(weight), 1)
    return {
        "color": found["colour"],
        "penwidth": width,
        "tooltip": f"{kind}: {weight}",
        **({} if found["directed"] else {"arrowhead": "none"}),
    }


def _list(attributes: Attributes) -> str:
    return f"[{_joined(f'{name}={_quoted(str(value))}' for name, value in attributes.items())}]"


def _joined(parts: Iterable[str]) -> str:
    return ", ".join(parts)


def _quoted(text: str) -> str:
    r"""Return `text` as a DOT string that shows exactly these characters, on one line.

    >>> print(_quoted('the "N\\A" & co'))
    "the \"N\\A\" &amp; co"
    """
    plain = " ".join(legal(text).split()).replace("&", "&amp;")
    return '"' + plain.replace("\\", "\\\\").replace('"', '\\"') + '"'

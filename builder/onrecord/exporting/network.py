"""A view goes in; a networkx graph of who speaks, about whom, and who is mentioned together."""

from collections.abc import Collection, Iterable, Mapping
from math import log10
from typing import TYPE_CHECKING, Any

from onrecord.exporting import nodes
from onrecord.exporting.selection import EVERYTHING, Selection
from onrecord.exporting.ties import (
    ADDRESSED,
    DENIED,
    MUTUAL,
    SAID,
    TOGETHER,
    Days,
    Tally,
    TieName,
    Ties,
    find_ties,
)
from onrecord.exporting.view import View, view
from onrecord.ids import digest

if TYPE_CHECKING:
    import networkx as nx

    from onrecord.graph import GraphStore, Names

# Okabe and Ito's palette: told apart by colour-blind readers too.
COLOURS = {
    "Person": "#0072B2",
    "Organisation": "#E69F00",
    "Place": "#009E73",
    "Thing": "#F0E442",
    "Document": "#CC79A7",
    "Unnamed": "#999999",
}
EDGE_COLOURS = {SAID: "#444444", DENIED: "#D55E00", ADDRESSED: "#56B4E9", TOGETHER: "#D9D9D9"}
FACT_COLOUR = "#882255"

CROWD = 10_000
"""Pairs mentioned together; where there are more, those that were so only once are left out. Of
295 articles' 78,000 pairs 74,000 are such, and they make a file of 50 MB that shows nothing."""


def to_networkx(
    store: "GraphStore",
    *,
    names: "Names",
    select: Selection = EVERYTHING,
    min_weight: int | None = None,
) -> "nx.MultiDiGraph[str]":
    """Return the network of the entities that speak or are mentioned, keyed by their IRIs.

    Nodes carry label, type, colour, size, statements, mentions, weight (the last two together)
    and, where known, sameAs (IRIs that others have for them), first and last (ISO days). Edges are
    keyed by their kind ("said about", "denied about", "addressed", "mentioned with", "spouse",
    "affiliation" …) and carry id, kind,
    weight (in statements or articles), directed, colour and, where known, first, last and days:
    closed intervals as "2020-09-30/2020-10-01 2020-10-05/2020-10-05". Pairs that are mentioned
    together in fewer than `min_weight` articles are left out; by default that is 1, or 2 where
    more than `CROWD` pairs are. Nodes and edges are sorted.
    """
    return network(view(store, names=names, select=select), min_weight=min_weight)


def network(part: View, *, min_weight: int | None = None) -> "nx.MultiDiGraph[str]":
    """Return the network of a view; see `to_networkx`."""
    import networkx as nx

    known = nodes.entities(part.store, part.names)
    found = find_ties(part.articles(), known)
    least = _crowd_limit(found.ties) if min_weight is None else min_weight
    ties = {name: t for name, t in found.ties.items() if name[1] != TOGETHER or t.weight >= least}
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph(name="On Record")
    graph.add_nodes_from(_nodes(found, known))
    for (source, kind, target), tally in sorted(ties.items()):
        graph.add_edge(source, target, key=kind, **_edge((source, kind, target), tally))
    return graph


def spells(edge: Mapping[str, Any]) -> list[list[str]]:
    """Return an edge's days as pairs of ISO days; none where they are unknown."""
    return [interval.split("/") for interval in edge.get("days", "").split()]


def _crowd_limit(ties: Iterable[TieName]) -> int:
    return 2 if sum(kind == TOGETHER for _, kind, _ in ties) > CROWD else 1


def _nodes(
    found: Ties, known: Mapping[str, nodes.EntityNode]
) -> Iterable[tuple[str, dict[str, Any]]]:
    for iri in sorted(found.days):
        yield iri, _node(known[iri], found)


def _node(entity: nodes.EntityNode, found: Ties) -> dict[str, Any]:
    statements, mentions = found.statements[entity.iri], found.mentions[entity.iri]
    weight = statements + mentions
    return {
        "label": entity.name,
        "type": entity.type,
        "colour": COLOURS[entity.type],
        "size": round(10 + 12 * log10(max(weight, 1)), 1),
        "weight": weight,
        "statements": statements,
        "mentions": mentions,
        **({"sameAs": " ".join(entity.same_as)} if entity.same_as else {}),
        **_first_and_last(found.days[entity.iri]),
    }


def _edge(name: TieName, tally: Tally) -> dict[str, Any]:
    kind, days = name[1], tally.spells()
    written = " ".join(f"{first}/{last}" for first, last in days)
    return {
        "id": digest(*name, length=16),
        "kind": kind,
        "weight": tally.weight,
        "directed": kind not in MUTUAL,
        "colour": EDGE_COLOURS.get(kind, FACT_COLOUR),
        **_first_and_last(days),
        **({"days": written} if written else {}),
    }


def _first_and_last(days: Collection[Days]) -> dict[str, str]:
    if not days:
        return {}
    first, last = min(day for day, _ in days), max(day for _, day in days)
    return {"first": first.isoformat(), "last": last.isoformat()}

"""Who speaks, about whom, and who is mentioned together."""

from datetime import date

import networkx
import pytest

from onrecord.exporting import network, to_networkx
from onrecord.exporting.nodes import ArticleNode, EntityNode
from onrecord.exporting.ties import COMPANY, Tally, find_ties
from onrecord.graph import GraphStore, Names

ID = "https://w3id.org/onrecord/id/"
VARGA, OKORO = ID + "person-ilse-varga-1", ID + "person-tom-okoro-2"
TRUST, TOWN = ID + "organisation-harbour-trust-3", ID + "place-brackwater-4"
REPORT, DOCKERS = ID + "document-harbour-report-5", ID + "unnamed-two-dockers-6"


@pytest.fixture(scope="module")
def graph(store):
    return to_networkx(store, names=Names())


# source, kind, target, weight, days
TIES = [
    (VARGA, "said about", OKORO, 1, "2031-03-01/2031-03-01"),
    (VARGA, "addressed", TRUST, 1, "2031-03-01/2031-03-01"),
    (DOCKERS, "said about", TRUST, 1, "2031-03-02/2031-03-02"),
    (OKORO, "denied about", TRUST, 1, "2031-03-03/2031-03-04"),
    (OKORO, "denied about", TOWN, 1, "2031-03-03/2031-03-04"),
    (OKORO, "said about", TOWN, 1, None),
    (REPORT, "said about", TRUST, 1, "2031-03-05/2031-03-05"),
    (VARGA, "spouse", OKORO, 1, "2031-03-02/2031-03-02"),
    (TRUST, "mentioned with", OKORO, 2, "2031-03-02/2031-03-02 2031-03-05/2031-03-05"),
    (OKORO, "mentioned with", TOWN, 2, "2031-03-05/2031-03-05"),
]


@pytest.mark.parametrize(("source", "kind", "target", "weight", "days"), TIES)
def test_a_tie_is_counted_and_dated(graph, source, kind, target, weight, days):
    edge = graph.edges[source, target, kind]
    assert (edge["weight"], edge.get("days")) == (weight, days)


def test_a_node_says_who_it_is_and_how_often_it_appears(graph):
    assert graph.nodes[OKORO] == {
        "label": 'Tom "Tide" O\'Koro',
        "type": "Person",
        "colour": "#0072B2",
        "size": 18.4,
        "weight": 5,
        "statements": 2,
        "mentions": 3,
        "first": "2031-03-01",
        "last": "2031-03-05",
    }
    assert graph.nodes[REPORT]["type"] == "Document"


def test_articles_claims_and_events_are_no_part_of_it(graph):
    assert set(graph) == {VARGA, OKORO, TRUST, TOWN, REPORT, DOCKERS}


def test_an_unnamed_source_keeps_no_company(graph):
    assert {kind for *_, kind in graph.edges(DOCKERS, keys=True)} == {"said about"}
    assert not list(graph.in_edges(DOCKERS))


def test_pairs_without_a_direction_stand_once_and_say_so(graph):
    mutual = [edge for edge in graph.edges(keys=True, data="directed") if not edge[3]]
    assert {kind for _, _, kind, _ in mutual} == {"mentioned with", "spouse"}
    assert all(source < target for source, target, _, _ in mutual)


def test_nodes_and_edges_are_in_order_and_edge_ids_are_unique(graph):
    assert list(graph) == sorted(graph)
    ids = [edge["id"] for *_, edge in graph.edges(data=True)]
    assert len(set(ids)) == len(ids)


def test_pairs_below_a_weight_can_be_left_out(store):
    graph = to_networkx(store, names=Names(), min_weight=2)
    together = [e for *_, e in graph.edges(data=True) if e["kind"] == "mentioned with"]
    assert [edge["weight"] for edge in together] == [2, 2]


def test_in_a_crowd_those_who_met_once_are_left_out(store, monkeypatch):
    monkeypatch.setattr(network, "CROWD", 3)
    graph = to_networkx(store, names=Names())
    together = [e for *_, e in graph.edges(data=True) if e["kind"] == "mentioned with"]
    assert [edge["weight"] for edge in together] == [2, 2]
    assert graph.has_edge(VARGA, OKORO, "said about")


def test_a_list_of_a_thousand_names_does_not_make_half_a_million_pairs():
    known = {f"p{n:04}": EntityNode(iri=f"p{n:04}", type="Person", name="x") for n in range(1000)}
    article = ArticleNode(
        iri="a", graph="g", published=None, other={}, statements=(), facts=(),
        mentions=dict.fromkeys(known, 1) | {"p0999": 2},
    )  # fmt: skip
    ties = find_ties([article], known).ties
    assert len(ties) == COMPANY * (COMPANY - 1) // 2
    assert ("p0000", "mentioned with", "p0999") in ties


def test_days_that_touch_become_one_spell():
    tally = Tally()
    for first, last in ((3, 4), (1, 2), (8, 9), (8, 8)):
        tally.add((date(2031, 3, first), date(2031, 3, last)))
    assert [(a.day, b.day) for a, b in tally.spells()] == [(1, 4), (8, 9)]


def test_an_empty_store_gives_an_empty_network():
    graph = to_networkx(GraphStore.in_memory(), names=Names())
    assert isinstance(graph, networkx.MultiDiGraph)
    assert len(graph) == 0

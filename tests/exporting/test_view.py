"""A Selection leaves the chosen statements and what belongs to them, in every format alike."""

import csv
from datetime import date

import networkx
import pytest
from pyoxigraph import Literal, NamedNode, Quad
from rdflib import OWL, RDF, Graph, Namespace, URIRef

from onrecord import graph as terms
from onrecord.exporting import Selection, export, to_networkx
from onrecord.graph import GraphStore, Names

OR = Namespace("https://w3id.org/onrecord/ns#")
ID = "https://w3id.org/onrecord/id/"
VARGA, OKORO = ID + "person-ilse-varga-1", ID + "person-tom-okoro-2"


def local(nodes):
    return {str(node).removeprefix(ID) for node in nodes}


# what is asked for, the statements that are left
CHOICES = [
    ({}, {"gates-1", "leak-2", "denial-3", "report-4", "quiet-5"}),
    ({"speaker": VARGA}, {"gates-1", "quiet-5"}),
    ({"speaker": OKORO}, {"denial-3", "quiet-5"}),
    ({"begin": date(2031, 3, 2)}, {"leak-2", "denial-3"}),
    ({"end": date(2031, 3, 2)}, {"gates-1", "leak-2"}),
    ({"begin": date(2031, 3, 4), "end": date(2031, 3, 9)}, {"denial-3"}),
    ({"begin": date(2031, 3, 3), "end": date(2031, 3, 3)}, {"denial-3"}),
    ({"begin": date(2031, 3, 5)}, set()),
    ({"speaker": OKORO, "end": date(2031, 3, 2)}, set()),
    ({"speaker": ID + "person-nobody-9"}, set()),
]


@pytest.mark.parametrize(("asked", "left"), CHOICES)
def test_the_statements_of_a_speaker_and_a_period(exported, asked, left):
    graph = Graph().parse(exported(".ttl", select=Selection(**asked)))
    found = local(graph.subjects(RDF.type, OR.Statement))
    assert {name.removeprefix("statement-") for name in found} == left


@pytest.mark.parametrize(("asked", "left"), CHOICES)
def test_the_table_holds_the_same_statements(exported, asked, left):
    with exported(".csv", select=Selection(**asked)).open(newline="") as file:
        found = local(row["statement"] for row in csv.DictReader(file))
    assert {name.removeprefix("statement-") for name in found} == left


def test_what_belongs_to_a_statement_comes_with_it_and_nothing_else(exported):
    graph = Graph().parse(exported(".ttl", select=Selection(speaker=OKORO)))
    assert local(graph.subjects()) == {
        *("statement-denial-3", "statement-quiet-5", "article-b", "article-c"),
        *("claim-gates", "claim-never", "passage-b-5-58", "passage-c-0-19"),
        *("person-tom-okoro-2", "person-ilse-varga-1"),
        *("organisation-harbour-trust-3", "place-brackwater-4", "link-varga"),
    }


def test_a_shared_claim_comes_in_the_wording_of_the_chosen_article(exported):
    graph = Graph().parse(exported(".ttl", select=Selection(speaker=OKORO)))
    words = {
        str(text) for claim in graph.subjects(RDF.type, OR.Claim) for text in graph[claim : OR.text]
    }
    assert words == {"the gates stay shut", "I never said it"}


def test_nothing_points_at_a_statement_that_was_left_out(exported):
    """The report's statement stands within Okoro's, which the selection leaves out."""
    report = ID + "document-harbour-report-5"
    graph = Graph().parse(exported(".ttl", select=Selection(speaker=report)))
    assert local(graph.subjects(RDF.type, OR.Statement)) == {"statement-report-4"}
    assert not list(graph.triples((None, OR.within, None)))


def test_a_reprint_says_so_when_it_is_chosen(exported):
    graph = Graph().parse(exported(".ttl", select=Selection(speaker=OKORO)))
    assert local(graph.subjects(OR.reprintOf)) == {"article-c"}


def test_trig_and_turtle_choose_the_same(exported):
    select = Selection(speaker=VARGA)
    from rdflib import Dataset

    dataset = Dataset(default_union=True)
    dataset.parse(exported(".trig", select=select), format="trig")
    assert {q[:3] for q in dataset.quads()} == set(Graph().parse(exported(".ttl", select=select)))


def test_the_network_keeps_to_the_people_of_the_chosen_statements(store):
    graph = to_networkx(store, names=Names(), select=Selection(speaker=VARGA))
    assert local(graph) == {
        *("person-ilse-varga-1", "person-tom-okoro-2"),
        *("organisation-harbour-trust-3", "place-brackwater-4"),
    }
    kinds = {(source, kind) for source, _, kind in graph.edges(keys=True)}
    assert (OKORO, "denied about") not in kinds
    assert (VARGA, "said about") in kinds
    assert (VARGA, "spouse") in kinds


@pytest.mark.parametrize("ending", [".ttl", ".trig", ".csv", ".gexf"])
def test_a_statement_that_nobody_is_named_for_can_be_all_there_is(tmp_path, ending):
    store = GraphStore.in_memory()
    statement, article = NamedNode(ID + "statement-1"), NamedNode(ID + "article-1")
    graph, day = NamedNode(ID + "graph-1"), NamedNode("http://www.w3.org/2001/XMLSchema#date")
    store.update(
        add=[
            Quad(article, terms.RDF.type, terms.OR.Article, graph),
            Quad(statement, terms.RDF.type, terms.OR.Statement, graph),
            Quad(statement, terms.OR.saidTo, Literal("2031-03-04", datatype=day), graph),
        ]
    )
    march = Selection(begin=date(2031, 3, 1))
    count = export(store, tmp_path / f"x{ending}", names=Names(), select=march)
    assert count == {".ttl": 3, ".trig": 3, ".csv": 1, ".gexf": 0}[ending]


def test_a_period_meets_an_interval_with_one_known_end():
    march = Selection(begin=date(2031, 3, 1), end=date(2031, 3, 31))
    assert march.in_period(None, date(2031, 3, 31))
    assert not march.in_period(date(2031, 4, 1), None)
    assert march.in_period(date(2031, 2, 1), date(2031, 4, 1))
    assert not march.in_period(None, None)
    assert not Selection()


def test_what_others_call_them_comes_along_and_who_may_be_one_if_both_do(exported):
    theirs = URIRef("https://people.example/7")
    own = Graph().parse(exported(".ttl", select=Selection(speaker=VARGA)))
    both = Graph().parse(exported(".ttl", select=Selection(speaker=OKORO)))
    alone = Graph().parse(exported(".ttl", select=Selection(end=date(2031, 3, 2))))
    assert all((URIRef(VARGA), OWL.sameAs, theirs) in graph for graph in (own, both))
    assert (URIRef(VARGA), OR.mayBe, URIRef(OKORO)) in both
    for graph in (own, both, alone):
        for _, _, other in graph.triples((None, OR.mayBe, None)):
            assert (other, RDF.type, OR.Person) in graph


def test_nodes_of_a_network_say_what_others_call_them(store, exported):
    theirs = "https://people.example/7"
    assert to_networkx(store, names=Names()).nodes[VARGA]["sameAs"] == theirs
    for read, ending in ((networkx.read_gexf, ".gexf"), (networkx.read_graphml, ".graphml")):
        nodes = read(exported(ending)).nodes
        assert nodes[VARGA]["sameAs"] == theirs
        assert "sameAs" not in nodes[OKORO]

"""Every network file, read back by software that is not ours, holds the same network."""

import json
import shutil
import subprocess
from pathlib import Path

import igraph
import networkx
import pytest
from lxml import etree
from pyoxigraph import Literal, NamedNode, Quad

from onrecord.exporting import dot, export, to_networkx
from onrecord.graph import OR, RDF, GraphStore, Names

OKORO = "https://w3id.org/onrecord/id/person-tom-okoro-2"


@pytest.fixture(scope="module")
def graph(store):
    return to_networkx(store, names=Names())


@pytest.fixture
def ties(graph):
    """(source, target, kind, weight) of every edge."""
    return sorted((a, b, e["kind"], e["weight"]) for a, b, e in graph.edges(data=True))


def test_gexf_keeps_to_the_published_grammar(exported):
    """gexf13.rng is our own account of what the grammar of GEXF 1.3 lets us write."""
    grammar = etree.RelaxNG(etree.parse(Path(__file__).parent / "gexf13.rng"))
    grammar.assertValid(etree.parse(exported(".gexf")))


def test_gexf_is_read_by_graphology(exported, graph, ties, node):
    found = node("read_gexf.mjs", exported(".gexf"))
    assert {n["id"]: n["label"] for n in found["nodes"]} == dict(graph.nodes(data="label"))
    assert {n["id"]: n["type"] for n in found["nodes"]} == dict(graph.nodes(data="type"))
    read = [(e["source"], e["target"], e["kind"], e["weight"]) for e in found["edges"]]
    assert sorted(read) == ties
    mutual = {e["kind"] for e in found["edges"] if not e["directed"]}
    assert mutual == {"mentioned with", "spouse"}
    assert {n["color"] for n in found["nodes"] if n["type"] == "Person"} == {"rgb(0,114,178)"}


def test_gexf_is_read_by_networkx_with_its_days(exported, graph, ties):
    found = networkx.read_gexf(exported(".gexf"), version="1.3")
    read = [(a, b, e["kind"], e["weight"]) for a, b, e in found.edges(data=True)]
    assert sorted(read) == ties
    for source, target, kind, edge in graph.edges(keys=True, data=True):
        same = found.edges[source, target, edge["id"]]
        days = " ".join("/".join(spell) for spell in same.get("spells", ()))
        assert days == edge.get("days", ""), (source, kind, target)


def test_a_gexf_node_with_an_undated_tie_is_always_there(exported):
    root = etree.parse(exported(".gexf"))
    nodes = {n.get("id"): n for n in root.iter("{http://gexf.net/1.3}node")}
    assert nodes[OKORO].get("start") is None
    report = nodes["https://w3id.org/onrecord/id/document-harbour-report-5"]
    assert (report.get("start"), report.get("end")) == ("2031-03-05", "2031-03-05")


def test_graphml_is_read_by_networkx(exported, graph, ties):
    found = networkx.read_graphml(exported(".graphml"))
    assert isinstance(found, networkx.MultiDiGraph)
    read = [(a, b, e["kind"], e["weight"]) for a, b, e in found.edges(data=True)]
    assert sorted(read) == ties
    for iri, wanted in graph.nodes(data=True):
        assert wanted.items() <= found.nodes[iri].items()


def test_graphml_is_read_by_igraph(exported, ties):
    found = igraph.Graph.Read_GraphML(str(exported(".graphml")))
    ids = found.vs["id"]
    read = [(ids[e.source], ids[e.target], e["kind"], e["weight"]) for e in found.es]
    assert sorted(read) == ties


def test_cyjs_is_read_by_networkx(exported, graph, ties):
    found = networkx.cytoscape_graph(json.loads(exported(".cyjs").read_text("utf-8")))
    assert (
        sorted((a, b, k, e["weight"]) for a, b, k, e in found.edges(keys=True, data=True)) == ties
    )
    for iri, wanted in graph.nodes(data=True):
        assert wanted.items() <= found.nodes[iri].items()


def test_cyjs_is_read_and_drawn_by_cytoscape_js(exported, graph, ties, node):
    found = node("read_cyjs.mjs", exported(".cyjs"))
    read = [(e["source"], e["target"], e["kind"], e["weight"]) for e in found["edges"]]
    assert sorted(read) == ties
    labels = {n["id"]: n["drawn"]["label"] for n in found["nodes"]}
    assert labels == dict(graph.nodes(data="label"))
    arrows = {e["kind"]: e["drawn"]["arrow"] for e in found["edges"]}
    assert (arrows["said about"], arrows["mentioned with"]) == ("triangle", "none")


@pytest.fixture
def draw():
    if shutil.which("dot") is None:
        pytest.skip("Graphviz is not installed")

    def run(path):
        command = ["dot", "-Tsvg", str(path)]
        done = subprocess.run(command, capture_output=True, check=True, timeout=60)
        svg = etree.fromstring(done.stdout)
        return ["".join(text.itertext()) for text in svg.iter("{http://www.w3.org/2000/svg}text")]

    return run


def test_graphviz_draws_every_name_as_it_is_printed(exported, graph, draw):
    drawn = draw(exported(".dot"))
    assert set(dict(graph.nodes(data="label")).values()) <= set(drawn)
    assert any("denied about" in text for text in drawn)


def test_a_picture_of_a_large_network_holds_its_strongest_ties(exported, monkeypatch):
    monkeypatch.setattr(dot, "DRAWN", 4)
    text = exported(".dot").read_text("utf-8")
    assert "// names: 5 of 6; ties: 4 of 17" in text
    assert "mentioned with" not in text.partition("edge [")[2]


NASTY = [
    "<b>&amp;</b>",
    'quo"te',
    "back\\slash",
    "back\\",
    "new\nline",
    "\x00\x0cnull",
    "\\N \\G",
    "{|}",
]


@pytest.mark.parametrize("name", NASTY)
def test_no_name_breaks_a_file(tmp_path, name, draw, node):
    """Markup, quotation marks, backslashes, line ends and control characters in a name."""
    base, graph = Names().base, NamedNode(Names().entities_graph)
    who, mention = NamedNode(base + "person-x-1"), NamedNode(base + "mention-1")
    article, page = NamedNode(base + "article-x"), NamedNode(base + "graph-article-x")
    store = GraphStore.in_memory()
    store.update(
        add=[
            Quad(who, RDF.type, OR.Person, graph),
            Quad(who, OR.name, Literal(name), graph),
            Quad(article, RDF.type, OR.Article, page),
            Quad(mention, RDF.type, OR.Mention, page),
            Quad(mention, OR.mentions, who, page),
        ]
    )
    for ending in (".gexf", ".graphml", ".cyjs", ".dot"):
        assert export(store, tmp_path / f"x{ending}", names=Names()) == 1
    shown = name.replace("\x00", "\ufffd").replace("\x0c", "\ufffd")
    assert networkx.read_graphml(tmp_path / "x.graphml").nodes[who.value]["label"] == shown
    assert node("read_gexf.mjs", tmp_path / "x.gexf")["nodes"][0]["label"] == shown
    assert node("read_cyjs.mjs", tmp_path / "x.cyjs")["nodes"][0]["name"] == name
    assert " ".join(shown.split()) in draw(tmp_path / "x.dot")

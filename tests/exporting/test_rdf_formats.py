"""Every RDF format, read back by parsers that are not ours."""

import gzip
import re
from pathlib import Path

import pytest
from pyoxigraph import Dataset, Quad, RdfFormat, parse
from rdflib import Dataset as RdflibDataset
from rdflib import Graph
from rdflib.compare import isomorphic

from onrecord.errors import ExportError
from onrecord.exporting.jsonld import write_jsonld
from onrecord.exporting.view import view
from onrecord.graph import GraphStore, Names

TRIPLES = {".ttl": "turtle", ".nt": "nt", ".rdf": "xml", ".jsonld": "json-ld"}
QUADS = {".trig": "trig", ".nq": "nquads"}
RAPPER = {".ttl": "turtle", ".nt": "ntriples", ".rdf": "rdfxml", ".trig": "trig", ".nq": "nquads"}


@pytest.fixture
def union(store):
    return {quad.triple for quad in store.quads()}


@pytest.mark.parametrize("ending", TRIPLES)
def test_rdflib_reads_the_union_of_all_graphs(exported, union, ending):
    graph = Graph().parse(exported(ending), format=TRIPLES[ending])
    assert len(graph) == len(union)


@pytest.mark.parametrize("ending", QUADS)
def test_rdflib_reads_every_named_graph(exported, store, ending):
    dataset = RdflibDataset()
    dataset.parse(exported(ending), format=QUADS[ending])
    names = {str(graph.identifier) for graph in dataset.graphs() if len(graph)}
    assert names == set(store.graphs())
    assert sum(1 for _ in dataset.quads()) == len(store)


@pytest.mark.parametrize("ending", RAPPER)
def test_rapper_counts_no_triple_twice(exported, store, union, rapper, ending):
    """rapper counts what is written, repeated or not."""
    written = len(store) if ending in QUADS else len(union)
    assert rapper(RAPPER[ending], exported(ending)) == written


@pytest.mark.parametrize("ending", [".ttl", ".nt", ".jsonld"])
def test_oxigraph_reads_back_exactly_what_was_written(exported, union, ending):
    """Quotation marks, line ends, backslashes, control characters and all scripts survive."""
    found = parse(path=str(exported(ending)), format=RdfFormat.from_extension(ending[1:]))
    assert {quad.triple for quad in found} == union


@pytest.mark.parametrize("ending", QUADS)
def test_oxigraph_reads_back_exactly_the_quads(exported, store, ending):
    found = parse(path=str(exported(ending)), format=RdfFormat.from_extension(ending[1:]))
    assert Dataset(found) == Dataset(store.quads())


def test_rdf_xml_keeps_everything_but_control_characters(exported):
    """XML cannot write most control characters; a carriage return it can, if escaped."""
    turtle = exported(".ttl").read_text("utf-8")
    turtle = turtle.replace(r"\u0001", "\ufffd").replace(r"\f", "\ufffd")
    wanted = Graph().parse(data=turtle, format="turtle")
    assert isomorphic(Graph().parse(exported(".rdf"), format="xml"), wanted)


def test_turtle_is_made_to_be_read(exported):
    """Prefixes once, an empty line before each subject, the type first, all in order."""
    head, *blocks = exported(".ttl").read_text("utf-8").split("\n\n")
    assert all(line.startswith("@prefix ") for line in head.splitlines())
    assert "@prefix id: <https://w3id.org/onrecord/id/> ." in head
    assert blocks == sorted(blocks, key=lambda block: block.split()[0])
    assert all(re.match(r"id:\S+ a or:[A-Z]\w+ ", block) for block in blocks)
    assert 'id:claim-gates a or:Claim ;\n\tor:text "The gates stay shut" , "the' in "\n".join(
        blocks
    )


@pytest.mark.parametrize("ending", [*TRIPLES, *QUADS])
def test_the_order_of_loading_does_not_show(exported, store, tmp_path, ending):
    """The same quads, loaded backwards in another store, give the same bytes."""
    from onrecord.exporting import export

    backwards = GraphStore.in_memory()
    for quad in reversed(list(store.quads())):
        backwards.update(add=[quad])
    export(backwards, tmp_path / f"other{ending}", names=Names())
    assert (tmp_path / f"other{ending}").read_bytes() == exported(ending).read_bytes()


def test_gz_packs_the_same_bytes_without_a_clock(exported, monkeypatch):
    monkeypatch.setattr("time.time", lambda: 1e9)
    first = exported(".ttl.gz").read_bytes()
    monkeypatch.setattr("time.time", lambda: 2e9)
    assert exported(".ttl.gz").read_bytes() == first
    assert gzip.decompress(first) == exported(".ttl").read_bytes()


def test_json_ld_is_compact_and_carries_its_context(exported):
    import json

    written = json.loads(exported(".jsonld").read_text("utf-8"))
    nodes = {node["id"].rpartition("/")[2]: node for node in written["@graph"]}
    assert isinstance(written["@context"], dict)
    assert nodes["statement-gates-1"]["type"] == "Statement"
    assert nodes["statement-gates-1"]["saidFrom"] == "2031-03-01"
    assert list(nodes) == sorted(nodes)


def test_json_ld_refuses_what_is_too_large_and_names_a_way_out(store, tmp_path):
    with (
        pytest.raises(ExportError, match=r"up to 10 triples.*\.ttl") as refused,
        (tmp_path / "x").open("wb") as file,
    ):
        write_jsonld(view(store, names=Names()), file, limit=10)
    assert "\n" not in str(refused.value)


@pytest.mark.parametrize("ending", [*TRIPLES, *QUADS, ".csv", ".gexf", ".graphml", ".cyjs", ".dot"])
def test_an_empty_store_gives_a_file_that_can_be_read(tmp_path, ending):
    from onrecord.exporting import export

    target = tmp_path / f"empty{ending}"
    assert export(GraphStore.in_memory(), target, names=Names()) == 0
    if ending in TRIPLES:
        assert len(Graph().parse(target, format=TRIPLES[ending])) == 0


def test_a_base_of_ones_own_is_the_prefix(store, tmp_path):
    from onrecord.exporting import export

    export(store, tmp_path / "own.ttl", names=Names("https://news.example/"))
    text = (tmp_path / "own.ttl").read_text("utf-8")
    assert "@prefix id: <https://news.example/> ." in text
    assert "<https://w3id.org/onrecord/id/article-a> a or:Article" in text


def test_local_names_that_turtle_cannot_write_bare_are_still_read_back(tmp_path, rapper):
    """Percent signs, brackets and slashes in an IRI (a dot at its end defeats rdflib's parser)."""
    from pyoxigraph import Literal, NamedNode

    from onrecord.exporting import export

    base = Names().base
    odd = ["a.b", "b%20c", "d(e)", "f/g", "h'i", "é", "-j", "k:l", "m#n", ""]
    quads = [
        Quad(NamedNode(base + name), NamedNode(base + "p"), Literal(name), NamedNode(base + "g"))
        for name in odd
    ]
    store = GraphStore.in_memory()
    store.update(add=quads)
    target = Path(tmp_path / "odd.ttl")
    export(store, target, names=Names())
    subjects = {str(s) for s in Graph().parse(target).subjects()}
    assert subjects == {base + name for name in odd}
    assert rapper("turtle", target) == len(odd)

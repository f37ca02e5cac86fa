"""What breaks ontology/shapes.ttl is said once, in newsroom words, however the graph is cut."""

import pytest
from pyoxigraph import Literal, NamedNode, Quad, RdfFormat, serialize

from onrecord import checking
from onrecord.checking import check_shapes
from onrecord.graph import OR, RDF, RDFS, GraphStore, Names

XSD = "http://www.w3.org/2001/XMLSchema#"
NOBODY = NamedNode(Names().base + "person-nobody-9")


def test_a_sound_graph_has_no_problem(store):
    assert list(check_shapes(store)) == []


def test_an_empty_graph_has_no_problem():
    assert list(check_shapes(GraphStore.in_memory())) == []


# the class, its property, the new value, a word of the message, where
DAMAGE = [
    (OR.Statement, OR.form, Literal("shouted"), "direct, mixed or indirect", "The tide"),
    (OR.Statement, OR.form, None, "direct, mixed or indirect", "The tide"),
    (OR.Statement, OR.reportedIn, None, "article", "The tide"),
    (OR.Statement, OR.begin, Literal("4"), "", "The tide"),
    (OR.Statement, OR.confidence, Literal("7", datatype=NamedNode(XSD + "decimal")), "", "The"),
    (OR.Article, OR.published, Literal("yesterday"), "publication", "Ada Thorne, 51"),
    (OR.Person, OR.name, None, "name", "Ada Thorne"),
    (OR.Statement, OR.speaker, NOBODY, "", "person-nobody-9"),
]


@pytest.mark.parametrize("case", DAMAGE)
@pytest.mark.parametrize("batch", [1, 3, 1000])
def test_damage_is_found_whatever_the_batch(store, damage, monkeypatch, batch, case):
    *change, message, where = case
    monkeypatch.setattr(checking, "BATCH", batch)
    damage(*change)
    found = list(check_shapes(store))
    assert any(message in one.message and one.where.startswith(where) for one in found), found
    assert len(found) == len(set(found))
    assert all("http" not in one.message and "\n" not in one.message for one in found)


@pytest.mark.parametrize("batch", [1, 2, 5])
def test_cutting_the_graph_up_makes_no_problems(store, monkeypatch, batch):
    """What a node points to is known even when it stands in another batch."""
    monkeypatch.setattr(checking, "BATCH", batch)
    assert list(check_shapes(store)) == []


@pytest.mark.parametrize("batch", [1, 1000])
def test_an_event_that_is_linked_apart_from_where_it_is_told_is_sound(store, monkeypatch, batch):
    """The graph of links may be looked at without the articles' own."""
    monkeypatch.setattr(checking, "BATCH", batch)
    articles = sorted({q.subject.value for q in store.quads() if q.object == OR.Article})
    told = [NamedNode(f"{Names().base}event-{number}") for number in range(2)]
    for event, article in zip(told, map(NamedNode, articles), strict=True):
        graph = next(q.graph_name for q in store.quads(subject=article.value))
        store.update(add=[Quad(event, *pair, graph) for pair in _flood(article)])
    links = NamedNode(Names().links_graph)
    store.update(add=[Quad(told[1], OR.sameEvent, told[0], links)])
    assert list(check_shapes(store)) == []


def _flood(article):
    sure = Literal("0.7", datatype=NamedNode(XSD + "decimal"))
    yield from ((RDF.type, OR.Event), (OR.reportedIn, article), (OR.confidence, sure))
    words = ((OR.name, "flood"), (RDFS.label, "flood"), (OR.eventType, "flood"))
    more = ((OR.basis, "unknown"), (OR.decidedBy, "event word"))
    yield from ((term, Literal(value)) for term, value in (*words, *more))


def test_a_class_of_the_wrong_kind_is_found(store, damage):
    """An article cannot speak."""
    article = next(q.subject for q in store.quads() if q.object == OR.Article)
    damage(OR.Statement, OR.speaker, article)
    assert list(check_shapes(store))


def test_a_sample_looks_at_so_many_graphs_and_always_the_same(store, damage):
    damage(OR.Statement, OR.form, None)
    assert len(store.graphs()) == 3
    whole = list(check_shapes(store, sample=99))
    assert whole == list(check_shapes(store))
    parts = [list(check_shapes(store, sample=number)) for number in (1, 2, 3)]
    assert parts[2] == whole
    assert parts[0] == list(check_shapes(store, sample=1))


def test_the_shapes_mean_the_same_as_plain_pyshacl_finds(store, damage):
    """The shapes are turned around for speed; pyshacl with the file as it is agrees."""
    import pyshacl
    from rdflib import SH, Graph

    from onrecord import resources

    damage(OR.Statement, OR.form, None)
    damage(OR.Mention, OR.begin, None)
    damage(OR.Person, OR.name, None)
    triples = serialize({quad.triple for quad in store.quads()}, format=RdfFormat.N_TRIPLES)
    union = Graph().parse(data=triples, format="nt")
    shapes = Graph().parse(resources.folder("ontology") / "shapes.ttl")
    _, results, _ = pyshacl.validate(union, shacl_graph=shapes)
    plain = {str(text) for text in results.objects(None, SH.resultMessage)}
    assert {problem.message for problem in check_shapes(store)} == plain
    assert len(plain) >= 3

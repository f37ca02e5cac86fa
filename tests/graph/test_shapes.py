"""The shapes pass on what is built, and each names its own breach in newsroom words."""

from functools import cache

import pytest
from pyoxigraph import Literal, NamedNode, Quad, RdfFormat, Triple, serialize

from onrecord import resources
from onrecord.graph import OR, RDF, RDFS, XSD

_DATE = {"datatype": XSD.date}


@cache
def _shapes():
    from rdflib import Graph

    return Graph().parse(resources.folder("ontology") / "shapes.ttl")


def _messages(quads):
    """Validate `quads` and return the distinct messages."""
    from pyshacl import validate
    from rdflib import SH, Graph

    triples = [Triple(q.subject, q.predicate, q.object) for q in quads]
    data = Graph().parse(data=serialize(triples, format=RdfFormat.N_TRIPLES), format="nt")
    _, report, _ = validate(data, shacl_graph=_shapes())
    return {str(message) for message in report.objects(None, SH.resultMessage)}


@pytest.fixture
def quads(case):
    """All quads of the article and its people."""
    return case.quads() | case.entity_quads()


def _first(quads, kind):
    return min(q.subject.value for q in quads if q.predicate == RDF.type and q.object == kind)


def test_what_is_built_keeps_to_the_shapes(quads):
    assert _messages(quads) == set()


def test_the_shapes_themselves_are_well_formed():
    from pyshacl import validate
    from rdflib import Graph

    conforms, _, told = validate(Graph(), shacl_graph=_shapes(), meta_shacl=True)
    assert conforms, told


@pytest.mark.parametrize(
    ("kind", "predicate", "message"),
    [
        (OR.Reason, OR.rule, "A reason names no rule"),
        (OR.Statement, OR.reportedIn, "A statement stands in no article"),
        (OR.Statement, OR.text, "A statement has no words"),
        (OR.Statement, OR.begin, "A statement's beginning is not one place"),
        (OR.Statement, OR.end, "A statement's end is not one place"),
        (OR.Statement, OR.piece, "A statement has no piece"),
        (OR.Statement, OR.form, "A statement is not marked as either direct"),
        (OR.Statement, OR.marks, "A statement's marks are none of"),
        (OR.Statement, OR.polarity, "A statement is none of affirmed, denied, withheld"),
        (OR.Statement, OR.modality, "A statement is none of asserted"),
        (OR.Statement, OR.saidBasis, "Nothing says how it is known when"),
        (OR.Statement, OR.confidence, "A confidence is not one number"),
        (OR.Statement, OR.decidedBy, "Nothing says what decided"),
        (OR.Article, RDFS.label, "An article has not exactly one label"),
        (OR.Article, OR.path, "Nothing says from which file"),
        (OR.Article, RDF.type, "What is reported in, or reprinted from, is no article"),
        (
            OR.Person,
            OR.name,
            "A person, organisation, place, thing, work or unnamed source has",
        ),
        (OR.Person, RDF.type, "Who speaks, is spoken of or takes part is no person"),
        (OR.Claim, OR.text, "A claim has no words"),
        (OR.Claim, RDF.type, "What a statement claims is no claim"),
        (OR.Mention, OR.mentions, "A mention means nobody"),
        (OR.Passage, OR.text, "A passage, mention or role has no words"),
        (OR.Passage, OR.end, "The end of a passage, mention or role is not one place"),
        (OR.Passage, RDF.type, "A piece, cue or source of a statement is no passage"),
        (OR.Event, OR.name, "An event has not exactly one name"),
        (OR.Event, OR.eventType, "An event is not of exactly one type"),
        (OR.Event, OR.reportedIn, "An event is told by no article"),
        (OR.Event, OR.basis, "Nothing says how the days of an event"),
        (OR.Event, RDF.type, "Who or what is mentioned is no entity and no event"),
        (OR.Role, OR.holder, "A role is not of exactly one holder"),
        (OR.Role, OR.property, "Nothing says what a role tells"),
        (OR.Role, OR.value, "A role has no value"),
        (OR.Reason, RDF.type, "Why a statement has its speaker or its day is no reason"),
    ],
)
def test_what_is_missing_is_named(quads, kind, predicate, message):
    nodes = {q.subject for q in quads if q.predicate == RDF.type and q.object == kind}
    left = {q for q in quads if not (q.subject in nodes and q.predicate == predicate)}
    assert any(told.startswith(message) for told in _messages(left))


@pytest.mark.parametrize(
    ("kind", "predicate", "value", "message"),
    [
        (OR.Statement, OR.form, Literal("sung"), "A statement is not marked as either direct"),
        (OR.Statement, OR.end, Literal(0), "A statement's end is not after its beginning"),
        (OR.Statement, OR.begin, Literal(-1), "A statement's beginning is not one place"),
        (OR.Statement, OR.begin, Literal("3"), "A statement's beginning is not one place"),
        (OR.Statement, OR.confidence, Literal("1.5", datatype=XSD.decimal), "A confidence is not"),
        (OR.Statement, OR.confidence, Literal("0.5"), "A confidence is not"),
        (
            OR.Statement,
            OR.saidTo,
            Literal("2001-01-01", **_DATE),
            "The first day of a statement com",
        ),
        (OR.Statement, OR.saidTo, Literal("Monday"), "The last day of a statement is not one date"),
        (
            OR.Statement,
            OR.saidBasis,
            Literal("publication"),
            "A statement that only its publication",
        ),
        (OR.Statement, OR.saidBasis, Literal("gossip"), "Nothing says how it is known"),
        (OR.Statement, OR.speaker, Literal("Mira"), "Who speaks, is spoken of or takes part"),
        (OR.Statement, OR.speaker, NamedNode("https://x.example/"), "Who speaks, is spoken of"),
        (OR.Article, OR.published, Literal("soon"), "An article's day of publication"),
        (OR.Person, RDFS.label, Literal("Other"), "A label differs from the name"),
        (OR.Person, OR.alias, Literal("Mira Solberg"), "An alias is the name itself"),
        (OR.Mention, OR.mentionKind, Literal("nod"), "A mention is none of"),
        (OR.Mention, OR.end, Literal(0), "The beginning of a passage, mention or role is not"),
        (OR.Event, OR.to, Literal("1999-01-01", **_DATE), "The first day of an event is not"),
    ],
)
def test_what_is_wrong_is_named(quads, kind, predicate, value, message):
    """One value of one node is replaced."""
    node = NamedNode(_first(quads, kind))
    if kind == OR.Statement:  # the one that has a first and a last day
        node = next(q.subject for q in quads if q.predicate == OR.saidFrom)
    graph = next(q.graph_name for q in quads if q.subject == node)
    left = {q for q in quads if not (q.subject == node and q.predicate == predicate)}
    told = _messages(left | {Quad(node, predicate, value, graph)})
    assert any(one.startswith(message) for one in told), told


def test_one_node_of_two_kinds_is_named(quads):
    node = NamedNode(_first(quads, OR.Person))
    graph = next(q.graph_name for q in quads if q.subject == node)
    told = _messages(quads | {Quad(node, RDF.type, OR.Place, graph)})
    assert "The same node is of two kinds, such as a person and a place" in told


def test_every_message_of_the_shapes_is_one_plain_line():
    from rdflib import SH

    messages = [str(message) for message in _shapes().objects(None, SH.message)]
    assert len(messages) > 40
    for message in messages:
        assert "\n" not in message
        assert not set(message) & set("<>{}?:#")
        assert not message.endswith(".")

"""The ontology is complete, parses everywhere, and its companions speak of its terms alone."""

import json
import shutil
import subprocess
from functools import cache

import pytest
from rdflib import OWL, RDF, RDFS, SKOS, Graph, Namespace, URIRef, namespace
from rdflib.namespace import DCTERMS, VANN

from onrecord import resources

FOLDER = resources.folder("ontology")
OR = Namespace("https://w3id.org/onrecord/ns#")
SCHEMA = Namespace("https://schema.org/")
BIBO = Namespace("http://purl.org/ontology/bibo/")
ONTOLOGY = URIRef("https://w3id.org/onrecord/ns")
FILES = ("onrecord.ttl", "shapes.ttl", "mappings.ttl")

_PROPERTIES = (OWL.ObjectProperty, OWL.DatatypeProperty, RDF.Property)


@cache
def _graph(name):
    return Graph().parse(FOLDER / name)


def _terms():
    return sorted(set(_graph("onrecord.ttl").subjects(RDFS.isDefinedBy, ONTOLOGY)))


def _is_ours(node):
    return isinstance(node, URIRef) and node in OR


def _kinds(term):
    return set(_graph("onrecord.ttl").objects(term, RDF.type))


def _properties():
    return [term for term in _terms() if _kinds(term) & set(_PROPERTIES)]


@pytest.mark.parametrize(
    "predicate",
    [
        DCTERMS.title,
        DCTERMS.description,
        DCTERMS.abstract,
        DCTERMS.creator,
        DCTERMS.publisher,
        DCTERMS.created,
        DCTERMS.modified,
        DCTERMS.issued,
        DCTERMS.license,
        DCTERMS.rights,
        DCTERMS.bibliographicCitation,
        OWL.versionIRI,
        OWL.versionInfo,
        VANN.preferredNamespacePrefix,
        VANN.preferredNamespaceUri,
        BIBO.status,
        RDFS.label,
    ],
)
def test_the_header_has_what_pylode_and_widoco_ask_for(predicate):
    assert len(set(_graph("onrecord.ttl").objects(ONTOLOGY, predicate))) == 1


def test_the_version_is_the_same_wherever_it_stands():
    header = _graph("onrecord.ttl")
    version = str(header.value(ONTOLOGY, OWL.versionInfo))
    assert str(header.value(ONTOLOGY, OWL.versionIRI)).endswith(f"/{version}")
    assert version in str(header.value(ONTOLOGY, DCTERMS.bibliographicCitation))


@pytest.mark.parametrize("predicate", [RDFS.label, SKOS.definition, SKOS.example])
def test_every_term_is_explained_once(predicate):
    counts = {term: len(list(_graph("onrecord.ttl").objects(term, predicate))) for term in _terms()}
    assert {term for term, count in counts.items() if count != 1} == set()


def test_labels_and_definitions_are_english_text():
    for predicate in (RDFS.label, SKOS.definition):
        for term in _terms():
            text = _graph("onrecord.ttl").value(term, predicate)
            assert text.language == "en"
            assert len(text) > 1


def test_no_two_terms_of_a_kind_share_a_label():
    labels = [str(_graph("onrecord.ttl").value(term, RDFS.label)) for term in _properties()]
    assert len(labels) == len(set(labels))


def test_whatever_stands_in_our_namespace_is_a_defined_term():
    used = {node for triple in _graph("onrecord.ttl") for node in triple if _is_ours(node)}
    assert used == set(_terms())


def test_every_property_tells_of_what_and_with_what_values():
    graph = _graph("onrecord.ttl")
    domains, ranges = (RDFS.domain, SCHEMA.domainIncludes), (RDFS.range, SCHEMA.rangeIncludes)
    for term in _properties():
        assert any(graph.value(term, p) for p in domains), term
        if term != OR.replacedBy:  # whatever replaced it is of its own kind
            assert any(graph.value(term, p) for p in ranges), term


def test_a_property_has_the_kind_of_its_values():
    for term in _properties():
        for value in _graph("onrecord.ttl").objects(term, RDFS.range):
            expected = OWL.DatatypeProperty if value in namespace.XSD else OWL.ObjectProperty
            assert expected in _kinds(term), term


def test_the_classes_are_those_of_the_design():
    classes = {str(t).removeprefix(str(OR)) for t in _terms() if OWL.Class in _kinds(t)}
    expected = (
        "Article Statement Claim Entity Person Organisation Place Thing Work UnnamedSource",
        "Event Role Passage Mention Reason Retelling Link Correction",
    )
    assert classes == set(" ".join(expected).split(" "))


@pytest.mark.parametrize("name", ["shapes.ttl", "mappings.ttl"])
def test_shapes_and_mappings_speak_of_defined_terms_alone(name):
    used = {node for triple in _graph(name) for node in triple if _is_ours(node)}
    assert used - set(_terms()) == set()


def test_every_class_has_a_mapping():
    mapped = set(_graph("mappings.ttl").subjects())
    assert {t for t in _terms() if OWL.Class in _kinds(t)} - mapped == set()


@pytest.mark.skipif(shutil.which("rapper") is None, reason="raptor2-utils is not installed")
@pytest.mark.parametrize("name", FILES)
def test_rapper_and_rdflib_count_the_same_triples(name):
    told = subprocess.run(
        ["rapper", "-i", "turtle", "-c", str(FOLDER / name)], capture_output=True, check=True
    )
    assert f"returned {len(_graph(name))} triples" in told.stderr.decode()
    assert b"Warning" not in told.stderr


def _context():
    return json.loads((FOLDER / "context.jsonld").read_text(encoding="utf-8"))["@context"]


def _expanded(entry):
    name = entry["@id"] if isinstance(entry, dict) else entry
    return name.replace("or:", str(OR), 1)


def test_the_context_has_every_term_under_its_own_name():
    context = _context()
    for term in _terms():
        name = str(term).removeprefix(str(OR))
        assert _expanded(context[name]) == str(term)


def test_the_context_types_values_as_the_ontology_does():
    context = _context()
    for term in _properties():
        entry = context[str(term).removeprefix(str(OR))]
        kind = entry.get("@type") if isinstance(entry, dict) else None
        value = _graph("onrecord.ttl").value(term, RDFS.range)
        if value == namespace.XSD.string:
            assert kind is None, term
        elif value is not None and value in namespace.XSD:
            assert kind == f"xsd:{str(value).removeprefix(str(namespace.XSD))}", term
        elif OWL.ObjectProperty in _kinds(term):
            assert kind == "@id", term


_SAMPLE = """
@prefix or: <https://w3id.org/onrecord/ns#> .
@prefix id: <https://news.example/id/> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
id:statement-1 a or:Statement ; or:speaker id:person-1 , id:person-2 ; or:begin 3 ; or:end 9 ;
    or:text "The ferry is safe" ; or:saidTo "2021-05-05"^^xsd:date ; or:confidence 0.9 ;
    or:reportedIn id:article-1 .
id:article-1 a or:Article ; or:url "https://courier.example/"^^xsd:anyURI ; rdfs:label "Ferry" .
id:role-1 a or:Role ; or:value "52" . id:role-2 a or:Role ; or:value id:person-2 .
id:event-1 a or:Event ; or:from "2019-05-01"^^xsd:date ; or:role "none" .
"""


def test_a_graph_survives_json_ld_with_the_context():
    graph = Graph().parse(data=_SAMPLE, format="turtle")
    written = graph.serialize(format="json-ld", context=_context(), auto_compact=False)
    back = Graph().parse(data=written, format="json-ld")
    assert set(back) == set(graph)
    statement = next(n for n in json.loads(written)["@graph"] if n["id"].endswith("statement-1"))
    assert sorted(statement["speaker"]) == [f"https://news.example/id/person-{n}" for n in (1, 2)]
    assert statement["saidTo"] == "2021-05-05"
    assert statement["type"] in ("Statement", ["Statement"])

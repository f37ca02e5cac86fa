"""What ties claims and copies together, in quads and held to their shapes."""

from dataclasses import replace

import pytest
from pyoxigraph import RdfFormat, Triple, serialize

from onrecord import resources
from onrecord.graph import OR, RDF, Names, copy_quads, retelling_quads, same_claim_quads
from onrecord.linking.claims import Copy, Part, Retelling

NAMES = Names()
FIRST = Part(
    id="a", article="article-a", statement="statement-a", claim="claim-a", text="The photos stay"
)
LATER = Part(
    id="b", article="article-b", statement="statement-b", claim="claim-b", text="The pictures stay"
)
RETOLD = Retelling(
    earlier=FIRST, later=LATER, kind="paraphrase", score=0.9, sure=True, drift=("hedge", "speaker")
)


def _said(quads):
    return {(q.predicate.value.rpartition("#")[2], q.object.value) for q in quads}


def test_a_retelling_leads_to_both_and_shows_what_changed():
    quads = list(retelling_quads(RETOLD, names=NAMES))
    assert {q.graph_name.value for q in quads} == {NAMES.claims_graph}
    assert len({q.subject for q in quads}) == 1
    assert _said(quads) >= {
        ("earlier", NAMES.base + "statement-a"),
        ("earlierClaim", NAMES.base + "claim-a"),
        ("later", NAMES.base + "statement-b"),
        ("laterClaim", NAMES.base + "claim-b"),
        ("likeness", "paraphrase"),
        ("score", "0.9"),
        ("sure", "true"),
        ("drift", "hedge"),
        ("drift", "speaker"),
        ("difference", "The [-photos-]{+pictures+} stay"),
    }


def test_a_retelling_keeps_its_name_whatever_is_found_of_it():
    other = replace(RETOLD, score=0.3, sure=False, drift=())
    assert other.id == RETOLD.id
    assert replace(RETOLD, earlier=LATER, later=FIRST).id != RETOLD.id


def test_a_claim_and_a_copy_lead_to_the_first():
    (same,) = same_claim_quads("claim-b", "claim-a", names=NAMES)
    assert (same.predicate, same.object.value) == (OR.sameClaim, NAMES.base + "claim-a")
    copy = Copy(article="article-b", origin="article-a", share=0.75)
    assert _said(copy_quads(copy, names=NAMES)) == {
        ("reprintOf", NAMES.article("article-a")),
        ("copied", "0.75"),
    }


@pytest.mark.parametrize(
    ("lacking", "message"),
    [
        (OR.earlier, "A retelling is not of exactly one earlier statement"),
        (OR.later, "A retelling is not by exactly one later statement"),
        (OR.earlierClaim, "A retelling is not of exactly one earlier claim"),
        (OR.laterClaim, "A retelling is not in exactly one later claim"),
        (OR.likeness, "Nothing says how a retelling is like the earlier claim"),
        (OR.score, "The score of a retelling is not one number from 0 to 1"),
        (OR.sure, "Nothing says whether a retelling is sure"),
        (OR.difference, "A retelling does not show its words"),
    ],
)
def test_a_retelling_that_lacks_something_breaks_its_shape(lacking, message):
    from pyshacl import validate
    from rdflib import SH, Graph

    quads = [q for q in retelling_quads(RETOLD, names=NAMES) if q.predicate != lacking]
    triples = [Triple(q.subject, q.predicate, q.object) for q in quads]
    data = Graph().parse(data=serialize(triples, format=RdfFormat.N_TRIPLES), format="nt")
    shapes = Graph().parse(resources.folder("ontology") / "shapes.ttl")
    _, report, _ = validate(data, shacl_graph=shapes)
    assert message in {str(one) for one in report.objects(None, SH.resultMessage)}
    assert any(q.predicate == RDF.type for q in quads)

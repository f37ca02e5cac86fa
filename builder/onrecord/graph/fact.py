"""A reading's facts in, their quads out: a role with its evidence, and one plain triple."""

from collections.abc import Iterable, Iterator

from pyoxigraph import Literal, NamedNode, Quad

from onrecord.graph import terms
from onrecord.graph.page import Page, decision_quads, evidence_quads
from onrecord.graph.vocabulary import OR
from onrecord.records import Fact

_WORDS_ONLY = frozenset({"age", "role"})  # their object is never an entity's id
_SHORT_TO_ENTITY = {
    "spouse": OR.spouse,
    "parent": OR.parent,
    "child": OR.child,
    "affiliation": OR.affiliation,
}


def fact_quads(page: Page, facts: Iterable[Fact]) -> Iterator[Quad]:
    """Yield every fact; of two that say the same on the very same words the first alone."""
    written: set[str] = set()
    for fact in facts:
        node = _node(page, fact)
        if node.value in written:
            continue
        written.add(node.value)
        holder, value = page.entities[fact.subject], _value(page, fact)
        yield page.quad(node, terms.RDF.type, OR.Role)
        yield page.quad(node, OR.holder, holder)
        yield page.quad(node, OR.property, terms.words(fact.property))
        yield page.quad(node, OR.value, value)
        yield from evidence_quads(page, node, fact.evidence)
        yield from decision_quads(page, node, by=fact.by, confidence=fact.confidence)
        yield from _short(page, holder, fact.property, value)


def _names_entity(page: Page, fact: Fact) -> bool:
    return fact.property not in _WORDS_ONLY and fact.object in page.entities


def _node(page: Page, fact: Fact) -> NamedNode:
    value = page.identities[fact.object] if _names_entity(page, fact) else fact.object
    holder = page.identities[fact.subject]
    return NamedNode(page.names.role(page.article.id, fact, holder=holder, value=value))


def _value(page: Page, fact: Fact) -> NamedNode | Literal:
    return page.entities[fact.object] if _names_entity(page, fact) else terms.words(fact.object)


def _short(page: Page, holder: NamedNode, name: str, value: NamedNode | Literal) -> Iterator[Quad]:
    if name in _SHORT_TO_ENTITY and isinstance(value, NamedNode):
        yield page.quad(holder, _SHORT_TO_ENTITY[name], value)
    if name == "role" and isinstance(value, Literal):
        yield page.quad(holder, OR.role, value)

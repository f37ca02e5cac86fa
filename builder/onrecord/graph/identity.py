"""Identities and links in, the quads out that stand above all articles."""

from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING

from pyoxigraph import NamedNode, Quad

from onrecord.graph import terms
from onrecord.graph.names import Names
from onrecord.graph.vocabulary import OR
from onrecord.records import EntityType

if TYPE_CHECKING:
    from onrecord.authority import Link
    from onrecord.linking import Identity

CLASSES: Mapping[EntityType, NamedNode] = {
    "Person": OR.Person,
    "Organisation": OR.Organisation,
    "Place": OR.Place,
    "Thing": OR.Thing,
    "Document": OR.Work,
    "Unnamed": OR.UnnamedSource,
}


def identity_quads(identity: "Identity", *, names: Names) -> Iterator[Quad]:
    """Yield the class and the names of one entity, for the graph of entities."""
    node, graph = NamedNode(names.entity(identity.id)), NamedNode(names.entities_graph)
    name = terms.words(identity.name)
    yield Quad(node, terms.RDF.type, CLASSES[identity.type], graph)
    yield Quad(node, OR.name, name, graph)
    yield Quad(node, terms.RDFS.label, name, graph)
    for alias in identity.aliases:
        yield Quad(node, OR.alias, terms.words(alias), graph)


def same_event_quads(pairs: Iterable[tuple[str, str]], *, names: Names) -> Iterator[Quad]:
    """Yield, for pairs (an event's name, that of the first that tells it), that they are one."""
    graph = NamedNode(names.links_graph)
    for later, first in pairs:
        node = NamedNode(names.base + later)
        yield Quad(node, OR.sameEvent, NamedNode(names.base + first), graph)


def unsure_quads(pairs: Iterable[tuple[str, str, float]], *, names: Names) -> Iterator[Quad]:
    """Yield which identities may be one."""
    graph = NamedNode(names.links_graph)
    for one, other, _ in pairs:
        two = NamedNode(names.entity(other))
        yield Quad(NamedNode(names.entity(one)), OR.mayBe, two, graph)


def replaced_quads(
    article_id: str, pairs: Iterable[tuple[str, str]], *, names: Names
) -> Iterator[Quad]:
    """Yield which identity stands for those that the article's entities would have by themselves.

    Any of them may have been that of all, before earlier articles came: so it leads on for ever.
    """
    graph = NamedNode(names.graph(article_id))
    for own, identity in pairs:
        if own != identity:
            node = NamedNode(names.entity(own))
            yield Quad(node, OR.replacedBy, NamedNode(names.entity(identity)), graph)


def same_as_quads(links: "Iterable[Link]", *, names: Names) -> Iterator[Quad]:
    """Yield, for each sure link, owl:sameAs and a node that says how sure it is and why."""
    graph = NamedNode(names.links_graph)
    for link in links:
        if link.sure:
            entity, other = NamedNode(names.entity(link.entity)), NamedNode(link.iri)
            node = NamedNode(names.link(link.entity, link.iri))
            yield Quad(entity, terms.OWL.sameAs, other, graph)
            yield Quad(node, terms.RDF.type, OR.Link, graph)
            yield Quad(node, OR.entity, entity, graph)
            yield Quad(node, OR.sameAs, other, graph)
            yield Quad(node, OR.confidence, terms.share(link.score), graph)
            yield Quad(node, OR.decidedBy, terms.words(link.because), graph)

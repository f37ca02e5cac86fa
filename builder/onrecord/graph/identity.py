"""Identities and reprints in, the quads out that stand above all articles."""

from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING

from pyoxigraph import NamedNode, Quad

from onrecord.graph import terms
from onrecord.graph.names import Names
from onrecord.graph.vocabulary import OR
from onrecord.records import EntityType

if TYPE_CHECKING:
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


def reprint_quads(pairs: Iterable[tuple[str, str]], *, names: Names) -> Iterator[Quad]:
    """Yield, for pairs (article's id, id of the earlier one with its text), who reprints whom."""
    graph = NamedNode(names.links_graph)
    for later, earlier in pairs:
        first = NamedNode(names.article(earlier))
        yield Quad(NamedNode(names.article(later)), OR.reprintOf, first, graph)


def same_event_quads(pairs: Iterable[tuple[str, str]], *, names: Names) -> Iterator[Quad]:
    """Yield, for pairs (an event's name, that of the first that tells it), that they are one."""
    graph = NamedNode(names.links_graph)
    for later, first in pairs:
        node = NamedNode(names.base + later)
        yield Quad(node, OR.sameEvent, NamedNode(names.base + first), graph)


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

"""A reading's events in, their quads out: what happened, to whom, where and when."""

from collections.abc import Iterable, Iterator

from pyoxigraph import NamedNode, Quad

from onrecord.graph import terms
from onrecord.graph.mention import mentioned_quads
from onrecord.graph.page import Page, decision_quads
from onrecord.graph.vocabulary import OR
from onrecord.records import Event

_PARTS = {"actor": OR.actor, "affected": OR.affected}


def event_quads(page: Page, events: Iterable[Event]) -> Iterator[Quad]:
    """Yield every event; of two that stand on the very same words the first alone."""
    written: set[str] = set()
    for event in events:
        node = NamedNode(page.names.event(page.article.id, event))
        if node.value in written:
            continue
        written.add(node.value)
        yield from _description(page, node, event)
        yield from _participants(page, node, event)
        for span in event.mentions:
            yield from mentioned_quads(page, span, node)
        yield from decision_quads(page, node, by=event.by, confidence=event.confidence)


def _description(page: Page, node: NamedNode, event: Event) -> Iterator[Quad]:
    yield page.quad(node, terms.RDF.type, OR.Event)
    yield page.quad(node, OR.reportedIn, page.node)
    yield page.quad(node, OR.eventType, terms.words(event.type))
    yield page.quad(node, OR.name, terms.words(event.label))
    yield page.quad(node, terms.RDFS.label, terms.words(event.label))
    yield page.quad(node, OR.basis, terms.words(event.when.basis))
    if event.when.begin:
        yield page.quad(node, OR.from_, terms.day(event.when.begin))
    if event.when.end:
        yield page.quad(node, OR.to, terms.day(event.when.end))


def _participants(page: Page, node: NamedNode, event: Event) -> Iterator[Quad]:
    for participant in event.participants:
        entity = page.entities[participant.entity]
        # The super-property stands beside the sub-property: nobody needs a reasoner to ask.
        yield page.quad(node, OR.participant, entity)
        if participant.role in _PARTS:
            yield page.quad(node, _PARTS[participant.role], entity)
    if event.place:
        yield page.quad(node, OR.place, page.entities[event.place])

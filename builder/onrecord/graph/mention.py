"""A reading's entities in, the quads of their mentions out; and an index: who is named where."""

from array import array
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from pyoxigraph import NamedNode, Quad

from onrecord.graph import terms
from onrecord.graph.page import Page, evidence_quads
from onrecord.graph.vocabulary import OR
from onrecord.records import Entity, Reading, Span


def mention_quads(page: Page, reading: Reading) -> Iterator[Quad]:
    """Yield every mention of every entity."""
    for entity in reading.entities:
        for mention in entity.mentions:
            node = NamedNode(page.names.mention(page.article.id, mention.span))
            yield from mentioned_quads(page, mention.span, page.entities[entity.id])
            yield page.quad(node, OR.mentionKind, terms.words(mention.kind))


def mentioned_quads(page: Page, span: Span, what: NamedNode) -> Iterator[Quad]:
    """Yield that the words of `span` mention `what`, an entity or an event."""
    node = NamedNode(page.names.mention(page.article.id, span))
    yield page.quad(node, terms.RDF.type, OR.Mention)
    yield page.quad(node, OR.mentions, what)
    yield from evidence_quads(page, node, span)


@dataclass(frozen=True, slots=True, kw_only=True)
class MentionIndex:
    """All mentions of a reading by where they begin: three arrays side by side.

    Arrays, because an article may hold a million mentions: 24 bytes for each.
    """

    begins: "array[int]"
    ends: "array[int]"
    owners: "array[int]"
    entities: tuple[Entity, ...]


def index_mentions(reading: Reading) -> MentionIndex:
    """Return the index of `reading`'s mentions."""
    rows = sorted(
        (mention.span.begin, mention.span.end, owner)
        for owner, entity in enumerate(reading.entities)
        for mention in entity.mentions
    )
    return MentionIndex(
        begins=array("q", (row[0] for row in rows)),
        ends=array("q", (row[1] for row in rows)),
        owners=array("q", (row[2] for row in rows)),
        entities=reading.entities,
    )


def mentioned(index: MentionIndex, spans: Iterable[Span]) -> tuple[str, ...]:
    """Return the local ids of the entities that are mentioned wholly inside one of `spans`."""
    found: set[int] = set()
    for span in spans:
        first = bisect_left(index.begins, span.begin)
        last = bisect_left(index.begins, span.end, lo=first)
        ends, owners = index.ends[first:last], index.owners[first:last]
        found.update(o for end, o in zip(ends, owners, strict=True) if end <= span.end)
    return tuple(index.entities[owner].id for owner in sorted(found))

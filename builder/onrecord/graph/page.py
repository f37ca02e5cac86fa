"""One article and its identities in, the page on which its quads are written out.

A page holds what all quads of one article share: its named graph, its node, its entities.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from pyoxigraph import Literal, NamedNode, Quad

from onrecord.graph import terms
from onrecord.graph.names import Names
from onrecord.graph.vocabulary import OR
from onrecord.records import Article, Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """What all quads of one article share.

    `entities` leads from the reading's ids to nodes, `identities` to their local names;
    `passages` are the spans, `reasons` the IRIs that are written already, so that none is written
    twice.
    """

    article: Article
    names: Names
    graph: NamedNode
    node: NamedNode
    identities: Mapping[str, str]
    entities: Mapping[str, NamedNode]
    passages: set[tuple[int, int]] = field(default_factory=set)
    reasons: set[str] = field(default_factory=set)

    def quad(self, subject: NamedNode, predicate: NamedNode, value: NamedNode | Literal) -> Quad:
        """Return one quad of the article's graph."""
        return Quad(subject, predicate, value, self.graph)

    def words(self, span: Span) -> Literal:
        """Return the printed words of `span`."""
        return terms.words(self.article.words(span))


def open_page(article: Article, identities: Mapping[str, str], *, names: Names) -> Page:
    """Return the empty page of `article`."""
    return Page(
        article=article,
        names=names,
        graph=NamedNode(names.graph(article.id)),
        node=NamedNode(names.article(article.id)),
        identities=identities,
        entities={local: NamedNode(names.entity(name)) for local, name in identities.items()},
    )


def evidence_quads(page: Page, subject: NamedNode, span: Span) -> Iterator[Quad]:
    """Yield where `subject` stands in the article, and its words there."""
    yield page.quad(subject, OR.reportedIn, page.node)
    yield page.quad(subject, OR.text, page.words(span))
    yield page.quad(subject, OR.begin, terms.number(span.begin))
    yield page.quad(subject, OR.end, terms.number(span.end))


def passage_quads(
    page: Page, subject: NamedNode, predicate: NamedNode, span: Span
) -> Iterator[Quad]:
    """Yield that `subject` has the passage `span`, and the passage itself."""
    passage = NamedNode(page.names.passage(page.article.id, span))
    yield page.quad(subject, predicate, passage)
    if (span.begin, span.end) not in page.passages:
        page.passages.add((span.begin, span.end))
        yield page.quad(passage, terms.RDF.type, OR.Passage)
        yield from evidence_quads(page, passage, span)


def decision_quads(page: Page, subject: NamedNode, *, by: str, confidence: float) -> Iterator[Quad]:
    """Yield how `subject` was decided, and how sure that is."""
    yield page.quad(subject, OR.confidence, terms.share(confidence))
    yield page.quad(subject, OR.decidedBy, terms.words(by))

"""What is derived of an undated article's day in, its quads out: the days, and the steps there."""

from collections.abc import Iterator

from pyoxigraph import NamedNode, Quad

from onrecord.derivation import Derived, Step
from onrecord.graph import terms
from onrecord.graph.page import Page, passage_quads
from onrecord.graph.vocabulary import OR
from onrecord.records import Span


def publication_quads(page: Page, derived: Derived) -> Iterator[Quad]:
    """Yield between which days the article was published, and why; or why nobody can tell."""
    if derived.why_not:
        yield page.quad(page.node, OR.undated, terms.words(derived.why_not))
    if derived.begin:
        yield page.quad(page.node, OR.publishedFrom, terms.day(derived.begin))
    if derived.end:
        yield page.quad(page.node, OR.publishedTo, terms.day(derived.end))
    if derived.begin or derived.end:
        yield page.quad(page.node, OR.publishedBasis, terms.words("derived"))
    for step in derived.steps:
        yield from _step(page, step)


def _step(page: Page, step: Step) -> Iterator[Quad]:
    node = NamedNode(page.names.publication(page.article.id, step))
    yield page.quad(page.node, OR.publishedBecause, node)
    yield page.quad(node, terms.RDF.type, OR.Reason)
    yield page.quad(node, OR.rule, terms.words(step.rule))
    yield from passage_quads(page, node, OR.restsOn, Span(step.begin, step.end))
    if step.event:
        yield page.quad(node, OR.countedFrom, NamedNode(page.names.base + step.event))

"""Why a statement has its speaker and its day in, quads out: one node a step, each leading on."""

from collections.abc import Collection, Iterator

from pyoxigraph import NamedNode, Quad

from onrecord.graph import terms
from onrecord.graph.page import Page, passage_quads
from onrecord.graph.vocabulary import OR
from onrecord.records import Reason, Span, Statement


def reason_quads(
    page: Page, node: NamedNode, statement: Statement, *, mentions: Collection[Span]
) -> Iterator[Quad]:
    """Yield the steps that lead to the statement's speaker and to its day.

    Words that are a mention (`mentions`: where one stands) are that node, others a passage.
    Chains that end alike share their end, so that an article's last steps stand there once.
    """
    chains = (
        (OR.speakerBecause, statement.speaker_because),
        (OR.saidBecause, statement.said_because),
    )
    for predicate, chain in chains:
        at, leads = node, predicate
        for place, reason in enumerate(chain):
            step = NamedNode(page.names.reason(page.article.id, chain[place:]))
            yield page.quad(at, leads, step)
            if step.value in page.reasons:
                break
            page.reasons.add(step.value)
            yield from _step(page, step, reason, mentions)
            at, leads = step, OR.because


def _step(
    page: Page, step: NamedNode, reason: Reason, mentions: Collection[Span]
) -> Iterator[Quad]:
    yield page.quad(step, terms.RDF.type, OR.Reason)
    yield page.quad(step, OR.rule, terms.words(reason.rule))
    if reason.span and reason.span in mentions:
        mention = NamedNode(page.names.mention(page.article.id, reason.span))
        yield page.quad(step, OR.restsOn, mention)
    elif reason.span:
        yield from passage_quads(page, step, OR.restsOn, reason.span)

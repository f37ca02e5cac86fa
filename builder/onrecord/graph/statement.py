"""A reading's statements in, their quads out: who said which words when, and what proves it."""

from collections.abc import Iterator, Mapping

from pyoxigraph import NamedNode, Quad

from onrecord import ids
from onrecord.graph import terms
from onrecord.graph.mention import MentionIndex, index_mentions, mentioned
from onrecord.graph.page import Page, decision_quads, passage_quads
from onrecord.graph.reason import reason_quads
from onrecord.graph.vocabulary import OR
from onrecord.records import Reading, Statement

_OUTER_MARKS = (
    " \t\r\n\u00a0\"'“”‘’«»„‚‹›,;"  # around a claim; one with and one without is one wording
)
BETWEEN_PIECES = " … "


def statement_quads(page: Page, reading: Reading) -> Iterator[Quad]:
    """Yield every statement; of two that stand on the very same words the first alone."""
    index = index_mentions(reading)
    nodes = {statement.id: _node(page, statement) for statement in reading.statements}
    mentions = {mention.span for entity in reading.entities for mention in entity.mentions}
    written: set[str] = set()
    for statement in reading.statements:
        node = nodes[statement.id]
        if node.value in written:
            continue
        written.add(node.value)
        yield page.quad(node, terms.RDF.type, OR.Statement)
        yield from _words(page, node, statement)
        yield from _manner(page, node, statement)
        yield from _people(page, node, statement, index)
        yield from _day(page, node, statement)
        yield from _claims(page, node, statement)
        yield from _evidence(page, node, statement, nodes)
        yield from reason_quads(page, node, statement, mentions=mentions)


def _node(page: Page, statement: Statement) -> NamedNode:
    words = page.article.words(statement.content[0])
    return NamedNode(page.names.statement(page.article.id, words, statement))


def _words(page: Page, node: NamedNode, statement: Statement) -> Iterator[Quad]:
    pieces = BETWEEN_PIECES.join(page.article.words(piece) for piece in statement.content)
    begin = min(piece.begin for piece in statement.content)
    end = max(piece.end for piece in statement.content)
    yield page.quad(node, OR.reportedIn, page.node)
    yield page.quad(node, OR.text, terms.words(pieces))
    yield page.quad(node, OR.begin, terms.number(begin))
    yield page.quad(node, OR.end, terms.number(end))


def _manner(page: Page, node: NamedNode, statement: Statement) -> Iterator[Quad]:
    yield page.quad(node, OR.form, terms.words(statement.form))
    yield page.quad(node, OR.marks, terms.words(statement.marks))
    yield page.quad(node, OR.polarity, terms.words(statement.polarity))
    yield page.quad(node, OR.modality, terms.words(statement.modality))
    if statement.via:
        yield page.quad(node, OR.via, terms.words(statement.via))


def _people(
    page: Page, node: NamedNode, statement: Statement, index: MentionIndex
) -> Iterator[Quad]:
    roles = (
        (OR.speaker, statement.speaker),
        (OR.addressee, statement.addressee),
        (OR.about, mentioned(index, statement.content)),
    )
    for predicate, local_ids in roles:
        for entity in dict.fromkeys(page.entities[local] for local in local_ids):
            yield page.quad(node, predicate, entity)


def _day(page: Page, node: NamedNode, statement: Statement) -> Iterator[Quad]:
    said = statement.said
    yield page.quad(node, OR.saidBasis, terms.words(said.basis))
    # Printed on Thursday, it may have been said on any day before: such a day only ends it.
    if said.begin and said.basis != "publication":
        yield page.quad(node, OR.saidFrom, terms.day(said.begin))
    if said.end:
        yield page.quad(node, OR.saidTo, terms.day(said.end))


def _claims(page: Page, node: NamedNode, statement: Statement) -> Iterator[Quad]:
    for span in statement.claims:
        words = page.article.words(span)
        if not ids.normal_words(words):
            continue  # marks alone claim nothing, and would all be one claim
        claim = NamedNode(page.names.claim(words))
        yield page.quad(node, OR.claim, claim)
        yield page.quad(claim, terms.RDF.type, OR.Claim)
        yield page.quad(claim, OR.text, terms.words(words.strip(_OUTER_MARKS)))


def _evidence(
    page: Page, node: NamedNode, statement: Statement, nodes: Mapping[str, NamedNode]
) -> Iterator[Quad]:
    roles = (
        (OR.piece, statement.content),
        (OR.cue, statement.cue),
        (OR.source, statement.source),
    )
    for predicate, spans in roles:
        for span in spans:
            yield from passage_quads(page, node, predicate, span)
    if statement.within:
        yield page.quad(node, OR.within, nodes[statement.within])
    yield from decision_quads(page, node, by=statement.by, confidence=statement.confidence)

"""A store, and the articles it was made from, go in; what is wrong with it comes out.

Two questions are asked: does the graph have the shape that ontology/shapes.ttl says, and does
every printed word in it stand where it is said to stand in its article?
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pyoxigraph import Literal, NamedNode, Triple

from onrecord import resources
from onrecord.graph import (
    BETWEEN_PIECES,
    OR,
    PREFIXES,
    RDF,
    RDFS,
    Properties,
    Subjects,
    by_subject,
    text_of,
    whole,
)
from onrecord.records import Article, Reading

if TYPE_CHECKING:
    from pyoxigraph import BlankNode
    from rdflib import Graph
    from rdflib.term import Node

    from onrecord.graph import GraphStore, Names

BATCH = 1_000
"""Subjects whose shapes are checked at once: pyshacl's time per subject is flat from here on."""

SHOWN = 60
"""Characters of a text that a message repeats."""

# A build leaves the graph of an unchanged record alone: building again alone would not do.
_REMEDY = "remove the record's folder 'graph' and build again"
_NUMBER = re.compile(r"-?[0-9]+")
_STRING = NamedNode(PREFIXES["xsd"] + "string")
_EVIDENCE = {
    OR.Statement.value: "statement",
    OR.Passage.value: "passage",
    OR.Mention.value: "mention",
    OR.Role.value: "fact",
    OR.Reason.value: "reason",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """Something wrong: `kind` in a word or two, `where` it is, and what is wrong there."""

    kind: str
    where: str
    message: str


def check_evidence(
    articles: Iterable[tuple[Article, Reading]], store: "GraphStore", *, names: "Names"
) -> Iterator[Problem]:
    """Yield each place where the graph and the articles' characters differ.

    Every statement, passage, mention and fact must have the words that stand at its offsets,
    every reason must rest on such words, every statement of a reading must be in the graph, and
    every graph must have its article.
    """
    stored = set(store.graphs())
    strays = stored - set(names.common_graphs)
    for article, reading in articles:
        graph = names.graph(article.id)
        strays.discard(graph)
        if graph in stored:
            subjects = by_subject(store.quads(graph=graph))
            yield from _false_words(article, subjects)
            yield from _lost_statements(article, reading, subjects, names)
        else:
            yield Problem(
                kind="missing article",
                where=article.path,
                message=f"the graph does not hold this article; {_REMEDY}",
            )
    for graph in sorted(strays):
        yield Problem(
            kind="stray article",
            where=graph.removeprefix(names.base),
            message=f"the graph holds an article that the record does not; {_REMEDY}",
        )


def _false_words(article: Article, subjects: Subjects) -> Iterator[Problem]:
    for iri in sorted(subjects):
        found = subjects[iri]
        kind = next((_EVIDENCE[one] for one in found.get(RDF.type, ()) if one in _EVIDENCE), None)
        message = _word_error(article, found, subjects) if kind else None
        if message:
            told = found.get(OR.text) or found.get(OR.rule) or [iri]
            where = f"{article.path}: {_shown(told[0])}"
            yield Problem(kind=f"{kind} without evidence", where=where, message=message)


def _word_error(article: Article, found: Properties, subjects: Subjects) -> str | None:
    if OR.Reason.value in found[RDF.type]:
        return _step_error(found, subjects)
    place = _place(found)
    if place is None or len(found.get(OR.text, ())) != 1:
        return "it needs exactly one text, one begin and one end"
    begin, end = place
    if not 0 <= begin < end <= len(article.text):
        return f"characters {begin}–{end} lie outside the article's {len(article.text)}"
    if OR.Statement.value in found[RDF.type]:
        return _pieces_error(found, place, subjects)
    printed = article.text[begin:end]
    if found[OR.text][0] in (printed, whole(printed)):
        return None
    return f"the article prints “{_shown(printed)}” at characters {begin}–{end}"


def _place(found: Properties) -> tuple[int, int] | None:
    """Return a node's begin and end; None unless it has one of each, and they are numbers."""
    begins, ends = found.get(OR.begin, ()), found.get(OR.end, ())
    if len(begins) != 1 or len(ends) != 1:
        return None
    numbers = all(_NUMBER.fullmatch(one) for one in (begins[0], ends[0]))
    return (int(begins[0]), int(ends[0])) if numbers else None


def _pieces_error(found: Properties, place: tuple[int, int], subjects: Subjects) -> str | None:
    """Return how a statement differs from its pieces, each of which is proven by itself."""
    pieces = [subjects.get(iri, {}) for iri in found.get(OR.piece, ())]
    if not pieces:
        return "it has no piece that says where its words stand"
    placed = [(_place(piece), piece.get(OR.text)) for piece in pieces]
    known = sorted((at, text[0]) for at, text in placed if at and text)
    if len(known) < len(pieces):
        return "one of its pieces is not in the graph"
    if found[OR.text][0] != BETWEEN_PIECES.join(text for _, text in known):
        return "its words are not those of its pieces"
    if place != (known[0][0][0], max(end for (_, end), _ in known)):
        return "it does not begin and end where its pieces do"
    return None


def _step_error(found: Properties, subjects: Subjects) -> str | None:
    """Return what a reason rests on, or leads to, that is not there."""
    if any(_place(subjects.get(iri, {})) is None for iri in found.get(OR.restsOn, ())):
        return "the words that it rests on are not in the graph"
    gone = any(OR.rule not in subjects.get(iri, {}) for iri in found.get(OR.because, ()))
    return "the reason that it leads to is not in the graph" if gone else None


def _lost_statements(
    article: Article, reading: Reading, subjects: Subjects, names: "Names"
) -> Iterator[Problem]:
    wanted = {
        names.statement(article.id, article.words(one.content[0]), one): one
        for one in reading.statements
    }
    stored = {s for s, found in subjects.items() if OR.Statement.value in found.get(RDF.type, ())}
    for iri in sorted(wanted.keys() - stored):
        yield Problem(
            kind="missing statement",
            where=f"{article.path}: {_shown(article.words(wanted[iri].content[0]))}",
            message=f"the reader found this statement, but the graph does not hold it; {_REMEDY}",
        )
    for iri in sorted(stored - wanted.keys()):
        yield Problem(
            kind="stray statement",
            where=f"{article.path}: {_shown(subjects[iri].get(OR.text, [iri])[0])}",
            message=f"the graph holds a statement that the reader did not find; {_REMEDY}",
        )


def check_shapes(store: "GraphStore", *, sample: int | None = None) -> Iterator[Problem]:
    """Yield each way in which the graph breaks ontology/shapes.ttl, each once.

    `sample` checks at most so many named graphs, spread evenly over all of them in their order;
    None checks every one.
    """
    shapes = _shapes()
    seen: set[Problem] = set()
    for batch in _batches(_sampled(store.graphs(), sample), store):
        for problem in _broken_shapes(_with_neighbours(batch, store), batch, shapes):
            if problem not in seen:
                seen.add(problem)
                yield problem


def _shapes() -> "Graph":
    """Return the shapes with each property shape aimed at its node shape's targets itself.

    That means the same, and pyshacl then asks a property shape about all nodes at once instead of
    once for every node: 250,000 quads take 14 s instead of 31.
    """
    from rdflib import SH, Graph

    shapes = Graph().parse(resources.folder("ontology") / "shapes.ttl")
    for target in (SH.targetClass, SH.targetNode, SH.targetObjectsOf, SH.targetSubjectsOf):
        for shape, aim in list(shapes.subject_objects(target)):
            for part in shapes.objects(shape, SH.property):
                shapes.add((part, target, aim))
    for shape in {*shapes.subjects(SH.targetClass), *shapes.subjects(SH.targetObjectsOf)}:
        shapes.remove((shape, SH.property, None))
    return shapes


def _sampled(graphs: Sequence[str], sample: int | None) -> Sequence[str]:
    if sample is None or sample >= len(graphs):
        return graphs
    return [graphs[number * len(graphs) // sample] for number in range(sample)]


Batch = Mapping[str, "list[Triple]"]


def _batches(graphs: Iterable[str], store: "GraphStore") -> Iterator[Batch]:
    """Yield the triples of all graphs, grouped by subject, a bounded number of subjects at once."""
    waiting: dict[str, list[Triple]] = {}
    for graph in graphs:
        found: dict[str, list[Triple]] = {}
        for quad in store.quads(graph=graph):
            found.setdefault(text_of(quad.subject), []).append(quad.triple)
        for subject in sorted(found):
            waiting.setdefault(subject, []).extend(found[subject])
            if len(waiting) >= BATCH:
                yield waiting
                waiting = {}
    if waiting:
        yield waiting


def _with_neighbours(batch: Batch, store: "GraphStore") -> "Graph":
    """Return a batch as an rdflib graph, with what it links whole, and types of what it names."""
    from rdflib import Graph

    triples = [triple for some in batch.values() for triple in some]
    for node in batch.keys() - {text_of(t.subject) for t in triples if t.predicate == RDF.type}:
        triples += [quad.triple for quad in store.quads(subject=node)]
    nodes = {t.object.value for t in triples if isinstance(t.object, NamedNode)} | batch.keys()
    typed = {text_of(t.subject) for t in triples if t.predicate == RDF.type}
    for node in nodes - typed:
        found = (quad.triple for quad in store.quads(subject=node))
        triples += [t for t in found if t.predicate == RDF.type or isinstance(t.object, Literal)]
    graph = Graph()
    for t in triples:
        graph.add((_to_rdflib(t.subject), _to_rdflib(t.predicate), _to_rdflib(t.object)))
    return graph


def _to_rdflib(term: "NamedNode | BlankNode | Literal | Triple") -> "Node":
    """Return an engine's term as rdflib's; half the time of writing and parsing N-Triples."""
    import rdflib

    if not isinstance(term, Literal):
        return rdflib.URIRef(text_of(term))
    if term.language:
        return rdflib.Literal(term.value, lang=term.language)
    if term.datatype == _STRING:
        return rdflib.Literal(term.value)
    return rdflib.Literal(term.value, datatype=rdflib.URIRef(term.datatype.value))


def _broken_shapes(data: "Graph", batch: Batch, shapes: "Graph") -> Iterator[Problem]:
    from pyshacl import validate
    from rdflib import SH, URIRef

    _, results, _ = validate(data, shacl_graph=shapes, inplace=True, advanced=False)
    for result in sorted(results.subjects(SH.resultSeverity), key=str):
        node = results.value(result, SH.focusNode)
        # Of a neighbour only the class is known here; the rest is checked in its own batch.
        of_class = results.value(result, SH.resultPath) == URIRef(RDF.type.value)
        if of_class or str(node) in batch:
            yield Problem(
                kind="wrong shape",
                where=_label(data, node),
                message=str(results.value(result, SH.resultMessage)),
            )


def _label(data: "Graph", node: "Node | None") -> str:
    """Return how people know a node: by its label, its words, or its name in the graph."""
    from rdflib import URIRef

    for term in (RDFS.label, OR.name, OR.text):
        for label in sorted(map(str, data.objects(node, URIRef(term.value)))):
            return _shown(label)
    return str(node).rpartition("/")[2]


def _shown(text: str) -> str:
    """Return the beginning of `text` on one line, without signs that a terminal would act on."""
    one_line = " ".join(text[: SHOWN * 2].split())
    plain = "".join(sign if sign.isprintable() else "\ufffd" for sign in one_line)
    return plain if len(plain) <= SHOWN else plain[: SHOWN - 1].rstrip() + "…"

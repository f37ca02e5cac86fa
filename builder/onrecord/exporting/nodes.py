"""The quads of one article's graph go in; plain records of what it says come out.

The table and the networks are made from these records, and a Selection is applied to them, so
that only this module and the RDF writers meet RDF terms.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from pyoxigraph import NamedNode

from onrecord.graph import OR, OWL, RDF, Properties, Subjects, by_subject, text_of
from onrecord.graph.identity import CLASSES

if TYPE_CHECKING:
    from onrecord.graph import GraphStore, Names

_TYPES = {node.value: name for name, node in CLASSES.items()}


@dataclass(frozen=True, slots=True, kw_only=True)
class EntityNode:
    """One person, organisation, place, document or unnamed source; `same_as` are others' IRIs."""

    iri: str
    type: str
    name: str
    same_as: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class StatementNode:
    """One statement; all names of others are IRIs.

    `parts` are its claims and passages, and the reasons of its speaker and day with theirs.
    """

    iri: str
    text: str
    speakers: tuple[str, ...]
    addressees: tuple[str, ...]
    about: tuple[str, ...]
    parts: tuple[str, ...]
    said: tuple[date | None, date | None]
    other: Properties

    def value(self, term: NamedNode) -> str:
        """Return the first value of a property, or an empty string."""
        return next(iter(self.other.get(term, ())), "")


@dataclass(frozen=True, slots=True, kw_only=True)
class FactNode:
    """A fact that ties two entities."""

    holder: str
    property: str
    value: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleNode:
    """One article: its statements, how often it mentions whom, and the facts it tells."""

    iri: str
    graph: str
    published: date | None
    other: Properties
    statements: tuple[StatementNode, ...]
    mentions: Mapping[str, int]
    facts: tuple[FactNode, ...]

    def value(self, term: NamedNode) -> str:
        """Return the first value of a property, or an empty string."""
        return next(iter(self.other.get(term, ())), "")


def articles(store: "GraphStore", graphs: Iterable[str]) -> Iterator[ArticleNode]:
    """Yield the article of each graph that holds one."""
    for graph in graphs:
        subjects = by_subject(store.quads(graph=graph))
        for iri in _of_type(subjects, OR.Article):
            yield _article(iri, graph, subjects)


def entities(store: "GraphStore", names: "Names") -> dict[str, EntityNode]:
    """Return every entity of the store by its IRI, sorted."""
    kinds: dict[str, str] = {}
    called: dict[str, str] = {}
    for quad in store.quads(graph=names.entities_graph):
        iri, value = text_of(quad.subject), text_of(quad.object)
        if quad.predicate == RDF.type and value in _TYPES:
            kinds[iri] = _TYPES[value]
        elif quad.predicate == OR.name:
            called[iri] = min(value, called.get(iri, value))
    same: defaultdict[str, list[str]] = defaultdict(list)
    for quad in store.quads(graph=names.links_graph):
        if quad.predicate == OWL.sameAs:
            same[text_of(quad.subject)].append(text_of(quad.object))
    return {
        iri: EntityNode(
            iri=iri, type=kind, name=called.get(iri, iri), same_as=tuple(sorted(same[iri]))
        )
        for iri, kind in sorted(kinds.items())
    }


def _of_type(subjects: Subjects, kind: NamedNode) -> list[str]:
    return sorted(iri for iri, found in subjects.items() if kind.value in found.get(RDF.type, ()))


def _article(iri: str, graph: str, subjects: Subjects) -> ArticleNode:
    found = subjects[iri]
    spoken = (_statement(one, subjects) for one in _of_type(subjects, OR.Statement))
    return ArticleNode(
        iri=iri,
        graph=graph,
        published=_day(found, OR.published),
        other=found,
        statements=tuple(sorted(spoken, key=_place)),
        mentions=_mentions(subjects),
        facts=tuple(_facts(subjects)),
    )


def _statement(iri: str, subjects: Subjects) -> StatementNode:
    found = subjects[iri]
    parts = (found.get(term, ()) for term in (OR.claim, OR.piece, OR.cue, OR.source))
    return StatementNode(
        iri=iri,
        text=(found.get(OR.text) or [""])[0],
        speakers=tuple(found.get(OR.speaker, ())),
        addressees=tuple(found.get(OR.addressee, ())),
        about=tuple(found.get(OR.about, ())),
        parts=(*(one for some in parts for one in some), *_reasons(found, subjects)),
        said=(_day(found, OR.saidFrom), _day(found, OR.saidTo)),
        other=found,
    )


def _reasons(found: Properties, subjects: Subjects) -> Iterator[str]:
    """Yield the steps that lead to a speaker and a day, and the words that they rest on."""
    seen: set[str] = set()
    waiting = [*found.get(OR.speakerBecause, ()), *found.get(OR.saidBecause, ())]
    while waiting:
        iri = waiting.pop()
        if iri not in seen:
            seen.add(iri)
            yield iri
            yield from subjects.get(iri, {}).get(OR.restsOn, ())
            waiting += subjects.get(iri, {}).get(OR.because, ())


def _place(statement: StatementNode) -> tuple[int, int, str]:
    begin, end = (int(statement.value(term) or 0) for term in (OR.begin, OR.end))
    return begin, -end, statement.iri


def _mentions(subjects: Subjects) -> dict[str, int]:
    marks = _of_type(subjects, OR.Mention)
    return dict(
        sorted(Counter(who for m in marks for who in subjects[m].get(OR.mentions, ())).items())
    )


def _facts(subjects: Subjects) -> Iterator[FactNode]:
    for iri in _of_type(subjects, OR.Role):
        found = subjects[iri]
        for holder in found.get(OR.holder, ()):
            for value in found.get(OR.value, ()):
                yield FactNode(holder=holder, property=found[OR.property][0], value=value)


def _day(found: Properties, term: NamedNode) -> date | None:
    values = found.get(term)
    return date.fromisoformat(values[0]) if values else None

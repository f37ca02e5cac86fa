"""A store and a Selection go in; the part of the graph to export comes out, sorted, in streams."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from pyoxigraph import QuerySolutions

from onrecord.exporting import nodes
from onrecord.exporting.selection import EVERYTHING, Selection
from onrecord.graph import OR, RDF, text_of

if TYPE_CHECKING:
    from pyoxigraph import Quad, Triple

    from onrecord.graph import GraphStore, Names

_LEADS_ON = (OR.mentions, OR.mayBe)  # to an entity that the part need not hold
Kept = Mapping[str, frozenset[str]]

_TIES = (OR.sameClaim, OR.earlier, OR.earlierClaim, OR.later, OR.laterClaim)


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """What an export sees: the whole store, or the nodes that belong to chosen statements.

    `kept` maps each graph's IRI to the subjects that stay of it; None keeps everything.
    """

    store: "GraphStore"
    names: "Names"
    select: Selection = EVERYTHING
    kept: Kept | None = field(default=None)

    def graphs(self) -> Iterable[str]:
        """Return the IRIs of the graphs, sorted."""
        return self.store.graphs() if self.kept is None else sorted(self.kept)

    def quads(self, graph: str) -> "list[Quad]":
        """Return one graph's quads, sorted by subject, rdf:type first, predicate and object."""
        return sorted(filter(self._keeps, self.store.quads(graph=graph)), key=_order)

    def subjects(self) -> Iterable[str]:
        """Return the IRIs of all subjects, sorted, each once."""
        if self.kept is None:
            return self.store.subjects()
        return sorted(set().union(*self.kept.values()))

    def triples(self, subject: str) -> "list[Triple]":
        """Return what all graphs say of one subject, each triple once, in order of `quads`."""
        found = self.store.triples(subject) if self.kept is None else self._kept_triples(subject)
        return sorted(set(found), key=_order)

    def articles(self) -> Iterator[nodes.ArticleNode]:
        """Yield the articles by publication day, undated ones last, with what is kept of them."""
        graphs = self.graphs()
        everything = nodes.articles(self.store, _by_day(self.store, graphs))
        return everything if self.kept is None else map(self._trimmed, everything)

    def _keeps(self, quad: "Quad") -> bool:
        if self.kept is None:
            return True
        subjects = self.kept.get(text_of(quad.graph_name), frozenset())
        if quad.predicate == OR.within and text_of(quad.object) not in subjects:
            return False
        people = self.kept.get(self.names.entities_graph, frozenset())
        if quad.predicate in _LEADS_ON and text_of(quad.object) not in people:
            return False
        return text_of(quad.subject) in subjects

    def _kept_triples(self, subject: str) -> "Iterator[Triple]":
        return (quad.triple for quad in self.store.quads(subject=subject) if self._keeps(quad))

    def _trimmed(self, article: nodes.ArticleNode) -> nodes.ArticleNode:
        kept, nothing = self.kept or {}, frozenset[str]()
        inside = kept.get(article.graph, nothing)
        known = kept.get(self.names.entities_graph, nothing)
        return replace(
            article,
            statements=tuple(one for one in article.statements if one.iri in inside),
            mentions={who: n for who, n in article.mentions.items() if who in known},
            facts=tuple(f for f in article.facts if f.holder in known and f.value in known),
        )


def view(store: "GraphStore", *, names: "Names", select: Selection = EVERYTHING) -> View:
    """Return what of `store` belongs to `select`; a selection is looked up once, here."""
    whole = View(store=store, names=names, select=select)
    return replace(whole, kept=_kept(whole)) if select else whole


def _kept(whole: View) -> Kept:
    store, names, select = whole.store, whole.names, whole.select
    kept: dict[str, set[str]] = defaultdict(set)
    parts: set[str] = set()
    for article in nodes.articles(store, store.graphs()):
        for statement in article.statements:
            if _chosen(statement, select):
                kept[article.graph].update((article.iri, statement.iri, *statement.parts))
                kept[names.claims_graph].add(article.iri)
                parts.update((statement.iri, *statement.parts))
                people = (*statement.speakers, *statement.addressees, *statement.about)
                kept[names.entities_graph].update(people)
    kept[names.claims_graph].update(_ties(whole, parts))
    known = kept[names.entities_graph]
    kept[names.links_graph] |= known
    for quad in store.quads(graph=names.links_graph):
        if quad.predicate == OR.entity and text_of(quad.object) in known:
            kept[names.links_graph].add(text_of(quad.subject))
    return {graph: frozenset(subjects) for graph, subjects in kept.items()}


def _ties(whole: View, parts: set[str]) -> set[str]:
    """Return the claims and retellings that lead to nothing but what is kept."""
    ends: dict[str, set[str]] = defaultdict(set)
    for quad in whole.store.quads(graph=whole.names.claims_graph):
        if quad.predicate in _TIES:
            ends[text_of(quad.subject)].add(text_of(quad.object))
    return {tie for tie, own in ends.items() if own <= parts}


def _chosen(statement: nodes.StatementNode, select: Selection) -> bool:
    right_speaker = select.speaker is None or select.speaker in statement.speakers
    return right_speaker and select.in_period(*statement.said)


def _by_day(store: "GraphStore", graphs: Iterable[str]) -> list[str]:
    asked = f"SELECT ?g ?day WHERE {{ GRAPH ?g {{ ?article {OR.published} ?day }} }}"
    rows = store.select(asked)
    assert isinstance(rows, QuerySolutions)
    days = {text_of(row["g"]): text_of(row["day"]) for row in rows}
    return sorted(graphs, key=lambda graph: (days.get(graph, "9999"), graph))


def _order(said: "Quad | Triple") -> tuple[str, bool, str, str]:
    kind = said.predicate
    return text_of(said.subject), kind != RDF.type, kind.value, str(said.object)

"""Records in, IRIs out: the one place that names the nodes of the graph."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final
from urllib.parse import quote

from pyoxigraph import NamedNode

from onrecord import ids
from onrecord.derivation import Step
from onrecord.errors import UsageError
from onrecord.records import Event, Fact, Reason, Span, Statement

DEFAULT_BASE: Final = "https://w3id.org/onrecord/id/"

_ABSOLUTE: Final = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:\S+[/#]")


@dataclass(frozen=True, slots=True)
class Names:
    """The IRIs of a record: `base` and a local name made from content alone.

    >>> Names().article("article-ferry-stays-in-port-0f3a5c7d9b1e")
    'https://w3id.org/onrecord/id/article-ferry-stays-in-port-0f3a5c7d9b1e'

    Raises:
        UsageError: `base` is no absolute IRI, or does not end in "/" or "#".
    """

    base: str = DEFAULT_BASE

    def __post_init__(self) -> None:
        if not _ABSOLUTE.fullmatch(self.base) or not _is_iri(self.base):
            raise UsageError(
                f"'{self.base}' cannot be a base: give an absolute IRI that ends in / or #"
            )

    @property
    def entities_graph(self) -> str:
        """The graph of all entities' names."""
        return self.base + "graph-entities"

    @property
    def links_graph(self) -> str:
        """The graph of what ties articles together."""
        return self.base + "graph-links"

    @property
    def claims_graph(self) -> str:
        """The graph of what ties claims, and copies of articles, together."""
        return self.base + "graph-claims"

    @property
    def corrections_graph(self) -> str:
        """The graph of what people have corrected."""
        return self.base + "graph-corrections"

    @property
    def common_graphs(self) -> tuple[str, ...]:
        """The graphs of no single article."""
        return (self.claims_graph, self.corrections_graph, self.entities_graph, self.links_graph)

    def article(self, article_id: str) -> str:
        """Return the IRI of an article."""
        return self.base + quote(article_id, safe="")

    def graph(self, article_id: str) -> str:
        """Return the IRI of the named graph that holds what an article says."""
        return f"{self.base}graph-{quote(article_id, safe='')}"

    def entity(self, identity: str) -> str:
        """Return the IRI of an entity, from its identity ("person-mira-solberg-3f2a9c01")."""
        return self.base + quote(identity, safe="")

    def statement(self, article_id: str, words: str, statement: Statement) -> str:
        """Return the IRI of a statement; `words` are those of its first piece."""
        return self.base + ids.statement_id(article_id, words, statement)

    def correction(self, correction_id: str) -> str:
        """Return the IRI of a correction."""
        return f"{self.base}correction-{quote(correction_id, safe='')}"

    def claim(self, words: str) -> str:
        """Return the IRI of the claim that `words` print."""
        return self.base + ids.claim_id(words)

    def link(self, entity: str, other: str) -> str:
        """Return the IRI of the link that ties an identity to another's IRI."""
        return self.base + ids.readable("link", "", entity, other)

    def passage(self, article_id: str, span: Span) -> str:
        """Return the IRI of a passage."""
        return f"{self.base}passage-{_digest(article_id)}-{span.begin}-{span.end}"

    def mention(self, article_id: str, span: Span) -> str:
        """Return the IRI of a mention."""
        return f"{self.base}mention-{_digest(article_id)}-{span.begin}-{span.end}"

    def reason(self, article_id: str, chain: Sequence[Reason]) -> str:
        """Return the IRI of the first step of a chain, which all that follows makes what it is."""
        spans = (("", "") if r.span is None else (r.span.begin, r.span.end) for r in chain)
        steps = (part for r, at in zip(chain, spans, strict=True) for part in (r.rule, *at))
        return f"{self.base}reason-{_digest(article_id)}-{ids.digest(*steps)}"

    def publication(self, article_id: str, step: Step) -> str:
        """Return the IRI of a step by which an article's day of publication is derived."""
        return f"{self.base}reason-{_digest(article_id)}-{ids.digest('publication', *step)}"

    def event(self, article_id: str, event: Event) -> str:
        """Return the IRI of an event, as one article tells it."""
        spans = _marked("", event.mentions)
        return self.base + ids.event_id(article_id, event.label, event.type, spans)

    def role(self, article_id: str, fact: Fact, *, holder: str, value: str) -> str:
        """Return the IRI of a fact; `holder` and `value` are identities, or words."""
        evidence = _marked("", (fact.evidence,))
        parts = (article_id, fact.property, holder, value, *evidence)
        return self.base + ids.readable("role", fact.property, *parts)


def _marked(mark: str, spans: Iterable[Span]) -> tuple[str, ...]:
    return tuple(f"{mark}{span.begin}-{span.end}" for span in spans)


def _digest(article_id: str) -> str:
    return quote(article_id.rpartition("-")[2], safe="")


def _is_iri(text: str) -> bool:
    try:
        NamedNode(text)
    except ValueError:
        return False
    return True

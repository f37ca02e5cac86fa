"""Puts what was found into records with ids: clusters and drafts in, a Reading out."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from onrecord.reading.cast import Cast
from onrecord.reading.eventparts import EventDraft
from onrecord.reading.facts import FactDraft
from onrecord.reading.lexicon import confidence
from onrecord.reading.merging import Cluster
from onrecord.records import (
    Article,
    Entity,
    Event,
    Fact,
    Mention,
    Participant,
    Reading,
    Span,
    Statement,
    TimeExpression,
)

Ids = Mapping[int, str]


class Spoken(NamedTuple):
    """A statement before its entities have ids: clusters of speakers and hearers, the outer one."""

    statement: Statement
    speaker: tuple[int, ...]
    heard: tuple[int, ...]
    around: Statement | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """All that the rules found in one article."""

    cast: Cast
    spoken: Sequence[Spoken]
    events: Sequence[EventDraft]
    facts: Sequence[FactDraft]
    times: tuple[TimeExpression, ...]


def assemble(article: Article, reader: str, found: Found) -> Reading:
    """Return the reading: entities by first mention, statements and events in text order."""
    entities, ids = _entities(found.cast)
    return Reading(
        article=article.id,
        reader=reader,
        entities=entities,
        statements=_statements(found.spoken, ids),
        events=_events(found.events, ids),
        facts=_facts(found.facts, ids),
        times=found.times,
    )


def _entities(cast: Cast) -> tuple[tuple[Entity, ...], dict[int, str]]:
    ordered = sorted(
        (c for c in cast.clusters.values() if c.mentions),
        key=lambda c: (min(c.mentions)[0], c.key),
    )
    ids = {cluster.key: f"e{number}" for number, cluster in enumerate(ordered, 1)}
    return tuple(_entity(cluster, ids[cluster.key]) for cluster in ordered), ids


def _entity(cluster: Cluster, number: str) -> Entity:
    """Make the record; where a span was met as two kinds of mention, the name stands."""
    kinds = dict(sorted(cluster.mentions, key=lambda m: (m[0], m[1] == "name")))
    mentions = tuple(Mention(span=span, kind=kinds[span]) for span in sorted(kinds))
    aliases = tuple(sorted(form for form in cluster.forms if form != cluster.name))
    return Entity(
        id=number, type=cluster.kind, name=cluster.name, aliases=aliases, mentions=mentions
    )


def _statements(spoken: Sequence[Spoken], ids: Ids) -> tuple[Statement, ...]:
    ordered = sorted(spoken, key=_order)
    numbers = {id(s.statement): f"s{number}" for number, s in enumerate(ordered, 1)}
    return tuple(
        replace(
            s.statement,
            id=numbers[id(s.statement)],
            speaker=tuple(ids[key] for key in s.speaker if key in ids),
            addressee=tuple(ids[key] for key in s.heard if key in ids),
            within=numbers[id(s.around)] if s.around else None,
        )
        for s in ordered
    )


def _order(spoken: Spoken) -> tuple[int, int, bool, tuple[Span, ...]]:
    """Text order; of statements that begin together the outer, longer one first."""
    content = spoken.statement.content
    inner = spoken.around is not None
    return content[0].begin, -content[-1].end, inner, spoken.statement.cue


def _events(drafts: Sequence[EventDraft], ids: Ids) -> tuple[Event, ...]:
    ordered = sorted(drafts, key=lambda d: (d.mentions, d.type, d.label))
    return tuple(
        Event(
            id=f"v{number}",
            type=draft.type,
            label=draft.label,
            mentions=tuple(Span(*mention) for mention in draft.mentions),
            participants=tuple(
                Participant(role=role, entity=ids[key])
                for role, key in draft.participants
                if key in ids
            ),
            place=ids.get(draft.place) if draft.place is not None else None,
            when=draft.when,
            confidence=confidence(draft.rule),
            by=draft.rule,
        )
        for number, draft in enumerate(ordered, 1)
    )


def _facts(drafts: Sequence[FactDraft], ids: Ids) -> tuple[Fact, ...]:
    known = {
        Fact(
            subject=ids[draft.subject],
            property=draft.property,
            object=ids[draft.object] if isinstance(draft.object, int) else draft.object,
            evidence=Span(*draft.evidence),
            confidence=confidence(draft.rule),
            by=draft.rule,
        )
        for draft in drafts
        if draft.subject in ids and (isinstance(draft.object, str) or draft.object in ids)
    }
    ordered = sorted(known, key=lambda f: (f.evidence, f.subject, f.property, f.object))
    first = {_told(fact): fact for fact in reversed(ordered)}
    return tuple(fact for fact in ordered if first[_told(fact)] is fact)


def _told(fact: Fact) -> tuple[str, str, str]:
    """Return what a fact tells, whatever its case; only its first evidence is kept."""
    return fact.subject, fact.property, fact.object.lower()

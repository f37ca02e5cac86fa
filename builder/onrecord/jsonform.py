"""Records to and from the JSON that `onrecord read --format jsonl` prints (design.md §3)."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from onrecord.records import (
    Article,
    Entity,
    Event,
    Fact,
    Interval,
    Mention,
    Participant,
    Reading,
    Reason,
    Region,
    Span,
    Statement,
    TimeExpression,
)

Json = dict[str, Any]


def to_json(article: Article, reading: Reading) -> Json:
    """Return one article and its reading as the JSON object of one output line."""
    return {
        "article": {
            "path": article.path,
            "id": article.id,
            "title": article.title,
            "published": _day(article.published),
            "published_by": article.published_by,
            "publisher": article.publisher,
            "authors": list(article.authors),
            "language": article.language,
            "url": article.url,
        },
        "text": article.text,
        "regions": [{"span": _pair(r.span), "kind": r.kind, "by": r.by} for r in article.regions],
        "reader": reading.reader,
        "unread": reading.unread,
        "entities": [_entity(entity) for entity in reading.entities],
        "statements": [_statement(statement) for statement in reading.statements],
        "events": [_event(event) for event in reading.events],
        "facts": [_fact(fact) for fact in reading.facts],
        "times": [_time(time) for time in reading.times],
    }


def from_json(data: Json) -> tuple[Article, Reading]:
    """Return the records that `to_json` wrote; a KeyError tells of a missing field."""
    head = data["article"]
    article = Article(
        id=head["id"],
        path=head["path"],
        text=data["text"],
        title=head["title"],
        published=_to_day(head["published"]),
        published_by=head["published_by"],
        publisher=head["publisher"],
        authors=tuple(head["authors"]),
        language=head["language"],
        url=head["url"],
        regions=tuple(
            Region(span=Span(*r["span"]), kind=r["kind"], by=r["by"]) for r in data["regions"]
        ),
    )
    reading = Reading(
        article=article.id,
        reader=data["reader"],
        unread=data["unread"],
        entities=tuple(_to_entity(entity) for entity in data["entities"]),
        statements=tuple(_to_statement(statement) for statement in data["statements"]),
        events=tuple(_to_event(event) for event in data["events"]),
        facts=tuple(Fact(**{**f, "evidence": Span(*f["evidence"])}) for f in data["facts"]),
        times=tuple(_to_time(time) for time in data["times"]),
    )
    return article, reading


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _to_day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def _pair(span: Span) -> list[int]:
    return [span.begin, span.end]


def _pairs(spans: Iterable[Span]) -> list[list[int]]:
    return [_pair(span) for span in spans]


def _spans(pairs: Iterable[list[int]]) -> tuple[Span, ...]:
    return tuple(Span(*pair) for pair in pairs)


def _interval(when: Interval) -> Json:
    return {"from": _day(when.begin), "to": _day(when.end), "basis": when.basis}


def _to_interval(data: Json) -> Interval:
    return Interval(begin=_to_day(data["from"]), end=_to_day(data["to"]), basis=data["basis"])


def _entity(entity: Entity) -> Json:
    return {
        "id": entity.id,
        "type": entity.type,
        "name": entity.name,
        "aliases": list(entity.aliases),
        "mentions": [{"span": _pair(m.span), "kind": m.kind} for m in entity.mentions],
    }


def _to_entity(data: Json) -> Entity:
    mentions = tuple(Mention(span=Span(*m["span"]), kind=m["kind"]) for m in data["mentions"])
    return Entity(**{**data, "aliases": tuple(data["aliases"]), "mentions": mentions})


def _statement(statement: Statement) -> Json:
    return {
        "id": statement.id,
        "content": _pairs(statement.content),
        "cue": _pairs(statement.cue),
        "source": _pairs(statement.source),
        "speaker": list(statement.speaker),
        "within": statement.within,
        "claims": _pairs(statement.claims),
        "form": statement.form,
        "marks": statement.marks,
        "polarity": statement.polarity,
        "modality": statement.modality,
        "addressee": list(statement.addressee),
        "via": statement.via,
        "said": _interval(statement.said),
        "confidence": statement.confidence,
        "by": statement.by,
        "speaker_because": _reasons(statement.speaker_because),
        "said_because": _reasons(statement.said_because),
    }


def _to_statement(data: Json) -> Statement:
    spans = {field: _spans(data[field]) for field in ("content", "cue", "source", "claims")}
    ids = {field: tuple(data[field]) for field in ("speaker", "addressee")}
    why = {field: _to_reasons(data, field) for field in ("speaker_because", "said_because")}
    return Statement(**{**data, **spans, **ids, **why, "said": _to_interval(data["said"])})


def _reasons(chain: Iterable[Reason]) -> list[Json]:
    return [{"rule": r.rule, "span": _pair(r.span) if r.span else None} for r in chain]


def _to_reasons(data: Json, field: str) -> tuple[Reason, ...]:
    """Return a chain of reasons; readings kept by an older version have none."""
    return tuple(
        Reason(rule=r["rule"], span=Span(*r["span"]) if r["span"] else None)
        for r in data.get(field, ())
    )


def _time(time: TimeExpression) -> Json:
    because = _reasons(time.because)
    return {"span": _pair(time.span), **_interval(time.when), "because": because}


def _to_time(data: Json) -> TimeExpression:
    because = _to_reasons(data, "because")
    return TimeExpression(span=Span(*data["span"]), when=_to_interval(data), because=because)


def _event(event: Event) -> Json:
    return {
        "id": event.id,
        "type": event.type,
        "label": event.label,
        "mentions": _pairs(event.mentions),
        "participants": [{"role": p.role, "entity": p.entity} for p in event.participants],
        "place": event.place,
        "when": _interval(event.when),
        "confidence": event.confidence,
        "by": event.by,
    }


def _to_event(data: Json) -> Event:
    return Event(
        **{
            **data,
            "mentions": _spans(data["mentions"]),
            "participants": tuple(Participant(**p) for p in data["participants"]),
            "when": _to_interval(data["when"]),
        }
    )


def _fact(fact: Fact) -> Json:
    return {
        "subject": fact.subject,
        "property": fact.property,
        "object": fact.object,
        "evidence": _pair(fact.evidence),
        "confidence": fact.confidence,
        "by": fact.by,
    }

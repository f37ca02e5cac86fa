"""What is wrong with one part of a reading: a part and the ground it stands on in, complaints out.

A plug-in is Python that nobody has type-checked, so the types of values are looked at too. The
first complaint is the one that is told; a part without complaints can be stored and proven.
"""

import re
from collections.abc import Iterable, Iterator
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from typing import Any, get_args

from onrecord.records import (
    Basis,
    Entity,
    EntityType,
    Event,
    Fact,
    Form,
    Interval,
    Marks,
    Mention,
    MentionKind,
    Modality,
    Polarity,
    Reason,
    Span,
    Statement,
    TimeExpression,
)

_ROLES = ("actor", "affected", "participant")  # of a participant in an event
_CHOICES = {
    "form": get_args(Form),
    "marks": get_args(Marks),
    "polarity": get_args(Polarity),
    "modality": get_args(Modality),
}
_HALF = re.compile("[\ud800-\udfff]")  # a lone surrogate, which no store takes
Complaints = Iterator[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Ground:
    """What a reading must fit: the text, its entities' ids, and those of entities refused."""

    text: str
    entities: AbstractSet[str] = frozenset()
    lost: AbstractSet[str] = frozenset()


def entity(found: Entity, _: Ground) -> Complaints:
    """Say what is wrong with an entity, whose mentions have been looked at."""
    yield from words("id", found.id)
    yield from _choice("type", found.type, get_args(EntityType))
    yield from words("name", found.name)
    for alias in found.aliases:
        yield from words("an alias", alias)
    if not isinstance(found.mentions, tuple) or not found.mentions:
        yield "it is mentioned nowhere in the text"


def mention(found: Mention, ground: Ground) -> Complaints:
    """Say what is wrong with a mention."""
    yield from _spans("it", (found.span,), ground)
    yield from _choice("kind", found.kind, get_args(MentionKind))


def statement(found: Statement, ground: Ground) -> Complaints:
    """Say what is wrong with a statement, `within` aside."""
    yield from words("id", found.id)
    yield from _content(found.content, ground)
    for part in ("cue", "source", "claims"):
        yield from _spans(part, getattr(found, part), ground)
    outer = found.content[0].begin, found.content[-1].end
    if any(claim.begin < outer[0] or claim.end > outer[1] for claim in found.claims):
        yield "a claim stands outside its content"
    for part in ("speaker", "addressee"):
        yield from _there(part, getattr(found, part), ground)
    for part, allowed in _CHOICES.items():
        yield from _choice(part, getattr(found, part), allowed)
    for part in ("within", "via"):
        if getattr(found, part) is not None:
            yield from words(part, getattr(found, part))
    yield from _interval(found.said)
    yield from _decided(found)
    for part in ("speaker_because", "said_because"):
        yield from _reasons(part, getattr(found, part), ground)


def event(found: Event, ground: Ground) -> Complaints:
    """Say what is wrong with an event."""
    for part in ("id", "type", "label"):
        yield from words(part, getattr(found, part))
    if not found.mentions:
        yield "it is mentioned nowhere in the text"
    yield from _spans("a mention", found.mentions, ground)
    for participant in found.participants:
        yield from _choice("role", participant.role, _ROLES)
        yield from _there("participant", (participant.entity,), ground)
    yield from _there("place", (found.place,) if found.place is not None else (), ground)
    yield from _interval(found.when)
    yield from _decided(found)


def fact(found: Fact, ground: Ground) -> Complaints:
    """Say what is wrong with a fact; its object may be words, but no entity that was refused."""
    yield from _there("subject", (found.subject,), ground)
    yield from words("property", found.property)
    yield from words("object", found.object)
    if found.object in ground.lost:
        yield f"object {found.object} is an entity that was refused"
    yield from _spans("evidence", (found.evidence,), ground)
    yield from _decided(found)


def time(found: TimeExpression, ground: Ground) -> Complaints:
    """Say what is wrong with the words that tell a time."""
    yield from _spans("it", (found.span,), ground)
    yield from _interval(found.when)
    yield from _reasons("because", found.because, ground)


def _content(pieces: tuple[Span, ...], ground: Ground) -> Complaints:
    if not pieces:
        yield "it has no content"
    yield from _spans("content", pieces, ground)
    if any(before.end > after.begin for before, after in pairwise(pieces)):
        yield "the pieces of its content overlap or are out of order"
    if not any(ground.text[piece.begin : piece.end].strip() for piece in pieces):
        yield "its content is blank"


def _spans(what: str, spans: Iterable[Span], ground: Ground) -> Complaints:
    size = len(ground.text)
    for span in spans:
        if type(span.begin) is not int or type(span.end) is not int:
            yield f"{what} does not begin and end at whole numbers"
        if not 0 <= span.begin < span.end <= size:
            yield f"{what} {span.begin}–{span.end} lies outside the text of {size} characters"


def _reasons(what: str, chain: Iterable[Reason], ground: Ground) -> Complaints:
    for reason in chain:
        yield from words(f"a rule of {what}", reason.rule)
        yield from _spans(what, (reason.span,) if reason.span is not None else (), ground)


def _there(what: str, ids: Iterable[str], ground: Ground) -> Complaints:
    for own in ids:
        if own not in ground.entities:
            yield f"{what} {own} is no entity of the reading"


def _choice(what: str, value: Any, allowed: tuple[str, ...]) -> Complaints:
    if value not in allowed:
        yield f"{what} is {value!r}, none of {', '.join(allowed)}"


def words(what: str, value: Any) -> Complaints:
    """Say that a value is no words."""
    if not isinstance(value, str) or not value.strip() or _HALF.search(value):
        yield f"{what} is {value!r}, not words"


def _interval(when: Interval) -> Complaints:
    yield from _choice("basis", when.basis, get_args(Basis))
    for day in (when.begin, when.end):
        if day is not None and type(day) is not date:
            yield f"{day!r} is no date"


def _decided(found: Statement | Event | Fact) -> Complaints:
    sure = found.confidence
    if isinstance(sure, bool) or not isinstance(sure, int | float) or not 0 <= sure <= 1:
        yield f"confidence is {sure!r}, not a number from 0 to 1"
    yield from words("by", found.by)

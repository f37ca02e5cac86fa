"""Checks what a reader returned: an article and its reading in, what of it stands out.

A reading is evidence only where every span lies in the text and every id leads to something in the
same reading. What does not fit is refused by itself, with its reason, and so is what rests on it:
the statements of a speaker who was refused, a statement within one that was.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Any, TypeVar

from onrecord.readers import fitting
from onrecord.readers.fitting import Ground
from onrecord.readers.protocol import Refuse
from onrecord.records import (
    Article,
    Entity,
    Event,
    Fact,
    Mention,
    Reading,
    Refused,
    Statement,
    TimeExpression,
)

_Part = TypeVar("_Part")
_CALLED: dict[type[Any], str] = {
    Entity: "entity",
    Mention: "mention",
    Statement: "statement",
    Event: "event",
    Fact: "fact",
    TimeExpression: "time",
}


class UnfitError(ValueError):
    """What came back is no reading of the article at all; the message says what it is."""


def accepted(article: Article, given: object, *, reader: str, refuse: Refuse) -> Reading:
    """Return what of `given` stands, as read by `reader`; the rest goes to `refuse`.

    Raises:
        UnfitError: `given` is no reading, or one of another article.
    """
    if not isinstance(given, Reading):
        raise UnfitError(f"no Reading but a {type(given).__name__}")
    if given.article != article.id:
        raise UnfitError(f"the reading of another article, {given.article}")
    for part in ("entities", "statements", "events", "facts", "times"):
        if not isinstance(getattr(given, part), tuple):
            raise UnfitError(f"a reading whose {part} are no tuple")
    if given.unread is not None and next(fitting.words("unread", given.unread), None):
        raise UnfitError("a reading without saying in words why it is unread")
    sieve = _Sieve(path=article.path, ground=Ground(text=article.text), refuse=refuse)
    entities = tuple(sieve.entities(given.entities))
    sieve = sieve.over(entities, given.entities)
    return replace(
        given,
        reader=reader,
        entities=entities,
        statements=tuple(sieve.rooted(sieve.kept(Statement, fitting.statement, given.statements))),
        events=tuple(sieve.kept(Event, fitting.event, given.events)),
        facts=tuple(sieve.kept(Fact, fitting.fact, given.facts)),
        times=tuple(sieve.kept(TimeExpression, fitting.time, given.times)),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Sieve:
    """Parts of one article's reading in, those that stand on `ground` out."""

    path: str
    ground: Ground
    refuse: Refuse

    def over(self, kept: Iterable[Entity], given: Iterable[Entity]) -> "_Sieve":
        """Return the sieve for what refers to entities: the kept ones are there."""
        there = frozenset(entity.id for entity in kept)
        lost = frozenset(own for entity in given if isinstance(own := _id(entity), str)) - there
        return replace(self, ground=replace(self.ground, entities=there, lost=lost))

    def kept(
        self,
        kind: type[_Part],
        complaints: Callable[[_Part, Ground], Iterator[str]],
        given: Iterable[_Part],
        *,
        of: str = "",
    ) -> Iterator[_Part]:
        """Yield what nobody complains of; ids are to be unique."""
        seen: set[str] = set()
        for number, part in enumerate(given, start=1):
            own = _id(part)
            reason = self._reason(kind, complaints, part)
            if reason is None and own in seen:
                reason = "its id stands before it"
            if reason is None:
                seen.update(() if own is None else (own,))
                yield part
            else:
                self._refused(f"{of}{_CALLED[kind]} {own or number}", reason)

    def _reason(
        self, kind: type[_Part], complaints: Callable[[_Part, Ground], Iterator[str]], part: _Part
    ) -> str | None:
        if not isinstance(part, kind):
            return f"it is a {type(part).__name__}"
        try:
            return next(complaints(part, self.ground), None)
        except (AttributeError, TypeError, ValueError) as error:
            return f"it is not made as it should be: {error}"

    def _refused(self, what: str, reason: str) -> None:
        what, reason = " ".join(what.split()), " ".join(reason.split())
        self.refuse(Refused(path=self.path, what=what, reason=reason))

    def entities(self, given: Iterable[Entity]) -> Iterator[Entity]:
        """Yield the entities that stand, each with the mentions that do."""
        return self.kept(Entity, fitting.entity, map(self._with_mentions, given))

    def _with_mentions(self, entity: Entity) -> Entity:
        if not isinstance(entity, Entity) or not isinstance(entity.mentions, tuple):
            return entity
        of = f"entity {entity.id}, "
        mentions = tuple(self.kept(Mention, fitting.mention, entity.mentions, of=of))
        return entity if mentions == entity.mentions else replace(entity, mentions=mentions)

    def rooted(self, kept: Iterable[Statement]) -> Iterator[Statement]:
        """Yield the statements by themselves, and those within one of these, however deep."""
        found = tuple(kept)
        within = {statement.id: statement.within for statement in found}
        for statement in found:
            outer, steps = statement.within, 0
            while outer is not None and outer in within and steps < len(found):
                outer, steps = within[outer], steps + 1
            if outer is None:
                yield statement
            else:
                reason = f"it stands within {statement.within}, which is not there"
                self._refused(f"statement {statement.id}", reason)


def _id(part: object) -> Any:
    return getattr(part, "id", None)

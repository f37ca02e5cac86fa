"""Corrections of entities in, rulings over profiles out, by the mentions that stand there now."""

import sqlite3
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Self

from onrecord.archive import articles, work
from onrecord.correcting.ledger import read, standing
from onrecord.correcting.placing import article_of, entity_at, span_of
from onrecord.correcting.statements import corrected, corrected_once, own_entity, speaker_of
from onrecord.correction import OF_STATEMENTS, Correction, Place
from onrecord.linking import Ruling
from onrecord.records import Article, Reading

_HELD = 200  # articles that are kept at hand: a build goes through all of a record


class Places:
    """What stands in the archive where corrections point to."""

    def __init__(self, db: sqlite3.Connection, every: Iterable[Correction]) -> None:
        every = tuple(every)
        self._db = db
        self._held: dict[str, tuple[Article, Reading] | None] = {}
        self._of: dict[str, list[Correction]] = {}
        self.corrections = standing(every)
        taken_back = {one.undoes for one in every}
        self.undone = tuple(one for one in every if one.id in taken_back)
        for one in self.corrections:
            if one.action in OF_STATEMENTS and (found := article_of(db, one.one[0])):
                self._of.setdefault(found, []).append(one)

    @classmethod
    def of(cls, db: sqlite3.Connection, folder: Path) -> Self:
        """Return the places of all corrections of the record in `folder`."""
        return cls(db, read(folder))

    def read(self, article: str) -> tuple[Article, Reading] | None:
        """Return a standing article and its reading as it was read."""
        if article not in self._held:
            if len(self._held) >= _HELD:
                self._held.clear()
            stands = articles.stands(self._db, article)
            self._held[article] = articles.get(self._db, article) if stands else None
        return self._held[article]

    def corrected(self, article: str) -> tuple[Article, Reading] | None:
        """Return a standing article and its reading as it was corrected."""
        if (kept := self.read(article)) is None:
            return None
        return kept[0], self.corrected_from(*kept)

    def corrected_from(self, article: Article, reading: Reading) -> Reading:
        """Return what was read of an article as it was corrected."""
        return corrected(article, reading, self._of.get(article.id, ()))

    def entity(self, place: Place) -> tuple[str, str] | None:
        """Return the article's id and the id of the entity that is mentioned at a place."""
        article = article_of(self._db, place)
        kept = self.read(article) if article else None
        found = entity_at(*kept, place) if kept else None
        return (kept[0].id, found.id) if kept and found else None

    def entities(self, places: Iterable[Place]) -> frozenset[tuple[str, str]]:
        """Return the entities that are mentioned at any of the places."""
        return frozenset(filter(None, map(self.entity, places)))

    def unfitting(self) -> list[str]:
        """Return a line for each correction that no longer fits: kept, but not applied."""
        kept = self._kept()
        return [
            f"correction {one.id} ({one.action} {one.was}) no longer fits: what it is about is "
            f"gone; it is kept ('onrecord correct undo {one.id}' drops it)"
            for one in self.corrections
            if not self._fits(one, kept)
        ]

    def _fits(self, one: Correction, kept: Mapping[str, tuple[Place, ...]]) -> bool:
        """Tell whether what a correction is about is still there."""
        if one.action not in OF_STATEMENTS:
            sides = [kept[one.id]] if one.action == "rename" else [one.one, one.other]
            return all(self.entities(side) for side in sides)
        article = article_of(self._db, one.one[0])
        held = self.read(article) if article else None
        if held is None:
            return False
        before = corrected(*held, self._before(one, held[0].id))
        return corrected_once(held[0], before, one) is not None

    def _before(self, one: Correction, article: str) -> list[Correction]:
        held = self._of[article]
        return held[: held.index(one)]

    def rulings(self) -> list[Ruling]:
        """Return what people ruled of who is who, in the order in which they did."""
        found = (self._ruling(one) for one in self.corrections)
        return [ruling for ruling in found if ruling]

    def apart(self, one: Iterable[Place], other: Iterable[Place]) -> list[Correction]:
        """Return the corrections by which two entities, each by all its places, are two."""
        sides = self.entities(one), self.entities(other)
        found = []
        for each in self.corrections:
            if each.action in ("not-same", "split"):
                a, b = self.entities(each.one), self.entities(each.other)
                if (a & sides[0] and b & sides[1]) or (a & sides[1] and b & sides[0]):
                    found.append(each)
        return found

    def _ruling(self, one: Correction) -> Ruling | None:
        if one.action in ("merge", "split", "not-same"):
            ones = self.entities(one.one)
        elif one.action in ("re-attribute", "add") and one.other:
            ones = self._speaker(one)
        else:
            return None
        others = self.entities(one.other) - ones
        together = one.action not in ("split", "not-same")
        return Ruling(together=together, one=ones, other=others)

    def _speaker(self, one: Correction) -> frozenset[tuple[str, str]]:
        """Return the speaker that the corrected article has not named, if it has not."""
        article = article_of(self._db, one.one[0])
        kept = self.read(article) if article else None
        if kept is None or speaker_of(*kept, one) or not span_of(kept[0].text, one.one[0]):
            return frozenset()
        return frozenset({(kept[0].id, own_entity(one))})

    def called(self) -> dict[str, str]:
        """Return the new name of each identity that was renamed, at its first place that stands."""
        kept = self._kept()
        at = (
            (next(filter(None, map(self.entity, kept[one.id])), None), one.name)
            for one in self.corrections
            if one.action == "rename"
        )
        found = ((work.whose(self._db, *who)[1], name) for who, name in at if who and name)
        return {identity: name for identity, name in found if identity}

    def _kept(self) -> dict[str, tuple[Place, ...]]:
        """Return, by rename, the places of who was renamed that no later split told to be another.

        Where a split takes all of them, the name goes on with the rest, by the split's places.
        """
        kept = {one.id: one.one for one in self.corrections if one.action == "rename"}
        if not any(one.action == "split" for one in self.corrections):
            return kept
        bearers: dict[tuple[str, str], set[str]] = {}
        for one in self.corrections:
            if one.action == "rename":
                self._bear(bearers, one.id, one.one)
            elif one.action == "split":
                gone = self.entities(one.one)
                none = {None, *gone}
                for name in set().union(*(bearers.pop(who, ()) for who in gone)):
                    left = tuple(place for place in kept[name] if self.entity(place) not in none)
                    kept[name] = left or one.other
                    if not left:
                        self._bear(bearers, name, one.other)
        return kept

    def _bear(
        self, bearers: dict[tuple[str, str], set[str]], name: str, places: Iterable[Place]
    ) -> None:
        for who in self.entities(places):
            bearers.setdefault(who, set()).add(name)

"""What someone typed in, the correction that it means out, or one line that says why it is none."""

import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any
from urllib.parse import unquote

from onrecord import asking
from onrecord.archive import articles, work
from onrecord.correcting.places import Places
from onrecord.correcting.wording import bare, first, known, one_line, place, said, short, told
from onrecord.correction import Action, Correction, Place
from onrecord.errors import UsageError
from onrecord.graph import OR, GraphStore, Names, text_of
from onrecord.reading.kinds import name_kind
from onrecord.records import Article, EntityType, Span, Statement

_Found = tuple[Article, Statement, str]  # with the statement's IRI


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    """Where a decision is taken: the open archive, its graph's folder, who decides, when, why.

    `kind` is what a new speaker is, where somebody says so; `notes` gather what is odd about a
    decision that is taken all the same.
    """

    db: sqlite3.Connection
    graph: Path
    names: Names
    places: Places
    who: str
    when: str
    why: str = ""
    kind: EntityType | None = None
    notes: list[str] = field(default_factory=list)

    def _made(self, action: Action, **fields: Any) -> Correction:
        fields |= {"who": self.who, "when": self.when, "why": self.why}
        return Correction(id="", action=action, **fields)

    def merge(self, one: str, other: str) -> Correction:
        """Decide that two entities are one."""
        return self._pair("merge", one, other)

    def not_same(self, one: str, other: str) -> Correction:
        """Decide that two entities are two, whatever speaks for one."""
        return self._pair("not-same", one, other)

    def _pair(self, action: Action, one: str, other: str) -> Correction:
        a, b = self.identity(one), self.identity(other)
        if a == b:
            raise UsageError(
                f"'{one}' and '{other}' are one in the record: 'onrecord correct split' parts them"
                if action == "not-same"
                else f"'{one}' and '{other}' are one in the record already"
            )
        first, second = self._type(a), self._type(b)
        if action == "merge" and first != second and "Person" in (first, second):
            self.notes.append(
                f"one is {told(first)}, the other {told(second)}: 'onrecord correct undo'"
                " parts them again"
            )
        if action == "merge":
            self.notes.extend(
                f"correction {held.id} says that they are two ({held.was}): this one wins over it"
                for held in self.places.apart(self.mentions(a), self.mentions(b))
            )
        names = [self._name(a), self._name(b)]
        if names[0] == names[1]:
            names = [f"{name} ({one})" for name, one in zip(names, (a, b), strict=True)]
        was = " | ".join(names)
        return self._made(
            action, one=self.mentions(a), other=self.mentions(b), corrects=(a, b), was=was
        )

    def split(self, entity: str, named: Iterable[str]) -> Correction:
        """Decide that an entity is another in the articles that are named."""
        identity = self.identity(entity)
        inside = {self.article(name).id for name in named}
        held = self.mentions(identity)
        one = tuple(place for place in held if place.article in inside)
        other = tuple(place for place in held if place.article not in inside)
        if gone := inside - {place.article for place in one}:
            raise UsageError(f"{min(gone)}: does not mention '{entity}'")
        if not other:
            raise UsageError(f"'{entity}' stands in no other article: nothing to split")
        was = self._name(identity)
        return self._made("split", one=one, other=other, corrects=(identity,), was=was)

    def rename(self, entity: str, name: str) -> Correction:
        """Decide what an entity is called."""
        identity = self.identity(entity)
        was, name = self._name(identity), one_line(name)
        return self._made(
            "rename", one=self.mentions(identity), name=name, corrects=(identity,), was=was
        )

    def reject(self, statement: str, *, inside: str | None = None) -> Correction:
        """Decide that something was not said: an IRI, or words of a statement `inside` an article.

        So do the two below.
        """
        return self._of_statement("reject", self.statement(statement, inside))

    def re_attribute(
        self, statement: str, speaker: str, *, inside: str | None = None
    ) -> Correction:
        """Decide who said something."""
        found = self.statement(statement, inside)
        return self._of_statement("re-attribute", found, **self._speaker(speaker, found[0]))

    def re_date(
        self, statement: str, begin: date, end: date, *, inside: str | None = None
    ) -> Correction:
        """Decide when something was said, from the first of the days to the last."""
        if begin > end:
            raise UsageError(f"the period ends before it begins: {begin} to {end}")
        found = self.statement(statement, inside)
        printed = found[0].published
        if printed and begin > printed:
            self.notes.append(f"that is after the article was published, on {printed}")
        return self._of_statement("re-date", found, begin=begin, end=end)

    def add(
        self, article: str, words: str, speaker: str, days: tuple[date | None, date | None]
    ) -> Correction:
        """Decide that words of an article were said by someone."""
        held = self.article(article)
        at = held.text.find(words) if words.strip() else -1
        if at < 0:
            raise UsageError(f"{held.path}: does not print '{words[:60]}'")
        if held.text.find(words, at + 1) >= 0:
            raise UsageError(f"{held.path}: prints '{words[:60]}' more than once: give more words")
        at_hand = place(held, Span(at, at + len(words)))
        kept = self.places.corrected(held.id)
        said = {one.content for one in kept[1].statements} if kept else set()
        if any(len(own) == 1 and bare(held, own[0]) == bare(held, at_hand) for own in said):
            raise UsageError(
                f"{held.path}: '{words[:60]}' is a statement already: "
                "'onrecord correct re-attribute' says who made it"
            )
        given = self._speaker(speaker, held)
        return self._made(
            "add",
            one=(at_hand,),
            begin=days[0],
            end=days[1],
            corrects=(held.id,),
            was=f"“{short(words)}” was no statement",
            **given,
        )

    def undo(self, correction: str | None = None) -> Correction:
        """Decide that a correction no longer holds: the last of those that do, unless given."""
        if correction is None:
            if not self.places.corrections:
                raise UsageError("nothing is corrected that could be undone")
            correction = self.places.corrections[-1].id
        if correction not in {one.id for one in self.places.corrections}:
            if correction in {one.id for one in self.places.undone}:
                raise UsageError(f"'{correction}' is undone already")
            raise UsageError(f"'{correction}' is no correction; 'onrecord correct' lists them")
        was = next(one for one in self.places.corrections if one.id == correction)
        return self._made("undo", undoes=correction, was=f"{correction} ({was.action} {was.was})")

    def _of_statement(self, action: Action, found: _Found, **given: Any) -> Correction:
        article, statement, iri = found
        return self._made(
            action,
            one=tuple(place(article, span) for span in statement.content),
            corrects=(iri.removeprefix(self.names.base),),
            was=self._told(article, statement),
            **given,
        )

    def _told(self, article: Article, statement: Statement) -> str:
        kept = self.places.corrected(article.id)
        called = {e.id: e.name for e in kept[1].entities} if kept else {}
        who = ", ".join(called[local] for local in statement.speaker) or "nobody"
        return said(short(article.words(statement.content[0])), who, statement.said)

    def identity(self, name: str) -> str:
        """Return the identity that a name, IRI or id means."""
        found = unquote(asking.resolve(self.graph, name).removeprefix(self.names.base))
        if not work.of_identity(self.db, found):
            raise UsageError(f"'{name}' is no person, body, place or work of the record")
        return found

    def mentions(self, identity: str) -> tuple[Place, ...]:
        """Return one mention of an identity in each of its articles, the earliest article first.

        Of an article's mentions it is the first name, where there is one.
        """
        found = []
        held = work.of_identity(self.db, identity)
        for profile in sorted(held, key=lambda one: (one.published or date.max, one.article)):
            kept = self.places.corrected(profile.article)
            entity = next(e for e in kept[1].entities if e.id == profile.entity) if kept else None
            if kept and entity and entity.mentions:
                found.append(place(kept[0], min(entity.mentions, key=first).span))
        if not found:
            raise UsageError(
                f"{identity}: no article mentions it: undo the correction that made it"
            )
        return tuple(found)

    def _name(self, identity: str) -> str:
        from onrecord import linking

        held = work.of_identity(self.db, identity)
        return linking.renamed(linking.describe(identity, held), self.places.called()).name

    def _type(self, identity: str) -> EntityType:
        from onrecord import linking

        return linking.describe(identity, work.of_identity(self.db, identity)).type

    def _speaker(self, name: str, article: Article) -> dict[str, object]:
        """Return the fields that tell a speaker: in the article itself, if it names them."""
        try:
            identity = self.identity(name)
        except asking.NoSuchNameError:
            kind = self.kind or name_kind(name) or "Person"
            self.notes.append(
                f"nobody in the record is called '{one_line(name)}': that is {told(kind, new=True)}"
                + ("" if self.kind else "; --kind would say what else it is")
            )
            return {"name": one_line(name), "type": kind}
        held = self.mentions(identity)
        here = tuple(place for place in held if place.article == article.id)
        kind = self._type(identity)
        if self.kind and self.kind != kind:
            self.notes.append(known(self._name(identity), kind))
        return {"other": here or held, "name": self._name(identity), "type": kind}

    def article(self, name: str) -> Article:
        """Return the article known by a name."""
        found = articles.find(self.db, name.removeprefix(self.names.base))
        if len(found) != 1:
            why = f"several articles are known by that: {', '.join(found)}" if found else ""
            raise UsageError(
                f"{name}: {why or 'no such article'}; 'onrecord ask articles' lists them"
            )
        kept = articles.get(self.db, found[0])
        assert kept is not None
        return kept[0]

    def statement(self, name: str, inside: str | None = None) -> _Found:
        """Return the statement that an IRI or id means, its article and its IRI.

        Where it is `inside` an article, the words do that stand in one statement there alone.
        """
        return self._stated(name, self.article(inside)) if inside else self._known(name)

    def _stated(self, words: str, article: Article) -> _Found:
        asked = " ".join(words.split())
        kept = self.places.corrected(article.id)
        found = [
            one
            for one in (kept[1].statements if kept and asked else ())
            if any(asked in " ".join(article.words(piece).split()) for piece in one.content)
        ]
        if len(found) != 1:
            many = (
                "more than one statement has the words" if found else "no statement has the words"
            )
            raise UsageError(f"{article.path}: {many} '{asked[:60]}'")
        return article, found[0], self._iri(article, found[0])

    def _iri(self, article: Article, one: Statement) -> str:
        return self.names.statement(article.id, article.words(one.content[0]), one)

    def _known(self, name: str) -> _Found:
        iri = name if name.startswith(self.names.base) else self.names.base + name
        if article := self._article_of(iri):
            kept = self.places.corrected(unquote(article.removeprefix(self.names.base)))
            for one in kept[1].statements if kept else ():
                assert kept is not None
                if self._iri(kept[0], one) == iri:
                    return kept[0], one, iri
        raise UsageError(
            f"'{name[:80]}' is no statement: give the IRI that 'onrecord ask' shows in --format tsv"
            ", or words of it and --in ARTICLE"
        )

    def _article_of(self, iri: str) -> str | None:
        """Return the IRI of the article that a node is reported in."""
        try:
            with GraphStore.open(self.graph, mode="read") as store:
                found = store.quads(subject=iri)
                return next(
                    (text_of(q.object) for q in found if q.predicate == OR.reportedIn), None
                )
        except ValueError:  # no IRI
            return None

"""The entities of an article while it is read: names and clusters in, look-ups by place out."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from itertools import islice
from typing import Protocol

from onrecord.reading.drafts import Bounds
from onrecord.reading.lexicon import words
from onrecord.reading.merging import Cluster
from onrecord.reading.namegenders import gender_of
from onrecord.reading.names import Name
from onrecord.reading.reasons import Chain, because
from onrecord.reading.stretches import NOWHERE, Stretches
from onrecord.records import EntityType, MentionKind, Span

_BACK = 60  # names and mentions looked back over
_MORE = 2  # times that one namesake is named in full as often as another: then it is no guess


class Likely(Protocol):
    """What weighs whom the pronouns of a page mean; see antecedents.py."""

    def note(self, own: Bounds, key: int) -> None:
        """Note whom a pronoun means."""

    def worth(self, own: Bounds, barred: tuple[int, ...]) -> Mapping[int | None, float]:
        """Return what speaks for each cluster that a pronoun may mean."""


@dataclass(slots=True)
class Cast:
    """All entities of an article while it is being read, and who spoke last.

    Names come merged; documents and unnamed sources join as their phrases are met. `roles` are
    the holders of each role told beside a name, `offices` those of each role with somebody's or a
    body's cluster, `leads` the one of a headline's or lead's role, `last_at` is where the last
    speaker stands, `barred` whom a pronoun cannot mean here, `around` the words of the statement
    around the one that is being read, and `doubts` names, as confidence.toml does, what makes the
    last speaker found less sure, `noted` whom words that were referred to somebody mean, `full`
    where a cluster first has its whole name, `surnames` who has each surname, `answers` where
    somebody who is interviewed speaks, `answering` who that is, and `answering_why` what tells so.
    `why` is what led to the speaker who is looked for, `last_why` to the one who spoke last;
    `likely` weighs whom pronouns of the page mean, and `unsteady` is one that shows that their
    gender tells nothing there; `things` are the places of named things in text order, with
    their clusters.
    """

    names: list[Name]
    clusters: dict[int, Cluster]
    at: Mapping[int, int]
    begins: list[int] = field(default_factory=list)
    author: str | None = None
    phrases: dict[str, int] = field(default_factory=dict)
    fresh: int = 0
    last: tuple[int, ...] = ()
    last_at: int = -1
    barred: tuple[int, ...] = ()
    around: tuple[Bounds, ...] = ()
    doubts: frozenset[str] = frozenset()
    roles: dict[str, set[int]] = field(default_factory=dict)
    offices: dict[tuple[str, int], set[int]] = field(default_factory=dict)
    leads: dict[str, int] = field(default_factory=dict)
    last_male: int | None = None
    last_female: int | None = None
    last_several: tuple[int, ...] = ()
    noted: dict[Bounds, tuple[int, ...]] = field(default_factory=dict)
    full: dict[int, Span] = field(default_factory=dict)
    surnames: dict[str, list[Cluster]] = field(default_factory=dict)
    answers: Stretches = NOWHERE
    answering: int = -1
    answering_why: Chain = ()
    why: Chain = ()
    last_why: Chain = ()
    likely: Likely | None = None
    unsteady: Bounds | None = None
    things: list[tuple[Span, int]] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.names = [n for n in self.names if n.span.begin in self.at]
        self.begins = [n.span.begin for n in self.names]
        self.fresh = max(self.clusters, default=-1) + 1
        for cluster in self.clusters.values():
            if cluster.kind == "Person" and len(cluster.parts) > 1:
                self.surnames.setdefault(cluster.parts[-1], []).append(cluster)
        for name in self.names:
            if name.parts == self.cluster(name).parts:
                self.full.setdefault(self.at[name.span.begin], name.span)

    def within(self, bounds: Bounds) -> list[Name]:
        """Return the names that stand inside `bounds`."""
        first = bisect_left(self.begins, bounds[0])
        last = bisect_left(self.begins, bounds[1])
        return self.names[first:last]

    def things_within(self, bounds: Bounds) -> list[tuple[Span, int]]:
        """Return the places of things that stand inside `bounds`, with their clusters."""
        first, last = (bisect_left(self.things, at, key=lambda one: one[0].begin) for at in bounds)
        return self.things[first:last]

    def before(self, offset: int) -> Iterable[Name]:
        """Return the names that begin before `offset`, the nearest first, as far as _BACK."""
        last = bisect_right(self.begins, offset - 1)
        return reversed(self.names[max(0, last - _BACK) : last])

    def apart(self, name: Name) -> bool:
        """Whether the name stands in a quotation other than the one that is being read."""
        begin = name.span.begin
        return name.quoted and not any(b <= begin < e for b, e in self.around)

    def cluster(self, name: Name) -> Cluster:
        """Return the cluster of a name."""
        return self.clusters[self.at[name.span.begin]]

    def described(self, bounds: Bounds, text: str, kind: EntityType, mention: MentionKind) -> int:
        """Return the cluster of a described source, made when it is first met."""
        key = f"{kind} {' '.join(text.lower().split())}"
        if key not in self.phrases:
            number = self.fresh
            self.fresh += 1
            self.phrases[key] = number
            self.clusters[number] = Cluster(number, kind, text, tuple(text.lower().split()))
        return self.refer((self.phrases[key],), bounds, mention)[0]

    def writer(self, bounds: Bounds) -> int:
        """Return who says "I" outside quotations: whoever answers, or the article's own author."""
        if bounds[0] in self.answers:
            return self.refer((self.answering,), bounds, "pronoun")[0]
        kind: EntityType = "Person" if self.author else "Unnamed"
        return self.described(bounds, self.author or "the author", kind, "pronoun")

    def refer(self, keys: tuple[int, ...], bounds: Bounds, kind: MentionKind) -> tuple[int, ...]:
        """Note that the words at `bounds` mean the clusters `keys`, and return these."""
        for key in keys:
            self.clusters[key].mentions.append((Span(*bounds), kind))
        self.noted[bounds] = keys
        if self.likely and kind == "pronoun" and len(keys) == 1:
            self.likely.note(bounds, keys[0])
        return keys

    def because(self, rule: str, at: Bounds | Span | None = None) -> None:
        """Note what has just led on to the speaker."""
        self.why = (*self.why, because(rule, at))

    def because_of(self, rule: str, key: int, at: Span | int) -> None:
        """Note that the name at `at` has led on to a cluster; a short one, by the whole name.

        Where `at` is an offset, the name is the cluster's last one before.
        """
        found = at if isinstance(at, Span) else self._near(key, at)
        full = self.full.get(key, found)
        self.because(rule, found)
        if full.end - full.begin > found.end - found.begin:
            self.because("short for", full)
        others = [c for c in self._namesakes(found) if c.key != key]
        if others:
            self.because("shared surname", found)
        if any(other.full * _MORE > self.clusters[key].full for other in others):
            self.doubts |= {"speaker by shared surname"}

    def _namesakes(self, found: Span) -> list[Cluster]:
        """Return who may be meant by a surname that several here have, if no title tells."""
        name = self._named_at(found)
        if name is None or len(name.parts) != 1:
            return []
        gender = gender_of(("?", "?"), name.title)
        people = self.surnames.get(name.parts[0], ())
        fitting = [c for c in people if not gender or c.gender in ("", gender)]
        office = name.title if name.title not in words("honorifics") else ""
        holders = [c for c in fitting if office in c.titles]
        return fitting if len(holders) != 1 else []

    def _named_at(self, span: Span) -> Name | None:
        """Return the name that stands there, if one does."""
        return next(
            (name for name in self.within((span.begin, span.end)) if name.span == span), None
        )

    def _near(self, key: int, offset: int) -> Span:
        """Return where the cluster was named last before `offset`, else its whole or any name."""
        named = next((n.span for n in self.before(offset) if self.at[n.span.begin] == key), None)
        full, noted = self.full.get(key), self.clusters[key].mentions
        late = islice(reversed(noted), _BACK)
        told = (at for at, kind in late if at.end <= offset and kind != "pronoun")
        return named or full or next(told, noted[0][0])

    def remember(self, keys: tuple[int, ...]) -> None:
        """Note who spoke, for pronouns and quotations that follow."""
        self.last = keys
        if len(keys) > 1:
            self.last_several = keys
        for key in keys:
            if self.clusters[key].kind == "Person":
                self.last_male = key if self.clusters[key].gender != "female" else self.last_male
                self.last_female = key if self.clusters[key].gender != "male" else self.last_female

    def several(self) -> bool:
        """Whether the last speaker can be "they"."""
        if len(self.last) != 1:
            return bool(self.last)
        only = self.clusters[self.last[0]]
        return only.kind == "Organisation" or (only.kind == "Unnamed" and "s" in only.name[-2:])

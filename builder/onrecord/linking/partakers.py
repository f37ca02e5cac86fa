"""Who takes part in a happening, where and when: what tells two apart, or joins them to a group."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date

from onrecord.linking.happenings import Happening, Key


@dataclass(frozen=True, slots=True)
class Parts:
    """Who takes part in an event: who is affected, who else; where it was, and all its places."""

    affected: frozenset[str]
    others: frozenset[str]
    place: frozenset[str]
    places: frozenset[str]

    @property
    def all(self) -> frozenset[str]:
        """Everybody who takes part."""
        return self.affected | self.others

    def share(self, other: "Parts") -> bool:
        """Whether somebody takes the same part in both: is affected, where both tell who is."""
        if self.affected and other.affected:
            return not self.affected.isdisjoint(other.affected)
        return not self.others.isdisjoint(other.others)

    def at(self, other: "Parts") -> bool | None:
        """Whether both were at one place, as far as one names the other's; None if unknown."""
        return _at(self.place, self.places, other.place, other.places)


def _at(
    own: frozenset[str], around: frozenset[str], others: frozenset[str], beside: frozenset[str]
) -> bool | None:
    """Whether one of the places is among those that are named beside the other; None if unknown."""
    if not own or not others:
        return None
    return not (own.isdisjoint(beside) and others.isdisjoint(around))


def apart(sites: Collection[str], others: Collection[str]) -> bool:
    """Whether both name their sites, and none of one kind: "at a school", "at a mill"."""
    return bool(sites and others) and set(sites).isdisjoint(others)


@dataclass(frozen=True, slots=True)
class Group:
    """What tellings of one event tell: the days that it can be of, who takes part, and where."""

    begin: date | None
    end: date | None
    parts: frozenset[str]
    places: frozenset[str] = frozenset()
    around: frozenset[str] = frozenset()
    sites: frozenset[str] = frozenset()

    def with_(self, other: "Group") -> "Group | None":
        """Return both as one; None where days, places or participants say that they are two."""
        here = _at(self.places, self.around, other.places, other.around)
        dated = bool(here and self.begin and other.begin)
        if self.parts and other.parts and self.parts.isdisjoint(other.parts) and not dated:
            return None
        if here is False or apart(self.sites, other.sites):
            return None
        begins = [each.begin for each in (self, other) if each.begin]
        ends = [each.end for each in (self, other) if each.end]
        begin, end = max(begins, default=None), min(ends, default=None)
        if begin and end and begin > end:
            return None
        where = self.places | other.places, self.around | other.around, self.sites | other.sites
        return Group(begin, end, self.parts | other.parts, *where)


def parts_of(told: Happening, identities: Mapping[Key, str]) -> Parts:
    """Return who takes part by their identities in all articles, and where."""
    affected = frozenset(identities[told.article, who] for who in told.affected)
    everybody = (identities[told.article, who] for who in told.participants)
    known = [identities.get((told.article, where)) for where in told.places]
    place, places = (frozenset(filter(None, some)) for some in (known[:1], known))
    return Parts(affected, frozenset(everybody) - affected, place, places)


def group_of(told: Happening, parts: Parts) -> Group:
    """Return the group of one telling alone."""
    end, sites = told.end or told.begin, frozenset(told.sites)
    return Group(told.begin, end, parts.all, parts.place, parts.places, sites)

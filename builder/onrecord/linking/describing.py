"""All profiles of one identity in, its preferred name and its other names out."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from onrecord.linking.agreement import essential
from onrecord.linking.profiles import Profile
from onrecord.records import EntityType

Called = tuple[EntityType, tuple[str, ...]]  # the type and the names of a profile

_FULL = 2  # words of a person's whole name


@dataclass(frozen=True, slots=True, kw_only=True)
class Identity:
    """Who or what is the same in all articles, under one name; `aliases` are sorted."""

    id: str
    type: EntityType
    name: str
    aliases: tuple[str, ...] = ()


def renamed(told: Identity, called: Mapping[str, str]) -> Identity:
    """Return an identity under its own name, or the one that people gave it, by its id."""
    name = called.get(told.id)
    if not name:
        return told
    others = {told.name, *told.aliases} - {name}
    return replace(told, name=name, aliases=tuple(sorted(others)))


def describe(identity: str, profiles: Iterable[Profile]) -> Identity:
    """Return the identity that all `profiles` are of, whatever their order.

    Its name is the one that most articles use, a whole one where there is any and none with half
    a bracket; of several the longest, then the smallest. Its type is that of most articles, too.

    Raises:
        ValueError: there is no profile.
    """
    return describe_called(identity, Counter((each.type, each.names) for each in profiles))


def describe_called(identity: str, called: Mapping[Called, int]) -> Identity:
    """Return the identity of whom profiles call so, by how many do."""
    if not called:
        raise ValueError("an identity is described by its own profiles, one at least")
    kinds: Counter[EntityType] = Counter()
    names: Counter[str] = Counter()
    for (each, (name, *_)), often in called.items():
        kinds[each] += often
        names[name] += often
    kind = min(kinds, key=lambda each: (-kinds[each], each))
    best = min(names, key=lambda n: (_broken(n), -_whole(n, kind), -names[n], -len(n), n))
    printed = {name for _, own in called for name in own}
    return Identity(id=identity, type=kind, name=best, aliases=tuple(sorted(printed - {best})))


def _whole(name: str, kind: EntityType) -> bool:
    return kind != "Person" or len(essential(name, kind)) >= _FULL


def _broken(name: str) -> bool:
    """Whether a bracket of an insertion is open: "Mira] Solberg"."""
    return name.count("[") != name.count("]")

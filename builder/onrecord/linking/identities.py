"""Profiles of all articles in, the identity of each and the pairs that may be one out.

An identity is called after the earliest mention of whom it is of: the earliest article's (then the
smallest id's) name for it. It depends on the set of articles alone, and stays when later ones are
added. Whoever appears in one article alone has an identity of its own.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import chain
from math import exp

from onrecord.linking.matching import match
from onrecord.linking.odds import born_apart
from onrecord.linking.profiles import Profile
from onrecord.linking.renaming import renamed_pairs
from onrecord.linking.rulings import Ruling, Who, apart, ruled
from onrecord.linking.things import own_identity
from onrecord.linking.weights import table


@dataclass(frozen=True, slots=True, kw_only=True)
class Identities:
    """Who is who: an identity for each (article's id, entity's id).

    `unsure` are pairs of identities that may be one, with the share of such pairs that are, the
    likest first.
    """

    of: Mapping[Who, str]
    unsure: tuple[tuple[str, str, float], ...]


def identify(profiles: Iterable[Profile], rulings: Sequence[Ruling] = ()) -> Identities:
    """Return who is who in the articles of the profiles, whatever their order, as people ruled."""
    held = sorted(profiles, key=lambda profile: (profile.article, profile.entity))
    found = match(held)
    of = as_ruled(held, found.groups, rulings)
    names = [of[profile.article, profile.entity] for profile in held]
    told = ((names[pair.one], names[pair.other], pair.odds) for pair in found.unsure)
    pairs = chain(told, renamed_pairs(held, names))
    may_be = possible(pairs, _births(held, names))
    return Identities(of=of, unsure=unsure(may_be, rulings, of))


def as_ruled(
    held: Sequence[Profile], groups: Iterable[Sequence[int]], rulings: Sequence[Ruling]
) -> dict[Who, str]:
    """Return the identity of each profile of the groups, by article and entity, as people ruled."""
    found: dict[Who, str] = {}
    for group in ruled(groups, rulings, held):
        own = [held[number] for number in group]
        identity = own_identity(min(own, key=_earliest))
        found |= {(profile.article, profile.entity): identity for profile in own}
    return found


def unsure(
    pairs: Iterable[tuple[str, str, float]], rulings: Sequence[Ruling], of: Mapping[Who, str]
) -> tuple[tuple[str, str, float], ...]:
    """Return the pairs of identities that may be one, of pairs with log-odds, the likest first.

    `of` holds the identities of all that was ruled on.
    """
    settled = apart(rulings, of)
    best: dict[tuple[str, str], float] = {}
    for one, other, odds in pairs:
        pair = (min(one, other), max(one, other))
        if one != other and frozenset(pair) not in settled:
            best[pair] = max(odds, best.get(pair, odds))
    ranked = sorted(best, key=lambda pair: (-best[pair], pair))
    return tuple((*pair, share(best[pair])) for pair in ranked)


def possible(
    pairs: Iterable[tuple[str, str, float]], births: Mapping[str, Sequence[int]]
) -> Iterator[tuple[str, str, float]]:
    """Yield the pairs whose years of birth let them be one.

    What one of them was joined with since the pair was held to each other may tell that they are
    two. `births` are the years that an identity's profiles tell.
    """
    for one, other, odds in pairs:
        if not born_apart(births.get(one, ()), births.get(other, ())):
            yield one, other, odds


def _births(held: Iterable[Profile], names: Iterable[str]) -> dict[str, list[int]]:
    found: defaultdict[str, list[int]] = defaultdict(list)
    for profile, name in zip(held, names, strict=True):
        if profile.born is not None:
            found[name].append(profile.born)
    return found


def share(odds: float) -> float:
    """Return how often two that are left unsure at these log-odds are one, from 0 to 1.

    Fitted by hand to Wikinews, where nearly all of one name are one; it is less where namesakes
    are common.
    """
    fitted = table()["share"]
    return float(1 / (1 + exp(-fitted["slope"] * (odds - fitted["even"]))))


def _earliest(profile: Profile) -> tuple[date, str, int, str]:
    return (profile.published or date.max, profile.article, profile.begin, profile.entity)

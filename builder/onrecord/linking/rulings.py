"""Groups of profiles and people's rulings in, the groups as they ruled them out."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from onrecord.linking.profiles import VECTOR, Profile

Who = tuple[str, str]  # an article's id, an entity's id in its reading


@dataclass(frozen=True, slots=True, kw_only=True)
class Ruling:
    """Whether two sides are one (`together`) or two entities; a later ruling overrules earlier."""

    together: bool
    one: frozenset[Who]
    other: frozenset[Who]


def ruled(
    groups: Iterable[Sequence[int]], rulings: Iterable[Ruling], profiles: Sequence[Profile]
) -> list[list[int]]:
    """Return the groups, united and parted as was ruled, in the order of the rulings."""
    group_of: dict[int, set[int]] = {}
    for group in map(set, groups):
        group_of |= dict.fromkeys(group, group)
    places = {(p.article, p.entity): number for number, p in enumerate(profiles)}
    for ruling in rulings:
        one, other = (
            {places[who] for who in side if who in places} for side in (ruling.one, ruling.other)
        )
        if one and other and ruling.together:
            _unite(group_of, one | other)
        elif one and other:
            _part(group_of, one, other, profiles)
    return sorted({min(group): sorted(group) for group in group_of.values()}.values())


def apart(rulings: Iterable[Ruling], names: dict[Who, str]) -> set[frozenset[str]]:
    """Return the pairs of identities that were ruled to be two."""
    return {
        frozenset((one, other))
        for ruling in rulings
        if not ruling.together
        for one in {names[who] for who in ruling.one & names.keys()}
        for other in {names[who] for who in ruling.other & names.keys()}
    }


def _unite(group_of: dict[int, set[int]], numbers: set[int]) -> None:
    whole = {other for number in numbers for other in group_of[number]}
    group_of |= dict.fromkeys(whole, whole)


def _part(
    group_of: dict[int, set[int]], one: set[int], other: set[int], profiles: Sequence[Profile]
) -> None:
    """Part each group that has some of both; the rest of it goes to whom its words are nearer."""
    for group in {min(g): g for g in map(group_of.__getitem__, sorted(one))}.values():
        ones, others = sorted(group & one), sorted(group & other)
        if others:
            near, far = _mean(ones, profiles), _mean(others, profiles)
            nearer = {
                number
                for number in group - one - other
                if _product(near, number, profiles) > _product(far, number, profiles)
            }
            for part in ({*ones, *nearer}, group - nearer - one):
                group_of |= dict.fromkeys(part, part)


def _mean(numbers: Sequence[int], profiles: Sequence[Profile]) -> dict[int, float]:
    """Return the mean vector of some profiles, by the words' numbers."""
    total: dict[int, float] = {}
    for number in numbers:
        for word, worth in np.frombuffer(profiles[number].around, VECTOR).tolist():
            total[word] = total.get(word, 0.0) + worth / len(numbers)
    return total


def _product(mean: dict[int, float], number: int, profiles: Sequence[Profile]) -> float:
    told = np.frombuffer(profiles[number].around, VECTOR).tolist()
    return float(sum(mean.get(word, 0.0) * worth for word, worth in told))

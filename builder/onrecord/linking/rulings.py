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
    held = [list(group) for group in groups]
    places = {(p.article, p.entity): number for number, p in enumerate(profiles)}
    for ruling in rulings:
        one, other = ({places[who] for who in side if who in places} for side in _sides(ruling))
        together = ruling.together
        held = _united(held, one, other) if together else _parted(held, one, other, profiles)
    return sorted(map(sorted, held))


def apart(rulings: Iterable[Ruling], names: dict[Who, str]) -> set[frozenset[str]]:
    """Return the pairs of identities that were ruled to be two."""
    return {
        frozenset((names[one], names[other]))
        for ruling in rulings
        if not ruling.together
        for one in ruling.one & names.keys()
        for other in ruling.other & names.keys()
    }


def _sides(ruling: Ruling) -> tuple[frozenset[Who], frozenset[Who]]:
    return ruling.one, ruling.other


def _united(groups: list[list[int]], one: set[int], other: set[int]) -> list[list[int]]:
    if not one or not other:
        return groups
    touched = [group for group in groups if not (one | other).isdisjoint(group)]
    rest = [group for group in groups if (one | other).isdisjoint(group)]
    return [*rest, [number for group in touched for number in group]]


def _parted(
    groups: list[list[int]], one: set[int], other: set[int], profiles: Sequence[Profile]
) -> list[list[int]]:
    done: list[list[int]] = []
    for group in groups:
        ones = [number for number in group if number in one]
        others = [number for number in group if number in other]
        if not ones or not others:
            done.append(group)
            continue
        near, far = _mean(ones, profiles), _mean(others, profiles)
        open_ones = [number for number in group if number not in one | other]
        nearer = {n for n in open_ones if _product(near, n, profiles) > _product(far, n, profiles)}
        done += [[*ones, *nearer], [n for n in open_ones if n not in nearer] + others]
    return done


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

"""Profiles in, the pairs out of which one has the other's name as a former, new or birth name.

Such names share no block, so that nothing else holds the two to each other. That "Joan Prior" was
once "Joan Vale" does not show that every Joan Vale is she: they are told as pairs that may be one.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace

from onrecord.linking.agreement import DESCRIBED, agreement, essential, generic
from onrecord.linking.profiles import Profile
from onrecord.linking.things import groups
from onrecord.linking.weights import table

_TWO = 2  # words of a person's whole name


def other_names(profile: Profile) -> tuple[str, ...]:
    """Return the groups of a profile's other whole names that its own name does not lead to."""
    block, _ = groups(profile)
    if not block or profile.type in DESCRIBED:
        return ()
    own = essential(profile.names[0], profile.type)
    found = set()
    for name in profile.names[1:]:
        words = essential(name, profile.type)
        whole = len(words) >= _TWO if profile.type == "Person" else not generic(words)
        letters = name.replace(".", "").isupper()  # "ABC" is no former name
        if words and whole and not letters and agreement(own, words, profile.type) == "other":
            other, group = groups(replace(profile, names=(name,)))
            found |= {group} if other != block else set()
    return tuple(sorted(found))


def renamed_pairs(profiles: Sequence[Profile]) -> Iterator[tuple[int, int, float]]:
    """Yield the numbers of each two of which one has the other's name as another, with log-odds."""
    called: defaultdict[str, list[int]] = defaultdict(list)
    for number, profile in enumerate(profiles):
        called[groups(profile)[1]].append(number)
    for number, profile in enumerate(profiles):
        for name in other_names(profile):
            yield from ((number, other, renamed_odds()) for other in called.get(name, ()))


def renamed_odds() -> float:
    """Return the log-odds that whoever has a name is who once had it, as an article told."""
    return float(table()["share"]["renamed"])

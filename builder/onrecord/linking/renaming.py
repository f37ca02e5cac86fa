"""Profiles in, the pairs out of whom one has the other's name as a former, new or birth name.

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


def renamed_pairs(
    profiles: Sequence[Profile], identities: Sequence[str]
) -> Iterator[tuple[str, str, float]]:
    """Yield each two identities of which one has the other's name as another, with log-odds.

    The identities are those of the profiles, in their order.
    """
    called: defaultdict[str, set[str]] = defaultdict(set)
    once_called: set[tuple[str, str]] = set()
    for profile, identity in zip(profiles, identities, strict=True):
        called[groups(profile)[1]].add(identity)
        once_called |= {(identity, name) for name in other_names(profile)}
    for identity, name in sorted(once_called):
        yield from ((identity, other, renamed_odds()) for other in sorted(called.get(name, ())))


def renamed_odds() -> float:
    """Return the log-odds that whoever has a name is who once had it, as an article told."""
    return float(table()["share"]["renamed"])

"""Profiles of all articles in, the identity of each and the pairs that may be one out.

An identity is called after the earliest mention of whom it is of: the earliest article's (then the
smallest id's) name for it. It depends on the set of articles alone, and stays when later ones are
added. Whoever appears in one article alone has an identity of its own.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from math import exp

from onrecord import ids
from onrecord.linking.matching import match
from onrecord.linking.names import normal_name
from onrecord.linking.profiles import Profile
from onrecord.linking.weights import table
from onrecord.records import EntityType

_KINDS: dict[EntityType, str] = {
    "Person": "person",
    "Organisation": "organisation",
    "Place": "place",
    "Thing": "thing",
    "Document": "work",
    "Unnamed": "unnamed",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Identities:
    """Who is who: an identity for each (article's id, entity's id).

    `unsure` are pairs of identities that may be one, with the share of such pairs that are, the
    likest first.
    """

    of: Mapping[tuple[str, str], str]
    unsure: tuple[tuple[str, str, float], ...]


def identify(profiles: Iterable[Profile]) -> Identities:
    """Return who is who in the articles of the profiles, whatever their order."""
    held = sorted(profiles, key=lambda profile: (profile.article, profile.entity))
    found = match(held)
    names: list[str] = [""] * len(held)
    for group in found.groups:
        identity = own_identity(min((held[number] for number in group), key=_earliest))
        for number in group:
            names[number] = identity
    places = ((profile.article, profile.entity) for profile in held)
    return Identities(
        of=dict(zip(places, names, strict=True)),
        unsure=tuple(
            (names[pair.one], names[pair.other], share(pair.odds)) for pair in found.unsure
        ),
    )


def share(odds: float) -> float:
    """Return how often two that are left unsure at these log-odds are one, from 0 to 1.

    Fitted by hand to Wikinews, where nearly all of one name are one; it is less where namesakes
    are common.
    """
    fitted = table()["share"]
    return float(1 / (1 + exp(-fitted["slope"] * (odds - fitted["even"]))))


def own_identity(profile: Profile) -> str:
    """Return the identity ("person-mira-solberg-3f2a9c01d2e4") that a profile has by itself."""
    name = profile.names[0]
    words = " ".join(normal_name(name, profile.type))
    own = (profile.type, words or name, profile.article, profile.begin)
    return ids.readable(_KINDS[profile.type], words, *own)


def _earliest(profile: Profile) -> tuple[date, str, int, str]:
    return (profile.published or date.max, profile.article, profile.begin, profile.entity)

"""Readings in, identities out: who and what is the same across articles."""

from onrecord import resources
from onrecord.linking.describing import Identity, describe
from onrecord.linking.happenings import Happening, happenings
from onrecord.linking.identities import Identities, identify, own_identity
from onrecord.linking.profiles import Profile, profiles
from onrecord.linking.publication import dated_by, published, undated
from onrecord.linking.rulings import Ruling
from onrecord.linking.sameevents import same_events

LINKER = " ".join(
    (
        "profiles/2 events/2",
        *(resources.digest("lexicon", file) for file in ("names.toml", "nouns.toml")),
        resources.digest("linking", "*"),
    )
)
"""The version of the rule by which entities are one; another one makes a record derive anew."""

__all__ = [
    "LINKER",
    "Happening",
    "Identities",
    "Identity",
    "Profile",
    "Ruling",
    "dated_by",
    "describe",
    "happenings",
    "identify",
    "own_identity",
    "profiles",
    "published",
    "same_events",
    "undated",
]

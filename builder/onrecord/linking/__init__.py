"""Readings in, identities out: who and what is the same across articles."""

from onrecord import resources
from onrecord.linking.describing import Identity, describe
from onrecord.linking.happenings import Happening, happenings, same_events
from onrecord.linking.identities import Identities, identify, own_identity
from onrecord.linking.profiles import Profile, profiles

LINKER = " ".join(
    (
        "profiles/3 events/1",
        *(resources.digest("lexicon", file) for file in ("names.toml", "nouns.toml", "words.toml")),
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
    "describe",
    "happenings",
    "identify",
    "own_identity",
    "profiles",
    "same_events",
]

"""Readings in, identities out: who and what is the same across articles."""

from onrecord import resources
from onrecord.linking.describing import Identity, describe, describe_called, renamed
from onrecord.linking.happenings import Happening, happenings
from onrecord.linking.identities import Identities, identify
from onrecord.linking.profiles import Profile, profiles
from onrecord.linking.publication import dated_by, published, undated
from onrecord.linking.rulings import Ruling
from onrecord.linking.sameevents import same_events
from onrecord.linking.things import own_identity, placed

_LEXICON = "first_names", "names", "nouns", "words"
LINKER = " ".join(
    (
        "profiles/6 events/3 claims/3",
        *(resources.digest("lexicon", f"{name}.toml") for name in _LEXICON),
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
    "describe_called",
    "happenings",
    "identify",
    "own_identity",
    "placed",
    "profiles",
    "published",
    "renamed",
    "same_events",
    "undated",
]

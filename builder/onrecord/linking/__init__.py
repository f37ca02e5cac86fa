"""Readings in, identities out: who and what is the same across articles."""

from onrecord import resources
from onrecord.linking.describing import Identity, describe
from onrecord.linking.identities import Identities, identify, own_identity
from onrecord.linking.profiles import Profile, profiles
from onrecord.linking.rulings import Ruling

LINKER = "profiles/1 " + " ".join(
    resources.digest("lexicon", file)
    for file in ("names.toml", "identity.toml", "common_words.txt")
)
"""The version of the rule by which entities are one; another one makes a record derive anew."""

__all__ = [
    "LINKER",
    "Identities",
    "Identity",
    "Profile",
    "Ruling",
    "describe",
    "identify",
    "own_identity",
    "profiles",
]

"""Readings in, identities out: who and what is the same across articles."""

from onrecord import resources
from onrecord.linking.describing import Appearance, Identity, appearances, describe
from onrecord.linking.identities import identify

LINKER = f"names/1 {resources.digest('lexicon', 'names.toml')}"
"""The version of the rule by which names are one; another one makes a record derive its graph."""

__all__ = ["LINKER", "Appearance", "Identity", "appearances", "describe", "identify"]

"""Readings in, identities out: who and what is the same across articles."""

from onrecord.linking.describing import Appearance, Identity, appearances, describe
from onrecord.linking.identities import identify

__all__ = ["Appearance", "Identity", "appearances", "describe", "identify"]

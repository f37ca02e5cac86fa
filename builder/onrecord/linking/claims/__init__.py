"""Statements that say the same, in the same or in other words, become one claim."""

from onrecord.linking.claims.copies import Copy, Print, copies, sampled
from onrecord.linking.claims.linking import link
from onrecord.linking.claims.parts import parts
from onrecord.linking.claims.records import Claims, Drift, Link, LinkKind, Part
from onrecord.linking.claims.telling import Retelling, Told, told
from onrecord.linking.claims.wording import Change, changes

__all__ = [
    "Change",
    "Claims",
    "Copy",
    "Drift",
    "Link",
    "LinkKind",
    "Part",
    "Print",
    "Retelling",
    "Told",
    "changes",
    "copies",
    "link",
    "parts",
    "sampled",
    "told",
]

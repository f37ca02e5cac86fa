"""Authority files and services in, links of the record's entities to their IRIs out."""

from onrecord.authority.entries import Entry, keys, united
from onrecord.authority.files import read_entries
from onrecord.authority.scoring import Known, Link, decide, known, odds
from onrecord.authority.service import reconcile

AUTHORITY = "authority/2"
"""The version of the rule by which entities are linked; another one makes a record derive anew, and
so does another seeds/linking/authority.toml, as all that linking starts from."""

__all__ = [
    "AUTHORITY",
    "Entry",
    "Known",
    "Link",
    "decide",
    "keys",
    "known",
    "odds",
    "read_entries",
    "reconcile",
    "united",
]

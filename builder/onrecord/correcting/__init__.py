"""What people corrected: kept as lines of a file, and laid over what was read and linked."""

from onrecord.correcting.ledger import FILE, append, read, standing
from onrecord.correcting.places import Places
from onrecord.correcting.placing import article_of
from onrecord.correcting.statements import corrected
from onrecord.correction import ACTIONS, OF_STATEMENTS, Action, Correction, Place

__all__ = [
    "ACTIONS",
    "FILE",
    "OF_STATEMENTS",
    "Action",
    "Correction",
    "Place",
    "Places",
    "append",
    "article_of",
    "corrected",
    "read",
    "standing",
]

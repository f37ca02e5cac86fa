"""Finds the data folders (ontology, queries, lexicon) in an installed wheel or in a checkout."""

from functools import cache
from pathlib import Path

from onrecord.errors import OnRecordError

_PACKAGE = Path(__file__).parent
_CHECKOUT = {"ontology": "ontology", "queries": "queries", "lexicon": "seeds/lexicon"}


@cache
def folder(name: str) -> Path:
    """Return the folder called `name`: "ontology", "queries" or "lexicon".

    Raises:
        OnRecordError: neither the wheel nor a checkout has it.
    """
    candidates = (_PACKAGE / "_data" / name, _PACKAGE.parents[1] / _CHECKOUT[name])
    for candidate in candidates:
        if candidate.is_dir():
            return candidate
    raise OnRecordError(f"the folder '{name}' is missing: install onrecord again")

"""Finds the data folders, ontology and queries among them, in a wheel or in a checkout."""

import hashlib
from functools import cache
from pathlib import Path

from onrecord.errors import OnRecordError

_PACKAGE = Path(__file__).parent
_CHECKOUT = {
    "ontology": "ontology",
    "queries": "queries",
    "lexicon": "seeds/lexicon",
    "linking": "seeds/linking",
    "model": "seeds/model",
    "names": "seeds/names",
}


@cache
def folder(name: str) -> Path:
    """Return the folder called `name`: "ontology", "queries" or one of those of the seeds.

    Raises:
        OnRecordError: neither the wheel nor a checkout has it.
    """
    candidates = (_PACKAGE / "_data" / name, _PACKAGE.parents[1] / _CHECKOUT[name])
    for candidate in candidates:
        if candidate.is_dir():
            return candidate
    raise OnRecordError(f"the folder '{name}' is missing: install onrecord again")


@cache
def digest(name: str, pattern: str) -> str:
    """Return 8 hex digits of the files that match `pattern` in the folder called `name`.

    They go into the version of whatever works with these files, so that a change of the data is
    noticed like a change of the code.
    """
    total = hashlib.sha256()
    for file in sorted(folder(name).glob(pattern)):
        total.update(file.name.encode() + b"\0" + file.read_bytes())
    return total.hexdigest()[:8]

"""The file of corrections in, the records out, and back: one JSON line each, only ever added to."""

import json
from collections.abc import Iterable
from dataclasses import asdict, replace
from datetime import date, datetime
from itertools import count
from pathlib import Path
from typing import Any, get_args

from onrecord.correction import ACTIONS, Correction, Place
from onrecord.errors import RecordError
from onrecord.ids import digest
from onrecord.records import EntityType

FILE = "corrections.jsonl"
_UNFINISHED = f"{FILE}.new"
_ID = 10  # hexadecimal digits
_NEEDS = {  # fields of which an action has one at least
    **dict.fromkeys(("merge", "split", "not-same"), ("other",)),
    **dict.fromkeys(("re-attribute", "add"), ("name", "other")),
    "rename": ("name",),
    "re-date": ("begin",),
}


def read(folder: Path) -> tuple[Correction, ...]:
    """Return all corrections of the record in `folder`, in the order in which they were made.

    Raises:
        RecordError: a line is none, or has another one's id; the message names it.
    """
    try:
        lines = (folder / FILE).read_text(encoding="utf-8").split("\n")
    except FileNotFoundError:
        return ()
    except (OSError, UnicodeDecodeError) as error:
        raise RecordError(f"{folder / FILE}: cannot be read: {error}") from error
    found: dict[str, Correction] = {}
    for number, line in enumerate(lines, start=1):
        if line.strip():
            where = f"{folder / FILE}: line {number}"
            one = _parsed(line, where)
            if one.id in found:
                raise RecordError(f"{where} has the id {one.id} of an earlier line; take one out")
            found[one.id] = one
    return tuple(found.values())


def append(folder: Path, new: Correction) -> Correction:
    """Add a correction, whole or not at all, and return it with its id; hold the write lock."""
    before = read(folder)
    decided = json.dumps(_json(replace(new, who="", when="", why="")))  # by whoever and whenever
    known = {one.id for one in before}
    ids = (digest(number, decided, length=_ID) for number in count(len(before)))
    named = replace(new, id=next(one for one in ids if one not in known))
    lines = "".join(json.dumps(_json(c), ensure_ascii=False) + "\n" for c in (*before, named))
    try:
        (folder / _UNFINISHED).write_text(lines, encoding="utf-8")
        (folder / _UNFINISHED).replace(folder / FILE)
    except (OSError, UnicodeEncodeError) as error:
        raise RecordError(f"{folder / FILE}: cannot be written: {error}") from error
    return named


def standing(corrections: Iterable[Correction]) -> tuple[Correction, ...]:
    """Return the corrections that were not undone."""
    held = tuple(corrections)
    undone = {c.undoes for c in held if c.action == "undo"}
    return tuple(c for c in held if c.action != "undo" and c.id not in undone)


def _json(correction: Correction) -> dict[str, Any]:
    """Return the fields that say something, days as ISO dates."""
    told = {key: value for key, value in asdict(correction).items() if value}
    return {k: v.isoformat() if isinstance(v, date) else v for k, v in told.items()}


def _parsed(line: str, where: str) -> Correction:
    try:
        return _correction(json.loads(line))
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise RecordError(f"{where} is no correction ({error}); mend it or take it out") from error


def _correction(data: dict[str, Any]) -> Correction:
    given: dict[str, Any] = {k: date.fromisoformat(data[k]) for k in ("begin", "end") if k in data}
    places: dict[str, Any] = {k: tuple(map(_place, data.get(k, ()))) for k in ("one", "other")}
    told = Correction(**{**data, **given, **places, "corrects": tuple(data.get("corrects", ()))})
    texts = (told.id, told.who, told.when, told.why, told.was, *told.corrects)
    optional = (told.name, told.undoes)
    if not all(isinstance(t, str) for t in (*texts, *(t for t in optional if t is not None))):
        raise TypeError("a field is no text")
    datetime.fromisoformat(told.when)
    if told.action not in ACTIONS or told.type not in get_args(EntityType):
        raise ValueError(f"there is no {told.action} of a {told.type}")
    if not (told.undoes if told.action == "undo" else told.one):
        raise ValueError("it does not say what it is about")
    if told.action in _NEEDS and not any(getattr(told, name) for name in _NEEDS[told.action]):
        raise ValueError(f"a {told.action} needs {' or '.join(_NEEDS[told.action])}")
    if (told.begin is None) != (told.end is None) or (
        told.begin and told.end and told.begin > told.end
    ):
        raise ValueError("it is no period: begin and end go together, the earlier first")
    return told


def _place(data: dict[str, Any]) -> Place:
    place = Place(**data)
    words = all(isinstance(part, str) for part in (place.article, place.key, place.text))
    whole = type(place.begin) is type(place.end) is int
    if not words or not whole or not 0 <= place.begin < place.end:
        raise ValueError("a place is no words of an article")
    return place

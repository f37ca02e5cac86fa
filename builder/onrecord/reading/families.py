"""Gives "Dennis" of "Dennis and Margaret Fowler" the surname: an article's names in and out."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from onrecord.reading.kinds import given
from onrecord.reading.lexicon import words
from onrecord.reading.namegenders import first_gender
from onrecord.reading.names import Name

_JOINS = frozenset({"and", "&"})
_NEAR = 300  # characters before and behind a first name in which kinship is told
_WORD = re.compile(r"[^\W\d_]+")


def with_surnames(text: str, names: Sequence[Name]) -> list[Name]:
    """Return the names, first names joined to a full one with its surname: "Tom, Paul and Ann Lee".

    Only where the text tells that they are of one family ("the couple", "the Fowlers") next to
    them. Not where the first name is told with a title ("Prince Harry"), was printed alone before,
    or is part of another full name.
    """
    taken = {name.parts[-1] for name in names if len(name.parts) > 1}
    surnames: dict[str, set[str]] = {}
    for name in names:
        if len(name.parts) > 1:
            surnames.setdefault(name.parts[0], set()).add(name.parts[-1])
    seen: set[str] = set()
    found = list(names)
    for place, name in enumerate(names):
        if len(name.parts) != 1:
            continue
        first = name.parts[0]
        surname = _surname(text, names, place) if first not in seen | taken else None
        kin = surname and _are_kin(text, name.span.begin, surname)
        if surname and kin and surnames.get(first, set()) <= {surname.lower()}:
            found[place] = replace(name, surname=surname)
        seen.add(first)
    return found


def _are_kin(text: str, begin: int, surname: str) -> bool:
    """Whether kinship is told near to the names, or the text has the family's name or its man's."""
    printed = (f"{surname}s", f"{surname}es", f"Mr {surname}", f"Mr. {surname}")
    if any(form in text for form in printed):
        return True
    near = text[max(0, begin - _NEAR) : begin + _NEAR].lower()
    return any(word in words("kin") or word in words("family") for word in _WORD.findall(near))


def _surname(text: str, names: Sequence[Name], place: int) -> str | None:
    """Return the surname of the full name to which the first name is joined, straight or listed."""
    for at in _listed(text, names, place):
        name = names[at]
        if name.kind != "Person" or name.title or not name.parts:
            return None
        if len(name.parts) > 1:
            return name.text.split()[-1]
        if not (given(name.parts[0]) or first_gender(name.parts[0])):
            return None
    return None


def _listed(text: str, names: Sequence[Name], place: int) -> Iterator[int]:
    """Yield the places of the name, of those behind its commas and of the one behind "and"."""
    yield place
    for at in range(place + 1, len(names)):
        between = text[names[at - 1].span.end : names[at].span.begin].strip()
        if between not in _JOINS | {","}:
            return
        yield at
        if between in _JOINS:
            return

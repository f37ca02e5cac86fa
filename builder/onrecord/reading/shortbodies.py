"""Names of an article in, a body's first word alone as the body's short form out.

"Harrow" of "Harrow Coatings" is printed like a surname, and what marks names takes it for one.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from onrecord.reading.aliases import Also
from onrecord.reading.kinds import listed, organised
from onrecord.reading.lexicon import name_words, noun_kinds
from onrecord.reading.namekeys import without_legal
from onrecord.reading.names import Name

_AGE = re.compile(r", [0-9]{1,3}\b(?=[,.)])| \([0-9]{1,3}\)")
_BEFORE = re.compile(r"([a-z]+),? $")
_PERSON = re.compile(r"\b(?:he|she|his|her|him|himself|herself)\b", re.IGNORECASE)
_STOP = re.compile(r"[.!?]\W*\s|\n")
_I = re.compile(r"[\"“«](?:[^\"”»\n]*\W)?(?:I|I['’]m|my|My)\b")


def short_bodies(text: str, names: Sequence[Name]) -> tuple[list[Name], list[Also]]:
    """Return the names with such words as the body's, and the short forms of bodies that they are.

    One body alone of the article must begin so, none that is called after people, no name may hold
    the word otherwise, and nothing may tell that a person is meant: a title, age or role, "he" or
    "I".
    """
    found = {word: full for word, full in _bodies(names) if _is_short(text, names, word)}
    made = [_as_body(name) if _single(name) in found else name for name in names]
    return made, [Also("Organisation", (word,), full) for word, full in found.items()]


def _as_body(name: Name) -> Name:
    return replace(name, kind="Organisation", sure=True)


def _single(name: Name) -> str:
    return name.parts[0] if len(name.parts) == 1 else ""


def _bodies(names: Iterable[Name]) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield the first words of bodies' names of several, with these, where one alone has it."""
    begun: dict[str, dict[tuple[str, ...], Name]] = {}
    for name in names:
        if len(without_legal(name.parts)) > 1:
            begun.setdefault(name.parts[0], {}).setdefault(without_legal(name.parts), name)
    for word, bodies in begun.items():
        (full, one), *others = bodies.items()
        if not others and one.kind == "Organisation" and not _after_people(full):
            yield word, one.parts


def _after_people(parts: tuple[str, ...]) -> bool:
    """Whether a body may be called after somebody who is named by the word alone."""
    return any(part in name_words("organisations", "after_people") for part in parts)


def _is_short(text: str, names: Sequence[Name], word: str) -> bool:
    """Whether the word alone is never a place, nor another's, nor plainly a person."""
    alone = [name for name in names if _single(name) == word]
    if not alone or not all(name.kind in {"Person", "Organisation"} for name in alone):
        return False
    if listed(word, (word,)) not in {None, "Person"} or organised(word):
        return False
    if any(word in name.parts[1:] for name in names if name.kind == "Person"):
        return False
    return not any(name.title or _acts(text, names, name) for name in alone)


def _acts(text: str, names: Sequence[Name], name: Name) -> bool:
    """Whether the words around tell of a person: "founder Kane", "Kane, 52,", "Kane said he"."""
    before = _BEFORE.search(text, max(0, name.span.begin - 30), name.span.begin)
    if (before and "Person" in noun_kinds(before[1])) or _AGE.match(text, name.span.end):
        return True
    line = text.rfind("\n", 0, name.span.begin) + 1
    end = line + len(text[line:].partition("\n")[0])
    others = [one.span.begin for one in names if one.kind == "Person" and one.parts != name.parts]
    if _I.search(text, line, end) and not any(line <= begin < end for begin in others):
        return True
    return _taken_up(text, name, line, others)


def _taken_up(text: str, name: Name, line: int, others: Sequence[int]) -> bool:
    """Whether "he" or "she" behind, of the sentence or opening the next, can mean nobody else."""
    opened = max((stop.end() for stop in _STOP.finditer(text, line, name.span.begin)), default=line)
    stop = _STOP.search(text, name.span.end)
    end = stop.end() if stop else len(text)
    own = _PERSON.search(text, name.span.end, end) or _PERSON.match(text, end)
    return own is not None and not any(opened <= begin < own.start() for begin in others)

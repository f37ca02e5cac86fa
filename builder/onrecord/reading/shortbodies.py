"""Names of an article in, a body's first word alone as the body's short form out.

"Harrow" of "Harrow Coatings" is printed like a surname, and what marks names takes it for one.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from onrecord.reading.aliases import Also
from onrecord.reading.kinds import listed, organised
from onrecord.reading.lexicon import name_words
from onrecord.reading.namekeys import without_legal
from onrecord.reading.names import Name
from onrecord.reading.persontells import Persons, as_person, persons


def short_bodies(text: str, names: Sequence[Name]) -> tuple[list[Name], list[Also]]:
    """Return the names with such words as the body's, and the short forms of bodies that they are.

    One body alone of the article must begin so, none that is called after people, no name may hold
    the word otherwise, and nothing may tell that a person is meant: a title, an age, a noun or verb
    of people, kin, "who", "he" or "I".
    """
    alone: dict[str, list[Name]] = {}
    for name in names:
        alone.setdefault(_single(name), []).append(name)
    named = persons(names)
    surnames = {part for parts in named.parts for part in parts[1:]}
    found = {
        word: full
        for word, full in _bodies(names)
        if word not in surnames and _is_short(text, alone.get(word, ()), named)
    }
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


def _is_short(text: str, alone: Sequence[Name], named: Persons) -> bool:
    """Whether the word alone is never a place, and neither plainly a person nor another's."""
    if not alone or not all(name.kind in {"Person", "Organisation"} for name in alone):
        return False
    word = alone[0].parts[0]
    if listed(word, (word,)) not in {None, "Person"} or organised(word):
        return False
    return not any(name.title or as_person(text, name, named) for name in alone)

"""First names and their short forms: "Dorothea Hale" and "Dot Hale" of one article are one."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from itertools import combinations, pairwise, product

from onrecord.reading.aliases import Also
from onrecord.reading.lexicon import table
from onrecord.reading.namegenders import gender_of
from onrecord.reading.namekeys import Parts, name_key
from onrecord.reading.names import Name

_STOP = re.compile(r"[.!?]\W|\n\s*\n")  # where a sentence ends


def lines_of(first_name: str) -> frozenset[int]:
    """Return the numbers of the lines of first names that it stands on.

    >>> lines_of("joe") == lines_of("joseph") != frozenset()
    True
    """
    return _lines().get(first_name, frozenset())


def forms_of(first_name: str) -> frozenset[str]:
    """Return all forms of a first name, itself too.

    >>> sorted(forms_of("dorothy"))
    ['dorothy', 'dot', 'dottie']
    """
    lines = (line.split() for line in table("first_names")["forms"])
    return frozenset([first_name, *(form for line in lines if first_name in line for form in line)])


def first_letters(first_name: str) -> frozenset[str]:
    """Return the letters that a first name may be shortened to: "b" and "r" for "bob"."""
    return frozenset((first_name[0], *(_whole(line)[0] for line in lines_of(first_name))))


def first_agree(one: str, other: str) -> bool:
    """Whether two first names may be one: the same, forms of one, or one the other's initial."""
    if one == other:
        return True
    if 1 in (len(one), len(other)):
        return one[0] == other[0] or not first_letters(one).isdisjoint(first_letters(other))
    return bool(lines_of(one) & lines_of(other))


def middles_agree(one: Parts, other: Parts) -> bool:
    """Whether no middle name of one contradicts the other's."""
    return all(a[0] == b[0] for a, b in zip(one, other, strict=False))


def short_forms(text: str, names: Iterable[Name]) -> Iterator[Also]:
    """Yield the less printed of a person's names with the other one; as often, the later one.

    Where a third agrees with one of two as well, or one sentence names the two one after the other,
    nobody is one with another.
    """
    named: dict[Parts, list[Name]] = {}
    for name in names:
        if name.kind == "Person" and len(name.parts) > 1:
            named.setdefault(name_key("Person", name.parts), []).append(name)
    for one, other in _alone_alike(named):
        fuller, shorter = sorted((named[one], named[other]), key=_rank)
        if _one(text, fuller, shorter):
            whole = fuller[0].parts
            yield from dict.fromkeys(Also("Person", name.parts, whole) for name in shorter)


def _alone_alike(keys: Iterable[Parts]) -> Iterator[tuple[Parts, Parts]]:
    """Yield the keys of one surname whose first names agree, and with no third."""
    families: dict[Parts, list[Parts]] = {}
    for key in keys:
        families.setdefault(key[1:], []).append(key)
    for family in families.values():
        pairs = [(a, b) for a, b in combinations(family, 2) if first_agree(a[0], b[0])]
        often = Counter(key for pair in pairs for key in pair)
        yield from (pair for pair in pairs if all(often[key] == 1 for key in pair))


def _rank(names: Sequence[Name]) -> tuple[int, int]:
    return -len(names), names[0].span.begin


def _one(text: str, ones: Sequence[Name], others: Sequence[Name]) -> bool:
    one, other = ones[0], others[0]
    if {_gender(one), _gender(other)} >= {"male", "female"}:
        return False
    middles = {name.parts[1:-1] for name in ones}, {name.parts[1:-1] for name in others}
    if not all(middles_agree(a, b) for a, b in product(*middles)):
        return False
    own = {name.span.begin for name in ones}
    both = sorted((*ones, *others), key=lambda name: name.span.begin)
    return not any(
        (a.span.begin in own) != (b.span.begin in own)
        and not _STOP.search(text, a.span.end, b.span.begin)
        for a, b in pairwise(both)
    )


def _gender(name: Name) -> str:
    """Return what the title or a whole first name tells; "Chris" is a man's or a woman's."""
    short = any(name.parts[0] in line.split()[1:] for line in table("first_names")["forms"])
    return gender_of(("?", "?") if short else name.parts, name.title)


def _whole(line: int) -> str:
    return str(table("first_names")["forms"][line])


@cache
def _lines() -> Mapping[str, frozenset[int]]:
    found: dict[str, set[int]] = {}
    for number, line in enumerate(table("first_names")["forms"]):
        for word in line.split():
            found.setdefault(word, set()).add(number)
    return {word: frozenset(numbers) for word, numbers in found.items()}

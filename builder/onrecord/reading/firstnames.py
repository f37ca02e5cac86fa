"""First names and their short forms: "Dorothea Hale" and "Dot Hale" of one article are one."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from itertools import chain, pairwise, product

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
    return frozenset((first_name, *chain(*map(_forms, lines_of(first_name)))))


def first_letters(first_name: str) -> frozenset[str]:
    """Return the letters that a first name may be shortened to: "b" and "r" for "bob"."""
    return frozenset((first_name[0], *(_forms(line)[0][0] for line in lines_of(first_name))))


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
    sharing: defaultdict[tuple[Parts, object], list[Parts]] = defaultdict(list)
    for key in keys:
        for shared in (*lines_of(key[0]), *sorted(first_letters(key[0]))):
            sharing[key[1:], shared].append(key)
    pairs: dict[tuple[Parts, Parts], None] = {}
    for (_, shared), held in sharing.items():
        ones = held if isinstance(shared, int) else [key for key in held if len(key[0]) == 1]
        for one, other in product(ones, held):
            if one != other and first_agree(one[0], other[0]):
                pairs[min(one, other), max(one, other)] = None
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
    short = any(_forms(line)[0] != name.parts[0] for line in lines_of(name.parts[0]))
    return gender_of(("?", "?") if short else name.parts, name.title)


@cache
def _forms(line: int) -> Sequence[str]:
    found: list[str] = table("first_names")["forms"][line].split()
    return found


@cache
def _lines() -> Mapping[str, frozenset[int]]:
    found: defaultdict[str, set[int]] = defaultdict(set)
    for line in range(len(table("first_names")["forms"])):
        for word in _forms(line):
            found[word].add(line)
    return {word: frozenset(lines) for word, lines in found.items()}

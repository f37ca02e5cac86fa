"""Things of a block in, the sets of those whose names may be one's out: no other pair is looked at.

Two that cannot be one are left out before: of the pairs of all names only those are held to each
other that share what names of one have to share (Christen 2012, Data Matching: blocking).
"""

from collections import defaultdict
from collections.abc import Collection, Hashable, Iterable, Iterator, Sequence
from itertools import chain

from onrecord.linking.agreement import KINDS, Words, initials
from onrecord.linking.odds import Called, named_apart
from onrecord.linking.things import Thing
from onrecord.reading.firstnames import first_letters, lines_of
from onrecord.records import EntityType


def components(things: Iterable[Thing]) -> list[list[Thing]]:
    """Return the sets of two or more that names connect, each sorted by time, in a fixed order."""
    by_form: defaultdict[Called, list[Thing]] = defaultdict(list)
    for thing in things:
        by_form[thing.names, thing.type].append(thing)
    forms = sorted(by_form, key=lambda form: (sorted(form[0]), form[1]))
    found: defaultdict[int, list[Thing]] = defaultdict(list)
    for number, root in enumerate(_roots(forms)):
        found[root] += by_form[forms[number]]
    sets = (sorted(held, key=lambda thing: thing.first) for held in found.values())
    return sorted((held for held in sets if len(held) > 1), key=lambda held: held[0].first)


def _roots(forms: Sequence[Called]) -> list[int]:
    """Return for each form the number of one that stands for its set."""
    above = list(range(len(forms)))

    def root(number: int) -> int:
        while above[number] != number:
            above[number] = number = above[above[number]]
        return number

    for one, other in _pairs(forms):
        first, second = root(one), root(other)
        if first != second and not named_apart(forms[one], forms[other]):
            above[max(first, second)] = min(first, second)
    return [root(number) for number in range(len(forms))]


def _pairs(forms: Sequence[Called]) -> Iterator[tuple[int, int]]:
    """Yield the pairs that are to be looked at, all that may be one among them."""
    having: defaultdict[Hashable, list[int]] = defaultdict(list)
    longest = [max(names, key=lambda name: (len(name), name)) for names, _ in forms]
    for number, (names, kind) in enumerate(forms):
        for key in {*names, *_keys(kind, names, longest[number])}:
            having[key].append(number)
    for numbers in having.values():
        yield from ((one, other) for at, one in enumerate(numbers) for other in numbers[:at])
    single = [number for number, form in enumerate(forms) if _is_open(*form)]
    yield from ((one, other) for one in single for other in range(len(forms)) if one != other)
    yield from _inside([names for names, _ in forms])


def _keys(kind: EntityType, names: Iterable[Words], longest: Words) -> Iterator[Hashable]:
    """Yield what the forms of a name share."""
    sort = KINDS[kind]
    if sort == "described":
        yield from (("words", name[0], word) for name in names for word in name[1:])
    else:
        yield from _of_person(longest) if sort == "person" else chain(*map(_of_body, names))


def _is_open(names: Collection[Words], kind: EntityType) -> bool:
    """Whether any of the block may be meant: a surname or a noun alone."""
    if KINDS[kind] == "described":
        return any(len(name) == 1 for name in names)
    return kind == "Person" and max(map(len, names)) == 1


def _inside(forms: Sequence[Collection[Words]]) -> Iterator[tuple[int, int]]:
    """Yield each pair of which a name of one begins, or ends, with all of a name of the other."""
    having: defaultdict[Words, list[int]] = defaultdict(list)
    for number, names in enumerate(forms):
        for name in names:
            having[name].append(number)
    for number, names in enumerate(forms):
        for name in names:
            for length in range(1, len(name)):
                yield from ((number, other) for other in having.get(name[:length], ()))
                yield from ((number, other) for other in having.get(name[-length:], ()))


def _of_person(name: Words) -> Iterator[Hashable]:
    """Yield what a first name shares with its other forms: its letter, or a line of forms."""
    if len(name) > 1:
        yield from (("first", letter) for letter in first_letters(name[0]))
        yield from (("forms", line) for line in lines_of(name[0]))


def _of_body(name: Words) -> Iterator[Hashable]:
    """Yield what a name shares with its acronym, and what with another spelling."""
    yield ("acronym", name[0] if len(name) == 1 else initials(name))
    yield ("letters", *(word[0] for word in name))

"""Things of a block in, the sets of those whose names may be one's out: no other pair is looked at.

Two that cannot be one are left out before: of the pairs of all names only those are held to each
other that share what names of one have to share (Christen 2012, Data Matching: blocking). What a
set shares is looked up, not tried, so that the time grows with the names, not with their pairs.
"""

from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator, Sequence
from itertools import chain, product

from onrecord.linking.agreement import KINDS, Words, initials
from onrecord.linking.odds import Called, named_apart
from onrecord.linking.persons import middles
from onrecord.linking.phrases import is_number
from onrecord.linking.spellings import spelt_alike
from onrecord.linking.things import Thing
from onrecord.reading.firstnames import first_letters, lines_of

Keys = Iterator[tuple[Hashable, bool]]  # what a name shares, and whether with all that have it


def components(things: Iterable[Thing]) -> list[list[Thing]]:
    """Return the sets of two or more that names connect, each sorted by time, in a fixed order."""
    by_form: defaultdict[Called, list[Thing]] = defaultdict(list)
    for thing in things:
        by_form[thing.names, thing.type].append(thing)
    found: defaultdict[int, list[Thing]] = defaultdict(list)
    for form, root in _roots(by_form).items():
        found[root] += by_form[form]
    sets = (sorted(held, key=lambda thing: thing.first) for held in found.values())
    return sorted((held for held in sets if len(held) > 1), key=lambda held: held[0].first)


class _Sets:
    """Which of some names are in one set, and how they get there."""

    def __init__(self, called: Sequence[Called]) -> None:
        self._called = called
        self._above = list(range(len(called)))

    def root(self, number: int) -> int:
        """Return the number of a name that stands for the set."""
        above = self._above
        while above[number] != number:
            above[number] = number = above[above[number]]
        return number

    def join(self, one: int, other: int) -> None:
        """Make the sets of two names one."""
        first, second = self.root(one), self.root(other)
        self._above[max(first, second)] = min(first, second)

    def hold(self, one: int, other: int) -> bool:
        """Return whether two names are in one set, into which they come if they may be one's."""
        if self.root(one) == self.root(other):
            return True
        if named_apart(self._called[one], self._called[other]):
            return False
        self.join(one, other)
        return True


def _roots(forms: Iterable[Called]) -> dict[Called, int]:
    """Return for each form the number of a name that stands for its set."""
    names = {form: _names(form) for form in forms}
    called = list(dict.fromkeys(name for own in names.values() for name in own))
    number = {name: at for at, name in enumerate(called)}
    sets = _Sets(called)
    for own in names.values():
        for name in own[1:]:
            sets.join(number[own[0]], number[name])
    for ones, others in _shared(called):
        _hold_all(sets, ones, others)
    for one, other in chain(_pairs(called), _of_initials(called)):
        sets.hold(one, other)
    return {form: sets.root(number[own[0]]) for form, own in names.items()}


def _names(form: Called) -> list[Called]:
    """Return what is held to others by itself: a person's names together, else each name."""
    names, kind = form
    return [form] if kind == "Person" else [(frozenset((name,)), kind) for name in names]


def _hold_all(sets: _Sets, ones: Iterable[int], others: Iterable[int]) -> None:
    """Hold each of `ones` to each and to the others; to one of a set, where that is enough."""
    found: list[list[int]] = []
    for one in ones:
        new, apart = [one], []
        for held in found:
            if any(sets.hold(one, other) for other in held):
                new += held
            else:
                apart.append(held)
        found = [*apart, new]
    for other in others:
        for held in found:
            any(sets.hold(one, other) for one in held)


def _shared(called: Sequence[Called]) -> Iterator[tuple[list[int], list[int]]]:
    """Yield the numbers of names that share something: with all that have it, with these alone."""
    having: defaultdict[Hashable, tuple[list[int], list[int]]] = defaultdict(lambda: ([], []))
    for number, (names, kind) in enumerate(called):
        sort = KINDS[kind]
        longest = _longest(names)
        own = _of_person(names, longest) if sort == "person" else _OF[sort](longest)
        for key, with_all in own:
            having[key][not with_all].append(number)
    yield from (held for held in having.values() if held[0])


def _longest(names: Iterable[Words]) -> Words:
    return max(names, key=lambda name: (len(name), name))


def _of_person(names: Iterable[Words], longest: Words) -> Keys:
    """Yield whole names, what a first name shares with its other forms; a surname is anybody's.

    Middle names of two letters keep two apart: they share nothing, but who has none shares with
    all. An initial and middle name are held to bare first names by `_of_initials`.
    """
    yield from ((name, True) for name in names)
    yield "surname", len(longest) == 1
    if len(longest) > 1:
        letter = "".join(middles(longest))[:1]
        for key, with_all in _of_first(longest[0], longest[-1]):
            yield (key, letter), with_all
            yield key, with_all and not letter


def _of_first(first: str, last: str) -> Keys:
    yield ("first", first, last), True
    yield from ((("initial", letter), len(first) == 1) for letter in first_letters(first))
    yield from ((("forms", line, last), True) for line in lines_of(first))


def _of_body(name: Words) -> Keys:
    """Yield what a name shares with one of another type, and with its acronym."""
    yield name, True
    yield ("acronym", name[0] if len(name) == 1 else initials(name)), len(name) == 1


def _described(phrase: Words) -> Keys:
    """Yield the words that two phrases share; where both have numbers, a number of them."""
    head, *words = phrase
    yield head, not words
    yield phrase, True  # of another type
    numbered = not is_number(head) and any(map(is_number, words))
    for word in words:
        yield (head, word), is_number(word) or not numbered


_OF = {"body": _of_body, "described": _described}


def _pairs(called: Sequence[Called]) -> Iterator[tuple[int, int]]:
    """Yield pairs that may be one for a misspelling, or because one is in the other."""
    spelt: defaultdict[Hashable, defaultdict[Words, list[int]]]
    spelt = defaultdict(lambda: defaultdict(list))
    bodies: defaultdict[Words, list[int]] = defaultdict(list)
    for number, (names, kind) in enumerate(called):
        name = _longest(names)
        if KINDS[kind] == "body":
            bodies[name].append(number)
            spelt[tuple(word[0] for word in name)][name].append(number)
        elif KINDS[kind] == "person" and len(name) > 1:
            first, last = name[0], name[-1]
            spelt[first[0]][first, last].append(number)
            for line in lines_of(first):
                spelt[line][last,].append(number)
    for held in spelt.values():
        for name, other in spelt_alike(held):
            yield from product(held[name], held[other])
    for name, numbers in bodies.items():
        for length in range(1, len(name)):
            within = (*bodies.get(name[:length], ()), *bodies.get(name[-length:], ()))
            yield from product(numbers, within)


def _of_initials(called: Sequence[Called]) -> Iterator[tuple[int, int]]:
    """Yield "R. J. Kane" and "Rob Kane": an initial with a middle name, a bare first name."""
    having: defaultdict[str, tuple[list[int], list[int]]] = defaultdict(lambda: ([], []))
    for number, (names, kind) in enumerate(called):
        name = _longest(names)
        first, bare = name[0], len(name[0]) > 1
        if KINDS[kind] == "person" and len(name) > 1 and bare is not bool(middles(name)):
            for letter in first_letters(first):
                having[letter][bare].append(number)
    for told, others in having.values():
        yield from product(told, others)

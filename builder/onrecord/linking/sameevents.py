"""Happenings of all articles in, which event each one is out.

Two tell of one event where they name it by the same stem or by words of one class ("died",
"killed"), in sentences and articles that are alike enough, with a participant in common where both
have any, of days that can be the same. What happens to places is another elsewhere or at a site of
another kind, and at one place in the same days one, whomever it harms. Who dies or is born does so
once. Events of one article are one by their sentences alone. What is compared shares such a name
and a telling word of the sentence, or a class and somebody or a place; of many that share both each
is held to its neighbours in time, so that the work grows with the number of events.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import cache
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from onrecord.linking.happenings import VECTOR, Happening, Key, stemmed
from onrecord.linking.partakers import Parts, apart, group_of, parts_of
from onrecord.linking.weights import table

_NEIGHBOURS = 8  # events of one key that each is held to
_MANY = 16  # events that share a key: then each is held to its next neighbour alone
_WORDS = 10  # of a sentence, the most telling, one of which two must share
_AT_ONCE = 10_000  # pairs that are compared together, which takes 50 MB

Numbers = NDArray[np.int64]
Pairs = NDArray[np.uint64]  # one number in the upper 32 bits, the other, a later one, in the lower


def same_events(told: Iterable[Happening], identities: Mapping[Key, str]) -> dict[Key, Key]:
    """Return for each event the first that tells of the same one: of the earliest article.

    `identities` are those of all participants, by the article's id and the entity's.
    """
    held = sorted(told, key=_time)
    parts = [parts_of(each, identities) for each in held]
    groups = [group_of(each, own) for each, own in zip(held, parts, strict=True)]
    above = list(range(len(held)))

    def first(number: int) -> int:
        while above[number] != number:
            above[number] = number = above[above[number]]
        return number

    for one, other in sorted(_joined(held, parts)):
        early, late = sorted((first(one), first(other)))
        both = groups[early].with_(groups[late]) if early != late else None
        if both is not None:
            above[late], groups[early] = early, both
    keys = [(each.article, each.event) for each in held]
    return {key: keys[first(number)] for number, key in enumerate(keys)}


def _time(told: Happening) -> tuple[date, str, int, str]:
    return (told.published or date.max, told.article, told.place, told.event)


def _joined(held: Sequence[Happening], parts: Sequence[Parts]) -> Iterator[tuple[int, int]]:
    """Yield the numbers of those that tell of one event as far as words and classes tell."""
    yield from _once(held, parts)
    sentences, articles = _Vectors(e.sentence for e in held), _Vectors(e.words for e in held)
    numbers = {name: number for number, name in enumerate({each.article: None for each in held})}
    of = np.array([numbers[each.article] for each in held], np.int64)
    least = table()["events"]
    for pairs in _slices(_pairs(held, parts)):
        one, other = (pairs >> np.uint64(32)).astype(np.int64), (pairs & _LOW).astype(np.int64)
        alike = sentences.product(one, other)
        near = alike >= np.where(of[one] == of[other], least["within"], least["sentence"])
        one, other, alike = one[near], other[near], alike[near]
        whole = articles.product(one, other)
        near = (of[one] == of[other]) | (whole >= min(least["sharing"], least["article"]))
        found = zip(one[near], other[near], alike[near], whole[near], strict=True)
        for a, b, sentence, article in found:
            if _same((held[a], parts[a]), (held[b], parts[b]), float(sentence), float(article)):
                yield int(a), int(b)


_LOW = np.uint64(0xFFFFFFFF)
_Told = tuple[Happening, Parts]


def _same(one: _Told, other: _Told, sentence: float, article: float) -> bool:
    """Whether two that are so alike in their sentences and articles tell of one event."""
    least: Mapping[str, float] = table()["events"]
    (first, parts), (second, others) = one, other
    here = parts.at(others)
    sharing = parts.share(others) or bool(here and _near(first, second))
    named = first.stem == second.stem
    typed = _class_of(first) and _class_of(second)
    if apart(first.sites, second.sites):
        return False
    if here is False or ((typed or not named) and not sharing and parts.all and others.all):
        return False
    if not (named or sharing or first.article == second.article):
        return False
    light = named and first.stem in _light()
    if first.article == second.article:
        return sentence >= (least["light"] if light else least["within"])
    if sentence < (least["light"] if light else least["sentence"]):
        return False
    return article >= (least["sharing"] if sharing and _class_of(first) else least["article"])


def _near(one: Happening, other: Happening) -> bool:
    """Whether two were in the same days, or were told so soon one after the other."""
    first, second = one.begin or one.published, other.begin or other.published
    most: int = table()["events"]["near"]
    return first is not None and second is not None and abs((first - second).days) <= most


def _once(held: Sequence[Happening], parts: Sequence[Parts]) -> Iterator[tuple[int, int]]:
    """Yield those that tell of the same one's death or birth.

    Each is held to the last before it of each days that were told, few of which are told wrongly.
    """
    last: defaultdict[tuple[int, str], dict[tuple[date | None, date | None], int]]
    last = defaultdict(dict)
    for number, each in enumerate(held):
        if each.kind in _only_once():
            for who in sorted(parts[number].affected):
                told = last[_class(each.kind), who]
                yield from ((before, number) for before in list(told.values())[-_NEIGHBOURS:])
                told.pop((each.begin, each.end), None)
                told[each.begin, each.end] = number


def _class_of(told: Happening) -> int:
    """Return the class of an event that no name of its own tells apart ("2020 election")."""
    return 0 if " " in told.stem else _class(told.kind)


@cache
def _class(kind: str) -> int:
    """Return the number of the class of events that a type is in; 0 where it is in none."""
    for names in table()["events"]["classes"]:
        if kind in names.split():
            return crc32(names.encode())
    return 0 if kind in table()["events"]["no_class"].split() else crc32(kind.encode())


@cache
def _only_once() -> frozenset[str]:
    return frozenset(table()["events"]["once"].split())


@cache
def _light() -> frozenset[str]:
    return frozenset(map(stemmed, table()["events"]["light_words"].split()))


def _pairs(held: Sequence[Happening], parts: Sequence[Parts]) -> Pairs:
    """Return those that share a name and a word of their sentences, or a class and who or where."""
    keys = list[NDArray[np.uint64]]()
    for each, own in zip(held, parts, strict=True):
        kind = _class_of(each)
        shared = [*own.all, *own.places, each.article] if kind else []
        keys.append(_under(crc32(each.stem.encode()), _most_telling(each.sentence)))
        keys.append(_under(kind, [crc32(who.encode()) for who in shared]))
    sizes = [len(some) for some in keys]
    numbers = np.repeat(np.arange(len(keys), dtype=np.uint64) // np.uint64(2), sizes)
    return _neighbours(np.concatenate(keys) if keys else np.empty(0, np.uint64), numbers)


def _under(name: int, shared: Sequence[int] | NDArray[np.uint32]) -> NDArray[np.uint64]:
    """Return keys of a name and each thing that is shared."""
    return np.asarray(shared, np.uint64) | np.uint64(name << 32)


def _neighbours(keys: NDArray[np.uint64], numbers: NDArray[np.uint64]) -> Pairs:
    """Return the numbers that share a key with one of the next few; with the next where many do."""
    order = np.argsort(keys, kind="stable")
    keys, numbers = keys[order], numbers[order]
    _, group, size = np.unique(keys, return_inverse=True, return_counts=True)
    few = size[group] <= _MANY
    found = np.empty(0, np.uint64)
    for away in range(1, _NEIGHBOURS + 1):
        near = (keys[:-away] == keys[away:]) & (few[:-away] | (away == 1))
        pairs = numbers[:-away][near] << np.uint64(32) | numbers[away:][near]
        found = np.union1d(found, pairs)
    return found


def _most_telling(sentence: bytes) -> NDArray[np.uint32]:
    own = _array(sentence)
    return own["word"][np.argsort(-own["worth"], kind="stable")[:_WORDS]]


def _slices(pairs: Pairs) -> Iterator[Pairs]:
    return (pairs[at : at + _AT_ONCE] for at in range(0, len(pairs), _AT_ONCE))


class _Vectors:
    """Sparse vectors of telling words, each distinct one kept once."""

    def __init__(self, packed: Iterable[bytes]) -> None:
        known: dict[bytes, int] = {}
        self._at = np.array([known.setdefault(one, len(known)) for one in packed], np.int64)
        length = max((len(one) for one in known), default=0) // VECTOR.itemsize
        self._words = np.zeros((len(known), length), np.uint32)
        self._worth = np.zeros((len(known), length), np.float32)
        for row, one in enumerate(known):
            own = _array(one)
            self._words[row, : len(own)] = own["word"]
            self._worth[row, : len(own)] = own["worth"]

    def product(self, one: Numbers, other: Numbers) -> NDArray[np.float32]:
        """Return how alike each of the one is to each of the other: 0 to 1."""
        a, b = self._at[one], self._at[other]
        words, worth = self._words[b], self._worth[b]
        found = np.zeros(len(one), np.float32)
        for place in range(self._words.shape[1]):
            same = words == self._words[a, place, None]
            found += self._worth[a, place] * np.einsum("ij,ij->i", worth, same)
        return found


def _array(held: bytes) -> NDArray[np.void]:
    return np.frombuffer(held, VECTOR)

"""Tells whether a person is meant by a word that may be a body's short form, too.

The text, a name and where persons are named in, a verdict out.
"""

import re
from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import dropwhile, takewhile

from onrecord.reading.cues import is_adverb
from onrecord.reading.lexicon import name_words, noun_kinds, words
from onrecord.reading.namekeys import Parts
from onrecord.reading.names import Name

_NEAR = 60  # characters before a name that are read for what it is
_FAR = 400  # characters on either side where "he" or "I" are looked for
_SEVERAL = 2  # words without an article that may hold a noun: "was company president"
_AGE = re.compile(
    r", [0-9]{1,3}\b(?=[,.)])| \([0-9]{1,3}\)"
    r"|,? (?:is|was|turned|aged|age) [0-9]{1,3}\b(?=[,.;)](?!\d)| years old|\s*\Z)"
)
_BEFORE = re.compile(r"([a-z]+),? $")
_BY = re.compile(r"([\w'’-]+(?: [\w'’-]+){0,4}) by $")
_WHO = re.compile(r",?\swhom?\b")
_WORDS = r"((?:[\w'’-]+\s){0,5}[\w'’-]+)"
_IS = re.compile(
    r"(?:,\s|\s[(–—-]\s?"
    r"|\s(?:is|was|as|became|becomes|remains|remained|(?:has|had|will|to)\sbe(?:en)?)\s)"
    rf"{_WORDS}"
)
_OWNS = re.compile(rf"['’]s?\s{_WORDS}")
_BEHIND = re.compile(rf"\s{_WORDS}")
_PERSON = re.compile(r"\b(?:he|she|his|her|him|himself|herself)\b", re.IGNORECASE)
_STOP = re.compile(r"[.!?]\W*\s|\n")
_I = re.compile(r"[\"“«](?:[^\"”»\n]*\W)?(?:I|I['’]m|my|My)\b")


@dataclass(frozen=True, slots=True)
class Persons:
    """Where persons are named, in text order, and by which words."""

    begins: tuple[int, ...]
    parts: tuple[Parts, ...]

    def other(self, begin: int, end: int, parts: Parts) -> int:
        """Return where the first from `begin` on is named by other words than `parts`, or `end`."""
        first, last = bisect_left(self.begins, begin), bisect_left(self.begins, end)
        found = (self.begins[at] for at in range(first, last) if self.parts[at] != parts)
        return next(found, end)


def persons(names: Iterable[Name]) -> Persons:
    """Return where the names of persons begin."""
    found = sorted((one.span.begin, one.parts) for one in names if one.kind == "Person")
    return Persons(tuple(begin for begin, _ in found), tuple(parts for _, parts in found))


def as_person(text: str, name: Name, named: Persons) -> bool:
    """Whether the words around tell of a person: "founder Kane", "Kane, 52,", "Kane said he"."""
    begin, end = name.span.begin, name.span.end
    if _AGE.match(text, end) or _WHO.match(text, end) or _described(text, end):
        return True
    return _done_to(text, begin) or _does(text, begin, end) or _alone(text, name, named)


def _described(text: str, end: int) -> bool:
    """Whether a noun behind tells of a person: "Kane, a lawyer,", "Kane was president"."""
    told, owned = _IS.match(text, end), _OWNS.match(text, end)
    if owned:
        kin = words("kin") | name_words("people", "owned")
        return not kin.isdisjoint(_phrase(owned[1]))
    own = list(dropwhile(words("adverbs").__contains__, _phrase(told[1]) if told else []))
    opened = words("determiners") | words("possessive") | words("once")
    most = len(own) if own and own[0] in opened else _SEVERAL
    return any("Person" in noun_kinds(word) for word in own[:most])


def _phrase(told: str) -> list[str]:
    """Return the words before what belongs to the noun only: "of Orle", "whose wife"."""
    barred = words("prepositions") | words("relatives")
    return list(takewhile(lambda word: word not in barred, told.split()))


def _done_to(text: str, begin: int) -> bool:
    """Whether the words before tell of a person: "convicted Kane", "founded in May by Kane"."""
    lowest = max(0, begin - _NEAR)
    before = _BEFORE.search(text, lowest, begin)
    by = text.endswith(" by ", lowest, begin) and _BY.search(text, lowest, begin)
    if by and not name_words("people", "made").isdisjoint(by[1].lower().split()):
        return True
    named = before[1] if before else ""
    return "Person" in noun_kinds(named) or named in name_words("people", "suffered")


def _does(text: str, begin: int, end: int) -> bool:
    """Whether the verb behind is one that people do or suffer: "has not pleaded", "was born".

    Not that of "workers at Kane wept".
    """
    before = _BEFORE.search(text, max(0, begin - _NEAR), begin)
    if before and before[1] in words("prepositions"):
        return False
    behind = _BEHIND.match(text, end)
    told = behind[1].lower().replace("’", "'").split() if behind else []
    between = words("auxiliaries") | words("adverbs") | words("negations")
    helpers = list(takewhile(lambda word: word in between or is_adverb(word), told))
    verb = " ".join(told[len(helpers) : len(helpers) + 1])
    suffers = not words("be").isdisjoint(helpers) and verb in name_words("people", "suffered")
    return suffers or verb in name_words("people", "do")


def _alone(text: str, name: Name, named: Persons) -> bool:
    """Whether "I", "he" or "she" near by can mean nobody else."""
    begin, end = name.span.begin, name.span.end
    first = max(text.rfind("\n", max(0, begin - _FAR), begin) + 1, begin - _FAR, 0)
    last = text.find("\n", end, end + _FAR)
    last = last if last >= 0 else min(len(text), end + _FAR)
    if named.other(first, last, name.parts) == last and _I.search(text, first, last):
        return True
    far = named.other(end, min(len(text), end + _FAR), name.parts)
    stop = _STOP.search(text, end, far)
    ended = stop.end() if stop else far
    if not (_PERSON.search(text, end, ended) or _PERSON.match(text, ended)):
        return False
    opened = max((stop.end() for stop in _STOP.finditer(text, first, begin)), default=first)
    return named.other(opened, end, name.parts) == end

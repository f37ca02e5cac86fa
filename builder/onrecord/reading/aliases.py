"""Finds other names of one: "Ann Lee, known as Nan", "Alder Bank, formerly Alder Savings"."""

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple, cast

from onrecord.reading.lexicon import name_words
from onrecord.reading.namekeys import Parts
from onrecord.reading.names import Name
from onrecord.reading.renaming import renamed, so_called
from onrecord.records import EntityType

_BACK = 6  # names of a sentence that are looked back over
_BESIDE = re.compile(r",? [(–—]|, |[–—]")  # what a name begins with that stands beside another
_MARKS = re.compile(r"[,()–—\"“”‘’]|\B'|'\B")
_TO_SOME = re.compile(r"\bknown (?:to|by|among|in|at|around|across|throughout) [a-z' ]{2,40} as$")
_BY_SOME = re.compile(r"^whom? [a-z' ]{2,30} calls?$")
_PASSIVE = re.compile(r"^(?:who|which) (?:is|was|are|were|has been|had been) ")
_STOP = re.compile(r"[.!?]\s")
_OWNED = re.compile(r"['’]s\b")
_RENAMED = re.compile(r" (?:will|to) be (?:called|known as) $")
_KIN = re.compile(r"\b(?:his|her|their|the|a)\s+\w+\s+(?:will|is\s+to|are\s+to)\s+be\b")
_SPACE = re.compile(r"\s+")


class Also(NamedTuple):
    """Another name of one, by its words, with the words of the name that it belongs to.

    `made` is the whole of it where its surname alone is printed: "Ann Berg" of "Ann Lee, née Berg".
    """

    kind: EntityType
    short: Parts
    whole: Parts
    made: str = ""


def aliases(text: str, names: Sequence[Name]) -> Iterator[Also]:
    """Yield the other names that the words between two names tell, or those before a name.

    `names` are the article's in text order. Of two names, the first that has a surname is the full
    one.
    """
    whole = _wholes(names)
    for at, (one, other) in enumerate(pairwise(names)):
        between = _SPACE.sub(" ", text[one.span.end : other.span.begin])
        if _OWNED.match(text, other.span.end):
            continue
        if between == ", as " and so_called(text, other.span.end):
            yield from _also((one, other), "", whole)
        elif _beside(one, other, between) or renamed(text, one, other):
            yield from _also((one, other), between, whole)
        elif _RENAMED.search(between):
            yield from _of_sentence(text, names, at + 1)


def _wholes(names: Sequence[Name]) -> dict[Parts, set[Parts]]:
    """Return the words of persons' whole names by the surname alone, and by themselves."""
    found: dict[Parts, set[Parts]] = {}
    for name in names:
        if name.kind == "Person" and len(name.parts) > 1:
            found.setdefault(name.parts[-1:], set()).add(name.parts)
            found[name.parts] = {name.parts}
    return found


def _beside(one: Name, other: Name, between: str) -> bool:
    """Whether the words between tell another name; "now" may tell of another's, but for "(now"."""
    if not _BESIDE.match(between):
        return False
    alike = {one.kind, other.kind} == {"Person"} and one.parts[:1] == other.parts[:1]
    sure = between[:2] == " (" or alike
    return _told(between, "phrases") or (sure and _told(between, "unsure"))


def _told(between: str, which: str) -> bool:
    told = " ".join(_MARKS.sub(" ", between.lower()).split())
    known = name_words("also", which)
    return told in known or _short(told) in known


def _short(told: str) -> str:
    """Return "known as" for "who is widely known to his men as", and for "whom they call".

    "Called" without "is" or "was" may be what somebody does: "Ann Lee, also called Tom Hart".
    """
    told = _BY_SOME.sub("known as", _TO_SOME.sub("known as", told))
    passive = _PASSIVE.search(told)
    words = told[passive.end() if passive else 0 :].split()
    while words and words[0] in name_words("also", "adverbs"):
        del words[0]
    if words == ["called"]:
        return "known as" if passive else ""
    return " ".join(words)


def _also(
    pair: tuple[Name, Name], between: str, whole: Mapping[Parts, set[Parts]]
) -> Iterator[Also]:
    """Yield one name as the other's, where both are of a person, or both of a body or place.

    `whole` are the whole names that the words of each name may be short for.
    """
    one, other = pair
    people = (one.kind == "Person", other.kind == "Person")
    if one.parts == other.parts or not one.kind or not other.kind or people[0] != people[1]:
        return
    turned = len(one.parts) == 1 < len(other.parts)
    full, short = (other, one) if turned else (one, other)
    if not short.parts:
        return
    if all(people):
        yield from _of_person(full, short, between, whole)
    else:
        yield Also(cast("EntityType", full.kind), short.parts, full.parts)


def _of_person(
    full: Name, short: Name, between: str, whole: Mapping[Parts, set[Parts]]
) -> Iterator[Also]:
    """Yield the short name, and with it the first name and former surname where these stand."""
    parts, *others = whole.get(full.parts, {()})
    if others or not parts:
        return
    single = len(short.parts) == 1
    surname = single and full.parts == parts and _told(between, "born")
    made = f"{full.text.split()[0]} {short.text}" if surname else ""
    yield Also("Person", short.parts, parts, made)
    before = (parts[0], *short.parts)
    if single and before in whole and before != parts:
        yield Also("Person", before, parts)


def _of_sentence(text: str, names: Sequence[Name], at: int) -> Iterator[Also]:
    """Yield a new name whose first word a name before it in the sentence has: "will be called"."""
    new = names[at]
    for name in reversed(names[max(0, at - _BACK) : at]):
        between = text[name.span.end : new.span.begin]
        if _STOP.search(between) or _KIN.search(between):
            return
        if {name.kind, new.kind} == {"Person"} and name.parts[:1] == new.parts[:1] != name.parts:
            yield Also("Person", new.parts, name.parts)
            return


def acronyms(text: str, names: Sequence[Name]) -> Iterator[tuple[Parts, Parts]]:
    """Yield the letters in brackets behind a body's name with the words of the name.

    They stand in the name in their order, whatever words they begin: "Orle Lines (ORL)".
    """
    for one, other in pairwise(names):
        letters = other.parts[0] if len(other.parts) == 1 and other.bare.isupper() else ""
        if one.kind == "Organisation" and text[one.span.end : other.span.begin] == " (" and letters:
            rest = iter("".join(one.parts))
            if letters[0] == one.parts[0][0] and all(letter in rest for letter in letters):
                yield other.parts, one.parts

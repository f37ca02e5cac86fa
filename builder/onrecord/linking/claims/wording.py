"""Two printings of a claim in, what differs between them out."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cache, lru_cache

from onrecord import ids
from onrecord.linking.claims.terms import family, listed, number, terms
from onrecord.linking.weights import table

_LETTERS = re.compile(r"[^\W\d_a-z][^\W\d_]{2,}")
_TOKEN = re.compile(r"\w+(?:[’']\w+)?|[,;]")
_BEGINNING = 4  # letters; "Israel" and "Israelis" are one
_PAIR = 2  # words that are exchanged
_MUCH = 0.6  # of the words of the longer text
_SPELLED = 0.7  # of the letters, for a slip of the pen
_LONGEST = 400  # words of a printing that are compared; a part is about a sentence


@dataclass(frozen=True, slots=True)
class Change:
    """Words of the one and of the other printing; the same where `same`, else either may be ""."""

    one: str
    other: str
    same: bool


def changes(one: str, other: str) -> Iterator[Change]:
    """Yield the two texts, word by word, as stretches that are the same or differ in turn.

    >>> [(c.one, c.other) for c in changes("It is over.", "It's all over")]
    [('It is', "It's all"), ('over.', 'over')]
    """
    first, second = one.split(), other.split()
    for begin, end, start, stop, same in _blocks(first, second):
        yield Change(" ".join(first[begin:end]), " ".join(second[start:stop]), same)


def marked(one: str, other: str) -> str:
    """Return the second text with the words that the first has instead, as wdiff marks them.

    >>> marked("The photos are for them.", "The pictures are only for them.")
    'The [-photos-]{+pictures+} are {+only+} for them.'
    """
    return " ".join(
        change.other
        if change.same
        else "".join(
            (
                f"[-{change.one}-]" if change.one else "",
                f"{{+{change.other}+}}" if change.other else "",
            )
        )
        for change in changes(one, other)
    )


def alike(one: Sequence[str], other: Sequence[str], share: float) -> bool:
    """Tell whether at least `share` of the words of both stands in both, in the same order."""
    upper = 2 * len(set(one) & set(other)) + len(one) - len(set(one)) + len(other) - len(set(other))
    if min(upper, 2 * len(one), 2 * len(other)) < share * (len(one) + len(other)):
        return False
    matcher = SequenceMatcher(None, one[:_LONGEST], other[:_LONGEST], autojunk=False)
    return matcher.ratio() >= share


def run(one: Sequence[str], other: Sequence[str]) -> Sequence[str]:
    """Return the longest row of words that both have.

    >>> run(["so", "it", "was", "she"], ["it", "was", "he"])
    ['it', 'was']
    """
    first, second = one[:_LONGEST], other[:_LONGEST]
    found = SequenceMatcher(None, first, second, autojunk=False).find_longest_match()
    return first[found.a : found.a + found.size]


def renamed(one: str, other: str) -> bool:
    """Tell whether two texts are much the same but for a name in the place of another name.

    >>> renamed("So it was the Pilots’ Guild again.", "So it was the Ferry Board again.")
    True
    """
    found = list(changes(one, other))
    kept = sum(len(change.one.split()) for change in found if change.same)
    if kept < _MUCH * max(len(one.split()), len(other.split())):
        return False
    swaps = (change for change in found[1:] if not change.same)  # any word is capital at the start
    sides = ((_named(change.one), _named(change.other)) for change in swaps)
    return any(first and second and first.isdisjoint(second) for first, second in sides)


def swapped(one: Sequence[str], other: Sequence[str]) -> bool:
    """Tell whether a word stands in the place of another one, which is of no family with it.

    What is spelled much alike is a slip.

    >>> swapped(["our", "marina"], ["our", "museum"]), swapped(["our", "photo"], ["our", "picture"])
    (True, False)
    """
    first, second = one[:_LONGEST], other[:_LONGEST]
    both = terms(" ".join(first)), terms(" ".join(second))
    matcher = SequenceMatcher(None, first, second, autojunk=False)
    for kind, begin, end, start, stop in matcher.get_opcodes():
        sides = " ".join(first[begin:end]), " ".join(second[start:stop])
        new = terms(sides[0]) - both[1] and terms(sides[1]) - both[0]
        if kind == "replace" and new and SequenceMatcher(None, *sides).ratio() < _SPELLED:
            return True
    return False


def turned_round(one: str, other: str) -> bool:
    """Tell whether two that stand on the two sides of a word have changed their sides.

    Not looked at is what stands in a list, beside a comma, or behind "in" and the like.

    >>> turned_round("The council sued the bank.", "The bank sued the council.")
    True
    >>> turned_round("The council sued the bank.", "The bank was sued by the council.")
    False
    """
    doers = _doer(one), _doer(other)
    passive = (doers[0] is None) is not (doers[1] is None)  # where both are, neither is turned
    first, second = (
        _sides(text, doer if passive else None)
        for text, doer in zip((one, other), doers, strict=True)
    )
    places = [(first[term], second[term]) for term in first.keys() & second.keys()]
    for at, onto in places:
        before = [new for old, new in places if old < at]
        after = [new for old, new in places if old > at]
        if any(new > onto for new in before) and any(new < onto for new in after):
            return True
    return False


def exchanged(one: str, other: str) -> bool:
    """Tell whether two texts differ by two words that stand in each other's place, not in a list.

    >>> exchanged("My son sold it to her neighbour.", "Her neighbour sold it to my son.")
    True
    """
    first, second = _frame(one), _frame(other)
    if len(first) != len(second):
        return False
    apart = [at for at, (a, b) in enumerate(zip(first, second, strict=True)) if a != b]
    if len(apart) != _PAIR:
        return False
    a, b = apart
    between = first[a + 1 : b]
    in_list = not between or not listed("listing").isdisjoint((between[0], between[-1]))
    return not in_list and first[a] == second[b] and first[b] == second[a]


def contrary(one: str, other: str) -> bool:
    """Tell whether one small word is all that differs, and its contrary stands for it.

    >>> contrary("They left before the storm.", "They left after the storm.")
    True
    """
    first, second = _TOKEN.findall(one.casefold()), _TOKEN.findall(other.casefold())
    if len(first) != len(second):
        return False
    apart = [(a, b) for a, b in zip(first, second, strict=True) if a != b]
    return len(apart) == 1 and frozenset(apart[0]) in _contraries()


@cache
def _contraries() -> frozenset[frozenset[str]]:
    own = table("claims")["words"]["contraries"].split()
    return frozenset(map(frozenset, zip(own[::2], own[1::2], strict=True)))


@lru_cache(1 << 16)
def _frame(text: str) -> tuple[str, ...]:
    """Return the families of the words that say something, and the small words that place them."""
    said, kept = _TOKEN.findall(text.casefold()), listed("prepositions") | listed("listing")
    return tuple(own for word in said if (own := word if word in kept else family(word)))


@lru_cache(1 << 16)
def _sides(text: str, doer: int | None) -> Mapping[str, int]:
    """Return the places of the terms that stand once; `doer` is where "by" is, if it is turned.

    What stands behind it then comes before the word that "by" is behind, what stands before comes
    after it.
    """
    said = _TOKEN.findall(text.casefold())
    listing = listed("listing")
    own = [None if word in listing else family(word) for word in said]
    often, behind = Counter(own), False
    found: dict[str, int] = {}
    for at, (word, term) in enumerate(zip(said, own, strict=True)):
        beside = said[at - 1 : at] + said[at + 1 : at + 2] if at else said[1:2]
        if term and often[term] == 1 and not behind and listing.isdisjoint(beside):
            turn = 0 if doer is None or at == doer - 1 else 1 if at < doer else -1
            found[term] = at + turn * len(said)
        behind = word in listed("prepositions") or (behind and not term)
    return found


@lru_cache(1 << 16)
def _doer(text: str) -> int | None:
    """Return where the "by" stands that a word which says something stands before; no number."""
    said = _TOKEN.findall(text.casefold())
    for at, word in enumerate(said[1:-1], start=1):
        if word == "by" and family(said[at - 1]) and number(said[at + 1]) is None:
            return at
    return None


def _named(text: str) -> set[str]:
    """Return how the names in `text` begin; without "I", "U.S." and "Ms."."""
    found = (_LETTERS.match(word.strip("(\"'“‘")) for word in text.split())
    return {name[0][:_BEGINNING] for name in found if name}


@lru_cache(1 << 16)
def _plain(word: str) -> str:
    return ids.normal_words(word)


def _blocks(first: list[str], second: list[str]) -> Iterator[tuple[int, int, int, int, bool]]:
    plain = [[_plain(word) for word in words] for words in (first, second)]
    matcher = SequenceMatcher(None, plain[0], plain[1], autojunk=False)
    for kind, begin, end, start, stop in matcher.get_opcodes():
        yield begin, end, start, stop, kind == "equal"

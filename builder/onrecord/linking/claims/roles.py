"""Two printings of a claim in, whether who does it and who suffers it changed places out."""

from collections import Counter
from collections.abc import Mapping, Sequence
from functools import cache, lru_cache
from itertools import pairwise

from onrecord.linking.claims.terms import family, listed, number, tokens
from onrecord.linking.weights import table


def turned_round(one: str, other: str) -> bool:
    """Tell whether two things have changed places, on the two sides of a word or in equal texts.

    >>> turned_round("The council sued the bank.", "The bank sued the council.")
    True
    >>> turned_round("The council sued the bank.", "The bank was sued by the council.")
    False
    >>> turned_round("He hit me and I hit him back.", "I hit him and he hit me back.")
    True
    """
    return _exchanged(one, other) or _beside_another(one, other)


def _exchanged(one: str, other: str) -> bool:
    """Tell whether two texts differ by two words that stand in each other's place, not in a list.

    Wherever the one word stands, "he" and "him" being one, the other text has the other word. They
    are compared once with the words for people and once without.
    """
    first, second = _frame(one), _frame(other)
    people = frozenset(_people().values())
    bare = (tuple(word for word in own if word not in people) for own in (first, second))
    return _change_places(first, second) or _change_places(*bare)


def _change_places(first: Sequence[str], second: Sequence[str]) -> bool:
    if len(first) != len(second):
        return False
    apart = [at for at, (a, b) in enumerate(zip(first, second, strict=True)) if a != b]
    if len({frozenset((first[at], second[at])) for at in apart}) != 1:
        return False
    return any(first[a] == second[b] and not _is_list(first[a + 1 : b]) for a, b in pairwise(apart))


def _is_list(between: Sequence[str]) -> bool:
    """Tell whether two words make a list by what stands between them."""
    return not between or not listed("listing").isdisjoint((between[0], between[-1]))


def _beside_another(one: str, other: str) -> bool:
    """Tell whether two that stand on the two sides of a word have changed their sides.

    Not looked at is what stands in a list, beside a comma, or behind "in" and the like.
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


@lru_cache(1 << 16)
def _frame(text: str) -> tuple[str, ...]:
    """Return the families of the words that say something, of people, and of what places them."""
    said, kept = tokens(text), listed("prepositions") | listed("listing")
    return tuple(own for word in said if (own := word if word in kept else _role(word)))


def _role(word: str) -> str | None:
    """Return the family of a word that says something, and of one that stands for people."""
    return family(word) or _people().get(word)


@cache
def _people() -> Mapping[str, str]:
    """Return the word for who does it by the word for whom it is done to, and by itself."""
    own = table("claims")["words"]["people"].split()
    does, suffers = own[::2], own[1::2]
    return dict(zip(suffers + does, does + does, strict=True))


@lru_cache(1 << 16)
def _sides(text: str, doer: int | None) -> Mapping[str, int]:
    """Return the places of the terms that stand once; `doer` is where "by" is, if it is turned.

    What stands behind it then comes before the word that "by" is behind, what stands before comes
    after it.
    """
    said = tokens(text)
    listing = listed("listing")
    own = [None if word in listing else _role(word) for word in said]
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
    said = tokens(text)
    for at, word in enumerate(said[1:-1], start=1):
        if word == "by" and family(said[at - 1]) and number(said[at + 1]) is None:
            return at
    return None

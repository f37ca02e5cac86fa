"""Two printings of a claim in, what differs between them out."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cache, lru_cache

from onrecord import ids
from onrecord.linking.claims.terms import listed, negates, plain_words, terms, tokens, words
from onrecord.linking.weights import table

_LETTERS = re.compile(r"[^\W\d_a-z][^\W\d_]{2,}")
_BEGINNING = 4  # letters; "Israel" and "Israelis" are one
_MUCH = 0.6  # of the words of the longer text
_SPELLED = 0.7  # of the letters, for a slip of the pen
_DAY = 2  # digits of a day of the month
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


def continued(one: str, other: str) -> bool:
    """Tell whether the shorter text, but for a "not", opens the longer, which adds but a time.

    Not where the longer denies, and not with a year of its own: what was so then is another thing.

    >>> continued("I was never told.", "I was told on Monday.")
    True
    >>> continued("I was never told.", "I was told lies.")
    False
    """
    short, long = sorted((one, other), key=lambda text: len(_asserted(text)))
    first, second = _asserted(short), _asserted(long)
    if second[: len(first)] != first:
        return False
    more = second[len(first) :]
    return not more or (_is_time(more) and not any(map(negates, words(long))))


def _is_time(said: Sequence[str]) -> bool:
    """Tell whether words are a day, a month or a part of them, and no more: "on 11 February"."""
    opening, times = listed("whens"), _times()
    inside = opening | times | listed("beside_times")
    days = all(word in inside or (word.isdigit() and len(word) <= _DAY) for word in said)
    return days and said[0] in opening and not times.isdisjoint(said)


@cache
def _times() -> frozenset[str]:
    return frozenset(plain_words(" ".join(sorted(listed("times")))))


@lru_cache(1 << 16)
def _asserted(text: str) -> tuple[str, ...]:
    """Return the words of `text` as families, without what denies; all that say "to be" are one."""
    left_out, being = listed("helping") | {"not"}, listed("being")
    said = (word for word in plain_words(text) if word not in left_out and not negates(word))
    return tuple("be" if word in being else word for word in said)


def contrary(one: str, other: str) -> bool:
    """Tell whether one small word is all that differs, and its contrary stands for it.

    >>> contrary("They left before the storm.", "They left after the storm.")
    True
    """
    first, second = tokens(one), tokens(other)
    if len(first) != len(second):
        return False
    apart = [(a, b) for a, b in zip(first, second, strict=True) if a != b]
    return len(apart) == 1 and frozenset(apart[0]) in _contraries()


@cache
def _contraries() -> frozenset[frozenset[str]]:
    own = table("claims")["words"]["contraries"].split()
    return frozenset(map(frozenset, zip(own[::2], own[1::2], strict=True)))


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

"""Names in, the pairs of them that are a letter or two apart out.

Two words that are as near share what is left of each without a letter or two (Garbe 2012, SymSpell:
symmetric delete), so that it is looked up which are.
"""

from collections import defaultdict
from collections.abc import Collection, Iterator
from functools import lru_cache
from itertools import combinations

from onrecord.linking.persons import Words, letters_apart

_LONGEST = 30  # letters of a word whose parts are looked up


def spelt_alike(names: Collection[Words]) -> Iterator[tuple[Words, Words]]:
    """Yield all pairs of which each word is spelt like the other's, and some more.

    The names are all of as many words. Each is looked up by its rarest one.
    """
    if len(names) == 1:
        return
    having: defaultdict[tuple[int, str], list[Words]] = defaultdict(list)
    for name in names:
        for place, word in enumerate(name):
            for left in _spellings(word):
                having[place, left].append(name)
    for name in names:
        found = (
            [having[place, left] for left in _spellings(word)] for place, word in enumerate(name)
        )
        rarest = min(found, key=lambda held: sum(map(len, held)))
        yield from ((name, other) for held in rarest for other in held if other < name)


@lru_cache(1 << 14)
def _spellings(word: str) -> tuple[str, ...]:
    """Return what a word may have in common with one that is misspelt.

    All very long words have the same in common: of those there are few, and they have many parts.
    """
    most = letters_apart(len(word))
    if len(word) > _LONGEST + most:
        return ("",)
    parts = (combinations(word, len(word) - less) for less in range(most + 1))
    found = dict.fromkeys("".join(left) for each in parts for left in each)
    return (*found, "") if len(word) > _LONGEST else tuple(found)

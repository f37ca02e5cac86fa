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

    The names are all of as many words. They are looked up by that which tells most of them apart.
    """
    if len(names) < 2:  # noqa: PLR2004  a pair
        return
    apart = [len(set(words)) for words in zip(*names, strict=True)]
    place = apart.index(max(apart))
    named: defaultdict[str, list[Words]] = defaultdict(list)
    having: defaultdict[str, list[str]] = defaultdict(list)
    for name in names:
        named[name[place]].append(name)
    for word in named:
        for left in _spellings(word):
            having[left].append(word)
    for word, own in named.items():
        near = {other for left in _spellings(word) for other in having[left]}
        yield from ((a, b) for other in near for a in own for b in named[other] if b < a)


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

"""Looks words up in lists of names that are known anywhere: words in, a number for each out.

The vocabulary's pieces of a rare name tell little; that a city or a surname is called so is a
hint, which the encoder weighs with the words around it. The lists lie in `seeds/names`.
"""

import unicodedata
from collections.abc import Mapping, Sequence
from functools import cache, lru_cache

from onrecord import resources

LISTS = ("places", "given_names", "surnames")  # the bits of what `listed` returns
_LONGEST = 5  # words of a place's name
_LETTERS = str.maketrans("ıøØłŁđĐðÐþÞæÆœŒß", "ioOlLdDdDtTaAoOs")


@lru_cache(1 << 14)
def folded(name: str) -> str:
    """Return letters and digits alone, in lower case, without accents.

    >>> folded("Umm al-Faḥm")
    'ummalfahm'
    """
    if name.isascii() and name.isalnum():
        return name.lower()
    plain = name if name.isascii() else unicodedata.normalize("NFKD", name.translate(_LETTERS))
    return "".join(filter(str.isalnum, plain)).lower()


def listed(words: Sequence[str]) -> list[int]:
    """Return for each word which of LISTS have it: 1, 2 and 4 added; 0 for most.

    A place's name may be of several words; it begins with a capital.
    """
    found = [0] * len(words)
    keys: list[str] | None = None
    known = _known()
    for at, word in enumerate(words):
        if not word[:1].isupper():
            continue
        keys = keys or [folded(one) for one in words]
        found[at] |= known.get(keys[at], 0) & ~1
        for length in range(min(_LONGEST, len(words) - at), 0, -1):
            if known.get("".join(keys[at : at + length]), 0) & 1 and keys[at + length - 1]:
                for place in range(at, at + length):
                    found[place] |= 1
                break
    return found


@cache
def _known() -> Mapping[str, int]:
    known: dict[str, int] = {}
    for bit, name in enumerate(LISTS):
        file = resources.folder("names") / f"{name}.txt"
        for line in file.read_text(encoding="ascii").splitlines():
            known[line] = known.get(line, 0) | 1 << bit
    return known

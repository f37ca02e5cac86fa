"""A printed name in, its normal form out: the same for all that differ in title, case or marks."""

import re
import tomllib
import unicodedata
from collections.abc import Sequence
from functools import cache, lru_cache
from itertools import groupby

from onrecord.records import EntityType
from onrecord.resources import folder

_ACCENTS = re.compile("[\u0300-\u036f]")
_MARKS = re.compile(r"[\W_]+")
_POSSESSIVE = re.compile(r"(?<=\w)(['’]s|(?<=s)['’])$")


@lru_cache(1 << 17)
def normal_name(name: str, kind: EntityType) -> tuple[str, ...]:
    """Return the words of `name` as two printings of it share them; () where it has none.

    >>> normal_name("Sen. Zoë O’Neill-Ruiz’s", "Person")
    ('zoe', 'oneillruiz')
    >>> normal_name("The U. S. Coast Guard", "Organisation")
    ('us', 'coast', 'guard')
    """
    words = _initials_joined(_plain_words(name))
    if kind == "Person":
        return _without(words, _titles())
    if kind in ("Organisation", "Place", "Thing"):
        return _without(words, frozenset({"the"}))
    return words


def _plain_words(name: str) -> tuple[str, ...]:
    """Return the words in lower case, without accents and marks.

    Accents go because many papers never print them.
    """
    folded = unicodedata.normalize("NFKC", name).strip().casefold()
    parted = unicodedata.normalize("NFD", _POSSESSIVE.sub("", folded))
    bare = (_MARKS.sub("", word) for word in _ACCENTS.sub("", parted).split())
    return tuple(unicodedata.normalize("NFC", word) for word in bare if word)


def _initials_joined(words: Sequence[str]) -> tuple[str, ...]:
    """Return `words` with neighbouring single letters as one word: "j k rowling" "jk rowling"."""
    joined: list[str] = []
    for single, group in groupby(words, key=lambda word: len(word) == 1):
        run = tuple(group)
        joined += ("".join(run),) if single else run
    return tuple(joined)


def _without(words: Sequence[str], leading: frozenset[str]) -> tuple[str, ...]:
    """Return `words` without those of `leading` that open it; the last word always stays."""
    begin = 0
    while begin < len(words) - 1 and words[begin] in leading:
        begin += 1
    return tuple(words[begin:])


@cache
def _titles() -> frozenset[str]:
    lexicon = tomllib.loads((folder("lexicon") / "names.toml").read_text(encoding="utf-8"))
    return frozenset(_MARKS.sub("", title) for title in lexicon["titles"]["words"].split())

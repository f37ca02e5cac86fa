"""A text in, what it is about out: its words, and the families of those that say something."""

from collections.abc import Mapping
from functools import cache, lru_cache

from onrecord import ids
from onrecord.linking.weights import table
from onrecord.resources import folder

_ENDINGS = (
    *(("ies", "y"), ("sses", "ss"), ("ing", ""), ("ed", ""), ("ly", "")),
    *(("es", ""), ("s", ""), ("e", "")),
)
_STEM = 3  # letters that must be left


@lru_cache(1 << 16)
def words(text: str) -> tuple[str, ...]:
    """Return the words of `text` without case and marks; "don't" is two."""
    return tuple(ids.normal_words(text).split())


@lru_cache(1 << 16)
def terms(text: str) -> frozenset[str]:
    """Return the families of the words of `text` that are not empty.

    >>> sorted(terms("She hated the pictures."))
    ['despised', 'photo']
    """
    return frozenset(filter(None, map(family, words(text))))


def number(word: str) -> str | None:
    """Return the number that a word is, in digits.

    >>> number("seven"), number("2045"), number("boat")
    ('7', '2045', None)
    """
    return word if word[0].isdigit() else _counted().get(word)


@cache
def listed(name: str) -> frozenset[str]:
    """Return a list of words of claims.toml."""
    return frozenset(table("claims")["words"][name].split())


@cache
def _counted() -> Mapping[str, str]:
    counted = table("claims")["words"]["numbers"].split()
    return {word: str(number) for number, word in enumerate(counted) if word != "one"}


@lru_cache(1 << 17)
def family(word: str) -> str | None:
    """Return the first word of the family of `word`; None where it is empty."""
    if any(word in listed(name) for name in ("empty", "negations", "negated_by")):
        return None
    stem = _stem(word)
    return _families().get(word) or _families().get(stem) or stem


def _stem(word: str) -> str:
    for ending, instead in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= _STEM:
            return word[: len(word) - len(ending)] + instead
    return word


@cache
def _families() -> Mapping[str, str]:
    """Return the first word of its family for each word that has one."""
    lines = (folder("linking") / "families.txt").read_text(encoding="ascii").splitlines()
    return {word: line.split()[0] for line in lines for word in line.split()}

"""A text in, what it is about out: its words, and the families of those that say something."""

import re
import unicodedata
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache

from onrecord.linking.claims.numbers import cardinals, in_digits
from onrecord.linking.weights import table
from onrecord.resources import folder

_WORD = re.compile(r"\d+(?:[.,]\d+)*|\w*n't\b|\w+")
_TOKEN = re.compile(r"\w+(?:[’']\w+)?|[,;]")
_PLAIN = re.compile(r"[^\s-]+")
_ENDINGS = (
    *(("ies", "y"), ("ied", "y"), ("sses", "ss"), ("ing", ""), ("ed", ""), ("ly", "")),
    *(("es", ""), ("s", ""), ("e", "")),
)
_STEM = 3  # letters that must be left


@lru_cache(1 << 16)
def words(text: str) -> tuple[str, ...]:
    """Return the words of `text` without case and marks.

    >>> words("They don’t owe 1,000.")
    ('they', "don't", 'owe', '1000')
    """
    plain = unicodedata.normalize("NFKC", text).casefold().replace("’", "'")
    return tuple(word.replace(",", "") for word in _WORD.findall(plain))


@lru_cache(1 << 16)
def tokens(text: str) -> tuple[str, ...]:
    """Return the words of `text` in lower case as they are printed, and the marks of its lists.

    >>> tokens("The mayor’s boat, too")
    ('the', 'mayor’s', 'boat', ',', 'too')
    """
    return tuple(_TOKEN.findall(text.casefold()))


@lru_cache(1 << 16)
def counting_words(text: str) -> tuple[str, ...]:
    """Return the words of `text`, a number of several words as one.

    >>> counting_words("Four hundred and ten carts")
    ('410', 'carts')
    """
    return tuple(in_digits(words(text)))


@lru_cache(1 << 16)
def numbers(text: str) -> frozenset[str]:
    """Return the numbers in `text`, in digits."""
    found = (number(word) for word in counting_words(text))
    return frozenset(value for value in found if value is not None)


@lru_cache(1 << 16)
def terms(text: str) -> frozenset[str]:
    """Return the families of the words of `text` that are not empty.

    >>> sorted(terms("She hated the pictures and never went back."))
    ['despise', 'photo', 'return']
    """
    return frozenset(own for own, _ in rows(words(text)) if own)


@lru_cache(1 << 16)
def plain_terms(text: str) -> frozenset[str]:
    """Return the families of the words of `text` that are no names: without a capital.

    >>> sorted(plain_terms("Mayor Mira Solberg hated the Courier’s pictures."))
    ['despise', 'photo']
    """
    return terms(" ".join(word for word in _PLAIN.findall(text) if word == word.lower()))


@lru_cache(1 << 16)
def plain_words(text: str) -> tuple[str, ...]:
    """Return the words of `text` in full, each as the first of its family; empty ones as they are.

    >>> plain_words("We won’t go back.")
    ('we', 'will', 'not', 'return')
    """
    whole = tuple(full for word in words(text) for full in _in_full(word))
    return tuple(own or word for own, word in rows(whole))


def number(word: str) -> str | None:
    """Return the number that a word is, in digits.

    >>> number("seven"), number("2045"), number("boat")
    ('7', '2045', None)
    """
    return word if word[0].isdigit() else _counted().get(word)


def negates(word: str) -> bool:
    """Tell whether a word says that something is not so.

    >>> negates("won't"), negates("never"), negates("won")
    (True, True, False)
    """
    return word in listed("negations") or word.endswith("n't")


@cache
def listed(name: str) -> frozenset[str]:
    """Return a list of words of claims.toml."""
    return frozenset(table("claims")["words"][name].split())


@lru_cache(1 << 17)
def family(word: str) -> str | None:
    """Return the first word of the family of `word`; None where it is empty."""
    return None if word in listed("empty") or negates(word) else _form(word)


def rows(said: tuple[str, ...]) -> Iterator[tuple[str | None, str]]:
    """Yield the families of words in a row, each with its word.

    A verb and its particles, "go back", have one.
    """
    phrases, at = _phrases(), 0
    while at < len(said):
        own, size = family(said[at]), 1
        for rest, instead in phrases.get(_form(said[at]), ()):
            if said[at + 1 : at + 1 + len(rest)] == rest:
                own, size = family(instead), 1 + len(rest)
                break
        yield own, said[at]
        at += size


def _in_full(word: str) -> tuple[str, ...]:
    if word == "cannot":
        return "can", "not"
    if not word.endswith("n't"):
        return (_pairs("contracted").get(word, word),)
    verb = word.removesuffix("n't")
    return _pairs("cut_short").get(verb, verb), "not"


@cache
def _pairs(name: str) -> Mapping[str, str]:
    row = table("claims")["words"][name].split()
    return dict(zip(row[::2], row[1::2], strict=True))


@cache
def opposites() -> Mapping[str, str]:
    """Return the family that denies each family that has such a one."""
    return {one[0]: other[0] for pair in _opposed() for one, other in (pair, pair[::-1])}


@cache
def _counted() -> Mapping[str, str]:
    return {word: str(value) for word, value in cardinals().items() if word != "one"}


@lru_cache(1 << 17)
def _form(word: str) -> str:
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
    families = [line.split() for line in _lines("families")]
    families += [side for pair in _opposed() for side in pair]
    found = {word: own[0] for own in families for word in own}
    for forms in map(str.split, _lines("forms")):
        found |= dict.fromkeys(forms, found.get(forms[0], forms[0]))
    return found


@cache
def _phrases() -> Mapping[str, list[tuple[tuple[str, ...], str]]]:
    """Return by a verb's family its particles, the longest first, and the word for both."""
    found: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for phrase, _, instead in (line.partition(" / ") for line in _lines("phrases")):
        verb, *rest = phrase.split()
        found.setdefault(_form(verb), []).append((tuple(rest), instead))
    return {verb: sorted(own, key=lambda row: -len(row[0])) for verb, own in found.items()}


def _opposed() -> Iterator[tuple[list[str], list[str]]]:
    for line in _lines("opposites"):
        one, _, other = line.partition(" / ")
        yield one.split(), other.split()


def _lines(name: str) -> list[str]:
    return (folder("linking") / f"{name}.txt").read_text(encoding="ascii").splitlines()

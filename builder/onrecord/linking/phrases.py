"""A phrase for somebody or something without a name in, its telling words out; and how two agree.

"The two women" and "both women in the flat" are known by their noun, "its new B210 jets" and "the
B210, a double-decker" by a model's number. What a phrase is known by is the first of its words.
"""

import re
from collections.abc import Iterable, Mapping
from functools import cache, lru_cache
from typing import Literal

from onrecord.linking.names import normal_name
from onrecord.linking.weights import common_words, rarest, table, telling
from onrecord.reading.lexicon import words
from onrecord.records import EntityType

Words = tuple[str, ...]

# "b210", "787", "mk2a"; no year, no "12th"
_MODEL = re.compile(r"(?=.{3})(?!(?:19|20)\d\d$|\d+(?:st|nd|rd|th)$)[a-z]{0,4}\d{1,4}[a-z]{0,2}\d*")
_PLURAL = re.compile(r"(?<=[\da-rt-z])s$")
_MARKS = re.compile(r"\s[-–—]|[,;:(–—]")
_AROUND = " ,;:(–—"
_ONE = frozenset({"a", "an"})


@lru_cache(1 << 17)
def phrase_words(phrase: str, kind: EntityType) -> Words:
    """Return what a phrase is known by, then its other words without plural endings, sorted.

    () where it tells nobody apart: a pronoun, a number, "some people", "an official".

    >>> phrase_words("its new Corvel B210s, the largest of all", "Document")
    ('b210', 'corvel', 'new')
    >>> phrase_words("the two women in the flat", "Unnamed")
    ('woman', 'flat', 'two')
    """
    whole = normal_name(_MARKS.split(phrase.strip(_AROUND))[0], kind)
    begin = next((at for at, word in enumerate(whole) if not _opens(word)), len(whole))
    if begin == len(whole) or not _vague().isdisjoint(whole[:begin]):
        return ()
    end = next((at for at in range(begin + 1, len(whole)) if _closes(whole[at])), len(whole))
    head = _known_by(whole[begin:end])
    told = {plain(word) for word in whole if word in _numbers() or not _opens(word)} - {head}
    return (head, *sorted(told)) if head and (told or whole[0] not in _ONE) else ()


def phrases_agree(one: Words, other: Words) -> Literal["exact", "variant", "part", "other"]:
    """Return how the words of two phrases agree, which `phrase_words` gave."""
    if one == other:
        return "exact"
    ones, others = {*one}, {*other}
    if one[0] != other[0] or _numbered_apart(ones, others):
        return "other"
    if ones <= others or others <= ones:
        return "part"
    return "variant" if len(ones & others) > 1 else "other"


def shared_worth(ones: Iterable[Words], others: Iterable[Words]) -> float:
    """Return how telling the words are that the likest two of both sides' phrases share.

    It is the sum of each word's: "the man" tells little, "the 12-year-old goalkeeper" much.
    """
    shared = [{*one} & {*other} for one in ones for other in others]
    return max(sum(map(_telling, words)) for words in shared)


def _numbered_apart(ones: set[str], others: set[str]) -> bool:
    """Whether numbers tell two apart: "two women" and "three women"."""
    found = [{word for word in each if is_number(word)} for each in (ones, others)]
    return all(found) and found[0].isdisjoint(found[1])


def is_number(word: str) -> bool:
    """Return whether a word tells how many, or which of a series."""
    return word in _numbers() or any(letter.isdigit() for letter in word)


def model_word(name: Words) -> str:
    """Return the last word of a name that is a model's number ("b210", "787"), else its last."""
    return next((word for word in reversed(name) if _MODEL.fullmatch(word)), name[-1])


def _opens(word: str) -> bool:
    return word in words("determiners") or _closes(word)


def _closes(word: str) -> bool:
    """Whether a phrase's noun stands before the word: "the man from Orle", "the man who left"."""
    return word in words("prepositions") or word in words("relatives")


def _known_by(phrase: Words) -> str:
    """Return a model's number, else the noun; "" where there is none that tells anything."""
    head = model_word(tuple(map(plain, phrase)))
    if _MODEL.fullmatch(head):
        return head
    head = phrase[-1]
    empty = head in words("pronouns") or head in _vague() or is_number(head)
    return "" if empty else plain(head)


@cache
def plain(word: str) -> str:
    """Return the word as its line of forms begins, else without the ending of a plural."""
    return _forms().get(word) or _PLURAL.sub("", word)


def _telling(word: str) -> float:
    return _tellings().get(word, rarest())


@cache
def _tellings() -> Mapping[str, float]:
    """Return how telling each common word is, the commonest of its forms."""
    found: dict[str, float] = {}
    for word in common_words():
        single = plain(word)
        found[single] = min(telling(word), found.get(single, rarest()))
    return found


@cache
def _forms() -> Mapping[str, str]:
    """Return the first word of each line for all words on it."""
    lines = (line.split() for line in table()["phrases"]["forms"])
    return {word: first for first, *others in lines for word in (first, *others)}


@cache
def _vague() -> frozenset[str]:
    return frozenset(table()["phrases"]["vague"].split())


@cache
def _numbers() -> frozenset[str]:
    return frozenset(table()["phrases"]["numbers"].split())

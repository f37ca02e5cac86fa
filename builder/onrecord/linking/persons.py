"""Two names of people in, how they agree out; what tells apart whom a family calls alike."""

import re
from functools import cache
from typing import Literal

from rapidfuzz.distance import OSA

from onrecord.linking.names import normal_name
from onrecord.linking.weights import table
from onrecord.reading.firstnames import first_agree, middles_agree

Words = tuple[str, ...]
Agrees = Literal["exact", "variant", "close", "part", "kin", "unlike", "other"]

_LONG = 5  # letters of a word that may be misspelt
_VERY_LONG = 9  # of one that may be misspelt twice
# "R. J.", "R.J.", "R J", and "RJ", but for "TED" and where all is in capitals
_LETTERS = re.compile(
    r"(?<!\w)(?:[^\W\d_]\.\s?[^\W\d_]\.|[^\W\d_]\s[^\W\d_](?=\s)|[B-DF-HJ-NP-TV-XZ]{2,3}(?=\s\w+[a-z]))"
)


def person_words(name: str, words: Words) -> Words:
    """Return a person's words: initials a word each, a generation before the surname.

    Behind a surname alone it is one word with it: "hask jr" of "Hask Jr.".
    """
    end = len(words)
    while end > 1 and words[end - 1] in _suffixes() | _generations():
        end -= 1
    told = tuple(word for word in words[end:] if word in _generations())
    core = words[:end]
    letters = _LETTERS.search(name) if len(core) > 1 and core[0] not in _ranks() else None
    if letters and normal_name(letters[0], kind="Person") == core[:1]:
        core = (*core[0], *core[1:])
    if len(core) > 1:
        return (*core[:-1], *told[:1], *core[-1:])
    return (" ".join((*core, *told[:1])),) if core else ()


def persons_agree(one: Words, other: Words) -> Agrees:
    """Return how the words of two names agree, which `person_words` gave."""
    if len(one) == 1 or len(other) == 1:
        return _of_single(*sorted((one, other), key=len))
    first, second = _generation(one), _generation(other)
    if first or second:
        return _of_generations((one, first), (other, second))
    last = one[-1] == other[-1]
    if not last and not alike(one[-1], other[-1]):
        return "other"
    if not first_agree(one[0], other[0]):
        return "close" if last and alike(one[0], other[0]) else "other"
    if not middles_agree(one[1:-1], other[1:-1]):
        return "other"
    return "variant" if last else "close"


def middles(name: Words) -> Words:
    """Return the words between a person's first name and surname, but for a generation."""
    return name[1:-2] if _generation(name) else name[1:-1]


def _generation(name: Words) -> str:
    return name[-2] if name[-2] in _generations() else ""


def _of_generations(one: tuple[Words, str], other: tuple[Words, str]) -> Agrees:
    """Return how two names agree one of which tells a generation: who has none may be either."""
    if one[1] and other[1] and one[1] != other[1]:
        return "other"
    bare = ((*name[:-2], name[-1]) if told else name for name, told in (one, other))
    agrees = persons_agree(*bare)
    return agrees if agrees == "other" or one[1] == other[1] else "kin"


def _of_single(single: Words, whole: Words) -> Agrees:
    """Return how a surname alone agrees with a name; who is "Hask Jr." may be no "Ivo Hask"."""
    surname, _, told = single[0].partition(" ")
    last, _, whose = whole[-1].partition(" ")
    if surname != last:
        near = len(whole) == 1 and told == whose and alike(surname, last)
        return "close" if near else "unlike"
    whose = whose or (_generation(whole) if len(whole) > 1 else "")
    if told and whose and told != whose:
        return "other"
    return "kin" if told and not whose and len(whole) > 1 else "part"


def alike(one: str, other: str) -> bool:
    """Whether two words are a letter or two apart, as transliterations are."""
    most = letters_apart(min(len(one), len(other)))
    return most > 0 and one[0] == other[0] and bool(OSA.distance(one, other) <= most)


def letters_apart(length: int) -> int:
    """Return how many letters of a word of this length may be misspelt."""
    return (length >= _LONG) + (length >= _VERY_LONG)


@cache
def _ranks() -> frozenset[str]:
    return frozenset(table()["names"]["ranks"].split())


@cache
def _suffixes() -> frozenset[str]:
    return frozenset(table()["names"]["suffixes"].split())


@cache
def _generations() -> frozenset[str]:
    return frozenset(table()["names"]["generations"].split())

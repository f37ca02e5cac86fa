"""Says whether the verbs around a time look ahead or back: text and bounds in, verdict out."""

import re
from collections.abc import Iterator
from functools import cache

from onrecord.reading.lexicon import table

_BEFORE = 100  # characters before a time in which its verb stands
_AFTER = 120  # characters after it, where none stands before
_SENTENCE = re.compile(
    r"(?<!\b[a-z])(?<!\b(?:mr|ms|dr|st))(?<!\b(?:mrs|rep|sen|gov|gen))[.!?][”\"’)]{0,2}\s"
)
_WORD = re.compile(r"[a-z]{1,20}|[’']ll")
_UNTIL = re.compile(r"\b(?:until|till|by)\s$")  # "was closed until May" may lie ahead
_ED = 5  # letters of the shortest verb that "-ed" shows to be past


def ahead(text: str, begin: int, end: int, bounds: tuple[int, int]) -> bool | None:
    """Return whether what is told at `begin` lies ahead; None where no verb shows it."""
    before = _SENTENCE.split(text[max(bounds[0], begin - _BEFORE) : begin].lower())[-1]
    after = _SENTENCE.split(text[end : min(bounds[1], end + _AFTER)].lower())[0]
    earlier = list(_tenses(_WORD.findall(before)))
    found = next((t for t in (*reversed(earlier), *_tenses(_WORD.findall(after)))), None)
    return found or (None if _UNTIL.search(before) else found)


def _tenses(words: list[str]) -> Iterator[bool]:
    """Yield for each word that shows it whether it looks ahead."""
    for before, word, after in zip(["", *words], words, [*words[1:], ""], strict=False):
        if word.lstrip("’'") in _words("ahead") or (
            word in _words("due") and after in _words("to")
        ):
            yield True
        elif _past(word) and before != "be" and word not in _words("neither"):
            yield False


def _past(word: str) -> bool:
    return word in _words("past") or (len(word) >= _ED and word.endswith("ed"))


@cache
def _words(name: str) -> frozenset[str]:
    return frozenset(table("times")["tense"][name].split())

"""Tells whether the words between or behind two names rename one: their text in, a verdict out."""

import re

from onrecord.reading.lexicon import name_words, noun_kinds, words
from onrecord.reading.names import Name

_FAR = 200  # characters before a name that may tell that it is not what is renamed
_SENTENCE = re.compile(r"[.!?][\"”’)]*\s|\n")
_ENDS = re.compile(r"[.!?]?[\"”’)]*(?:\s*\Z|\n)|[.!?][\"”’)]*\s")
_FOLLOWS = re.compile(r"\s?[,;:)–—]|\s(\w+)")
_CALLED = re.compile(
    r"\s(?:is|was|are|were|has\sbeen|had\sbeen)\s(?:(\w+)\s)?(?:called|known)"
    r"(?:\ssince\s|(?:\s(?:now|today))?(?=\s?[,.;:!?)\"”–—]|\s*\Z))"
)


def renamed(text: str, one: Name, other: Name) -> bool:
    """Whether the words between, with no mark, say that the first name became the other.

    "Was born" says so of two names that share a word, or at the end of a sentence.
    """
    told = " ".join(text[one.span.end : other.span.begin].lower().split())
    if told in name_words("also", "birth"):
        return _born(text, one, other) and _subject(text, one.span.begin)
    return told in name_words("also", "renamed") and _subject(text, one.span.begin)


def so_called(text: str, at: int) -> bool:
    """Whether what begins at `at` ends with "is now called": "Ann Lee, as Ann Berg is called,"."""
    called = _CALLED.match(text, at)
    return called is not None and (not called[1] or called[1] in name_words("also", "adverbs"))


def _born(text: str, one: Name, other: Name) -> bool:
    """Whether "was born" may give a name: not "where Ann Lee was born Tom Hart opened a bar"."""
    before = _SENTENCE.split(text[max(0, one.span.begin - _FAR) : one.span.begin])[-1]
    if not name_words("also", "at_birth").isdisjoint(before.lower().split()):
        return False
    if _ENDS.match(text, other.span.end):
        return True
    behind = _FOLLOWS.match(text, other.span.end)
    ended = behind is not None and (not behind[1] or behind[1] in words("prepositions"))
    return ended and not set(one.parts).isdisjoint(other.parts)


def _subject(text: str, begin: int) -> bool:
    """Whether the name at `begin` is what is renamed: no "the son of" or "who met" before it."""
    before = text[max(0, begin - _FAR) : begin].split()
    noun = True  # as far as only titles, articles and nouns stand between
    while before:
        word = before.pop()
        low = word.lower().rstrip(".")
        if low in name_words("titles", "words"):
            continue
        if not word.replace("-", "").isalpha() or not word.islower():
            return True
        if low in words("relatives"):
            return noun and low == "that"
        if low in words("prepositions"):
            return bool(before) and before[-1].lower() in name_words("places", "kinds")
        noun = noun and (low in words("determiners") or bool(noun_kinds(low)))
    return True

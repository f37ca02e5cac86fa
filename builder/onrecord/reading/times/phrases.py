"""Recognises phrases of time: a run of words in, what each phrase is and where it stands out."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from onrecord.reading.lexicon import table
from onrecord.reading.times.words import Word

_NAME = re.compile(r"[a-z_]+")
_DEPTH = 5  # how deep short names of patterns stand for others


@dataclass(frozen=True, slots=True)
class Phrase:
    """A phrase of time; `words` may hold a month or year that is printed beside another phrase."""

    way: str
    words: tuple[Word, ...]
    begin: int
    end: int

    def has(self, *kinds: str) -> bool:
        """Whether a word of one of these kinds is in the phrase."""
        return any(word.kind in kinds for word in self.words)

    def first(self, *kinds: str) -> Word | None:
        """Return the first word of these kinds."""
        return next((word for word in self.words if word.kind in kinds), None)

    def number(self, *kinds: str) -> int:
        """Return what the first word of these kinds counts; 0 if there is none."""
        found = self.first(*kinds)
        return found.number if found else 0

    def pair(self, kind: str) -> tuple[int, ...]:
        """Return the numbers of a word that holds several."""
        found = self.first(kind)
        return found.value if found and isinstance(found.value, tuple) else ()


@dataclass(frozen=True, slots=True)
class Found:
    """A phrase and the places in its run of its first word and the one after its last."""

    phrase: Phrase
    first: int
    last: int


def phrases(run: Sequence[Word]) -> Iterator[Found]:
    """Yield the phrases of a run."""
    if all(word.kind in _particles() for word in run):
        return
    letters = _letters()
    printed = "".join(letters[word.kind] for word in run)
    for match in _pattern().finditer(printed):
        first, last = match.span()
        way = (match.lastgroup or "").rstrip("0123456789")
        yield Found(phrase_of(way, run[first:last]), first, last)


def phrase_of(way: str, words: Sequence[Word]) -> Phrase:
    """Return the phrase that these words are."""
    return Phrase(way, tuple(words), words[0].begin, words[-1].end)


@cache
def _particles() -> frozenset[str]:
    """Return the kinds of words that are no time by themselves."""
    return frozenset(table("times")["kinds"]["particles"].split())


@cache
def _pattern() -> re.Pattern[str]:
    """Compile the ways of telling a time, each a named group over one letter for each word."""
    groups = [
        f"(?P<{way}{place}>{_over_letters(pattern)})"
        for way, patterns in table("times")["ways"].items()
        for place, pattern in enumerate(patterns)
    ]
    return re.compile("|".join(groups))


def _over_letters(pattern: str) -> str:
    short: Mapping[str, str] = table("times")["short"]
    for _ in range(_DEPTH):
        pattern = _NAME.sub(lambda m: f"(?:{short[m[0]]})" if m[0] in short else m[0], pattern)
    letters = _letters()
    return _NAME.sub(lambda m: letters[m[0]], pattern).replace(" ", "")


@cache
def _letters() -> dict[str, str]:
    """Return a letter for each kind of word: patterns over kinds become patterns of letters."""
    kinds = table("times")["kinds"]
    every = f"{kinds['particles']} {kinds['heads']}".split()
    return {kind: chr(0x4E00 + place) for place, kind in enumerate(every)}

"""Keeps what stands around a phrase of time: text and run in, the words beside it out."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from onrecord.reading.lexicon import table
from onrecord.reading.times.phrases import Found, Phrase
from onrecord.reading.times.words import Word

_NEXT = re.compile(r"[\s-]?\s?(?P<word>[^\W\d_]+|%)")
_LAST = re.compile(r"(?P<word>[^\W\d_]+)[\s’']$")
_OPEN = re.compile(r"\s?(?:$|[.,;:!?)\]”\"—–-]|'s|’s|and\b|but\b)")
_CHAINS = {"and", "to", "dash"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A phrase with what stands around it: the kind of the word before it, the word after it.

    `chained` says that another month or year is joined to it, `history` that the article is one.
    """

    text: str
    phrase: Phrase
    before: str
    following: str
    chained: bool
    history: bool

    @property
    def previous(self) -> str:
        """The word right before the phrase."""
        begin = self.phrase.begin
        match = _LAST.search(self.text, max(0, begin - 20), begin)
        return match["word"] if match else ""

    @property
    def in_name(self) -> bool:
        """Whether a capital word follows at once."""
        gap = self.text[self.phrase.end : self.phrase.end + 1]
        return gap == " " and self.following[:1].isupper()

    @property
    def owned(self) -> bool:
        """Whether it is somebody's: after "her" or "Holm's"."""
        begin = self.phrase.begin
        return self.before == "own" or self.text[max(0, begin - 3) : begin] in {"'s ", "’s "}

    @property
    def open(self) -> bool:
        """Whether no noun follows that the ordinal or the day could belong to."""
        return bool(_OPEN.match(self.text, self.phrase.end))


def place_of(text: str, found: Found, run: Sequence[Word], *, history: bool) -> Place:
    """Return where a phrase of a run stands."""
    after = _NEXT.match(text, found.phrase.end)
    return Place(
        text=text,
        phrase=found.phrase,
        before=run[found.first - 1].kind if found.first else "",
        following=after["word"] if after else "",
        chained=_chained(found, run),
        history=history,
    )


def _chained(found: Found, run: Sequence[Word]) -> bool:
    """Whether it is one of several, as in "May and June" and "1914 to 1918"."""
    beside = (*run[found.first - 1 : found.first], *run[found.last : found.last + 1])
    others = (*run[: found.first], *run[found.last :])
    again = any(word.kind in {"year", "month", "years"} for word in others)
    return again and any(word.kind in _CHAINS for word in beside)


@cache
def listed(name: str) -> frozenset[str]:
    """Return the words that stand beside what is no time, by the name of their list."""
    return frozenset(table("times")["beside"][name].split())

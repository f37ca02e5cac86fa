"""Reads the words that times are told with: a word of the text in, its kind and value out."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from onrecord.reading.lexicon import table
from onrecord.reading.times.holidays import holiday_at, holiday_openings
from onrecord.reading.times.numerals import from_digits

_AMOUNT = frozenset("$£€#_%+=°")
_SHORT = re.compile(
    r"(?P<era>BCE?|B\.C\.(?:E\.)?)(?!\w)|(?P<quarter>[QH][1-4])\b"
    r"|(?P<fiscal_year>FY\s?(?:\d{4}|\d\d))\b"
)
_WORDED = {"tens": 10}  # what a word of a worded year counts by itself
_SHORT_OPENINGS = ("b", "bc", "bce", "q", "h", "fy")


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a time: its kind ("month", "num", "dash"), what it says, and where it stands.

    `low` is the word in small letters where it is one.
    """

    kind: str
    value: int | str | tuple[int, ...]
    begin: int
    end: int
    low: str = ""

    @property
    def number(self) -> int:
        """What the word counts."""
        return self.value if isinstance(self.value, int) else 0


def digits(text: str, match: re.Match[str]) -> Word | None:
    """Read digits that are no part of a longer word or number, nor an amount."""
    begin, end = match.span()
    before, after = text[max(0, begin - 2) : begin], text[end : end + 2]
    joined = before[-1:].isalnum() or after[:1].isalpha()
    if joined or before[-1:] in _AMOUNT or after[:1] in _AMOUNT:
        return None
    if before[:1].isdigit() and before[-1:] in {".", "-", ",", ":"}:
        return None
    if after[1:].isdigit() and after[:1] in {".", ",", "-", "/", ":"}:
        return None
    apostrophe = begin > match.pos and before[-1:] in {"'", "’", "‘"}
    found = from_digits(match[0], apostrophe=apostrophe)
    return Word(*found, begin - apostrophe, end) if found else None


Finder = Callable[[str, re.Match[str], int], Word | None]


@cache
def finders() -> Mapping[str, Finder]:
    """Return what reads a word, by its small letters."""
    capital = table("times")["capital"]["words"].split()
    found: dict[str, Finder] = {}
    for kind, values in _kinds():
        for word, value in values.items():
            found[word] = _plain(kind, value, capital=word in capital)
    found.update(dict.fromkeys(_SHORT_OPENINGS, _short))
    for opening in holiday_openings():
        found[opening] = _holiday(found.get(opening))
    return found


@cache
def heads() -> frozenset[str]:
    """Return the words that may tell a time by themselves, in small letters."""
    particles = table("times")["kinds"]["particles"].split()
    told = (word for kind, words in _kinds() if kind not in particles for word in words)
    worded = table("times")["worded"]["opening"].split()
    return frozenset((*told, *worded, *_SHORT_OPENINGS, *holiday_openings()))


def _kinds() -> Iterator[tuple[str, Mapping[str, int | str]]]:
    names = table("times")
    yield "month", names["months"]
    yield "weekday", names["weekdays"]
    yield "wday", names["short_weekdays"]
    yield "several_days", names["several_weekdays"]
    yield "card", names["numbers"]
    yield "ord", names["ordinals"]
    yield "decade_of", names["decades"]
    yield "season", {name: name for name in names["seasons"]}
    for kind in ("thousand", "thousands", "hundred", "zero", "tens"):
        yield kind, dict.fromkeys(names["worded"][kind].split(), _WORDED.get(kind, 0))
    yield "rel", names["deictic"]
    yield "told", names["anaphoric"]
    yield "today", names["day_words"]
    for name, kind in names["particles"].items():
        yield kind, {name: name}
    for name, unit in names["units"].items():
        yield f"{unit}_unit", {name: name}


def _plain(kind: str, value: int | str, *, capital: bool) -> Finder:
    def find(text: str, match: re.Match[str], _end: int) -> Word | None:
        if capital and not text[match.start()].isupper():
            return None
        return Word(kind, value, *match.span(), match[0].lower())

    return find


def _short(text: str, match: re.Match[str], end: int) -> Word | None:
    """Read "BC", "Q3", "H1" and "FY16"; halves count on from 10."""
    found = _SHORT.match(text, match.start(), end)
    if found is None:
        return None
    number = int(re.sub(r"\D", "", found[0]) or 0)
    return Word(found.lastgroup or "", number + 10 * (found[0][0] == "H"), *found.span())


def _holiday(other: Finder | None) -> Finder:
    def find(text: str, match: re.Match[str], end: int) -> Word | None:
        name = holiday_at(text, match.start(), end)
        if name:
            return Word("holiday", name[0], match.start(), name[1])
        return other(text, match, end) if other else None

    return find

"""Reads the words that times are told with: a word of the text in, its kind and value out."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from onrecord.reading.lexicon import table
from onrecord.reading.times.holidays import holiday_at, holiday_openings
from onrecord.reading.times.numerals import from_digits, full_year

_AMOUNT = frozenset("$£€#_%+=°")
SHORT = (
    r"(?=[BFHQWw1-9])(?<!\w)(?:BCE?|B\.C\.(?:E\.)?|FY\s?(?:\d{4}|\d\d)|[12]\d{3}[QH][1-4]"
    r"|[QH][1-4]|[1-4][QH](?:[12]\d{3}|\d\d)?|[Ww]/[ce])(?!\w)"
)
_PART = re.compile(r"(?P<year>\d{4})?(?P<before>\d)?(?P<unit>[QH])(?P<number>\d*)")
_WORDED = {"tens": 10}  # what a word of a worded year counts by itself


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


def digits(text: str, match: re.Match[str], *, glued: bool) -> Word | None:
    """Read digits that are no part of a number or amount, nor of a word they are not glued to."""
    begin, end = match.span()
    before, after = text[max(0, begin - 2) : begin], text[end : end + 2]
    joined = (before[-1:].isalnum() and not glued) or after[:1].isalpha()
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
    for opening in holiday_openings():
        found[opening] = _holiday(found.get(opening))
    return found


@cache
def heads() -> frozenset[str]:
    """Return the words that may tell a time by themselves, in small letters."""
    particles = table("times")["kinds"]["particles"].split()
    told = (word for kind, words in _kinds() if kind not in particles for word in words)
    worded = table("times")["worded"]["opening"].split()
    return frozenset((*told, *worded, *holiday_openings()))


@cache
def shortened() -> frozenset[str]:
    """Return the short forms of months and weekdays, which a stop may end; "may" is none."""
    months = table("times")["months"]
    short_months = (m for m in months if any(name != m and name.startswith(m) for name in months))
    return frozenset((*short_months, *table("times")["short_weekdays"]))


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


def short(match: re.Match[str]) -> Word | None:
    """Read "BC", "w/c", "FY16", and "Q3", "1H" and "3Q23"; halves count on from 10."""
    printed = match[0]
    if printed[0] == "B":
        return Word("era", 0, *match.span())
    if printed[0] in "Ww":
        return Word("week_mark", "ending" if printed[-1] == "e" else "", *match.span())
    if printed[0] == "F":
        return Word("fiscal_year", int(printed[2:]), *match.span())
    return _part_of_year(printed, match.span())


def _part_of_year(printed: str, span: tuple[int, int]) -> Word | None:
    part = _PART.fullmatch(printed)
    if part is None:
        return None
    number = int(part["before"] or part["number"]) + 10 * (part["unit"] == "H")
    year = part["year"] or (part["before"] and part["number"])
    if not year:
        return Word("quarter", number, *span)
    whole = int(year) if len(year) > 2 else full_year(int(year))  # noqa: PLR2004  two digits
    return Word("year_quarter", (whole, number), *span)


def _holiday(other: Finder | None) -> Finder:
    def find(text: str, match: re.Match[str], end: int) -> Word | None:
        name = holiday_at(text, match.start(), end)
        if name:
            return Word("holiday", name[0], match.start(), name[1])
        return other(text, match, end) if other else None

    return find

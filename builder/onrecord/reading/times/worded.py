"""Puts years and decades together that are told in words: "nineteen ten", one word out."""

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import cache

from onrecord.reading.lexicon import table
from onrecord.reading.times.words import Word

_LETTERS = {
    "card": "c",
    "thousand": "T",
    "hundred": "H",
    "zero": "z",
    "and": "a",
    "dash": "-",
    "decade_of": "d",
    "tens": "d",
    "thousands": "D",
}
_SHAPES = re.compile(
    r"(?P<decade>c-?d|cTa?d|cD)"
    r"|(?P<thousands>cT(?:cH)?(?:a?c-?c?)?)"
    r"|(?P<hundreds>cH(?:a?c-?c?)?)"
    r"|(?P<pair>c-?(?:c-?c?|zc))"
)
_CENTURIES = range(16, 21)  # what "nineteen" may be in "nineteen twenty"
_YEARS = range(1000, 2100)
_TEENS = 10  # the least that follows a century without "zero"


def with_worded_years(run: list[Word]) -> list[Word]:
    """Return the run with each year or decade that is told in words as one word.

    Numbers are years only behind what a year may follow: "in", "of", a month, a day.
    """
    if not any(word.kind == "card" for word in run):
        return run
    found: list[Word] = []
    place = 0
    while place < len(run):
        year = _year_at(run, place) if _may_follow(found) else None
        found.append(year[0] if year else run[place])
        place += year[1] if year else 1
    return found


def _may_follow(before: Sequence[Word]) -> bool:
    """Whether a year may follow: after "in", "May" or "May twenty-one"."""
    kinds = [word.kind for word in before[-2:]]
    return bool(kinds) and (kinds[-1] in _openers() or kinds == ["month", "card"])


def _year_at(run: Sequence[Word], place: int) -> tuple[Word, int] | None:
    """Return the year that begins at `place` and how many words tell it."""
    if run[place].kind != "card":
        return None
    letters = "".join(_LETTERS.get(word.kind, " ") for word in run[place : place + 8])
    match = _SHAPES.match(letters)
    if match is None or not match.lastgroup:
        return None
    length = match.end() - (match[0].endswith("-"))
    words = run[place : place + length]
    number = _number(words)
    first = words[0].number
    if match.lastgroup == "pair" and (first not in _CENTURIES or number % 100 < _least(words)):
        return None
    if number not in _YEARS:
        return None
    kind = "decade_of" if match.lastgroup == "decade" else "year"
    return Word(kind, number, words[0].begin, words[-1].end, "worded"), length


def _least(words: Iterable[Word]) -> int:
    """Return the least that the words after a century may count: "nineteen zero one"."""
    return 1 if any(word.kind == "zero" for word in words) else _TEENS


def _number(words: Sequence[Word]) -> int:
    """Return what the words count; a century is told by its first two digits."""
    scales: Mapping[str, int] = {"thousand": 1000, "thousands": 1000, "hundred": 100}
    if not any(word.kind in scales for word in words):
        return 100 * words[0].number + sum(word.number for word in words[1:])
    total = last = 0
    for word in words:
        if word.kind in scales:
            total += (last or 1) * scales[word.kind]
            last = 0
        else:
            last += word.number
    return total + last


@cache
def _openers() -> frozenset[str]:
    return frozenset(table("times")["worded"]["openers"].split())

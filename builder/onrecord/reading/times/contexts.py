"""Tells phrases of time from names, counts and verbs that are written the same way."""

# ruff: noqa: PLR2004  counts of a few letters, each told by its line

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from onrecord.reading.lexicon import table
from onrecord.reading.times.phrases import Found, Phrase
from onrecord.reading.times.words import Word

_NEXT = re.compile(r"[\s-]?\s?(?P<word>[^\W\d_]+|%)")
_LAST = re.compile(r"(?P<word>[^\W\d_]+)[\s’']$")
_OPEN = re.compile(r"\s?(?:$|[.,;:!?)\]”\"—–-]|'s|’s|and\b|but\b)")
_CHAINS = {"and", "to", "dash"}
_COUNTS = {"year", "num", "years"}
_LEADING = {"in", "prep", "from", "to", "between", "edge"}
_SHORT = 4  # letters of the longest short form of a month
_MEASURED = 60  # characters in which stands what "the 70s" may measure
_FEW = 20  # up to so many are rather counted: "In May two men …"
_MODERN = range(1930, 2050)  # years that need no word before them


@dataclass(frozen=True, slots=True, kw_only=True)
class _Place:
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


def meant(text: str, found: Found, run: Sequence[Word], *, history: bool) -> bool:
    """Whether the phrase tells a time where it stands; `history` makes years likelier."""
    after = _NEXT.match(text, found.phrase.end)
    place = _Place(
        text=text,
        phrase=found.phrase,
        before=run[found.first - 1].kind if found.first else "",
        following=after["word"] if after else "",
        chained=_chained(found, run),
        history=history,
    )
    check = _CHECKS.get(found.phrase.way)
    return not _counts(place) and (check is None or check(place))


def _counts(place: _Place) -> bool:
    """Whether the number at the phrase's end counts what follows: "2016 people"."""
    phrase = place.phrase
    dated = phrase.way in {"year", "month_year"} and place.before in {"in", "prep"}
    listed = place.following.lower() in _listed("counted")
    return phrase.words[-1].kind in _COUNTS and listed and not dated


def _chained(found: Found, run: Sequence[Word]) -> bool:
    """Whether it is one of several, as in "May and June" and "1914 to 1918"."""
    beside = (*run[found.first - 1 : found.first], *run[found.last : found.last + 1])
    others = (*run[: found.first], *run[found.last :])
    again = any(word.kind in {"year", "month", "years"} for word in others)
    return again and any(word.kind in _CHAINS for word in beside)


def _month(place: _Place) -> bool:
    """Whether a month alone is one: "in May" and "from May to July", not "said May"."""
    word = place.phrase.first("month")
    if word is None or len(place.phrase.words) > 1:
        return True
    printed = place.text[word.begin : word.end]
    if not printed[0].isupper():
        return False
    if place.before in {"in", "prep", "between"}:
        return place.history or (place.previous.lower(), printed) != ("by", "May")
    if place.in_name:
        return False
    if place.before in {"card", "the"}:
        return place.following.islower() and place.following not in _listed("verbal")
    return place.chained or (printed.lower() not in _listed("personal") and len(printed) > _SHORT)


def _date(place: _Place) -> bool:
    """Whether "May twenty one" is a day: a year or nothing that could be counted follows."""
    phrase = place.phrase
    worded = phrase.has("month") and phrase.words[-1].kind == "card"
    return not worded or (phrase.number("card") > _FEW and _open(place))


def _month_year(place: _Place) -> bool:
    """Whether "2016 - 11" is a month: nothing follows that eleven could count."""
    phrase = place.phrase
    return not (phrase.has("dash") and phrase.has("num")) or _open(place)


def _year(place: _Place) -> bool:
    phrase = place.phrase
    if phrase.words[-1].low == "worded" and not _worded(place):
        return False
    if phrase.has("short_year"):
        return len(phrase.words) > 1 or place.before in {"in", "prep", "and", "to"}
    if len(phrase.words) > 1 or place.before in _LEADING:
        return True
    if place.before == "about" and not _open(place):
        return False
    if place.previous.lower() in _listed("numbered"):
        return False
    named = place.previous[:1].isupper() and not place.before
    return phrase.number("year") in _MODERN or place.chained or (place.history and not named)


def _worded(place: _Place) -> bool:
    """Whether a year in words counts nothing: "of two thousand", "nineteen twenty-foot boats"."""
    counts = place.before == "of" and place.phrase.number("year") % 1000 == 0
    hyphen = place.text[place.phrase.end : place.phrase.end + 1] == "-"
    return place.chained or (_open(place) and not counts and not hyphen)


def _season(place: _Place) -> bool:
    phrase, word = place.phrase, place.phrase.first("season")
    if word is None or phrase.has("year", "year_unit"):
        return True
    falling = word.value == "fall" and (
        place.before == "to" or place.following.lower() in _listed("verbal")
    )
    plain = place.before or phrase.words[0].kind != "the" or _open(place)
    told = plain or place.following in _listed("verbal")
    return bool(told) and not falling and not place.in_name and place.following != "of"


def _weekday(place: _Place) -> bool:
    return (
        place.before not in {"ord", "nth"}
        and place.previous.lower() not in _listed("weekday_before")
        and place.following not in _listed("weekday_after")
        and not _show(place)
    )


def _show(place: _Place) -> bool:
    """Whether it is a show on television: "Monday Night Football"."""
    hours = place.phrase.first("hours")
    return hours is not None and place.text[hours.begin].isupper() and place.in_name


def _today(place: _Place) -> bool:
    """Whether it is not the paper: "USA Today"."""
    word = place.phrase.first("today")
    named = word is not None and place.text[word.begin].isupper() and place.previous != ""
    return not named or len(place.phrase.words) > 1


def _open(place: _Place) -> bool:
    """Whether no noun follows that the ordinal or the day could belong to."""
    return bool(_OPEN.match(place.text, place.phrase.end))


def _weekday_the(place: _Place) -> bool:
    return place.phrase.has("nth") or _open(place)


def _around(place: _Place) -> bool:
    return place.phrase.has("today", "told") or _open(place)


def _period(place: _Place) -> bool:
    """Whether it is neither "the early years", "this day and age" nor "at the end of the day"."""
    phrase = place.phrase
    unit = phrase.words[-1]
    if unit.low.endswith("s") and unit.kind.endswith("_unit"):
        return False
    idiom = phrase.has("edge") and phrase.has("day_unit") and not phrase.has("rel", "that", "same")
    age = phrase.has("day_unit") and place.following == "and"
    return not age and not (idiom and place.before == "at")


def _duration(place: _Place) -> bool:
    """Whether it is neither "the last years" nor "the last day of May", nor "this one years"."""
    phrase = place.phrase
    if phrase.has("card", "num", "count", "vague"):
        return phrase.number("rel", "told") != 0 and _counted(place)
    return not phrase.words[-1].low.endswith("s") and place.following != "of"


def _counted(place: _Place) -> bool:
    """Whether the unit agrees with its number: "kept this one years ago" counts nothing."""
    words = place.phrase.words
    counts = {"card", "num", "count"}
    return not any(
        number.kind in counts and number.number == 1 and unit.low.endswith("s")
        for number, unit in pairwise(words)
    )


def _decade(place: _Place) -> bool:
    """Whether the decade is printed with its century, an apostrophe or "the"; no temperature."""
    word = place.phrase.first("decade_of")
    if word is None or word.number > 99:
        return True
    begin = place.phrase.begin
    printed, before = place.text[word.begin], place.text[max(0, begin - _MEASURED) : begin]
    if printed in "'’‘":
        return True
    measured = _listed("measured") & {*before.lower().split()}
    told = place.phrase.has("the") and (not printed.isdigit() or place.before in {"in", "prep"})
    return told and not measured


def _holiday(place: _Place) -> bool:
    titled = place.previous[:1].isupper() and not place.before
    return (
        not titled and not place.in_name and place.following.lower() not in _listed("holiday_after")
    )


def _quarter(place: _Place) -> bool:
    return len(place.phrase.words) > 1 or place.before in {"in", "prep", "of", "from"}


_CHECKS: Mapping[str, Callable[[_Place], bool]] = {
    "date": _date,
    "month": _month,
    "month_year": _month_year,
    "year": _year,
    "season": _season,
    "weekday": _weekday,
    "weekday_the": _weekday_the,
    "today": _today,
    "the_day": _open,
    "around_day": _around,
    "period": _period,
    "duration": _duration,
    "decade": _decade,
    "holiday": _holiday,
    "ago": _counted,
    "quarter": _quarter,
}


@cache
def _listed(name: str) -> frozenset[str]:
    return frozenset(table("times")["beside"][name].split())

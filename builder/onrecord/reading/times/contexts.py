"""Tells phrases of time from names, counts and verbs that are written the same way."""

# ruff: noqa: PLR2004  counts of a few letters, each told by its line

from collections.abc import Callable, Iterator, Mapping, Sequence

from onrecord.reading.times import counted
from onrecord.reading.times.phrases import Found, phrase_of, phrases
from onrecord.reading.times.places import Place, listed, place_of
from onrecord.reading.times.words import Word

_COUNTS = {"year", "num", "years"}
_LEADING = {"in", "prep", "from", "to", "between", "edge"}
_SHORT = 4  # letters of the longest short form of a month
_MEASURED = 60  # characters in which stands what "the 70s" may measure
_FEW = 20  # up to so many are rather counted: "In May two men …"
_MONTHS = 12
_HOURS, _MINUTES = 24, 60
_MODERN = range(1930, 2050)  # years that need no word before them


def meant(text: str, found: Found, run: Sequence[Word], *, history: bool) -> Iterator[Found]:
    """Yield the phrase if it tells a time where it stands; `history` makes years likelier.

    Of "In May two men …" it is the month, of "the days before Christmas" the holiday.
    """
    place = place_of(text, found, run, history=history)
    check = _CHECKS.get(found.phrase.way)
    if not _counts(place) and (check is None or check(place)):
        yield found
    else:
        for less in _less(found, run):
            yield from meant(text, less, run, history=history)


def _less(found: Found, run: Sequence[Word]) -> Iterator[Found]:
    """Yield what a phrase that tells no time as a whole may still hold."""
    words, first = found.phrase.words, found.first
    if found.phrase.way in {"from_day", "part_of", "up_to"}:
        for one in phrases(run[first + 1 : found.last]):
            yield Found(one.phrase, one.first + first + 1, one.last + first + 1)
    elif found.phrase.way == "date" and [word.kind for word in words] == ["month", "card"]:
        yield Found(phrase_of("month", words[:1]), first, first + 1)


def _counts(place: Place) -> bool:
    """Whether the number at the phrase's end counts what follows: "2016 people"."""
    phrase = place.phrase
    dated = phrase.way in {"year", "month_year"} and place.before in {"in", "prep"}
    number = phrase.words[-1].kind in _COUNTS
    return number and not dated and place.following.lower() in listed("counted")


def _month(place: Place) -> bool:
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
        return place.following.islower() and place.following not in listed("verbal")
    return place.chained or (printed.lower() not in listed("personal") and len(printed) > _SHORT)


def _date(place: Place) -> bool:
    """Whether "May twenty one" is a day: a year or nothing that could be counted follows.

    So must it be with "Oct7", which may be a name, unless "on" or the like stands before it.
    """
    phrase = place.phrase
    month, worded = phrase.first("month"), phrase.words[-1].kind == "card"
    if month and worded:
        return phrase.number("card") > _FEW and place.open
    glued = month and any(word.begin == month.end for word in phrase.words)
    return not glued or place.open or place.before in {"on", *_LEADING}


def _month_year(place: Place) -> bool:
    """Whether "2016 - 11" is a month: nothing follows that eleven could count."""
    phrase = place.phrase
    return not (phrase.has("dash") and phrase.has("num")) or place.open


def _year(place: Place) -> bool:
    phrase = place.phrase
    if _clock(place) or (phrase.words[-1].low == "worded" and not _worded(place)):
        return False
    if phrase.has("short_year"):
        return len(phrase.words) > 1 or place.before in {"in", "prep", "and", "to"}
    if len(phrase.words) > 1 or place.before in _LEADING:
        return True
    if place.before == "about" and not place.open:
        return False
    if place.previous.lower() in listed("numbered"):
        return False
    named = place.previous[:1].isupper() and not place.before
    return phrase.number("year") in _MODERN or place.chained or (place.history and not named)


def _clock(place: Place) -> bool:
    """Whether the number behind "at" is an hour: "at 1353 local time", not "at 1990 prices"."""
    if len(place.phrase.words) > 1 or place.previous.lower() != "at":
        return False
    hour, minute = divmod(place.phrase.number("year"), 100)
    told = place.open or place.following.lower() in listed("clocked")
    return hour < _HOURS and minute < _MINUTES and told


def _worded(place: Place) -> bool:
    """Whether a year in words counts nothing: "of two thousand", "nineteen twenty-foot boats"."""
    counts = place.before == "of" and place.phrase.number("year") % 1000 == 0
    hyphen = place.text[place.phrase.end : place.phrase.end + 1] == "-"
    return place.chained or (place.open and not counts and not hyphen)


def _season(place: Place) -> bool:
    phrase, word = place.phrase, place.phrase.first("season")
    if word is None or phrase.has("year", "year_unit"):
        return True
    falling = word.value == "fall" and (
        place.before == "to" or place.following.lower() in listed("verbal")
    )
    plain = place.before or phrase.words[0].kind != "the" or place.open
    told = plain or place.following in listed("verbal")
    return bool(told) and not falling and not place.in_name and place.following != "of"


def _weekday(place: Place) -> bool:
    return (
        place.before not in {"ord", "nth"}
        and place.previous.lower() not in listed("weekday_before")
        and place.following not in listed("weekday_after")
        and not _show(place)
    )


def _show(place: Place) -> bool:
    """Whether it is a show on television: "Monday Night Football"."""
    hours = place.phrase.first("hours")
    return hours is not None and place.text[hours.begin].isupper() and place.in_name


def _today(place: Place) -> bool:
    """Whether it is not the paper: "USA Today"."""
    word = place.phrase.first("today")
    named = word is not None and place.text[word.begin].isupper() and place.previous != ""
    return not named or len(place.phrase.words) > 1


def _weekday_the(place: Place) -> bool:
    return place.phrase.has("nth") or place.open


def _weekday_week(place: Place) -> bool:
    """Whether it is "Friday week" as the British say it."""
    hyphen = place.text[place.phrase.end : place.phrase.end + 1] == "-"
    return place.phrase.words[-1].low == "week" and place.open and not hyphen


def _around(place: Place) -> bool:
    """Whether it is "the day after", of no noun that follows; "the days after" are none."""
    told = place.phrase.has("today", "told") or place.open
    return told and not any(word.low == "days" for word in place.phrase.words)


def _decade(place: Place) -> bool:
    """Whether the decade is printed with its century, an apostrophe or "the"; no temperature."""
    word = place.phrase.first("decade_of")
    if word is None or word.number > 99:
        return True
    begin = place.phrase.begin
    printed, before = place.text[word.begin], place.text[max(0, begin - _MEASURED) : begin]
    if printed in "'’‘":
        return True
    measured = listed("measured") & {*before.lower().split()}
    led = place.before in {"in", "prep"}
    told = place.phrase.has("the") and (not printed.isdigit() or led)
    return (told or (led and place.text[word.end - 2] in "'’")) and not measured


def _holiday(place: Place) -> bool:
    titled = place.previous[:1].isupper() and not place.before
    return (
        not titled and not place.in_name and place.following.lower() not in listed("holiday_after")
    )


def _slashed(place: Place) -> bool:
    """Whether "22/04" is a day: after "on" and the like, or with a zero, and no two years."""
    padded = "0" in {place.text[place.phrase.begin], place.text[place.phrase.end - 2]}
    high = max(place.phrase.pair("part_date")) > _MONTHS
    led = place.before in {"on", "prep", "to", "from", "before", "after"}
    return led or (padded and high and place.open and place.previous not in listed("numbered"))


_CHECKS: Mapping[str, Callable[[Place], bool]] = {
    **counted.CHECKS,
    "date": _date,
    "month": _month,
    "month_year": _month_year,
    "year": _year,
    "season": _season,
    "weekday": _weekday,
    "weekday_the": _weekday_the,
    "today": _today,
    "the_day": lambda place: place.open,
    "weekday_week": _weekday_week,
    "around_day": _around,
    "decade": _decade,
    "holiday": _holiday,
    "slashed": _slashed,
}

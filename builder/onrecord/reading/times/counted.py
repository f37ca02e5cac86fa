"""Tells counts of days, weeks and years from counts of something else."""

from collections.abc import Callable, Mapping
from itertools import pairwise

from onrecord.reading.times.phrases import Phrase
from onrecord.reading.times.places import Place, listed
from onrecord.reading.times.words import Word

_NUMBERS = ("card", "num", "count")


def _period(place: Place) -> bool:
    """Whether it is neither "the early years", "this day and age" nor "at the end of the day".

    "Her last year in office" is not the year before.
    """
    phrase = place.phrase
    unit = phrase.words[-1]
    if unit.low.endswith("s") and unit.kind.endswith("_unit"):
        return False
    if phrase.words[0].number and phrase.words[0].kind == "rel" and place.owned:
        return False
    idiom = phrase.has("edge") and phrase.has("day_unit") and not phrase.has("rel", "that", "same")
    age = phrase.has("day_unit") and place.following == "and"
    return not age and not (idiom and place.before == "at")


def _duration(place: Place) -> bool:
    """Whether it is neither "the last years", "the last day of" the strike nor "this one years".

    Nor do "following two days of talks" and "it will last two days" tell when those are.
    """
    phrase = place.phrase
    last = phrase.first("rel", "told")
    if last is phrase.words[0] and place.previous.lower() in listed("lasting"):
        return False
    if last is None or (last is phrase.words[0] and last.kind == "told" and last.number > 0):
        return False
    if phrase.has(*_NUMBERS, "vague"):
        over = last.low == "last" and place.following == "of"
        return last.number != 0 and not over and _counted(place)
    return not phrase.words[-1].low.endswith("s") and place.following != "of"


def _part_of(place: Place) -> bool:
    """Whether it is the first or the last of something: not "the next two weeks of May"."""
    first, many = _opening(place.phrase), place.phrase.has(*_NUMBERS)
    return first.low == "last" or (first.kind != "rel" and (first.number <= 1 or not many))


def _opening(phrase: Phrase) -> Word:
    """Return the first word behind "the"."""
    return next(word for word in phrase.words if word.kind != "the")


def _from_day(place: Place) -> bool:
    """Whether it is "the day after Christmas", not "the days after" it nor a count of men."""
    phrase = place.phrase
    unit = next(i for i, word in enumerate(phrase.words) if word.kind.endswith("_unit"))
    many = any(word.kind in _NUMBERS for word in phrase.words[:unit])
    return _counted(place) and (many or not phrase.words[unit].low.endswith("s"))


def _counted(place: Place) -> bool:
    """Whether the unit agrees with its number: "kept this one years ago" counts nothing."""
    words = place.phrase.words
    return not any(
        number.kind in _NUMBERS and number.number == 1 and unit.low.endswith("s")
        for number, unit in pairwise(words)
    )


def _quarter(place: Place) -> bool:
    """Whether it is neither "Q3" by itself nor "the next quarter of the year"."""
    first = _opening(place.phrase)
    if first.kind == "quarter" and len(place.phrase.words) == 1:
        return place.before in {"in", "prep", "of", "from"}
    return first.kind != "rel" or first.low == "last"


CHECKS: Mapping[str, Callable[[Place], bool]] = {
    "period": _period,
    "duration": _duration,
    "part_of": _part_of,
    "from_day": _from_day,
    "up_to": _from_day,
    "ago": _counted,
    "quarter": _quarter,
}

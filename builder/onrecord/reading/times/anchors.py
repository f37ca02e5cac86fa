"""Keeps what times are counted from: the publication day, and what the text told last."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from onrecord.reading import intervals
from onrecord.reading.times.phrases import Phrase

_NEAR = 400  # characters over which a date with its year lends that year in news
_OLD = 2  # years before publication from which on a date is of another time
_SEASON = 100  # days of the longest season
_ENOUGH = 3  # times that tell whether an article is news
_NEAR_DAYS = 7  # days of the longest stretch from which "the next day" can be told
_ON = 2  # months over which a story goes on past a year told by the way


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """The day, month (its first day) and year told last; `at` is where a date with its year stood.

    `days` are the first and last day that a day told within a week or so can be. `lost` says that
    a time was told that has no days here, such as one before our era.
    """

    days: intervals.Days | None = None
    month: date | None = None
    year: int | None = None
    at: int | None = None
    lost: bool = False

    @property
    def day(self) -> date | None:
        """The day told last."""
        return self.days[0] if self.days and self.days[0] == self.days[1] else None

    @property
    def nothing(self) -> bool:
        """Whether no time was told yet."""
        return self.year is None and not self.lost


@dataclass(frozen=True, slots=True, kw_only=True)
class Here:
    """Where a phrase stands: what it may count from, and which way its sentence looks.

    `history` says that the article tells of another time than its own; `ahead` is None where the
    verbs do not show whether what is told lies ahead.
    """

    published: date | None
    told: Told
    history: bool = False
    ahead: bool | None = None

    @property
    def day(self) -> date | None:
        """The day that "that day" means."""
        return self.published if self.told.nothing else self.told.day

    @property
    def days(self) -> intervals.Days | None:
        """The first and the last day that "that day" can mean."""
        if self.told.nothing:
            return (self.published, self.published) if self.published else None
        return self.told.days

    @property
    def month(self) -> date | None:
        """A day of the month that "that month" means."""
        return self.published if self.told.nothing else self.told.month

    @property
    def year(self) -> int | None:
        """The year that "that year" means."""
        if self.told.nothing:
            return self.published.year if self.published else None
        return self.told.year

    @property
    def storied(self) -> bool:
        """Whether "this year" and "next week" are those of the story, not of the writing."""
        return self.history and self.published is not None

    def over(self, days: intervals.Days) -> bool:
        """Whether "the following day" cannot be these: told in the past, and yet to come."""
        return self.ahead is False and self.published is not None and days[0] > self.published

    def lends_year(self, phrase: Phrase) -> bool:
        """Whether a month without a year takes that of the time told last."""
        told, at = self.told, phrase.begin
        if told.year is None:
            return False
        if self.history or phrase.has("that", "same", "told"):
            return True
        if self.published is None:
            return False
        near = told.at is not None and at - told.at < _NEAR and not self.ahead
        return near and told.month is not None and is_old(told.year, self.published)


def tells(told: Told, phrase: Phrase, days: intervals.Days) -> Told:
    """Return what is told last once a phrase has told these days.

    What looks back ("the previous year"), what is longer than a year and a "today", which is not
    of the story, change nothing; a year alone leaves the month and the day as they were.
    """
    begin, end = days
    if (begin.year != end.year and (end - begin).days > _SEASON) or _beside_the_story(phrase):
        return told
    dated = phrase.has("year", "full", "day_year", "short_year")
    at = phrase.end if dated else told.at
    near = days if (end - begin).days < _NEAR_DAYS else None
    if near or (begin.month, begin.year) == (end.month, end.year):
        return Told(days=near, month=end.replace(day=1), year=end.year, at=at)
    if phrase.has("season"):
        return Told(month=begin, year=begin.year, at=at)
    if phrase.has("edge"):
        return Told(year=begin.year)
    return replace(told, year=begin.year, at=None, lost=False)


def _beside_the_story(phrase: Phrase) -> bool:
    if phrase.has("today"):
        return not phrase.number("today")
    word = phrase.first("ago", "later")
    earlier = word is not None and word.value in {"ago", "earlier", "previously"}
    return phrase.has("year_unit") and (phrase.number("rel", "told") < 0 or earlier)


def lost(told: Told) -> Told:
    """Return what is told last once a time without days was told."""
    return replace(told, days=None, month=None, year=None, at=None, lost=True)


def is_history(evidence: Sequence[bool]) -> bool:
    """Whether an article tells of another time than its own.

    `evidence` says of each year and of each word like "yesterday", in text order, whether it is of
    another time. News opens with its own day; a history opens with a year long gone.
    """
    return len(evidence) >= _ENOUGH and evidence[0] and 2 * sum(evidence) > len(evidence)


def is_old(year: int, published: date) -> bool:
    """Whether a year is of another time than the publication."""
    return published.year - year >= _OLD


def year_near(month: int, told: Told) -> int | None:
    """Return the year of a month without one: that of the nearest such month to the month told.

    A year told since by itself counts unless the month goes on from the month told before.
    """
    anchor = told.month
    if anchor is None:
        return told.year
    if told.year != anchor.year and not 0 <= month - anchor.month <= _ON:
        return told.year
    years = (anchor.year, anchor.year + 1, anchor.year - 1)
    return min(years, key=lambda year: abs(12 * (year - anchor.year) + month - anchor.month))

"""Finds the occasions that a page dates, and of which of them a draft tells.

The debate, the night or the paragraph's own day: times and a draft in, days and reasons out.
"""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import NamedTuple

from onrecord.reading.clauses import dateline, possessive
from onrecord.reading.drafts import Draft
from onrecord.reading.lexicon import words
from onrecord.reading.page import Page
from onrecord.reading.reasons import Dated, because, told_by
from onrecord.reading.stretches import stretches
from onrecord.records import Interval, TimeExpression

_RECENT = timedelta(days=10)  # an occasion further back than this before publication is a memory
_FRONT = 6  # characters before a time that opens a sentence: "In July, …"
_ABOUT = 40  # characters before an occasion that tell which one is meant
_BESIDE = 4  # tokens between a time and the occasion that it dates
_TIMES = 50  # that a paragraph tells of before a statement, and are looked at
_TONIGHT = re.compile(r"\b(?:tonight|this evening)\b", re.IGNORECASE)
_THE = re.compile(r"\b(?:the|that)\s$", re.IGNORECASE)  # "the opening night" is another one
_KNOWN = re.compile(
    r"\b(?:the|that|this|his|her|their|its|first|last|final)\s(?:[\w’'.-]+\s){0,2}$", re.IGNORECASE
)


class Told(NamedTuple):
    """What a page tells of times: those outside all contents, in text order, and publication."""

    page: Page
    times: Sequence[TimeExpression]
    published: date


def recent(when: Interval, published: date) -> bool:
    """Whether the interval begins shortly before publication."""
    return when.begin is not None and timedelta(0) <= published - when.begin <= _RECENT


def occasions(told: Told) -> Mapping[str, TimeExpression]:
    """Return the occasions of the page with their times, by their nouns; the first of each counts.

    A night is one where the page tells of no other night: "the night", "tonight".
    """
    nights = [time for time in told.times if _is_night(told, time)]
    one = len({time.when for time in nights}) == 1
    only = dict.fromkeys(words("nights"), nights[0]) if one else {}
    return {**only, **dict(_beside_times(told))}


def _is_night(told: Told, time: TimeExpression) -> bool:
    printed = told.page.text[time.span.begin : time.span.end].lower()
    return recent(time.when, told.published) and not words("nights").isdisjoint(printed.split())


def _beside_times(told: Told) -> Iterator[tuple[str, TimeExpression]]:
    """Yield the noun of each occasion that stands beside its time, the first of a noun last."""
    page = told.page
    for time in reversed(told.times):
        if not recent(time.when, told.published) or dateline(page.text, time):
            continue
        first, last = page.over(time.span.begin, time.span.end)
        sentence = page.sentences[page.sentence_at(first)]
        after = page.tokens[last : min(sentence.last, last + _BESIDE)]
        before = page.tokens[max(sentence.first, first - _BESIDE) : first]
        nouns = (_noun(token.low for token in beside) for beside in (after, before[::-1]))
        noun = next(filter(None, nouns), None)
        if noun:
            yield noun, time


def _noun(beside: Iterable[str]) -> str | None:
    """Return the first noun of an occasion before any mark."""
    for low in beside:
        if low in words("occasions"):
            return low
        if not low[0].isalnum() and low != "'s":
            return None
    return None


def occasion(told: Told, draft: Draft, known: Mapping[str, TimeExpression]) -> Dated | None:
    """Return when the occasion was on which the draft was said, if one is told of.

    "At the debate" before "I saw tonight" before what the paragraph tells of.
    """
    named = _named(told.page, draft, known)
    if named:
        return replace(named, basis="event")
    when = _tonight(told.page, draft, known) or _of_paragraph(told, draft)
    return replace(when, basis="carried") if when else None


def _named(page: Page, draft: Draft, known: Mapping[str, TimeExpression]) -> Dated | None:
    """Return when the occasion was that the cue's sentence names outside the content."""
    if draft.sentence < 0 or not known:
        return None
    sentence = page.sentences[draft.sentence]
    content = stretches(draft.content)
    for token in page.tokens[sentence.first : sentence.last]:
        if token.low in known and token.begin not in content:
            before = page.text[max(sentence.begin, token.begin - _ABOUT) : token.begin]
            known_by = _THE if token.low in words("nights") else _KNOWN
            if known_by.search(before):
                when = told_by(known[token.low], "dates it")
                name = because("occasion", (token.begin, token.end))
                return replace(when, because=(name, *when.because))
    return None


def _tonight(page: Page, draft: Draft, known: Mapping[str, TimeExpression]) -> Dated | None:
    """Return the one night that is told of, where the draft's own words say "tonight"."""
    night = next((known[noun] for noun in sorted(words("nights")) if noun in known), None)
    said = " ".join(page.text[begin:end] for begin, end in draft.content) if night else ""
    return told_by(night, "tonight") if night and _TONIGHT.search(said) else None


def _of_paragraph(told: Told, draft: Draft) -> Dated | None:
    """Return the occasion that the paragraph tells of in sentences before, the nearest.

    A memory ("In July, …") must open the sentence right before.
    """
    if draft.sentence < 0:
        return None
    page, times = told.page, told.times
    here = page.sentences[draft.sentence]
    first = page.sentences[page.paragraphs[here.paragraph].sentences[0]]
    at = bisect_left(times, here.begin, key=lambda time: time.span.begin)
    best: tuple[int, TimeExpression] | None = None
    lowest = max(0, at - _TIMES)
    while at > lowest and times[at - 1].span.begin >= first.begin:
        at -= 1
        time = times[at]
        number = page.sentence_at(page.token_at(time.span.begin))
        if best and number < best[0]:
            break
        tells = not possessive(page.text, time) and not dateline(page.text, time)
        opens = time.span.begin - page.sentences[number].begin <= _FRONT
        memory = opens and number == draft.sentence - 1
        if tells and (memory or recent(time.when, told.published)):
            best = number, time
    return told_by(best[1], "paragraph") if best else None

"""Undated articles and the events of all in, between which days each was published out.

An article that tells of something "about a month ago" which dated articles date was published
about a month later, and none before what it tells of as past. What an undated article's own days
are derived as never dates another, so that the result hangs on no order. Where what is derived
contradicts itself, nothing is said.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date
from functools import cache
from typing import NamedTuple

from onrecord.derivation import Derived, Step, Undated
from onrecord.linking.distance import distance
from onrecord.linking.happenings import PAST, Happening, Key, time_of
from onrecord.linking.weights import table
from onrecord.records import Article, Basis, Event, Interval, Reading, Reason, Span, Statement

DERIVED: Basis = "derived"
_WORDS, _PAST, _OWN = "counted from event", "told as past", "told as past here"
NOTHING = "nothing in it counts from, or tells as past, an event that other articles date"
ONLY_BEFORE = "nothing in it counts from its day: only the first possible day is known"
CONTRADICTS = "what its events tell of its day contradicts itself"


class _Bound(NamedTuple):
    begin: date | None
    end: date | None
    step: Step


def undated(article: Article, reading: Reading) -> Undated | None:
    """Return what an undated article tells of its own day; None where it is dated or unread."""
    if article.published or reading.unread is not None:
        return None
    last = max(_past(article, reading), default=None)
    if last is None:
        return Undated(article=article.id)
    return Undated(article=article.id, last=last[0], begin=last[1].begin, end=last[1].end)


def _past(article: Article, reading: Reading) -> Iterator[tuple[date, Span]]:
    """Yield the days that the article itself tells of what was said or has happened."""
    for event in reading.events:
        if event.by == PAST and event.when.basis == "explicit" and event.when.begin:
            words = time_of(article, reading, event)
            if words and _beside(article.text, event.mentions[0], words):
                yield event.when.begin, event.mentions[0]
    for said in reading.statements:
        if said.said.basis == "explicit" and said.said.begin and said.said_because:
            span = said.said_because[0].span
            if span:
                yield said.said.begin, span


def _beside(text: str, event: Span, words: Span) -> bool:
    """Whether nothing between an event's word and a day's can begin what the day is of instead."""
    first, second = sorted((event, words))
    between = text[first.end : second.begin].lower()
    return "," not in between and _listed("clauses").isdisjoint(between.split())


@cache
def _listed(name: str) -> frozenset[str]:
    return frozenset(table("publication")[name].split())


def published(
    articles: Iterable[Undated], told: Iterable[Happening], same: Mapping[Key, Key]
) -> dict[str, Derived]:
    """Return for each undated article between which days it was published.

    `same` is from `same_events`.
    """
    groups: defaultdict[Key, list[Happening]] = defaultdict(list)
    for each in told:
        groups[same[each.article, each.event]].append(each)
    own = {one.article: one for one in articles}
    bounds: defaultdict[str, list[_Bound]] = defaultdict(list)
    contradicted: set[str] = set()
    for members in groups.values():
        for each in members:
            if each.article in own:
                found = _bounds(each, members)
                bounds[each.article] += found or ()
                contradicted.update(() if found is not None else (each.article,))
    return {
        name: _within(one, bounds[name], CONTRADICTS if name in contradicted else NOTHING)
        for name, one in sorted(own.items())
    }


def _bounds(own: Happening, members: Iterable[Happening]) -> list[_Bound] | None:
    """Return what an event that others tell of, too, says of when an article was published.

    None where the others contradict each other.
    """
    others = [each for each in members if each.article != own.article and each.published]
    dated = sorted((e for e in others if e.begin), key=_narrow)
    if not dated:
        return []
    begin = max(each.begin for each in dated if each.begin)
    ends = [each.end or each.begin for each in dated]
    printed = [each.published for each in others if each.past]
    end = min(day for day in (*ends, *printed) if day)
    if begin > end:
        return None
    node, found = dated[0].node, list[_Bound]()
    if own.past:
        found.append(_Bound(begin, None, Step(_PAST, own.place, own.place_end, node)))
    told_back = own.past or not _listed("back").isdisjoint(own.time.lower().split())
    counted = distance(own.time) if own.time and told_back else None
    days = counted.published((begin, end)) if counted else None
    if days:
        at = own.time_at, own.time_at + len(own.time)
        found.append(_Bound(*days, Step(_WORDS, *at, node)))
    return found


def _narrow(told: Happening) -> tuple[int, date, str]:
    begin, end = told.begin or date.min, told.end or told.begin or date.max
    return (end - begin).days, told.published or date.max, told.node


def _within(own: Undated, bounds: list[_Bound], without: str) -> Derived:
    """Return the days that all bounds allow, and the steps that set the first and the last.

    `without` says why there is none where there are no bounds.
    """
    if own.last:
        step = Step(_OWN, own.begin, own.end)
        bounds = [*bounds, _Bound(own.last, None, step)]
    if not bounds:
        return Derived(why_not=without)
    begin = max((b.begin for b in bounds if b.begin), default=None)
    end = min((b.end for b in bounds if b.end), default=None)
    if begin and end and begin > end:
        return Derived(why_not=CONTRADICTS)
    first = min((b.step for b in bounds if b.begin == begin), default=None)
    last = min((b.step for b in bounds if b.end and b.end == end), default=None)
    steps = tuple(dict.fromkeys(step for step in (last, first) if step))
    return Derived(begin=begin, end=end, steps=steps, why_not="" if end else ONLY_BEFORE)


def dated_by(article: Article, reading: Reading, derived: Derived) -> Reading:
    """Return the reading with the days that follow from when its article was published."""
    if derived.end is None:
        return reading
    return replace(
        reading,
        statements=tuple(_said(article, each, derived) for each in reading.statements),
        events=tuple(
            replace(each, when=_happened(article, reading, each, derived))
            for each in reading.events
        ),
    )


def _said(article: Article, told: Statement, derived: Derived) -> Statement:
    """Return the statement with its day; one without words for it was made before printing."""
    if told.said.begin or told.said.end:
        return told
    loose = next((r.span for r in told.said_because if r.rule == "unanchored" and r.span), None)
    days = _back(article, loose, derived) if loose else None
    if days:
        steps = Reason(rule="clause", span=loose), Reason(rule="from derived")
        return replace(told, said=_interval(days), said_because=steps)
    kept = tuple(reason for reason in told.said_because if reason.rule != "no day")
    when = Interval(end=derived.end, basis=DERIVED)
    return replace(told, said=when, said_because=(*kept, Reason(rule="derived")))


def _interval(days: tuple[date, date]) -> Interval:
    return Interval(begin=days[0], end=days[1], basis=DERIVED)


def _happened(article: Article, reading: Reading, event: Event, derived: Derived) -> Interval:
    words = time_of(article, reading, event) if event.when.basis == "relative" else None
    if words is None or event.when.begin or words.begin in {step.begin for step in derived.steps}:
        return event.when  # what dates the article is not dated by it
    days = _back(article, words, derived)
    return _interval(days) if days else event.when


def _back(article: Article, words: Span, derived: Derived) -> tuple[date, date] | None:
    counted = distance(article.words(words))
    if counted is None or derived.begin is None or derived.end is None:
        return None
    return counted.happened((derived.begin, derived.end))

"""Finds events: a page with its cast and times in, drafts of events with participants out."""

# ruff: noqa: PLR2004  counts of a few tokens or letters, each told by its line

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from onrecord.reading.cast import Cast
from onrecord.reading.drafts import Bounds, Draft
from onrecord.reading.lexicon import EventWord, event_words, table, words
from onrecord.reading.names import Name
from onrecord.reading.page import Page, Sentence
from onrecord.reading.phrases import source_before
from onrecord.reading.speakers import glance
from onrecord.reading.stretches import stretches
from onrecord.records import Interval, TimeExpression

_REACH = 8  # tokens after the verb in which its object begins
_LABEL = 90  # characters


@dataclass(frozen=True, slots=True, kw_only=True)
class EventDraft:
    """An event before its entities have ids; participants are (role, cluster)."""

    type: str
    label: str
    mentions: tuple[Bounds, ...]
    participants: tuple[tuple[str, int], ...]
    place: int | None
    when: Interval
    rule: str


def events(
    page: Page, cast: Cast, times: Sequence[TimeExpression], drafts: Iterable[Draft]
) -> Iterator[EventDraft]:
    """Yield what the event words of each sentence tell, outside quotations.

    What stands in the content of an indirect statement is told by another: "event word, reported".
    """
    known = event_words()
    kept = list(drafts)
    quoted = stretches(piece for d in kept if d.form == "direct" for piece in d.content)
    reported = stretches(piece for d in kept if d.form != "direct" for piece in d.content)
    for sentence in page.sentences:
        for at in range(sentence.first, sentence.last):
            token = page.tokens[at]
            if token.low not in known or page.inside[at] >= 0 or token.begin in quoted:
                continue
            draft = _told(page, cast, sentence, at, times)
            if draft:
                rule = "event word, reported" if token.begin in reported else draft.rule
                yield replace(draft, rule=rule)


def _told(
    page: Page, cast: Cast, sentence: Sentence, at: int, times: Sequence[TimeExpression]
) -> EventDraft | None:
    """Return the event that the longest phrase at token `at` tells."""
    for parts, told in event_words()[page.tokens[at].low]:
        if tuple(t.low for t in page.tokens[at : at + len(parts)]) == parts:
            return _event(page, cast, sentence, (at, at + len(parts)), told, times)
    return None


def _event(
    page: Page,
    cast: Cast,
    sentence: Sentence,
    verb: tuple[int, int],
    told: EventWord,
    times: Sequence[TimeExpression],
) -> EventDraft | None:
    first, passive, sure = _group(page, sentence, verb[0])
    if not sure:
        return None
    subject = source_before(page, sentence.first, first)
    bounds = page.bounds(*subject) if subject else None
    before = glance(page, cast, bounds) if bounds else ()
    after, end = _object(page, cast, sentence, verb[1])
    by = _by(page, cast, sentence, verb[1]) if passive else ()
    participants = _participants(told, before, after, by, passive=passive)
    if not participants or bounds is None:
        return None
    label = page.text[bounds[0] : max(end, page.tokens[verb[1] - 1].end)]
    return EventDraft(
        type=told.type,
        label=" ".join(label.split())[:_LABEL],
        mentions=(page.bounds(*verb),),
        participants=participants,
        place=_place(page, cast, sentence),
        when=_when(page, sentence, verb[0], times),
        rule="event word",
    )


def _group(page: Page, sentence: Sentence, at: int) -> tuple[int, bool, bool]:
    """Return where the verb's group begins, whether it is passive, and whether it is asserted."""
    first = at
    while first > sentence.first and at - first < 5:
        low = page.tokens[first - 1].low
        if low not in words("auxiliaries") and low not in words("adverbs") and low[-2:] != "ly":
            break
        first -= 1
    before = {t.low for t in page.tokens[first:at]}
    own = page.tokens[at].low
    passive = bool(before & words("be")) or own in words("be")
    opened = page.tokens[sentence.first].low in {"if", "unless"}
    return first, passive, not opened and not before & (words("unsure") | words("negations"))


def _object(page: Page, cast: Cast, sentence: Sentence, at: int) -> tuple[tuple[int, ...], int]:
    """Return the clusters of the names right after the verb, and where they end."""
    stop = min(sentence.last, at + _REACH)
    for place in range(at, stop):
        token = page.tokens[place]
        if token.text in ",;:.–—(" or token.low in words("prepositions") or page.inside[place] >= 0:
            stop = place
            break
    if stop <= at:
        return (), 0
    bounds = page.bounds(at, stop)
    named = [n for n in cast.within(bounds) if cast.cluster(n).kind != "Place"]
    keys = tuple(dict.fromkeys(cast.cluster(n).key for n in named))
    return keys, named[-1].span.end if named else 0


def _by(page: Page, cast: Cast, sentence: Sentence, at: int) -> tuple[int, ...]:
    if at >= sentence.last or page.tokens[at].low != "by":
        return ()
    return _object(page, cast, sentence, at + 1)[0]


def _participants(
    told: EventWord,
    before: tuple[int, ...],
    after: tuple[int, ...],
    by: tuple[int, ...],
    *,
    passive: bool,
) -> tuple[tuple[str, int], ...]:
    if passive and told.object:
        found = [(told.object, key) for key in before] + [(told.subject, key) for key in by]
    elif told.object == "affected" and told.type in words("transitive") and not after:
        found = []
    else:
        found = [(told.subject, key) for key in before]
        found += [(told.object, key) for key in after if told.object]
    return tuple(dict.fromkeys(found))


def _place(page: Page, cast: Cast, sentence: Sentence) -> int | None:
    """Return the place that the sentence names after in, at or near."""
    for name in cast.within((sentence.begin, sentence.end)):
        cluster = cast.cluster(name)
        before = page.tokens[name.first - 1].low if name.first > sentence.first else ""
        if cluster.kind == "Place" and before in {"in", "at", "near", "outside"}:
            return cluster.key
    return None


def _when(page: Page, sentence: Sentence, at: int, times: Sequence[TimeExpression]) -> Interval:
    """Return the time nearest to the verb in its sentence."""
    first = bisect_left(times, sentence.begin, key=lambda t: t.span.begin)
    here = page.tokens[at].begin
    inside = []
    for time in times[first : first + 20]:
        if time.span.begin >= sentence.end:
            break
        inside.append(time)
    if not inside:
        return Interval()
    return min(inside, key=lambda t: abs(t.span.begin - here)).when


def named_events(found: Sequence[Name]) -> Iterator[EventDraft]:
    """Yield one event for each name that is an event's: "World War II", "Harvest Festival"."""
    groups: dict[tuple[str, ...], list[Name]] = {}
    for name in found:
        if name.event:
            groups.setdefault(name.parts, []).append(name)
    for parts, names in groups.items():
        yield EventDraft(
            type=_named_type(parts),
            label=names[0].text,
            mentions=tuple((n.span.begin, n.span.end) for n in names),
            participants=(),
            place=None,
            when=Interval(),
            rule="named event",
        )


def _named_type(parts: Sequence[str]) -> str:
    """Return a plain word for the kind of a named event."""
    named = table("events")["named"]
    if parts[-1] in named["days"].split():
        return "observance"
    return next((p for p in reversed(parts) if p in named["endings"].split()), parts[0])

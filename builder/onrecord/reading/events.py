"""Finds events: a page with its cast and times in, drafts of events with participants out."""

# ruff: noqa: PLR2004  counts of a few tokens or letters, each told by its line

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from onrecord.reading.cast import Cast
from onrecord.reading.drafts import Bounds, Draft
from onrecord.reading.eventparts import (
    EventDraft,
    Keys,
    Scene,
    label,
    named_after,
    named_from,
    place_of,
    times_of,
    told_anew,
)
from onrecord.reading.eventtimes import when_told
from onrecord.reading.figures import plain_verb
from onrecord.reading.lexicon import EventWord, event_list, event_words, table, words
from onrecord.reading.losses import loss
from onrecord.reading.names import Name
from onrecord.reading.nounevents import noun_event
from onrecord.reading.occurrences import occurrence
from onrecord.reading.page import Page, Sentence
from onrecord.reading.phrases import source_before
from onrecord.reading.sites import named_sites, of_thing, place_near
from onrecord.reading.speakers import glance
from onrecord.reading.stretches import stretches
from onrecord.reading.unhappened import doubted, unhappened
from onrecord.records import Interval, TimeExpression

_BY = frozenset({"by"})


def events(
    page: Page, cast: Cast, times: Sequence[TimeExpression], drafts: Iterable[Draft]
) -> Iterator[EventDraft]:
    """Yield what the event words of each sentence tell, outside quotations.

    What stands in the content of an indirect statement is told by another: "event word, reported".
    """
    kept = list(drafts)
    quoted = stretches(piece for d in kept if d.form == "direct" for piece in d.content)
    reported = stretches(piece for d in kept if d.form != "direct" for piece in d.content)
    for sentence in page.sentences:
        scene = Scene(page, cast, sentence, times, reported)
        for at, draft in _of_sentence(scene):
            begin = page.tokens[at].begin
            if page.inside[at] < 0 and begin not in quoted:
                rule = f"{draft.rule}, reported" if begin in reported else draft.rule
                yield replace(draft, rule=rule)


def _of_sentence(scene: Scene) -> Iterator[tuple[int, EventDraft]]:
    """Yield each event of a sentence and the token where it is told."""
    last: Subject | None = None
    taken = -1
    for at in range(scene.sentence.first, scene.sentence.last):
        if scene.page.tokens[at].begin < taken:  # the "killed" of "was killed"
            continue
        found = _told(scene, at, last)
        if found:
            last, draft = found
            taken = draft.mentions[0][1]
            yield at, draft
        elif named := loss(scene, at) or noun_event(scene, at) or occurrence(scene, at):
            yield at, named


Subject = tuple[Keys, Bounds, bool]  # whom it means, its words, and whether its verb is passive


def _told(scene: Scene, at: int, last: Subject | None) -> tuple[Subject, EventDraft] | None:
    """Return the event that the longest phrase at token `at` tells."""
    tokens = scene.page.tokens
    for parts, told in event_words().get(tokens[at].low, ()):
        end = at + len(parts)
        by = told.object is None and tokens[end : end + 1] and tokens[end].low in _BY
        found = not by and tuple(t.low for t in tokens[at:end]) == parts
        if found and not _otherwise(scene, " ".join(parts), end):
            return _event(scene, (at, at + len(parts)), told, last)
    return None


def _otherwise(scene: Scene, phrase: str, end: int) -> bool:
    """Whether the words behind a phrase say that it tells another thing: "quit after two sets"."""
    unless = table("events")["unless"].get(phrase, "").split()
    behind = scene.page.tokens[end : min(end + 2, scene.sentence.last)]
    if not unless or not behind or any(t.span.begin == behind[0].begin for t in times_of(scene)):
        return False
    near = behind[:1] if behind[0].low in words("prepositions") else behind
    return any(token.low in unless for token in near)


def _event(
    scene: Scene, verb: tuple[int, int], told: EventWord, last: Subject | None
) -> tuple[Subject, EventDraft] | None:
    page = scene.page
    first, passive, sure = _group(page, scene.sentence, verb[0])
    subject = _subject(scene, first, last, passive=passive) if sure else None
    if subject is None:
        return None
    before, bounds, passive = subject
    after, end = named_from(scene, verb[1])
    by = named_after(scene, verb[1], _BY)[0] if passive else ()
    participants = _participants(told, before, after, by, passive=passive)
    open_end = verb[1] - verb[0] > 1 and page.tokens[verb[1] - 1].low in words("prepositions")
    draft = EventDraft(
        type=told.type,
        label=label(page, bounds[0], max(end, page.tokens[verb[1] - 1 - open_end].end)),
        mentions=(page.bounds(*verb),),
        participants=participants,
        place=place_of(scene),
        when=when_told(scene, verb),
        rule="event word",
        anew=told_anew(page, first, verb[1]),
    )
    plain = plain_verb(scene, verb[1], told)
    kept = draft if participants else plain and _of_thing(scene, draft, bounds)
    return (subject, kept) if kept else None


def _of_thing(scene: Scene, draft: EventDraft, subject: Bounds) -> EventDraft | None:
    """Return the draft of what a thing did, where it is told or when: "a bridge fell in Orle"."""
    page = scene.page
    own = draft.type in event_list("occurrences", "types") and of_thing(page, *page.over(*subject))
    first, at = page.token_at(subject[0]), page.token_at(draft.mentions[0][0])
    none = page.tokens[first].low in words("negations")
    if not own or none or unhappened(scene, first, at) or doubted(scene, first):
        return None
    place = place_near(scene, subject, subject)
    if place is None and not draft.when.begin:
        return None
    known = page.tokens[first].low == "the"
    return replace(draft, place=place, again=known, sites=named_sites(page, subject))


def _subject(scene: Scene, first: int, last: Subject | None, *, passive: bool) -> Subject | None:
    """Return the subject of the verb whose group begins at `first`.

    "Who" is whom the name before it tells; a verb behind "and" may share the subject of the last.
    """
    page, cast, sentence = scene.page, scene.cast, scene.sentence
    found = source_before(page, sentence.first, first)
    bounds = page.bounds(*found) if found else None
    if bounds and found and page.tokens[found[0]].low == "who" and found[1] - found[0] == 1:
        return _named_before(scene, found[0], passive=passive)
    if bounds:
        return glance(page, cast, bounds), bounds, passive
    if (
        last
        and first > sentence.first
        and page.tokens[first - 1].low in event_list("verbs", "joins")
    ):
        keys, bounds, was = last
        return keys, bounds, passive or (was and page.tokens[first].low[-2:] == "ed")
    return None


def _named_before(scene: Scene, at: int, *, passive: bool) -> Subject | None:
    """Return the name that ends right before token `at`, or before a comma there."""
    end = at - (scene.page.tokens[at - 1].text == ",")
    begin = scene.sentence.begin, scene.page.tokens[at].begin
    for name in reversed(scene.cast.within(begin)):
        if name.last == end:
            return (scene.cast.cluster(name).key,), (name.span.begin, name.span.end), passive
    return None


def _group(page: Page, sentence: Sentence, at: int) -> tuple[int, bool, bool]:
    """Return where the verb's group begins, whether it is passive, and whether it is asserted."""
    first = at
    while first > sentence.first and at - first < 5:
        low = page.tokens[first - 1].low
        nearly = low in event_list("frames", "nearly")
        if low not in words("auxiliaries") | words("adverbs") and low[-2:] != "ly" and not nearly:
            break
        first -= 1
    before = {t.low for t in page.tokens[first:at]}
    own = page.tokens[at].low
    passive = bool(before & words("be")) or own in words("be")
    opened = page.tokens[sentence.first].low in event_list("verbs", "unsure")
    undone = words("unsure") | words("negations") | event_list("frames", "nearly")
    return first, passive, not opened and not before & undone


def _participants(
    told: EventWord,
    before: Keys,
    after: Keys,
    by: Keys,
    *,
    passive: bool,
) -> tuple[tuple[str, int], ...]:
    if passive and told.object:
        found = [(told.object, key) for key in before] + [(told.subject, key) for key in by]
    elif told.transitive and not after:
        found = []
    else:
        found = [(told.subject, key) for key in before]
        found += [(told.object, key) for key in after if told.object]
    return tuple(dict.fromkeys(found))


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

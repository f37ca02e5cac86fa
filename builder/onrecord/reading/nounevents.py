"""Finds events that a noun names: a sentence and the noun's place in, a draft of the event out.

"Her arrest", "the death of Ann Lee", "suffered a miscarriage", "ended in a divorce". Left out is
what may not have happened ("calls for his resignation", "a possible attack") and what happened to
nobody who is named.
"""

from dataclasses import replace
from functools import cache

from onrecord.reading.eventparts import (
    EventDraft,
    Keys,
    Scene,
    ends_phrase,
    named_after,
)
from onrecord.reading.eventphrases import Phrase, noun_draft, phrase_of, time_beside, unreal
from onrecord.reading.eventtimes import when_told
from onrecord.reading.lexicon import EventWord, event_list, event_nouns, table
from onrecord.reading.page import Page
from onrecord.reading.phrases import source_before
from onrecord.reading.speakers import glance

_OF = frozenset({"of"})
_BY = frozenset({"by"})


def noun_event(scene: Scene, at: int) -> EventDraft | None:
    """Return the event that the noun at token `at` names."""
    told = event_nouns().get(scene.page.tokens[at].low) if _whole(scene, at) else None
    phrase = phrase_of(scene, at) if told else None
    if told is None or phrase is None or unreal(scene, phrase.first, at + 1):
        return None
    indefinite = phrase.opens in {"a", "an", ""}
    return _light(scene, phrase, told) or (_result if indefinite else _named)(scene, phrase, told)


def _whole(scene: Scene, at: int) -> bool:
    """Whether the noun is no part of a name or of a longer phrase."""
    small = at == scene.sentence.first or scene.page.tokens[at].text.islower()
    return small and ends_phrase(scene, at)


def _light(scene: Scene, phrase: Phrase, told: EventWord) -> EventDraft | None:
    """Return the event of "suffered a miscarriage", "held a protest"."""
    page, cast, sentence = scene.page, scene.cast, scene.sentence
    verb = phrase.first - 1
    if verb <= sentence.first:
        return None
    role = _light_verbs().get(page.tokens[verb].low)
    subject = source_before(page, sentence.first, verb) if role else None
    if subject is None:
        return None
    bounds = page.bounds(*subject)
    who = told.whose if role == "whose" else told.subject
    found = [(who, key) for key in glance(page, cast, bounds)]
    onto, end = named_after(scene, phrase.noun + 1, event_list("nouns", "onto"))
    found += [(told.object, key) for key in onto if told.object]
    end = max(end, page.tokens[phrase.noun].end)
    if not found:
        return None
    bounds, when = (bounds[0], end), when_told(scene, (verb, verb + 1))
    return noun_draft(scene, (phrase.noun, phrase.noun + 1), told.type, found, bounds, when)


@cache
def _light_verbs() -> dict[str, str]:
    light = table("events")["light"]
    return {verb: entry["subject"] for entry in light for verb in entry["verbs"].split()}


def _result(scene: Scene, phrase: Phrase, told: EventWord) -> EventDraft | None:
    """Return the event of "the pregnancy ended in a miscarriage", which tells of nobody."""
    page, at = scene.page, phrase.first
    if at - 2 <= scene.sentence.first or phrase.opens == "":
        return None
    before = " ".join(token.low for token in page.tokens[at - 2 : at])
    if before not in table("events")["nouns"]["results"]:
        return None
    subject = source_before(page, scene.sentence.first, at - 2)
    if subject is None or page.tokens[subject[0]].low in event_list("nouns", "anybody"):
        return None
    bounds, when = page.bounds(subject[0], phrase.noun + 1), when_told(scene, (at - 2, at))
    return noun_draft(scene, (phrase.noun, phrase.noun + 1), told.type, [], bounds, when)


def _named(scene: Scene, phrase: Phrase, told: EventWord) -> EventDraft | None:
    """Return the event of "her arrest", "the death of Ann Lee"."""
    page = scene.page
    behind = phrase.noun + 1
    of, of_end = named_after(scene, behind, _OF)
    onto, onto_end = (
        named_after(scene, behind, event_list("nouns", "onto")) if told.object else ((), 0)
    )
    end = max(page.tokens[phrase.noun].end, of_end, onto_end)
    by, by_end = named_after(scene, _past(page, end), _BY) if told.object else ((), 0)
    owner = told.subject if (of or onto) and told.object else told.whose
    found = [(owner, key) for key in _fitting(scene, told, phrase.owner)]
    found += [(told.of, key) for key in _fitting(scene, told, of)]
    found += [(told.object or "", key) for key in onto] + [(told.subject, key) for key in by]
    if not found:
        return None
    bounds = page.tokens[phrase.first].begin, max(end, by_end)
    own = phrase.noun, phrase.noun + 1
    draft = noun_draft(scene, own, told.type, found, bounds, time_beside(scene, bounds))
    return replace(draft, again=True)


def _fitting(scene: Scene, told: EventWord, keys: Keys) -> Keys:
    """Return the people among these where such an event is one of people."""
    if told.type not in event_list("nouns", "of_people"):
        return keys
    people = {"Person", "Unnamed"}
    return tuple(key for key in keys if scene.cast.clusters[key].kind in people)


def _past(page: Page, offset: int) -> int:
    """Return the first token behind what ends at `offset`."""
    return page.over(offset - 1, offset)[1]

"""Finds whom somebody lost: "lost her third child", "the loss of his wife"; a draft out."""

# ruff: noqa: PLR2004  counts of a few tokens, each told by its line

from collections.abc import Iterator
from dataclasses import replace

from onrecord.reading.drafts import Bounds
from onrecord.reading.eventparts import (
    EventDraft,
    Keys,
    Scene,
    behind_nouns,
    ends_phrase,
    named_from,
)
from onrecord.reading.eventphrases import noun_draft, owner_of, phrase_of, time_beside, unreal
from onrecord.reading.eventtimes import when_told
from onrecord.reading.lexicon import event_list, words
from onrecord.reading.phrases import source_before
from onrecord.reading.speakers import glance

_KIN = 4  # tokens from "her" to the noun
_TYPE = "loss"


def loss(scene: Scene, at: int) -> EventDraft | None:
    """Return the event that "lost" or "loss" at token `at` tells."""
    low = scene.page.tokens[at].low
    if low in event_list("losses", "verbs"):
        return _lost(scene, at)
    return _loss(scene, at) if low in event_list("losses", "nouns") else None


def _lost(scene: Scene, at: int) -> EventDraft | None:
    """Return the event of "lost her third child" and "lost her son Miles"."""
    page, cast, sentence = scene.page, scene.cast, scene.sentence
    kin = _kin(scene, at + 1)
    dead, end = _called(scene, kin) if kin else _lost_by_name(scene, at)
    subject = source_before(page, sentence.first, at)
    if subject is None or not (kin or dead) or unreal(scene, at, at):
        return None
    bounds = page.bounds(*subject)
    left = tuple(_each(scene, bounds)) or glance(page, cast, bounds)
    found = [("participant", key) for key in left] + [("affected", key) for key in dead]
    last = (kin or at) + 1
    end = max(end, page.tokens[last - 1].end)
    whole = bounds[0], end
    draft = noun_draft(scene, (at, last), _TYPE, found, whole, when_told(scene, (at, last)))
    return replace(draft, rule="event word")


def _each(scene: Scene, bounds: Bounds) -> Iterator[int]:
    """Yield whom a short phrase of a pronoun and a name means: "she and Legend"."""
    page, cast = scene.page, scene.cast
    first, last = page.over(*bounds)
    joined = page.tokens[min(first + 1, last - 1)].low == "and" and last - first <= 4
    if joined and page.tokens[first].low in words("third_person"):
        yield from glance(page, cast, page.bounds(first, first + 1))
        yield from (cast.cluster(name).key for name in cast.within(bounds))


def _loss(scene: Scene, at: int) -> EventDraft | None:
    """Return the event of "the loss of their baby, Jack"; whose it is, "their" tells."""
    page = scene.page
    if at + 1 >= scene.sentence.last or page.tokens[at + 1].low != "of":
        return None
    kin = _kin(scene, at + 2)
    phrase = phrase_of(scene, at)
    if kin is None or phrase is None or unreal(scene, phrase.first, kin + 1):
        return None
    dead, end = _called(scene, kin)
    left = phrase.owner or owner_of(scene, at + 2)
    found = [("participant", key) for key in left] + [("affected", key) for key in dead]
    bounds = page.tokens[phrase.first].begin, max(end, page.tokens[kin].end)
    if not found:
        return None
    own = at, kin + 1
    return noun_draft(scene, own, _TYPE, found, bounds, time_beside(scene, bounds))


def _kin(scene: Scene, at: int) -> int | None:
    """Return the noun of "her third child", which begins at a token."""
    page, last = scene.page, scene.sentence.last
    if at >= last or page.tokens[at].low not in words("possessive") | {"a", "an"}:
        return None
    for place in range(at + 1, min(last, at + _KIN)):
        if page.tokens[place].low in event_list("losses", "whom"):
            return place if ends_phrase(scene, place) else None
        if not page.tokens[place].text[0].isalnum() or page.tokens[place].low in behind_nouns():
            return None
    return None


def _called(scene: Scene, kin: int) -> tuple[Keys, int]:
    """Return who is named behind a noun for kin: "their baby, Jack"."""
    page, last = scene.page, scene.sentence.last
    at = kin + 1 + (kin + 1 < last and page.tokens[kin + 1].text == ",")
    begin, end = page.tokens[kin].end, page.tokens[min(at, last - 1)].end
    for name in scene.cast.within((begin, end)):
        if name.first == at and scene.cast.cluster(name).kind == "Person":
            return (scene.cast.cluster(name).key,), name.span.end
    return (), 0


def _lost_by_name(scene: Scene, at: int) -> tuple[Keys, int]:
    """Return the person whose first name alone stands behind "lost": "she lost Jack"."""
    keys, end = named_from(scene, at + 1)
    named = scene.cast.within((scene.page.tokens[at].end, end)) if end else []
    alone = len(named) == 1 and named[0].first == at + 1
    return (keys, end) if alone and scene.cast.clusters[keys[0]].kind == "Person" else ((), 0)

"""Reads the phrase of a noun that names an event: whose it is, whether it happened, and when."""

from typing import NamedTuple

from onrecord.reading.drafts import Bounds
from onrecord.reading.eventparts import (
    EventDraft,
    Keys,
    Scene,
    behind_nouns,
    label,
    place_of,
    times_of,
)
from onrecord.reading.eventtimes import behind
from onrecord.reading.lexicon import event_list, words
from onrecord.reading.pronouns import person
from onrecord.records import Interval

_BEFORE = 4  # tokens from a determiner to its noun
_BACK = 6  # tokens before a phrase in which a word says that it may not have happened
_AFTER = 4  # tokens behind a phrase in which its verb does
_PLACE = 8  # tokens of "at the gas depot of Orle" before a time
_NEAR = 9  # characters between a noun's phrase and its time
_GENDERS = {"his": "male", "her": "female"}


class Phrase(NamedTuple):
    """A noun's phrase: its first token, the noun, whose it is, and what opens it."""

    first: int
    noun: int
    opens: str
    owner: Keys


def phrase_of(scene: Scene, noun: int) -> Phrase | None:
    """Return the phrase that ends with the noun: its determiner, and who owns it."""
    page, first = scene.page, scene.sentence.first
    for at in range(noun - 1, max(first, noun - _BEFORE) - 1, -1):
        token = page.tokens[at]
        if token.low in event_list("nouns", "unlike"):
            return None
        if token.low in event_list("nouns", "articles"):
            return Phrase(at, noun, token.low, ())
        if token.low in words("possessive") | {"its"}:
            return Phrase(at, noun, token.low, owner_of(scene, at))
        if token.low in {"'s", "'"}:
            return _whose(scene, at, noun)
        if not token.text.islower() or token.low in behind_nouns():
            return Phrase(at + 1, noun, "", ()) if at == noun - 1 else None
    return None


def owner_of(scene: Scene, at: int) -> Keys:
    """Return whom "his", "her", "its" or "their" at a token means."""
    page, cast = scene.page, scene.cast
    bounds = page.bounds(at, at + 1)
    low = page.tokens[at].low
    if bounds in cast.noted:
        return cast.noted[bounds]
    if low in _GENDERS:
        return person(page, cast, bounds[0], _GENDERS[low])
    return _together(scene, at) if low == "their" else ()


def _together(scene: Scene, at: int) -> Keys:
    """Return the two or more people whom the sentence names before "their"."""
    before = scene.cast.within((scene.sentence.begin, scene.page.tokens[at].begin))
    named = [n for n in before if scene.cast.cluster(n).kind == "Person"]
    keys = tuple(dict.fromkeys(scene.cast.cluster(n).key for n in named))
    return keys if len(keys) > 1 else ()


def _whose(scene: Scene, at: int, noun: int) -> Phrase | None:
    """Return the phrase of a noun behind a name and "'s"."""
    bounds = scene.sentence.begin, scene.page.tokens[at].begin
    for name in reversed(scene.cast.within(bounds)):
        if name.last == at:
            return Phrase(name.first, noun, "'s", (scene.cast.cluster(name).key,))
    return None


def unreal(scene: Scene, first: int, last: int) -> bool:
    """Whether the words around a phrase say that it may not have happened."""
    page, sentence = scene.page, scene.sentence
    unreal = event_list("nouns", "unreal")
    for at in range(first - 1, max(sentence.first, first - _BACK) - 1, -1):
        if page.tokens[at].text in ";:–—(":
            break
        small = page.tokens[at].text.islower() or at == sentence.first  # not "in May"
        if small and page.tokens[at].low in unreal:
            return True
    behind = page.tokens[last : min(sentence.last, last + _AFTER)]
    return any(token.text in event_list("nouns", "behind") for token in behind)


def noun_draft(
    scene: Scene,
    told: tuple[int, int],
    kind: str,
    found: list[tuple[str, int]],
    bounds: Bounds,
    when: Interval,
) -> EventDraft:
    """Return the draft of an event of type `kind` that the tokens `told` tell."""
    return EventDraft(
        type=kind,
        label=label(scene.page, *bounds),
        mentions=(scene.page.bounds(*told),),
        participants=tuple(dict.fromkeys(found)),
        place=place_of(scene),
        when=when,
        rule="event noun",
    )


def time_beside(scene: Scene, bounds: Bounds) -> Interval:
    """Return the time that stands in a phrase or right behind it: another is not its own.

    A place may stand between: "her arrest in Orle on Monday".
    """
    for time in times_of(scene):
        between = scene.page.text[bounds[1] : time.span.begin]
        inside = bounds[0] <= time.span.begin < bounds[1]
        if inside or (time.span.begin >= bounds[1] and len(between) < _NEAR and "," not in between):
            return time.when
        if time.span.begin >= bounds[1] and _placed_before(scene, bounds[1], time.span.begin):
            return time.when
    return Interval()


def _placed_before(scene: Scene, begin: int, time: int) -> bool:
    """Whether no more than a place stands between."""
    page = scene.page
    first, last = page.token_at(begin), page.token_at(time)
    opens = first < last and page.tokens[first].low in event_list("nouns", "places")
    plain = all(t.text[0].isalnum() for t in page.tokens[first:last])
    return opens and plain and last - first <= _PLACE and behind(page, first, last)

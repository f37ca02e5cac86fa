"""Finds what happened to places and things: a sentence and a noun's place in, a draft out.

"An explosion in Orle killed three", "there was a fire at the mill", "two died in a crash", "the
Orle earthquake". Nobody need be named, but words must say that it has happened: a verb behind the
noun, what came of it before, or "the" with where it was. What is only feared or likely is none.
"""

import re
from datetime import date
from typing import NamedTuple

from onrecord.reading.drafts import Bounds
from onrecord.reading.eventparts import (
    EventDraft,
    Keys,
    Scene,
    behind_nouns,
    ends_phrase,
    label,
    named_from,
)
from onrecord.reading.eventphrases import time_beside, unreal
from onrecord.reading.eventtimes import when_told
from onrecord.reading.figures import by_words, plain_noun
from onrecord.reading.lexicon import EventWord, event_list, event_nouns, words
from onrecord.reading.phrases import source_before
from onrecord.reading.sites import named_sites, place_near, site_after
from onrecord.reading.speakers import glance
from onrecord.reading.unhappened import clause_behind, denied, not_done, planned, unhappened, unsure
from onrecord.records import Interval

_BEFORE = 7  # tokens of "a magnitude 6.1" before its noun
_TO_HARM = 10  # tokens between what came of it and a noun
_OBJECT = 8  # tokens behind a verb that tell what or where it hit
_YEAR = re.compile("1[5-9][0-9]{2}|20[0-9]{2}")


class _Phrase(NamedTuple):
    """A noun's phrase: its first token, the noun, what opens it, and the end of it and its site."""

    first: int
    noun: int
    opens: str
    end: int


class _Told(NamedTuple):
    """What tells that it happened: the verb's tokens, and who is harmed."""

    verb: tuple[int, int]
    harmed: Keys = ()


def occurrence(scene: Scene, at: int) -> EventDraft | None:
    """Return what the noun at token `at` tells to have happened."""
    told = event_nouns().get(scene.page.tokens[at].low)
    if told is None or told.type not in event_list("occurrences", "types"):
        return None
    phrase = _phrase(scene, at) if _whole(scene, at) else None
    if phrase is None or not _plain(scene, phrase, told):
        return None
    happened = _existing(scene, phrase) or _doing(scene, phrase) or _met(scene, phrase)
    happened = happened or _harming(scene, phrase)
    return _draft(scene, phrase, told, happened)


def _draft(
    scene: Scene, phrase: _Phrase, told: EventWord, happened: _Told | None
) -> EventDraft | None:
    """Return the draft, where the place, a day or a site is told and it is sure to have been."""
    page, known = scene.page, phrase.opens in {"the", "'s"}
    bounds = page.tokens[phrase.first].begin, page.tokens[phrase.end - 1].end
    clause = _clause(scene, phrase, happened)
    place = place_near(scene, bounds, clause)
    when = _year(scene, phrase) or time_beside(scene, bounds)
    when = when_told(scene, happened.verb) if happened and when == Interval() else when
    named = _named_in(scene, page.bounds(phrase.first, phrase.noun + 1))
    sited = named or phrase.end > phrase.noun + 1
    told_where = sited or place is not None or when.begin is not None
    sure = happened or (known and sited and not planned(scene, phrase.first))
    if not (sure and (told_where or known)):
        return None
    return EventDraft(
        type=told.type,
        label=label(page, *(bounds if sited else clause)),
        mentions=(page.bounds(phrase.noun, phrase.noun + 1),),
        participants=tuple(("affected", key) for key in (happened.harmed if happened else ())),
        place=place,
        when=when,
        rule="event noun",
        again=known,
        leans=not told_where,
        heads=_headline(scene),
        sites=_sites(scene, phrase) or (frozenset() if known else named_sites(page, clause)),
    )


def _year(scene: Scene, phrase: _Phrase) -> Interval | None:
    """Return the year that stands right before the noun: "the 1906 quake"."""
    before = scene.page.tokens[phrase.noun - 1].text
    if phrase.noun == phrase.first or not _YEAR.fullmatch(before):
        return None
    year = int(before)
    return Interval(begin=date(year, 1, 1), end=date(year, 12, 31), basis="explicit")


def _sites(scene: Scene, phrase: _Phrase) -> frozenset[str]:
    """Return the sites that a noun's own phrase names: "the fire at the school"."""
    return named_sites(scene.page, scene.page.bounds(phrase.first, phrase.end))


def _clause(scene: Scene, phrase: _Phrase, happened: _Told | None) -> Bounds:
    """Return the phrase with a verb behind it and what that is joined to: "struck Orle"."""
    page, at = scene.page, phrase.end
    if happened and happened.verb[0] > phrase.noun:
        last = min(scene.sentence.last, happened.verb[1] + _OBJECT)
        at = happened.verb[1]
        marks = (n for n in range(at, last) if not page.tokens[n].text[0].isalnum())
        end = next(marks, last)
        open_ends = event_list("nouns", "articles") | words("prepositions") | words("conjunctions")
        while end > at and page.tokens[end - 1].low in open_ends:
            end -= 1
        at = end
    return page.tokens[phrase.first].begin, page.tokens[at - 1].end


def _whole(scene: Scene, at: int) -> bool:
    """Whether the noun is no part of a name or of a longer phrase: not "fire" in "fire chief"."""
    page, headline = scene.page, _headline(scene)
    if not (page.tokens[at].text.islower() or at == scene.sentence.first or headline):
        return False
    if ends_phrase(scene, at):
        return not headline or at + 1 == scene.sentence.last or not _name_goes_on(scene, at)
    return page.tokens[at + 1].low in _does(scene)


def _name_goes_on(scene: Scene, at: int) -> bool:
    """Whether a capitalised noun follows in a headline that writes all words so: "Fire Chief"."""
    after = scene.page.tokens[at + 1]
    known = after.low in behind_nouns() | _does(scene)
    return after.text[0].isupper() and not known


def _headline(scene: Scene) -> bool:
    """Whether the sentence is a headline, which needs no article: "Fire in Orle kills two"."""
    return scene.page.paragraphs[scene.sentence.paragraph].title


def _does(scene: Scene) -> frozenset[str]:
    """Return the verbs that tell what it did; in headlines also those of the present."""
    past = event_list("occurrences", "did")
    return past | event_list("occurrences", "does") if _headline(scene) else past


def _phrase(scene: Scene, noun: int) -> _Phrase | None:
    """Return the noun's phrase: "a magnitude 6.1 earthquake", "Monday's explosion"."""
    page, first = scene.page, scene.sentence.first
    end = site_after(scene, noun + 1)
    for at in range(noun - 1, max(first, noun - _BEFORE) - 1, -1):
        token = page.tokens[at]
        if token.low in event_list("nouns", "unlike") | event_list("occurrences", "unlike"):
            return None
        if token.low in event_list("nouns", "articles"):
            return _Phrase(at, noun, token.low, end)
        if token.low == "'s":
            return _Phrase(_owner(scene, at), noun, "'s", end)
        if not token.text[0].isalnum() and token.text != "-":
            break
        if token.low in behind_nouns() or token.low in words("possessive") | {"its"}:
            break
    else:
        at = max(first, noun - _BEFORE) - 1
    bare = _headline(scene) or page.tokens[noun].low in event_list("occurrences", "without")
    return _Phrase(at + 1, noun, "", end) if bare else None


def _owner(scene: Scene, at: int) -> int:
    """Return where the name or the day begins that "'s" at a token makes an owner."""
    page, first = scene.page, at - 1
    for name in scene.cast.within((scene.sentence.begin, page.tokens[at].begin)):
        if name.last == at:
            first = name.first
    return first


def _named_in(scene: Scene, bounds: Bounds) -> bool:
    """Whether a phrase names a place: "the Orle earthquake"."""
    named = scene.cast.within(bounds)
    return any(scene.cast.cluster(name).kind == "Place" for name in named)


def _plain(scene: Scene, phrase: _Phrase, told: EventWord) -> bool:
    """Whether the noun has its plain sense, and no words around it say that it is told of none."""
    if unhappened(scene, phrase.first, phrase.noun) or denied(scene, phrase.noun + 1):
        return False
    return plain_noun(scene, phrase.noun, told)


def _existing(scene: Scene, phrase: _Phrase) -> _Told | None:
    """Return what tells so in "there was an explosion", "there had been a fire"."""
    tokens, verb = scene.page.tokens, phrase.first - 1
    low = tokens[verb].low if verb > scene.sentence.first else ""
    first = verb - 1 if low == "been" else verb
    if low not in {"was", "were", "been"} or first <= scene.sentence.first:
        return None
    there = tokens[first - 1].low == "there" and tokens[first].low in {"was", "were", "had", "has"}
    return _Told((verb, verb + 1)) if there and not unreal(scene, first - 1, first - 1) else None


def _doing(scene: Scene, phrase: _Phrase) -> _Told | None:
    """Return the verb of "an explosion at the plant killed two", "a blast was heard in Orle"."""
    tokens, rest = scene.page.tokens, list(clause_behind(scene, phrase.noun + 1))
    opens = phrase.first == scene.sentence.first
    inner = not opens and tokens[phrase.first - 1].low in words("prepositions")
    if inner and not any(tokens[at].low in {"that", "which"} for at in rest):
        return None  # "victims of the fire left"
    passive = False
    for at in rest if not unreal(scene, phrase.first, phrase.first) else ():
        low, by = tokens[at].low, tokens[min(at + 1, rest[-1])].low == "by"
        if low in (event_list("occurrences", "felt") if passive else _does(scene)) and not by:
            hits = not passive and low in event_list("occurrences", "hits")
            return _Told((at, at + 1), _people(scene, named_from(scene, at + 1)[0] if hits else ()))
        be = low in words("be")
        if not_done(low) or (passive and not be and low not in words("adverbs")):
            return None
        passive = passive or be
    return None


def _met(scene: Scene, phrase: _Phrase) -> _Told | None:
    """Return the verb of "a leak caused an explosion", "firefighters fought a fire"."""
    tokens, verb, kind = scene.page.tokens, phrase.first - 1, "met"
    if verb > scene.sentence.first and tokens[verb].low == "to":
        verb, kind = verb - 1, "met_to"
    if verb <= scene.sentence.first or tokens[verb].low not in event_list("occurrences", kind):
        return None
    return _Told((verb, verb + 1)) if not (unsure(scene, verb) or by_words(scene, verb)) else None


def _harming(scene: Scene, phrase: _Phrase) -> _Told | None:
    """Return the verb of "two workers were killed in an explosion"."""
    page, first = scene.page, scene.sentence.first
    joins = phrase.first - 1
    if joins <= first or page.tokens[joins].low not in event_list("occurrences", "joins"):
        return None
    if page.tokens[joins - 1].low in event_list("occurrences", "spans"):  # "a month after the fire"
        return None
    for at in range(joins - 1, max(first, joins - _TO_HARM) - 1, -1):
        if page.tokens[at].text in ";:–—(." or page.inside[at] >= 0:
            return None
        if page.tokens[at].low in event_list("occurrences", "harm"):
            return _Told((at, at + 1), _harmed(scene, at)) if not unsure(scene, at) else None
    return None


def _harmed(scene: Scene, verb: int) -> Keys:
    """Return whom "Ann Lee was killed" names."""
    page, first = scene.page, verb
    while first > scene.sentence.first and page.tokens[first - 1].low in words("auxiliaries"):
        first -= 1
    found = source_before(page, scene.sentence.first, first)
    return _people(scene, glance(page, scene.cast, page.bounds(*found)) if found else ())


def _people(scene: Scene, keys: Keys) -> Keys:
    return tuple(key for key in keys if scene.cast.clusters[key].kind == "Person")

"""Finds whom "she" means where no name tells it, as in "His wife shook her head. “No,” she said".

A page, its cast and the pronoun in, the described person's words out.
"""

from onrecord.reading.cast import Cast
from onrecord.reading.drafts import Bounds
from onrecord.reading.genders import PRONOUNS, noun_gender
from onrecord.reading.heads import head_of
from onrecord.reading.lexicon import cue_verbs, noun_kinds, words
from onrecord.reading.page import Page, Sentence
from onrecord.reading.topics import fits

_SENTENCES_BACK = 3
_NOUN = 5  # tokens from the first of a description to its noun
_BEHIND = 8  # tokens from the noun to its verb: "A woman at the back of the hall stood up"
_ED = 4  # letters of the shortest past in -ed


def onlooker(page: Page, cast: Cast, offset: int, gender: str) -> Bounds | None:
    """Return the words for the subject of the nearest sentence since somebody spoke.

    None where that is somebody with a name or a pronoun, or of another gender.
    """
    at = page.token_at(offset)
    here = page.sentence_at(at)
    own = page.sentences[here]
    quoted = bool(cast.around) or page.inside[at] >= 0
    if not gender or quoted or _named(cast, own.begin, offset, gender):
        return None
    for number in range(here - 1, max(-1, here - 1 - _SENTENCES_BACK), -1):
        sentence = page.sentences[number]
        if sentence.begin <= cast.last_at or sentence.first in page.headlines:
            return None
        if page.inside[sentence.first] >= 0:
            continue
        found = _described(page, cast, sentence)
        named = _named(cast, sentence.begin, sentence.end, gender)
        if found and _is_meant(page, cast, (sentence.first, found[0]), gender, named=named):
            return head_of(page, page.bounds(_opening(page, sentence), found[1]))
        told = page.tokens[_opening(page, sentence)].low
        if found or named or PRONOUNS.get(told) == gender:
            return None
    return None


def _named(cast: Cast, begin: int, end: int, gender: str) -> bool:
    return any(fits(cast, name, gender) for name in cast.within((begin, end)))


def _opening(page: Page, sentence: Sentence) -> int:
    """Return the sentence's first token, or the next where that is "But" or "And"."""
    joins = page.tokens[sentence.first].low in words("conjunctions")
    return min(sentence.first + joins, sentence.last - 1)


def _described(page: Page, cast: Cast, sentence: Sentence) -> tuple[int, int] | None:
    """Return the noun and the verb of a subject that is a person without a name, if it acts.

    "My neighbour" is told of whatever she is or has.
    """
    first = _opening(page, sentence)
    owner = next(iter(cast.within((page.tokens[first].begin, page.tokens[first].end))), None)
    owned = owner is not None and page.tokens[owner.last : owner.last + 1]
    if owner and owned and owned[0].low == "'s":
        first = owner.last
    elif owner or page.tokens[first].low not in words("determiners"):
        return None
    for at in range(first + 1, min(first + 1 + _NOUN, sentence.last)):
        token = page.tokens[at]
        if token.low == "'s":
            continue
        if not token.text[0].islower() or token.low in words("prepositions") | words("finite"):
            return None
        verb = _verb(page, cast, at, sentence.last) if _person(token.low) else None
        if verb is not None:
            acts = page.tokens[verb].low not in words("finite")
            own = {t.low for t in page.tokens[first:at]} & words("first_person")
            return (at, verb) if acts or own else None
    return None


def _person(low: str) -> bool:
    many = low in words("kin") and low.endswith(("s", "children"))
    known = words("kin") | words("person_nouns")
    return not many and (low in known or "Person" in noun_kinds(low) or noun_gender(low) != "")


def _verb(page: Page, cast: Cast, noun: int, last: int) -> int | None:
    """Return the verb behind the noun or behind its "at the back of the hall"."""
    verb = noun + 1
    if verb < last and page.tokens[verb].low in words("prepositions"):
        stop = min(last, verb + _BEHIND)
        verb = next((at for at in range(verb, stop) if _past(page.tokens[at].low)), last)
    elif verb < last and page.tokens[verb].low in words("adverbs"):
        verb += 1
    elif verb + 1 < last and page.tokens[verb].low == "," and page.tokens[verb + 1].low == "who":
        stop = min(last, verb + _BEHIND)
        verb = 1 + next((at for at in range(verb + 1, stop) if page.tokens[at].low == ","), last)
    if verb >= last or cast.within(page.bounds(noun, verb)):
        return None
    low = page.tokens[verb].low
    present = low.isalpha() and low.endswith("s")
    return verb if _past(low) or present or low in words("finite") else None


def _past(low: str) -> bool:
    """Whether the word is the past of a verb, but not "was" or "had"."""
    if low in words("finite"):
        return False
    cue = cue_verbs().get(low)
    told = cue is not None and cue.shape in {"past", "past/done"}
    ed = low.endswith("ed") and len(low) > _ED
    return told or ed or low in words("past") | words("past_verbs")


def _is_meant(page: Page, cast: Cast, tokens: tuple[int, int], gender: str, *, named: bool) -> bool:
    """Whether the pronoun fits the noun better than anybody named.

    A noun that tells no gender is meant only where it is new there and nobody of that gender owns
    it or is named beside it: not in "Her lawyer objected. She said …".
    """
    first, noun = tokens
    told = noun_gender(page.tokens[noun].low)
    if told:
        return told == gender
    owners = {PRONOUNS.get(token.low) for token in page.tokens[first:noun]}
    new = {token.low for token in page.tokens[first:noun]} & {"a", "an", "another", "one"}
    spoke = [cast.clusters[key] for key in cast.last]
    new |= {token.low for token in page.tokens[first:noun]} & words("first_person")
    likelier = any(one.gender == gender for one in spoke)
    return not named and gender not in owners and bool(new or not likelier)

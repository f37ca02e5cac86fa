"""Finds what may mean somebody named before, "the singer" or "it": a page in, places out.

And what else "it" may mean that has no name: "the plan".
"""

from collections.abc import Collection, Iterator
from functools import cache
from typing import NamedTuple

from onrecord.reading.cast import Cast
from onrecord.reading.drafts import Bounds
from onrecord.reading.encoder import Place
from onrecord.reading.lexicon import noun_kinds, words
from onrecord.reading.names import no_name
from onrecord.reading.page import Page
from onrecord.records import EntityType

_NOUN = 4  # tokens from "the" to the noun
_FAR = 100  # tokens from what "it" means to "it"
_BEHIND = 2  # tokens from "the" to what it makes a noun
_THINGS: frozenset[EntityType] = frozenset({"Organisation", "Place"})
_THE = frozenset({"the", "this"})
IT = frozenset({"it", "its", "itself"})


class Asked(NamedTuple):
    """Words that may mean somebody: their bounds, the word that asks, and what it can mean.

    `noun` is empty where the word is a pronoun, `at` the first token.
    """

    bounds: Bounds
    place: Place
    noun: str
    kinds: Collection[EntityType]
    at: int


def asked(page: Page) -> Iterator[Asked]:
    """Yield "it" and the phrases of "the" and a noun that describes."""
    for at, token in enumerate(page.tokens):
        if token.low in IT:
            bounds = token.begin, token.end
            yield Asked(bounds, Place(*bounds, "pronoun"), "", _THINGS, at)
        elif token.low in _THE:
            noun = _noun(page, at)
            if noun is not None:
                own = page.tokens[noun]
                place = Place(own.begin, own.end, "nominal")
                yield Asked((token.begin, own.end), place, own.low, noun_kinds(own.low), at)


def _noun(page: Page, the: int) -> int | None:
    """Return the noun of the phrase that "the" opens; None where it tells apart: "the other"."""
    last = min(page.sentences[page.sentence_at(the)].last, the + 1 + _NOUN)
    for at in range(the + 1, last):
        token = page.tokens[at]
        if not token.text.islower() or not token.text[0].isalpha():
            return None
        if noun_kinds(token.low):
            return at if _whole(page, at) else None
        if token.low in words("parting") or token.low.endswith("est") or no_name(token.low):
            return None
    return None


def _whole(page: Page, noun: int) -> bool:
    """Whether the phrase ends with the noun: not "the city council", "the man who left"."""
    if noun + 1 >= page.sentences[page.sentence_at(noun)].last:
        return True
    after = page.tokens[noun + 1]
    return not (noun_kinds(after.low) or after.low in words("relatives") or after.text[0].isupper())


def rivals(page: Page, cast: Cast, at: int) -> Iterator[Place]:
    """Yield what the words that begin at a token may mean beside the entities.

    Words close behind "the" or "a", and other words with capitals than people, bodies and places.
    """
    first = max(0, at - _FAR)
    if first == at:
        return
    named = {name.first: name.last for name in cast.within(page.bounds(first, at))}
    opened, inside = first - _BEHIND - 1, first
    for place in range(first, at):
        token = page.tokens[place]
        inside = max(inside, named.get(place, 0))
        if token.low in words("determiners"):
            opened = place
        elif place >= inside and token.text.isalpha() and token.low not in _none():
            capital = token.text[0].isupper() and page.sentence_at(place - 1) == page.sentence_at(
                place
            )
            if capital or (token.text.islower() and place - opened <= _BEHIND):
                yield Place(token.begin, token.end, "name" if capital else "nominal")


@cache
def _none() -> frozenset[str]:
    """Return the words that are no nouns."""
    return words("pronouns") | words("prepositions") | words("adverbs") | words("auxiliaries")

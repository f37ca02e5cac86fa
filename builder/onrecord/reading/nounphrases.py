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
_THINGS: frozenset[EntityType] = frozenset({"Organisation", "Place", "Thing"})
GROUPS: frozenset[EntityType] = frozenset({"Organisation"})  # what "they" means, named by one name
_THING: frozenset[EntityType] = frozenset({"Thing"})  # "the phone company" is none
_THE = frozenset({"the", "this"})
IT = frozenset({"it", "its", "itself"})
THEY = frozenset({"they", "them", "their", "themselves"})


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
    """Yield "it", "they" and the phrases of "the" and a noun that describes."""
    for at, token in enumerate(page.tokens):
        if token.low in IT:
            bounds = token.begin, token.end
            yield Asked(bounds, Place(*bounds, "pronoun"), "", _THINGS, at)
        elif token.low in THEY:
            bounds = token.begin, token.end
            yield Asked(bounds, Place(*bounds, "pronoun"), "", GROUPS, at)
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
        whole = _whole(page, at)
        if noun_kinds(token.low) and (whole or noun_kinds(token.low) != _THING):
            return at if whole else None
        if token.low in words("parting") or token.low.endswith("est") or no_name(token.low):
            return None
    return None


def _whole(page: Page, noun: int) -> bool:
    """Whether the phrase ends with the noun: not "the city council", "the man who left"."""
    if noun + 1 >= page.sentences[page.sentence_at(noun)].last:
        return True
    after = page.tokens[noun + 1]
    return not (noun_kinds(after.low) or after.low in words("relatives") or after.text[0].isupper())


def rivals(page: Page, cast: Cast, own: Asked) -> Iterator[Place]:
    """Yield what a phrase or pronoun may mean beside the entities that it fits.

    Words close behind "the" or "a", and other words with capitals than people, bodies and places;
    for "they" also people, and words that end as several do.
    """
    first = max(0, own.at - _FAR)
    if first == own.at:
        return
    many = not own.noun and own.kinds == GROUPS
    named = dict(_named(page, cast, page.bounds(first, own.at), people=not many))
    opened, inside = first - _BEHIND - 1, first
    for place in range(first, own.at):
        token = page.tokens[place]
        inside = max(inside, named.get(place, 0))
        if token.low in words("determiners"):
            opened = place
        elif place >= inside and token.text.isalpha() and token.low not in _none():
            capital = token.text[0].isupper() and page.sentence_at(place - 1) == page.sentence_at(
                place
            )
            near = place - opened <= _BEHIND or (many and token.low.endswith("s"))
            if capital or (token.text.islower() and near):
                yield Place(token.begin, token.end, "name" if capital else "nominal")


def _named(page: Page, cast: Cast, around: Bounds, *, people: bool) -> Iterator[tuple[int, int]]:
    """Yield the first token and the last + 1 of what is named, of `people` too."""
    for name in cast.within(around):
        if people or cast.cluster(name).kind != "Person":
            yield name.first, name.last
    for span, _ in cast.things_within(around):
        yield page.over(span.begin, span.end)


@cache
def _none() -> frozenset[str]:
    """Return the words that are no nouns."""
    return words("pronouns") | words("prepositions") | words("adverbs") | words("auxiliaries")

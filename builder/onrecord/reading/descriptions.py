"""Finds what names are described as right there: a page and its cast in, described mentions out.

"Ann Hall, a nurse in Weston", "the mayor, Ann Hall", "Ann Hall is a nurse", "She was the founder".
"""

from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from onrecord.reading.cast import Cast
from onrecord.reading.cues import finite_verb, is_adverb
from onrecord.reading.drafts import Bounds
from onrecord.reading.lexicon import noun_kinds, words
from onrecord.reading.page import Page

_NOUN = 7  # tokens from the first of a description to its noun
_LONGEST = 12  # tokens of what belongs to the noun behind it
_CLOSING = frozenset(",.;:)—–-(")
_BELONGS = frozenset({"of", "for", "at", "in", "from"})
_OPENING = frozenset({"a", "an", "the", "its", "his", "her", "their"})
_TELLS = frozenset({"is", "was", "became", "remains", "remained"})
_PERSON = frozenset({"he", "she"})


class Description(NamedTuple):
    """Words for an entity and their noun, in characters; the cluster that is described."""

    bounds: Bounds
    noun: Bounds
    key: int


class _Named(NamedTuple):
    """The first token and the last + 1 of a name, and whose it is."""

    first: int
    last: int
    key: int


def descriptions(page: Page, cast: Cast) -> Iterator[Description]:
    """Yield the descriptions of the page's names and of "he" and "she"."""
    for name in _named(page, cast):
        key = name.key
        behind = _stop(page, name.last)
        if behind == ",":
            yield from _behind(page, cast, key, name.last + 1)
        elif behind in _TELLS and _subject(page, name):
            yield from _found(page, cast, key, name.last + 1)
        if name.first and page.tokens[name.first - 1].text == ",":
            yield from _before(page, cast, name) if behind in _CLOSING else ()
        elif name.first:
            yield from _owned(page, cast, name)
    for at, token in enumerate(page.tokens):
        if token.low in _PERSON and _stop(page, at + 1) in _TELLS:
            keys = cast.noted.get((token.begin, token.end), ())
            if len(keys) == 1:
                yield from _found(page, cast, keys[0], at + 2)


def _named(page: Page, cast: Cast) -> Iterator[_Named]:
    for name in cast.within(page.words):
        yield _Named(name.first, name.last, cast.cluster(name).key)
    for span, key in cast.things_within(page.words):
        yield _Named(*page.over(span.begin, span.end), key)


def _stop(page: Page, at: int) -> str:
    """Return the token in small letters, a full stop behind the last of a sentence."""
    if at >= len(page.tokens) or page.sentence_at(at) != page.sentence_at(at - 1):
        return "."
    return page.tokens[at].low


def _behind(page: Page, cast: Cast, key: int, first: int) -> Iterator[Description]:
    """Yield the "nurse" of "Ann Hall, a nurse," and of "Ann Hall, who is a nurse"."""
    if _stop(page, first) == "who" and _stop(page, first + 1) in _TELLS:
        yield from _found(page, cast, key, first + 2)
        return
    for told in _found(page, cast, key, first):
        last = page.token_at(told.bounds[1])
        listed = _stop(page, last) == "," and _stop(page, last + 1) in {"and", "or"}
        if _closes(page, last) and (not listed or page.tokens[first].low in {"a", "an"}):
            yield told


def _closes(page: Page, last: int) -> bool:
    """Whether a mark or "who" ends the apposition: not "to Ann Hall, a nurse in Weston left"."""
    for at in range(last, last + _LONGEST):
        low = _stop(page, at)
        if low in _CLOSING or low in words("relatives"):
            return True
        if finite_verb(page, at, at + 1):
            return False
    return False


def _subject(page: Page, name: _Named) -> bool:
    """Whether the name opens its sentence or clause: not "the son of Ann Hall is a nurse"."""
    at = name.first - 1
    opens = page.sentences[page.sentence_at(name.first)].first == name.first
    return opens or page.tokens[at].low in {"that", "but", "because", "while"}


def _found(page: Page, cast: Cast, key: int, first: int) -> Iterator[Description]:
    """Yield the description that begins at the token, if one of the entity's kind does."""
    kind = cast.clusters[key].kind
    while (adverb := _stop(page, first)) in words("adverbs") or is_adverb(adverb):
        first += 1
    for at in range(first, first + _NOUN):
        low = _stop(page, at)
        if low in _CLOSING or not _modifies(page, at) or (low == "and" and not _joins(page, at)):
            return
        if at > first and low in _OPENING:
            return
        if kind in noun_kinds(low) and _ends(page, at + 1) and not _in_name(cast, page, at):
            noun = page.bounds(at, at + 1)
            yield Description(page.bounds(first, _extent(page, at + 1)), noun, key)
            return


def _in_name(cast: Cast, page: Page, at: int) -> bool:
    """Whether a name holds the word: "the Weston School"."""
    token = page.tokens[at]
    name = next(iter(cast.before(token.end)), None)
    return name is not None and token.begin < name.span.end


@cache
def _no_modifiers() -> frozenset[str]:
    sets = ("prepositions", "finite", "relatives", "subject_pronouns", "negations")
    return frozenset().union(*map(words, sets))


def _modifies(page: Page, at: int) -> bool:
    """Whether the word can stand in a description up to its noun."""
    token = page.tokens[at]
    return (token.text[0].isalnum() or token.low == "'s") and token.low not in _no_modifiers()


def _joins(page: Page, at: int) -> bool:
    """Whether "and" joins words before the noun: "the first and only mayor"."""
    return page.sentence_at(at) == page.sentence_at(at - 1) and not (
        _stop(page, at - 1) in _CLOSING
        or _stop(page, at + 1) in words("determiners")
        or page.tokens[at - 1].text[0].isupper()
    )


def _ends(page: Page, at: int) -> bool:
    """Whether the noun before the token is the description's last: "a nurse in", not "nurse Hall".

    Of "a nurse and writer" it is the first noun; "the nurse and the writer" are two.
    """
    low = _stop(page, at)
    if low == "and":
        after = _stop(page, at + 1)
        joined = noun_kinds(after) or noun_kinds(_stop(page, at + 2))
        return bool(joined) and after not in words("determiners")
    told = low in {"born", "known"} or (low.endswith("ed") and page.tokens[at].text.islower())
    return told or low in _CLOSING | words("prepositions") | words("relatives")


def _extent(page: Page, last: int) -> int:
    """Return the end with what belongs to the noun: "of the town of Weston", up to a mark."""
    if _stop(page, last) not in _BELONGS:
        return last
    for at in range(last, last + _LONGEST):
        low = _stop(page, at)
        if low in _CLOSING:
            return at
        if low in words("finite") | words("relatives") or not page.tokens[at].text[0].isalnum():
            break
    return last


def _before(page: Page, cast: Cast, name: _Named) -> Iterator[Description]:
    """Yield "the mayor of Weston" of "The mayor of Weston, Ann Hall, left": the longest.

    Of places none: in "the town of Weston, Orle" Orle is no town.
    """
    if cast.clusters[name.key].kind == "Place":
        return
    lowest = page.sentences[page.sentence_at(name.first)].first
    comma, longest = name.first - 1, None
    for first in range(comma - 1, max(lowest - 1, comma - _NOUN - _LONGEST), -1):
        token = page.tokens[first]
        if token.text in _CLOSING or token.low in words("finite") | words("relatives"):
            break
        if token.low in _OPENING and token.low not in {"a", "an"}:
            for told in _found(page, cast, name.key, first):
                longest = told if told.bounds[1] == page.tokens[comma - 1].end else longest
    if longest:
        yield longest


def _owned(page: Page, cast: Cast, name: _Named) -> Iterator[Description]:
    """Yield the "his wife" of "his wife Ann Hall"."""
    kind, noun = cast.clusters[name.key].kind, name.first - 1
    for first in range(noun - 1, max(-1, noun - _NOUN), -1):
        low = page.tokens[first].low
        if page.sentence_at(first) != page.sentence_at(noun) or not _modifies(page, first):
            return
        if low in words("possessive"):
            if kind in noun_kinds(page.tokens[noun].low):
                bounds = page.bounds(noun, name.first)
                yield Description((page.tokens[first].begin, bounds[1]), bounds, name.key)
            return

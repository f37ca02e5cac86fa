"""Says whom "the singer", "the firm", "it" and "they" mean: a page and its cast in, mentions out.

Only what has a name is meant. What an entity was called before, or its own name tells, goes before
what the encoder alone would say; where neither is sure, nobody is meant.
"""

from bisect import bisect_left, insort
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

import numpy as np

from onrecord.reading.cast import Cast
from onrecord.reading.descriptions import Description, descriptions
from onrecord.reading.drafts import Bounds
from onrecord.reading.encoder import Place, Referring
from onrecord.reading.genders import noun_gender
from onrecord.reading.lexicon import name_words, noun_kinds, table, words
from onrecord.reading.nounphrases import Asked, asked, rivals
from onrecord.reading.page import Page
from onrecord.reading.roles import long_form

_BACK = 60  # places looked back over
# How many times whoever is meant outweighs all else, where none, one or more are so called.
_SURES = (2.7, 1.0, 1.65)


class _Told(NamedTuple):
    """A place where an entity is named or meant, in text order, and its cluster."""

    place: Place
    key: int


def note_nominals(page: Page, cast: Cast, referring: Referring) -> None:
    """Note what the page's names are described as and which later words mean them."""
    described = [one for one in descriptions(page, cast) if one.bounds not in cast.noted]
    for one in described:
        cast.refer((one.key,), one.bounds, "nominal")
    for bounds, key in nominals(page, cast, referring, described):
        pronoun = page.text[slice(*bounds)].lower() in words("pronouns") | {"which"}
        cast.refer((key,), bounds, "pronoun" if pronoun else "nominal")


def nominals(
    page: Page, cast: Cast, referring: Referring, described: Iterable[Description]
) -> Iterator[tuple[Bounds, int]]:
    """Yield the words of the page that mean an entity, and its cluster; none is noted already."""
    told = sorted(_named(page, cast))
    called = _called(page, cast, {one.key for one in told}, described)
    taken = {begin for begin, _ in cast.noted}
    yield from _compounds(page, cast)
    yield from _relatives(page, cast, told, taken)
    for own in asked(page):
        if own.bounds[0] in taken:
            continue
        before = told[max(0, (at := bisect_left(told, (own.place,))) - _BACK) : at]
        fitting = [one for one in before if _fits(cast, one.key, own)]
        known = called.get(long_form(own.noun), set())
        so_called = [one for one in fitting if one.key in known]
        others = [] if so_called or not fitting else list(rivals(page, cast, own))
        sure = _SURES[min(len({one.key for one in so_called}), len(_SURES) - 1)]
        key = _meant(referring, own.place, so_called or fitting, others, sure)
        if key is not None:
            insort(told, _Told(own.place, key))
            yield own.bounds, key


def _compounds(page: Page, cast: Cast) -> Iterator[tuple[Bounds, int]]:
    """Yield the "B210 jets" of a thing called "B210"."""
    for span, key in cast.things_within(page.words):
        at = page.over(span.begin, span.end)[1]
        if at < len(page.tokens) and page.sentence_at(at) == page.sentence_at(at - 1):
            noun = page.tokens[at]
            kinds = noun_kinds(noun.low) | noun_kinds(noun.low.removesuffix("s"))
            if "Thing" in kinds and noun.begin - span.end == 1 and noun.text.islower():
                yield (span.begin, noun.end), key


def _relatives(
    page: Page, cast: Cast, told: Sequence[_Told], taken: Collection[int]
) -> Iterator[tuple[Bounds, int]]:
    """Yield the "which" of "Orle Water, which …"; who is named by "who" the name tells."""
    for place, key in told:
        at = page.over(place.begin, place.end)[1]
        at += at < len(page.tokens) and page.tokens[at].text == ","
        if at >= len(page.tokens) or page.sentence_at(at) != page.sentence_at(at - 1):
            continue
        token, person = page.tokens[at], cast.clusters[key].kind == "Person"
        if token.low == "which" and not person and token.begin not in taken:
            yield (token.begin, token.end), key


def _named(page: Page, cast: Cast) -> Iterator[_Told]:
    for name in cast.within(page.words):
        place = Place(name.span.begin, name.span.end, "name")
        yield _Told(place, cast.cluster(name).key)
    for span, key in cast.things_within(page.words):
        yield _Told(Place(span.begin, span.end, "name"), key)


def _called(
    page: Page, cast: Cast, keys: Iterable[int], described: Iterable[Description]
) -> Mapping[str, set[int]]:
    """Return the clusters by the nouns that are known to be ones for them."""
    found = {role: set(holders) for role, holders in cast.roles.items()}
    for one in described:
        found.setdefault(page.text[slice(*one.noun)].lower(), set()).add(one.key)
    for key in keys:
        for noun in _by_name(cast, key):
            found.setdefault(noun, set()).add(key)
    return found


def _by_name(cast: Cast, key: int) -> Iterator[str]:
    """Yield what a body's or place's own name calls it: the "Bank of Orle" a bank."""
    own = cast.clusters[key]
    if own.kind in {"Organisation", "Place", "Thing"}:
        yield from (part for part in own.parts if own.kind in noun_kinds(part))
    for listed, nouns in table("nouns")["listed"].items():
        if own.kind == "Place" and " ".join(own.parts) in name_words("places", listed):
            yield from nouns.split()


def _fits(cast: Cast, key: int, own: Asked) -> bool:
    cluster, gender = cast.clusters[key], noun_gender(own.noun)
    return cluster.kind in own.kinds and (not gender or cluster.gender in ("", gender))


def _meant(
    referring: Referring,
    own: Place,
    before: Sequence[_Told],
    rivals: Sequence[Place],
    sure: float,
) -> int | None:
    """Return the cluster whose places outweigh all others and the rivals."""
    if not before:
        return None
    found = np.exp(referring.scores(own, [*(one.place for one in before), *rivals])).tolist()
    worth: dict[int, float] = {}
    for one, score in zip(before, found, strict=False):
        worth[one.key] = worth.get(one.key, 0.0) + score
    best = max(worth, key=lambda key: (worth[key], key))
    against = sum(found) - worth[best]
    return best if worth[best] > against * sure else None

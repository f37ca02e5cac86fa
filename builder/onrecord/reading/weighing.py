"""Weighs whom a pronoun means: who is told of around it and the encoder's scores in, weights out.

What speaks for a person is summed as in a log-linear model; `pronouns.toml` holds what each sign
is worth, and how that was fitted.
"""

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from math import log
from typing import NamedTuple, cast

from onrecord.reading.cast import Cast
from onrecord.reading.genders import PRONOUNS
from onrecord.reading.lexicon import table, words
from onrecord.reading.merging import Cluster
from onrecord.reading.namegenders import first_gender
from onrecord.reading.page import Page
from onrecord.reading.standing import Stand

_FAR = 3  # sentences, and persons named since, that are told apart
_CLOSE = 3  # tokens from a name to a pronoun close behind it
_CLAUSE = 12  # tokens of a clause
_BREAKS = frozenset(
    [",", ";", ":", "(", ")", "-", "--", "–", "—", "“", "”", '"', "``", "and", "but", "or"]
)
_UNHEARD = -8.0  # the encoder's score of one who is not named around the pronoun
Signs = dict[str, float]


class Told(NamedTuple):
    """Where a person is named or meant, and the person's cluster."""

    at: Stand
    key: int


class Heard(NamedTuple):
    """The encoder's scores: of each place, and of persons named next, as answers to the pronoun."""

    places: Sequence[float]
    back: Mapping[int, float]


def fitted() -> Mapping[str, float]:
    """Return what each sign is worth."""
    return cast("Mapping[str, float]", table("pronouns")["weights"])


def weights(
    page: Page, cast: Cast, own: Stand, near: Sequence[Told], heard: Heard
) -> dict[int | None, float]:
    """Return what speaks for each cluster of `near`, and under None for nobody."""
    worth = fitted()
    every = signs(page, cast, own, near, heard)
    return {key: sum(worth.get(s, 0) * x for s, x in found.items()) for key, found in every.items()}


def likeliest(worth: Mapping[int | None, float]) -> int | None:
    """Return the cluster for which most speaks; None where that is nobody."""
    return max(worth, key=lambda key: (worth[key], key or -1)) if worth else None


def signs(
    page: Page, cast: Cast, own: Stand, near: Sequence[Told], heard: Heard
) -> dict[int | None, Signs]:
    """Return the signs of each cluster of `near`, and under None those of nobody."""
    found: dict[int, Signs] = {}
    for one, score in zip(near, heard.places, strict=True):
        told = found.setdefault(one.key, {"heard": _UNHEARD})
        if one.at.place.kind == "name":
            told["names"] = told.get("names", 0) + 1
            told["heard"] = max(told["heard"], score)
        else:
            told["pronouns"] = told.get("pronouns", 0) + 1
        for sign in _standing(page, own, one.at):
            told[sign] = 1
    low = page.tokens[own.first].low.split("'")[0]
    every: dict[int | None, Signs] = {None: {"nobody": 1, "of many": log(1 + len(found))}}
    for key, told in found.items():
        every[key] = told
        for many in ("names", "pronouns"):
            told[many] = log(1 + told.get(many, 0))
        if key in heard.back:
            told["answers"], told["answer"] = 1, heard.back[key]
        for sign in _gendered(cast.clusters[key], PRONOUNS[low]):
            told[sign] = 1
    _recent(own, near, found)
    return every


def _standing(page: Page, own: Stand, at: Stand) -> Iterator[str]:
    """Yield what the place of a name or of another pronoun tells."""
    away = own.sentence - at.sentence
    if at.first > own.first:
        yield f"behind: {own.role} {at.role}"
        if away == 0 and _opens(page, own, at):
            yield f"opening: {own.role}"
    elif away == 1:
        yield f"before: {own.role} {at.place.kind} {at.role}"
    elif away == 0 and at.place.kind == "name" and own.first - at.last <= _CLAUSE:
        between = [token.low for token in page.tokens[at.last : own.first]]
        if len(between) <= _CLOSE:
            yield f"close: {own.role}"
        if _breaks().isdisjoint(between):
            yield f"clause: {own.role} {at.role}"


@cache
def _breaks() -> frozenset[str]:
    """Return the words and marks that part clauses."""
    return _BREAKS | words("subordinators") | words("relatives")


def _opens(page: Page, own: Stand, at: Stand) -> bool:
    """Whether the name follows the opening that holds the pronoun: "When he rose, Lee …"."""
    first = page.tokens[page.sentences[own.sentence].first]
    openers = words("prepositions") | words("subordinators")
    commas = [token.text for token in page.tokens[own.first : at.first]].count(",")
    apart = first.low in openers or first.low.endswith("ing")
    return apart and commas == 1 and page.tokens[at.first - 1].text == ","


def _gendered(cluster: Cluster, gender: str) -> Iterator[str]:
    """Yield what a name tells of its gender; one that stands alone may be a surname."""
    told = first_gender(cluster.parts[0]) if len(cluster.parts) == 1 else ""
    if cluster.gender == gender:
        yield "known gender"
    elif told:
        yield "likely gender" if told == gender else "other gender"


def _recent(own: Stand, near: Sequence[Told], found: Mapping[int, Signs]) -> None:
    """Note how far back each was told of last and named last, and how many were named since."""
    told: dict[int, int] = {}
    named: dict[int, int] = {}
    for one in near:
        if one.at.first < own.first:
            told[one.key] = min(own.sentence - one.at.sentence, _FAR)
            if one.at.place.kind == "name":
                named.pop(one.key, None)
                named[one.key] = told[one.key]
    for rank, (key, away) in enumerate(reversed(named.items())):
        found[key][f"named back: {away}"] = 1
        found[key][f"named before: {min(rank, _FAR)}"] = 1
    for key, signs in found.items():
        signs[f"told back: {told[key]}" if key in told else "told ahead"] = 1

"""Two names in, how they agree out: one of `Agreement`.

"variant": another form of the whole name (a nickname, an initial, a middle name, a legal form).
"acronym": the first letters of the other's words. "part": one is a word of the other. "close": a
letter or two apart, as transliterations are. "trade": one names the body's trade or country too
("Heron" and "Heron Motors"). "kin": one tells a generation, and may be the other's son ("Ole Lee"
and "Ole Lee Jr."). "unlike": too different to tell ("Ann" and "Lee"). "other": two names that two
people have.
"""

import tomllib
from collections.abc import Collection, Mapping
from functools import cache, lru_cache
from typing import Any, Literal

from onrecord.linking.names import normal_name
from onrecord.linking.persons import alike, person_words, persons_agree
from onrecord.linking.phrases import phrase_words, phrases_agree, plain
from onrecord.linking.weights import table
from onrecord.reading.lexicon import noun_kinds
from onrecord.records import EntityType
from onrecord.resources import folder

Agreement = Literal[
    "exact", "variant", "acronym", "trade", "close", "part", "kin", "unlike", "other"
]
Words = tuple[str, ...]
KINDS: Mapping[EntityType, str] = {  # what is held to each other
    "Person": "person",
    "Organisation": "body",
    "Place": "body",
    "Thing": "body",
    "Document": "described",
    "Unnamed": "described",
}
DESCRIBED = frozenset(kind for kind, sort in KINDS.items() if sort == "described")

_ORDER: tuple[Agreement, ...] = (
    "exact",
    "variant",
    "acronym",
    "trade",
    "close",
    "part",
    "kin",
    "unlike",
    "other",
)
_ACRONYM = 2  # letters at least
_MODEL = 3  # digits of a number that is a name by itself


@lru_cache(1 << 18)
def agreement(one: Words, other: Words, kind: EntityType) -> Agreement:
    """Return how two normal names of one kind agree, whichever comes first.

    >>> agreement(("joe", "biden"), ("joseph", "r", "biden"), "Person")
    'variant'
    >>> agreement(("ann", "lee"), ("nora", "lee"), "Person")
    'other'
    """
    if one == other:
        return "exact"
    if not one or not other:
        return "unlike"
    if kind in DESCRIBED:
        return phrases_agree(one, other)
    return persons_agree(one, other) if kind == "Person" else _of_bodies(one, other, kind)


def best(ones: Collection[Words], others: Collection[Words], kind: EntityType) -> Agreement:
    """Return the best agreement of any two names, or "other" where any two are of two people.

    So for "kin". A name that both have keeps them from being two, unless it is a surname alone,
    which tells less than two forms of a whole name do, or what is short for two bodies.

    >>> best([("vell", "bank"), ("vell",)], [("vell", "paints"), ("vell",)], "Organisation")
    'other'
    """
    if len(ones) == len(others) == 1:
        return agreement(*ones, *others, kind)
    found = {agreement(a, b, kind) for a in ones for b in others}
    shared = max((len(name) for name in {*ones} & {*others}), default=0)
    if kind == "Person" and shared <= 1 and (telling := found & {"other", "kin", "variant"}):
        return max(telling, key=_ORDER.index)
    if KINDS[kind] == "body" and "other" in found and _short_for_two(ones, others, kind):
        return "other"
    return min(found, key=_ORDER.index)


def _short_for_two(ones: Collection[Words], others: Collection[Words], kind: EntityType) -> bool:
    """Whether the longest names are of two, and a name of either opens or closes both of them."""
    one, other = (max(names, key=lambda name: (len(name), name)) for names in (ones, others))
    if agreement(one, other, kind) != "other":
        return False
    shorts = (name for name in {*ones, *others} if len(name) < min(len(one), len(other)))
    return any(
        name in (one[: len(name)], one[-len(name) :])
        and name in (other[: len(name)], other[-len(name) :])
        for name in shorts
    )


@lru_cache(1 << 17)
def essential(name: str, kind: EntityType) -> Words:
    """Return the words of a name that make it one: without titles, "PhD", "Inc." and "The".

    What tells father and son apart stands before the surname, and initials are a word each.

    >>> essential("R. J. Kane Jr.", "Person")
    ('r', 'j', 'jr', 'kane')
    """
    if kind in DESCRIBED:
        return phrase_words(name, kind)
    words = normal_name(name, kind)
    if kind == "Place" and len(words) == 1:
        words = _countries().get(words[0], words)
    if kind == "Thing":
        words = (*words[:-1], *map(plain, words[-1:]))
    if kind == "Organisation" and len(words) > 1:
        words = (*_same_as().get(words[:1], words[:1]), *words[1:])
    if kind == "Person":
        return person_words(name, words)
    end = len(words)
    while end > 1 and words[end - 1] in _legal_forms():
        end -= 1
    return _same_as().get(words[:end], words[:end])


def _of_bodies(one: Words, other: Words, kind: EntityType) -> Agreement:
    if _is_acronym(one, other) or _is_acronym(other, one):
        return "acronym"
    short, long = sorted((one, other), key=len)
    if kind == "Thing" and not _numbered(short) and long[-len(short) :] == short:
        return "part"
    added = _added(short, long)
    if kind == "Organisation" and added in _trades() and not generic(short):
        return "trade"
    if len(short) < len(long) and long[: len(short)] == short:
        return "part" if _adds_little(short, long[len(short) :], kind) else "other"
    if len(one) == len(other) and all(map(_alike_or_same, one, other)):
        return "close"
    return "other"


def _added(short: Words, long: Words) -> str:
    """Return what the long name has before or behind the short one."""
    if not 0 < len(short) < len(long):
        return ""
    if long[: len(short)] == short:
        return " ".join(long[len(short) :])
    return " ".join(long[: -len(short)]) if long[-len(short) :] == short else ""


def _adds_little(short: Words, rest: Words, kind: EntityType) -> bool:
    """Whether the rest only says what the short name's bearer is: "Fowler" and "Fowler Group"."""
    if kind == "Place":
        return all(word in _of_places() for word in rest)
    if kind == "Thing":  # "Mono Lite" is another than "Mono"
        return not _numbered(rest) and all(w.isdigit() or "Thing" in noun_kinds(w) for w in rest)
    return len(rest) == 1 and not generic(short) and " ".join(short) not in _nations()


def _numbered(name: Words) -> bool:
    """Whether a name is but a number of a series: the "5" of "Corvel 5", not "787"."""
    return all(word.isdigit() and len(word) < _MODEL for word in name)


def generic(name: Words) -> bool:
    """Whether many bodies are called so: "City Council", "the police"."""
    return all(word in _generic() for word in name) and name not in _known()


def _alike_or_same(one: str, other: str) -> bool:
    return one == other or alike(one, other)


def initials(name: Words) -> str:
    """Return the first letters of a name's words, but for "of", "and" and the like."""
    return "".join(word[0] for word in name if word not in _small())


def _is_acronym(short: Words, long: Words) -> bool:
    return len(short) == 1 and len(long) >= _ACRONYM and short[0] == initials(long)


@cache
def _small() -> frozenset[str]:
    return frozenset(table()["names"]["small"].split())


@cache
def _known() -> frozenset[Words]:
    """Return the bodies that readers of news know by their plain names: "Congress", "CIA"."""
    names = _names_of_kinds()["organisations"]["names"].split("|")
    papers = table()["names"]["papers"].split("|")
    return frozenset(essential(name, "Organisation") for name in (*names, *papers))


@cache
def _generic() -> frozenset[str]:
    suffixes = _names_of_kinds()["suffixes"]["organisation"].split()
    return frozenset((*table()["names"]["generic"].split(), *suffixes)) | _small()


@cache
def _names_of_kinds() -> Mapping[str, Any]:
    return tomllib.loads((folder("lexicon") / "names.toml").read_text(encoding="utf-8"))


@cache
def _trades() -> frozenset[str]:
    """Return what bodies add to their names: "motors" behind it, their country before it."""
    return _nations() | {*table()["names"]["trades"]}


@cache
def _nations() -> frozenset[str]:
    return frozenset(table()["names"]["nations"])


@cache
def _of_places() -> frozenset[str]:
    return frozenset(table()["names"]["of_places"].split())


@cache
def _legal_forms() -> frozenset[str]:
    return frozenset(table()["names"]["legal_forms"].split())


@cache
def _countries() -> Mapping[str, Words]:
    """Return the country of each word for its people: "japan" for "japanese"."""
    lines = (line.split("|" if "|" in line else None) for line in table()["names"]["peoples"])
    return {other: tuple(first.split()) for first, *others in lines for other in others}


@cache
def _same_as() -> Mapping[Words, Words]:
    """Return the first name of each line for the others on it: "usa" is "united states"."""
    lines = ([tuple(n.split()) for n in line.split("|")] for line in table()["names"]["same"])
    return {other: first for first, *others in lines for other in others}

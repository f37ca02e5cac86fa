"""Reads the word lists of `seeds/lexicon` (TOML) once and answers what the rules ask of them."""

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from onrecord.records import EntityType, Modality, Polarity
from onrecord.resources import folder

_VOWELS = "aeiou"


@dataclass(frozen=True, slots=True, kw_only=True)
class Cue:
    """A word or phrase that reports: what may follow it, and what it does to the content.

    `shape` is "base", "s", "past", "done" (participle), "past/done" or "ing".
    """

    lemma: str
    shape: str
    take: frozenset[str]
    hearer: bool = False
    invert: bool = False
    modality: Modality = "asserted"
    polarity: Polarity = "affirmed"


@dataclass(frozen=True, slots=True, kw_only=True)
class EventWord:
    """What a word or phrase tells: the type of event, and the parts around it.

    `whose` and `of` are what somebody is whose event a noun names ("her arrest", "the arrest of
    Lee"), `transitive` says that a verb without an object tells nothing.
    """

    type: str
    subject: str
    object: str | None
    whose: str
    of: str
    transitive: bool


@cache
def table(name: str) -> Mapping[str, Any]:
    """Return the word list `name`.toml of the lexicon folder."""
    return tomllib.loads((folder("lexicon") / f"{name}.toml").read_text(encoding="utf-8"))


@cache
def words(name: str) -> frozenset[str]:
    """Return one of the small closed classes of words.toml."""
    return frozenset(table("words")["sets"][name].split())


@cache
def name_words(section: str, key: str) -> frozenset[str]:
    """Return one list of names.toml; entries are parted by "|" where they hold spaces."""
    entry = table("names")[section][key]
    return frozenset(map(str.strip, entry.split("|")) if "|" in entry else entry.split())


@cache
def first_names(gender: str) -> frozenset[str]:
    """Return the first names listed as "male", "female" or "either"."""
    return frozenset(table("first_names")[gender].split())


@cache
def gendered(gender: str) -> frozenset[str]:
    """Return the first names of men ("male") or women ("female"), common ones and rarer."""
    file = folder("names") / f"{gender}_names.txt"
    rarer = frozenset(file.read_text(encoding="ascii").split())
    other = first_names("female" if gender == "male" else "male")
    return first_names(gender) | (rarer - other - first_names("either"))


def inflect(lemma: str) -> tuple[str, str, str, str]:
    """Return the third person, past, participle and -ing form of a regular or listed verb.

    >>> inflect("argue")
    ('argues', 'argued', 'argued', 'arguing')
    """
    listed = table("reporting_verbs")["irregular"].get(lemma)
    if listed:
        third, past, done, ing = listed.split()
        return third, past, done, ing
    if lemma.endswith("e"):
        return lemma + "s", lemma + "d", lemma + "d", lemma[:-1] + "ing"
    if lemma.endswith("y") and lemma[-2] not in _VOWELS:
        past = lemma[:-1] + "ied"
        return lemma[:-1] + "ies", past, past, lemma + "ing"
    third = lemma + ("es" if lemma.endswith(("s", "sh", "ch", "x")) else "s")
    return third, lemma + "ed", lemma + "ed", lemma + "ing"


@cache
def cue_verbs() -> Mapping[str, Cue]:
    """Return every form of every reporting verb; a verb in several tables takes what all allow."""
    manners: dict[str, dict[str, Any]] = {}
    for manner in table("reporting_verbs")["manner"]:
        for lemma in manner["verbs"].split():
            first = manners.setdefault(lemma, {**manner, "take": []})
            first["take"] = [*first["take"], *manner["take"]]
    return dict(_forms(manners))


def _forms(manners: Mapping[str, Mapping[str, Any]]) -> Iterable[tuple[str, Cue]]:
    for lemma, manner in manners.items():
        third, past, done, ing = inflect(lemma)
        yield lemma, _cue(lemma, "base", manner)
        yield third, _cue(lemma, "s", manner)
        yield ing, _cue(lemma, "ing", manner)
        yield done, _cue(lemma, "done" if past != done else "past/done", manner)
        if past != done:
            yield past, _cue(lemma, "past", manner)


def _cue(lemma: str, shape: str, manner: Mapping[str, Any]) -> Cue:
    return Cue(
        lemma=lemma,
        shape=shape,
        take=frozenset(manner["take"]),
        hearer=manner.get("hearer", False),
        invert=manner.get("invert", False),
        modality=manner.get("modality", "asserted"),
        polarity=manner.get("polarity", "affirmed"),
    )


@cache
def cue_phrases() -> Mapping[str, tuple[tuple[tuple[str, ...], Cue], ...]]:
    """Return the cues of several words by their first word, the longest first."""
    found: dict[str, list[tuple[tuple[str, ...], Cue]]] = {}
    for phrase in table("reporting_phrases")["phrase"]:
        for printed in phrase["words"]:
            parts = tuple(printed.split())
            found.setdefault(parts[0], []).append((parts, _cue(printed, _shape(parts), phrase)))
    return {key: tuple(sorted(v, key=lambda p: -len(p[0]))) for key, v in found.items()}


def _shape(parts: tuple[str, ...]) -> str:
    head = parts[0]
    return "ing" if head.endswith("ing") else "s" if head.endswith("s") else "past"


@cache
def document_words() -> frozenset[str]:
    """Return the nouns of things that speak without being a person: poll, report, filing."""
    return frozenset(table("reporting_phrases")["documents"]["words"].split())


@cache
def _nouns() -> Mapping[str, frozenset[EntityType]]:
    """Return the nouns of nouns.toml with the kinds of what they describe."""
    found: dict[str, set[EntityType]] = {}
    kinds: tuple[EntityType, ...] = ("Person", "Organisation", "Place", "Thing")
    for kind in kinds:
        for noun in table("nouns")[kind]["words"].split():
            found.setdefault(noun, set()).add(kind)
    return {noun: frozenset(of) for noun, of in found.items()}


def noun_kinds(low: str) -> frozenset[EntityType]:
    """Return what a noun describes: a person, body, place or thing; nothing where it is none."""
    return _nouns().get(low, frozenset())


@cache
def event_words() -> Mapping[str, tuple[tuple[tuple[str, ...], EventWord], ...]]:
    """Return the event verbs and phrases by their first word, the longest first."""
    found: dict[str, list[tuple[tuple[str, ...], EventWord]]] = {}
    for entry in table("events")["event"]:
        for printed in (*entry.get("forms", "").split(), *entry.get("phrases", ())):
            parts = tuple(printed.split())
            found.setdefault(parts[0], []).append((parts, _event_word(entry)))
    return {key: tuple(sorted(v, key=lambda p: -len(p[0]))) for key, v in found.items()}


@cache
def event_nouns() -> Mapping[str, EventWord]:
    """Return the nouns that name events: "arrest"."""
    every = table("events")["event"]
    return {noun: _event_word(e) for e in every for noun in e.get("nouns", "").split()}


def _event_word(entry: Mapping[str, Any]) -> EventWord:
    owner = entry.get("object") or entry["subject"]
    return EventWord(
        type=entry["type"],
        subject=entry["subject"],
        object=entry.get("object"),
        whose=entry.get("whose", owner),
        of=entry.get("of", owner),
        transitive=entry.get("transitive", False),
    )


@cache
def event_list(section: str, key: str) -> frozenset[str]:
    """Return one of the word lists that stand beside the events of events.toml."""
    return frozenset(table("events")[section][key].split())


@cache
def confidences() -> Mapping[str, float]:
    """Return the measured share of right statements, events and facts by the rule's name."""
    return dict(table("confidence")["rules"])


def confidence(rule: str) -> float:
    """Return how often the rule called `rule` was right where it was measured; 0.5 if never."""
    return confidences().get(rule, 0.5)

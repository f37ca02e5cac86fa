"""An entity of the record and entries of authority files in, how sure each is meant out.

Log-odds are added up for the names, kind and words that agree; an entity's entries share its
certainty with one another and with "nobody in the file", and an entry's entities share theirs, so
that two who fit alike are both candidates and neither is linked.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import exp
from zlib import crc32

import numpy as np

from onrecord.authority.entries import Entry
from onrecord.authority.lexicon import decision, weight
from onrecord.linking import Identity, Profile
from onrecord.linking.agreement import agreement, essential, generic
from onrecord.linking.profiles import NUMBERS, PARTS, VECTOR
from onrecord.linking.weights import telling
from onrecord.records import EntityType

_WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """An entity's identity and an entry's IRI, how sure that is (0–1), and what agrees."""

    entity: str
    iri: str
    score: float
    because: str

    @property
    def sure(self) -> bool:
        """Whether it is sure enough for owl:sameAs."""
        return self.score >= decision("link")


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """What the record knows of an entity: its names, and its words with their numbers."""

    identity: Identity
    near: frozenset[int]
    roles: frozenset[int]


def known(identity: Identity, profiles: Iterable[Profile]) -> Known:
    """Return what all profiles of an identity tell."""
    found = np.concatenate([np.frombuffer(p.around, VECTOR)["word"] for p in profiles])
    parts, words = found // NUMBERS, found % NUMBERS

    def of(*names: str) -> frozenset[int]:
        numbers = [PARTS.index(name) for name in names]
        return frozenset(words[np.isin(parts, numbers)].tolist())

    return Known(identity=identity, near=of("near", "beside"), roles=of("roles"))


def odds(entity: Known, entry: Entry) -> tuple[float, str] | None:
    """Return the log-odds that the entity is the entry and what agrees; None where it cannot be."""
    kind = entity.identity.type
    if entry.kind not in (None, kind):
        return None
    named = _named(entity.identity, entry.names, kind)
    if named is None:
        return None
    score, because = named
    score += weight("kind") if entry.kind else 0.0
    told, shared = _told(entity, entry.told, entity.identity, entry)
    agreeing = (because, "same kind" if entry.kind else "", f"words: {shared}" if shared else "")
    return score + told, "; ".join(part for part in agreeing if part)


def decide(found: Mapping[tuple[str, str], tuple[float, str]]) -> tuple[Link, ...]:
    """Return the links and candidates, by (entity, IRI) sorted; `found` are odds of pairs."""
    by_entity: dict[str, list[float]] = defaultdict(list)
    by_iri: dict[str, list[float]] = defaultdict(list)
    for (entity, iri), (score, _) in sorted(found.items()):
        by_entity[entity].append(exp(score))
        by_iri[iri].append(exp(score))
    links = []
    for (entity, iri), (score, because) in sorted(found.items()):
        one = exp(score)
        of_entity = one / (exp(decision("prior")) + sum(by_entity[entity]))
        of_entry = one / sum(by_iri[iri])
        sure = round(of_entity * of_entry, 3)
        if sure >= decision("shown"):
            links.append(Link(entity=entity, iri=iri, score=sure, because=because))
    return tuple(links)


def _named(identity: Identity, names: Sequence[str], kind: EntityType) -> tuple[float, str] | None:
    """Return what the names' agreement is worth, the best of any two, and its word."""
    best: tuple[float, str] | None = None
    for own, first in ((identity.name, True), *((name, False) for name in identity.aliases)):
        words = essential(own, kind)
        for at, other in enumerate(names):
            said = agreement(words, essential(other, kind), kind) if words else "unlike"
            if said not in ("exact", "variant"):
                continue
            sign = "variant" if said == "variant" else "exact" if first and at == 0 else "alias"
            worth = weight(sign)
            worth += weight("single") if kind == "Person" and len(words) == 1 else 0.0
            worth += weight("generic") if kind == "Organisation" and generic(words) else 0.0
            if best is None or worth > best[0]:
                best = worth, f"{sign} name"
    return best


def _told(
    entity: Known, told: Sequence[str], identity: Identity, entry: Entry
) -> tuple[float, str]:
    """Return what the words that entry and record share are worth, and the words."""
    words = {word for text in told for word in _WORD.findall(text.lower())}
    words -= {w for n in (identity.name, *entry.names) for w in _WORD.findall(n.lower())}
    tell = sorted(word for word in words if telling(word) >= decision("telling"))
    worth, shared = 0.0, []
    for word in tell:
        number = crc32(word.encode()) % NUMBERS
        sign = "role" if number in entity.roles else "near" if number in entity.near else None
        if sign:
            worth += weight(sign) * telling(word)
            shared.append(word)
    if tell and not shared:
        return weight("nothing"), ""
    return min(worth, weight("most")), " ".join(shared)

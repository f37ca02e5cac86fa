"""Two entities of two articles in, why they are or are not one out, as words for a person."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from onrecord.linking.agreement import Agreement, best, essential
from onrecord.linking.profiles import profiles, signs
from onrecord.records import Article, Reading

_MOST = 5  # words and names that are told


@dataclass(frozen=True, slots=True, kw_only=True)
class Reason:
    """What two have in common and what speaks against them.

    `names` is how their names agree; `words` stand near to both, `others` are named in both
    articles, `roles` are what both are called: each at most five, the most telling first.
    `conflicts` are of "names", "gender" and "roles".
    """

    names: Agreement
    words: tuple[str, ...]
    others: tuple[str, ...]
    roles: tuple[str, ...]
    conflicts: tuple[str, ...]


def reason(
    one: tuple[Article, Reading], entity: str, other: tuple[Article, Reading], other_entity: str
) -> Reason:
    """Return what speaks for and against an entity of one article being that of another.

    Raises:
        KeyError: a reading has no such entity.
    """
    first, second = signs(*one)[entity], signs(*other)[other_entity]
    held = [p for p in profiles(*one) if p.entity == entity]
    held += [p for p in profiles(*other) if p.entity == other_entity]
    ones, others = ([essential(name, p.type) for name in p.names] for p in held)
    agrees = best(ones, others, held[0].type)
    roles = _shared(first["roles"], second["roles"])
    against = {
        "names": agrees == "other",
        "gender": held[0].gender * held[1].gender < 0,
        "roles": bool(first["roles"] and second["roles"] and not roles),
    }
    near, also = (_sum(told["beside"], told["near"]) for told in (first, second))
    return Reason(
        names=agrees,
        words=_shared(near, also),
        others=_shared(first["names"], second["names"]),
        roles=roles,
        conflicts=tuple(name for name, holds in against.items() if holds),
    )


def _sum(*parts: Mapping[str, float]) -> dict[str, float]:
    words: Iterable[str] = {word for part in parts for word in part}
    return {word: sum(part.get(word, 0.0) for part in parts) for word in words}


def _shared(one: Mapping[str, float], other: Mapping[str, float]) -> tuple[str, ...]:
    worth = {word: one[word] * other[word] for word in one.keys() & other.keys()}
    ranked = sorted(worth, key=lambda word: (-worth[word], word))
    return tuple(word for word in ranked if worth[word] > 0)[:_MOST]

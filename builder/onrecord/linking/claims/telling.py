"""Parts of all statements in, what the graph tells of their claims out."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from onrecord import ids
from onrecord.linking.claims.linking import Each, link
from onrecord.linking.claims.records import Claims, Drift, LinkKind, Part
from onrecord.linking.claims.wording import marked


@dataclass(frozen=True, slots=True, kw_only=True)
class Retelling:
    """A claim as a later statement words it, held to that of an earlier one; see `Link`.

    `score` has two digits, so that it stays where a few more articles come.
    """

    earlier: Part
    later: Part
    kind: LinkKind
    score: float
    sure: bool
    drift: tuple[Drift, ...]

    @property
    def id(self) -> str:
        """Its name in the graph."""
        return f"retelling-{ids.digest(self.earlier.id, self.later.id)}"

    @property
    def difference(self) -> str:
        """The later words, with those that changed marked as wdiff does."""
        return marked(self.earlier.text, self.later.text)


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What is one across articles; all sorted.

    `same` leads from the name of each claim to that of the claim's earliest wording; `retold` are
    all links but those between equal words of one speaker.
    """

    same: Mapping[str, str]
    retold: tuple[Retelling, ...]


def told(parts: Iterable[Part], each: Each = map) -> Told:
    """Return which claims are one, and how they are retold; see `link`."""
    held = {part.id: part for part in parts}
    found = link(held.values(), each)
    same = _same(found, held)
    return Told(same=same, retold=tuple(_retold(found, held, same)))


def _same(found: Claims, held: Mapping[str, Part]) -> Mapping[str, str]:
    """Return the first name of each claim with several.

    A claim that two speakers make, each in the same words and yet apart ("I am sorry"), is no
    wording of any other. That somebody denies it in the same words takes none from it.
    """
    groups = found.claims
    affirmed = [
        _names(held[one] for one in own if held[one].polarity != "denied") for own in groups
    ]
    taken = {name for names in affirmed for name in names}
    denied = ([n for n in _names(held[one] for one in own) if n not in taken] for own in groups)
    named = [names or others for names, others in zip(affirmed, denied, strict=True)]
    seen: set[str] = set()
    shared: set[str] = set()
    for names in named:
        shared.update(seen.intersection(names))
        seen.update(names)
    firsts: dict[str, str] = {}
    for names in named:
        own = [name for name in names if name not in shared]
        firsts.update((name, own[0]) for name in own[1:])
    return dict(sorted(firsts.items()))


def _names(parts: Iterable[Part]) -> list[str]:
    return list(dict.fromkeys(part.claim for part in parts))


def _retold(
    found: Claims, held: Mapping[str, Part], same: Mapping[str, str]
) -> Iterator[Retelling]:
    """Yield the links; sure are those whose two claims are one for those who ask, too."""
    for own in found.links:
        earlier, later = held[own.a], held[own.b]
        one, other = (same.get(part.claim, part.claim) for part in (earlier, later))
        if earlier.claim != later.claim or own.drift:
            yield Retelling(
                earlier=earlier,
                later=later,
                kind=own.kind,
                score=round(own.score, 2),
                sure=own.sure and one == other,
                drift=own.drift,
            )

"""Readings in, what each tells to linking out, in their order: many on all cores."""

from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.derivation import Undated
from onrecord.linking import Happening, Profile, happenings, profiles, undated
from onrecord.records import Article, Reading

Kept = tuple[Article, Reading]
Batch = Sequence[Kept | None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What an article tells of its entities, of what happened, and of its own day if it has none.

    An article that is gone tells nothing.
    """

    profiles: tuple[Profile, ...] = ()
    happenings: tuple[Happening, ...] = ()
    undated: Undated | None = None


def told(batch: Batch) -> list[Told]:
    """Return what each article tells by its reading; None is one that is gone."""
    return [Told() if kept is None else _told(kept) for kept in batch]


def _told(kept: Kept) -> Told:
    return Told(
        profiles=tuple(profiles(*kept)),
        happenings=tuple(happenings(*kept)),
        undated=undated(*kept),
    )

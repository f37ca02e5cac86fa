"""Where an identity appears in, its preferred name and its other names out."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from onrecord.linking.identities import identify
from onrecord.records import Article, Entity, EntityType, Reading


@dataclass(frozen=True, slots=True, kw_only=True)
class Appearance:
    """One identity in one article, under the name that this article uses most."""

    identity: str
    type: EntityType
    name: str
    aliases: tuple[str, ...] = ()
    article: str
    published: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Identity:
    """Who or what is the same in all articles, under one name; `aliases` are sorted."""

    id: str
    type: EntityType
    name: str
    aliases: tuple[str, ...] = ()


def appearances(article: Article, reading: Reading) -> tuple[Appearance, ...]:
    """Return each identity that appears in `article`, once, sorted."""
    found: defaultdict[str, list[Entity]] = defaultdict(list)
    identities = identify(article, reading)
    for entity in reading.entities:
        found[identities[entity.id]].append(entity)
    return tuple(_appearance(article, name, found[name]) for name in sorted(found))


def describe(appearances: Iterable[Appearance]) -> Identity:
    """Return the identity that all `appearances` are of, whatever their order.

    Its name is the one that most articles use; of several the longest, then the smallest.

    Raises:
        ValueError: there is no appearance, or they are of several identities.
    """
    unique = sorted(set(appearances), key=lambda each: (each.article, each.name, each.aliases))
    if len({each.identity for each in unique}) != 1:
        raise ValueError("an identity is described by its own appearances, one at least")
    name = _preferred(Counter(each.name for each in unique))
    printed = {name for each in unique for name in (each.name, *each.aliases)}
    return Identity(
        id=unique[0].identity,
        type=unique[0].type,
        name=name,
        aliases=tuple(sorted(printed - {name})),
    )


def _appearance(article: Article, identity: str, entities: Iterable[Entity]) -> Appearance:
    counts: Counter[str] = Counter()
    printed: set[str] = set()
    kinds: list[EntityType] = []
    for entity in entities:
        counts[entity.name] += len(entity.mentions)
        printed.update((entity.name, *entity.aliases))
        kinds.append(entity.type)
    name = _preferred(counts)
    return Appearance(
        identity=identity,
        type=kinds[0],
        name=name,
        aliases=tuple(sorted(printed - {name})),
        article=article.id,
        published=article.published,
    )


def _preferred(counts: Mapping[str, int]) -> str:
    return min(counts, key=lambda name: (-counts[name], -len(name), name))

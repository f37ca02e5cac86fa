"""What names of kinds, columns and properties mean, after seeds/linking/authority.toml."""

import tomllib
from collections.abc import Iterable, Mapping
from functools import cache
from re import split
from typing import Any

from onrecord.records import EntityType
from onrecord.resources import folder


@cache
def table() -> Mapping[str, Any]:
    """Return authority.toml of the linking folder."""
    return tomllib.loads((folder("linking") / "authority.toml").read_text(encoding="utf-8"))


def weight(name: str) -> float:
    """Return what the sign called `name` adds to the log-odds that an entity is an entry."""
    return float(table()["weights"][name])


def decision(name: str) -> float:
    """Return a number of the decision: "prior", "link", "shown" or "telling"."""
    return float(table()["decision"][name])


def kind_of(names: Iterable[str]) -> EntityType | None:
    """Return the kind that words or IRIs name: "Q5" or "schema:Person" is "Person"."""
    last = {split(r"[/#:\s]", name.strip())[-1].casefold() for name in names}
    return next((kind for kind, known in _kinds() if last & known), None)


def column_of(name: str) -> str | None:
    """Return what a column holds: "iri", "name", "aliases", "kind", "told"; None if unknown."""
    plain = "".join(filter(str.isalnum, name)).casefold()
    return next(
        (ours for ours, names in table()["columns"].items() if plain in names.split()), None
    )


@cache
def property_of(iri: str) -> str | None:
    """Return what a property tells: "name", "aliases", "kind", "told"; None if nothing."""
    properties = table()["properties"].items()
    return next((ours for ours, iris in properties if iri in iris.split()), None)


@cache
def _kinds() -> tuple[tuple[EntityType, frozenset[str]], ...]:
    return tuple((kind, frozenset(words.split())) for kind, words in table()["kinds"].items())

"""What a file or a service says of someone in, an `Entry` out: the one form of both."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from onrecord.linking.agreement import essential, initials
from onrecord.reading.firstnames import forms_of
from onrecord.records import EntityType

_IRI = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:[^\s<>\"{}|\\^`\x00-\x20]+")
_NAMED: tuple[EntityType, ...] = ("Person", "Organisation", "Place", "Document")


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """Someone or something in an authority file; `names` begin with the preferred one.

    `kind` is None where the file does not tell it; `told` are descriptions, jobs, dates.
    """

    iri: str
    names: tuple[str, ...]
    kind: EntityType | None = None
    told: tuple[str, ...] = ()


def united(one: Entry | None, other: Entry) -> Entry:
    """Return what two say of one IRI: the names of the first go before those of the other."""
    if one is None:
        return other
    return Entry(
        iri=one.iri,
        names=tuple(dict.fromkeys((*one.names, *other.names))),
        kind=one.kind or other.kind,
        told=tuple(dict.fromkeys((*one.told, *other.told))),
    )


def is_iri(text: str) -> bool:
    """Tell whether `text` is an absolute IRI that RDF can hold."""
    return _IRI.fullmatch(text) is not None


def keys(names: Iterable[str], kind: EntityType | None) -> frozenset[str]:
    """Return the keys under which names that agree meet: one of each name's forms at least.

    A person's are the whole name, and the last with the first letter of each form of the first;
    another's are the whole name and its acronym. Without a kind they are those of all kinds.

    >>> sorted(keys(["Bill Harrow"], "Person"))
    ['= bill harrow', 'p b harrow', 'p w harrow']
    """
    kinds = _NAMED if kind is None else (kind,)
    return frozenset(key for name in set(names) for each in kinds for key in _keys(name, each))


def _keys(name: str, kind: EntityType) -> Iterable[str]:
    words = essential(name, kind)
    if not words:
        return
    if kind == "Person":
        yield " ".join(("=", *words))
        if len(words) > 1:
            yield from (f"p {letter} {words[-1]}" for letter in _letters(words[0]))
        return
    yield " ".join(("b", *words))
    if len(words) > 1:
        yield f"b {initials(words)}"


@cache
def _letters(first: str) -> frozenset[str]:
    """Return the first letters of all forms of a first name."""
    return frozenset(form[0] for form in forms_of(first))

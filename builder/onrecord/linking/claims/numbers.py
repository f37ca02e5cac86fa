"""Words in a row in, the same with each number of several words as one, in digits, out."""

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from functools import cache

from onrecord.linking.weights import table

_TEN, _HUNDRED = 10, 100
_BEGINS = frozenset({"", "hundred", "scale", "and"})  # kinds before a word that counts
_SCALED = frozenset({"hundred", "scale"})


def in_digits(said: Sequence[str]) -> Iterator[str]:
    """Yield the words, a number of several of them as one; a single word stays as it is.

    >>> list(in_digits("between four hundred and three thousand and five homes".split()))
    ['between', '400', 'and', '3005', 'homes']
    """
    at = 0
    while at < len(said):
        value, end = _read(said, at)
        yield f"{value.normalize():f}" if end > at + 1 else said[at]
        at = max(end, at + 1)


@cache
def cardinals() -> Mapping[str, int]:
    """Return what each single word counts: "zero" to "twenty", and the tens."""
    found = {word: number for number, word in enumerate(_listed("numbers"))}
    return found | {word: _TEN * number for number, word in enumerate(_listed("tens"), start=2)}


def _read(said: Sequence[str], at: int) -> tuple[Decimal, int]:
    """Return the number that begins at a place and where it ends."""
    total = group = Decimal(0)
    bound, end, before = Decimal("Infinity"), at, ""
    for place in range(at, len(said)):
        kind, value = _kind(said, place, before)
        if kind == "scale" and value < bound and group:
            total, group, bound = total + group * value, Decimal(0), value
        elif kind == "hundred" and 0 < group < _HUNDRED:
            group *= value
        elif kind in {"ones", "tens"} and (
            before in _BEGINS or (before == "tens" and value < _TEN)
        ):
            group += value
        elif kind in {"a", "digits"} and not before:
            group = value
        elif kind != "and":
            break
        before, end = kind, end if kind == "and" else place + 1
    return total + group, end


def _kind(said: Sequence[str], at: int, before: str) -> tuple[str, Decimal]:
    """Return what a word is in a number that goes on, "" where it is nothing, and its value."""
    word, after = said[at], said[at + 1 : at + 2]
    if word in _scales():
        value = _scales()[word]
        return "hundred" if value == _HUNDRED else "scale", value
    if word in cardinals():
        value = Decimal(cardinals()[word])
        return "tens" if value > _TEN and value % _TEN == 0 else "ones", value
    if word == "and" and before in _SCALED and after and after[0] in cardinals():
        scaled = any(own in _scales() for own in said[at + 2 : at + 4])
        return "" if scaled else "and", Decimal(0)
    if not (after and after[0] in _scales()):
        return "", Decimal(0)
    if word == "a":
        return "a", Decimal(1)
    return ("digits", Decimal(word)) if _is_plain(word) else ("", Decimal(0))


def _is_plain(word: str) -> bool:
    return word.replace(".", "", 1).isdecimal()


@cache
def _scales() -> Mapping[str, Decimal]:
    row = _listed("scales")
    return {word: Decimal(value) for word, value in zip(row[::2], row[1::2], strict=True)}


def _listed(name: str) -> list[str]:
    found: list[str] = table("claims")["words"][name].split()
    return found

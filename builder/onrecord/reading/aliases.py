"""Finds other names of one: "Ann Lee, known as Nan", "Orle Harbour Lines (OHX)"."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from onrecord.reading.lexicon import name_words
from onrecord.reading.names import Name

Parts = tuple[str, ...]


def aliases(text: str, names: Sequence[Name]) -> Iterator[tuple[Parts, Parts]]:
    """Yield the words of each other name with those of the full name that it belongs to.

    `names` are the article's in text order. Of two names, the first that has a surname is the full
    one.
    """
    for one, other in pairwise(names):
        between = text[one.span.end : other.span.begin]
        if between[:1] != "," or {one.kind, other.kind} != {"Person"}:
            continue
        told = " ".join(between.lower().replace(",", " ").split())
        if told in name_words("also", "phrases") and one.parts != other.parts:
            full, short = (one, other) if len(one.parts) > 1 else (other, one)
            if len(full.parts) > 1 and short.parts:
                yield short.parts, full.parts


def acronyms(text: str, names: Sequence[Name]) -> Iterator[tuple[Parts, Parts]]:
    """Yield the letters in brackets behind a body's name with the words of the name.

    They stand in the name in their order, whatever words they begin: "Orle Lines (ORL)".
    """
    for one, other in pairwise(names):
        letters = other.parts[0] if len(other.parts) == 1 and other.bare.isupper() else ""
        if one.kind == "Organisation" and text[one.span.end : other.span.begin] == " (" and letters:
            rest = iter("".join(one.parts))
            if letters[0] == one.parts[0][0] and all(letter in rest for letter in letters):
                yield other.parts, one.parts

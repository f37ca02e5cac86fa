"""Finds a person's other name: "Ann Lee, known as Nan", "Ann Lee-Hart, formerly Ann Lee"."""

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

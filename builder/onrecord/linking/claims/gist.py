"""A text in, what it says of its topic out: "lying" of "lying about the leak in the harbour".

Two texts may name one topic at length, and say nothing alike of it.
"""

import re
from collections.abc import Iterator
from functools import lru_cache

from onrecord.linking.claims.terms import listed, plain_terms, rows, terms, words

_CLAUSE = re.compile(r"[,;:.()—–](?!\w)")
_OWNER = "s"  # what is behind "Monday" in "Monday's leak"


def apart(one: str, other: str) -> bool:
    """Tell whether the other text has nothing of what the one says of its topic, or the reverse.

    >>> apart("He lied about the leak in the harbour", "The leak in the harbour was sealed")
    True
    """
    sides = (gist(one), terms(other)), (gist(other), terms(one))
    return any(own and own.isdisjoint(there) for own, there in sides)


@lru_cache(1 << 16)
def gist(text: str) -> frozenset[str]:
    """Return the terms of `text` that are no names and stand behind no "of", "about" and the like.

    A word with "-ing" right behind one of these is no topic, nor is a verb behind the topic.

    >>> sorted(gist("The ferry company spoke of lying about the harbour pool"))
    ['company', 'ferry', 'lie', 'speak']
    """
    found = {term for clause in _CLAUSE.split(text) for term in _outside(words(clause))}
    return plain_terms(text) & found


def _outside(said: tuple[str, ...]) -> Iterator[str]:
    """Yield the terms outside what a preposition begins: the next words that say something."""
    openings = listed("prepositions") - {"to"}  # behind which a verb may stand
    behind, before, last = False, "", None
    for term, word in rows(said):
        if word in openings:
            behind = True
        elif behind and term and before in openings and word.endswith("ing"):
            behind = False  # "of lying about it"
        elif last and (_is_past(word) or not (term or word == _OWNER)):
            behind = False
        if term and not behind:
            yield term
        before, last = word, term


def _is_past(word: str) -> bool:
    return word.endswith("ed") or word in listed("pasts")

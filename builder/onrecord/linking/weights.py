"""What likeness is worth, after seeds/linking/identity.toml: words and signs in, log-odds out."""

import tomllib
from collections.abc import Iterable, Mapping
from functools import cache
from math import log
from typing import Any

from onrecord.resources import folder


@cache
def table(name: str = "identity") -> Mapping[str, Any]:
    """Return a table, `name`.toml, of the folder of linking."""
    return tomllib.loads((folder("linking") / f"{name}.toml").read_text(encoding="utf-8"))


def weight(name: str) -> float:
    """Return what the sign called `name` adds to the log-odds that two profiles are of one."""
    return float(table()["weights"][name])


def telling(word: str) -> float:
    """Return how telling a lower-case word is: the negative logarithm of its share of articles."""
    return _shares().get(word, rarest())


def common_words() -> Iterable[str]:
    """Return the words that the list has."""
    return _shares()


def ends_title(word: str) -> bool:
    """Return whether a lower-case word is a title that ends in a full stop: "sen"."""
    return word in _abbreviated()


def pronoun_gender(word: str) -> int:
    """Return 1 for a pronoun or title of a woman, -1 for one of a man, else 0."""
    return _genders().get(word, 0)


@cache
def _abbreviated() -> frozenset[str]:
    return frozenset(table()["words"]["abbreviated_titles"].split())


@cache
def _genders() -> Mapping[str, int]:
    told = table()["genders"]
    women, men = told["female"].split(), told["male"].split()
    return dict.fromkeys(women, 1) | dict.fromkeys(men, -1)


@cache
def _shares() -> Mapping[str, float]:
    """Return the logarithms of the common words, from lines of words that are as common."""
    found: dict[str, float] = {}
    lines = (folder("linking") / "common_words.txt").read_text(encoding="utf-8").splitlines()
    for line in lines:
        share, _, words = line.partition(" ")
        if share != "#":
            found |= dict.fromkeys(words.split(), -log(float(share)))
    return found


@cache
def rarest() -> float:
    """Return how telling a word is that no list has."""
    return max(_shares().values())

"""Tokens in, the text that print would have and where each token stands in it out.

Corpora that keep only tokens have lost their spaces; a reader of real articles sees them. The
rules undo what tokenisers of news do: they split marks, clitics, hyphens and abbreviations off.
"""

import tomllib
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Literal

from corpora.labelled import Piece

Side = Literal["opening", "closing", "inside", "apart"]  # where a token touches its neighbours

_LISTS = tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8"))
_IN = {name: frozenset[str](words) for name, words in _LISTS.items()}
_YEAR = 4  # digits


def spaced(tokens: Sequence[str]) -> tuple[str, tuple[Piece, ...]]:
    """Return the text and each token's piece of it.

    >>> spaced("The mayor 's “ no ” , 5 - year - old , cost US $ 3 .".split())[0]
    'The mayor's “no”, 5-year-old, cost US$3.'
    """
    text, pieces = "", []
    for token, joined in zip(tokens, (True, *_joined(tokens)), strict=False):
        text += token if joined else f" {token}"
        pieces.append((len(text) - len(token), len(text)))
    return text, tuple(pieces)


def is_clitic(token: str) -> bool:
    """Tell whether the token is "'s", "n't" or the like, printed at the word before it."""
    low = token.lower().replace("’", "'")
    return low == "n't" or (low[:1] == "'" and low[1:] in _IN["clitics"])


def _joined(tokens: Sequence[str]) -> Iterator[bool]:
    """Yield for each place between two tokens whether nothing stands there."""
    sides = _sides(tokens)
    for at in range(1, len(tokens)):
        left, right = tokens[at - 1], tokens[at]
        yield (
            sides[at] in {"closing", "inside"}
            or sides[at - 1] in {"opening", "inside"}
            or is_clitic(right)
            or (right == "n" and tokens[at + 1 : at + 2] in (["'"], ["’"]))
            or (right in _IN["money"] and left in _IN["before_money"])
            or (right == "s" and left.isdigit() and len(left) == _YEAR)
            or f"{left} {right}" in _IN["numbered"]
        )


def _sides(tokens: Sequence[str]) -> list[Side]:
    """Return on which side each token touches its neighbour."""
    sides: list[Side] = []
    open_marks = set[str]()
    for at, token in enumerate(tokens):
        side = _side(tokens, at, open_marks)
        if side == "opening":
            open_marks.add(token)
        elif side == "closing":
            open_marks.discard(token)
        sides.append(side)
    return sides


def _side(tokens: Sequence[str], at: int, open_marks: set[str]) -> Side:
    mark, left, right = tokens[at], _at(tokens, at - 1), _at(tokens, at + 1)
    if mark in _IN["closing"]:
        return "closing"
    if mark in _IN["opening"]:
        return "opening"
    if mark in _IN["split_off"]:
        return "inside"
    if mark in _IN["apostrophes"]:
        return _apostrophe(tokens, at, open_marks)
    if mark == '"':
        return "closing" if mark in open_marks or not right else "opening"
    return _RULES[mark](tokens, at, left, right) if mark in _RULES else "apart"


def _apostrophe(tokens: Sequence[str], at: int, open_marks: set[str]) -> Side:
    mark, left, right = tokens[at], _at(tokens, at - 1), _at(tokens, at + 1)
    in_word = right.lower() in _IN["clitics"] or (left in _IN["prefixes"] and right[:1].isalpha())
    if left[-1:].isalnum() and in_word:
        return "inside"
    if mark == "’" or mark in open_marks:
        return "closing"
    if left[-1:].lower() in {"s", "x", "z"}:
        return "closing"  # the plural's possessive
    return "opening" if not left[-1:].isalnum() or _comes_again(tokens, at) else "closing"


def _comes_again(tokens: Sequence[str], at: int) -> bool:
    """Tell whether the same mark comes again, and not as an apostrophe."""
    return any(
        tokens[later] == tokens[at] and _at(tokens, later + 1).lower() not in _IN["clitics"]
        for later in range(at + 1, len(tokens))
    )


def _hyphen(tokens: Sequence[str], at: int, left: str, right: str) -> Side:
    if right == "-":
        return "opening"
    if left == "-":
        return "apart"
    if not (left[-1:].isalnum() and right[:1].isalnum()):
        return "apart"
    if _at(tokens, at + 2) == "-":
        return "inside"
    if right in _IN["suspended"]:
        return "closing"
    return "apart" if right in _IN["after_dash"] else "inside"


def _stop(tokens: Sequence[str], at: int, left: str, right: str) -> Side:
    """Judge a full stop: "U . S ." is one word."""
    letters = len(left) == 1 and len(right) == 1 and left.isalpha() and right.isalpha()
    return "inside" if letters and _at(tokens, at + 2) == "." else "closing"


def _colon(_tokens: Sequence[str], _at: int, left: str, right: str) -> Side:
    return "inside" if left.isdigit() and right.isdigit() else "closing"


def _dash(_tokens: Sequence[str], _at: int, left: str, right: str) -> Side:
    return "inside" if left.isdigit() and right.isdigit() else "apart"


def _slash(_tokens: Sequence[str], _at: int, left: str, right: str) -> Side:
    return "inside" if left[-1:].isalnum() and right[:1].isalnum() else "apart"


def _ampersand(_tokens: Sequence[str], _at: int, left: str, right: str) -> Side:
    return "inside" if len(left) == len(right) == 1 else "apart"


_RULES: dict[str, Callable[[Sequence[str], int, str, str], Side]] = {
    "-": _hyphen,
    ".": _stop,
    ":": _colon,
    "–": _dash,
    "/": _slash,
    "&": _ampersand,
}


def _at(tokens: Sequence[str], at: int) -> str:
    return tokens[at] if 0 <= at < len(tokens) else ""

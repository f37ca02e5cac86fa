"""Finds how old a person is: a page and a name in, the years with their places out."""

# ruff: noqa: PLR2004  counts of a few tokens or letters, each told by its line

from collections.abc import Iterator
from itertools import takewhile

from onrecord.reading.cues import finite_verb
from onrecord.reading.drafts import Bounds
from onrecord.reading.lexicon import noun_kinds, words
from onrecord.reading.names import Name
from onrecord.reading.page import Page
from onrecord.reading.tokens import Token

_OLDEST = 120  # years
_NOUN_LONGEST = 3  # words between an age and a name
_NEAR = 7  # tokens from a name to what stands behind its age
_AGED = frozenset({"aged", "age", "now aged"})  # what an age follows
_NOW = frozenset({"", "now", "who is", "who is now"})  # and what it follows if nothing else does
_ENDS = frozenset({",", ".", ")", ";", ":", "–", "—"})
_UNITS = frozenset({"months", "weeks", "days", "percent", "%"})
_LIST = frozenset({"and", "or", "to"})


def ages(page: Page, name: Name) -> Iterator[tuple[str, Bounds]]:
    """Yield each age that stands beside the name with its evidence.

    It is read in "Ann Lee, 34,", "Ann Lee (34)", "Ann Lee, aged 34", "Ann Lee, a nurse aged 34",
    "Ann Lee, a 34-year-old nurse" and "34-year-old nurse Ann Lee".
    """
    told = (*_behind(page, name), *_years_before(page, name), *_described(page, name))
    for at in told:
        printed = page.tokens[at]
        begin, end = min(printed.begin, name.span.begin), max(printed.end, name.span.end)
        yield printed.text.split("-")[0], (begin, end)


def _last(page: Page, name: Name) -> int:
    return page.sentences[page.sentence_at(name.first)].last


def _years(token: Token) -> bool:
    return token.text.isdecimal() and len(token.text) <= 3 and int(token.text) < _OLDEST


def _behind(page: Page, name: Name) -> Iterator[int]:
    """Yield the "34" of "Ann Lee, 34,", "Ann Lee aged 34" and "Ann Lee, who is 34 years old,"."""
    tokens = page.tokens[name.last : min(name.last + _NEAR, _last(page, name))]
    opened = tokens[0].text if tokens and tokens[0].text in {",", "("} else ""
    start = len(opened)
    at = next((i for i in range(start, len(tokens)) if tokens[i].text.isdecimal()), 0)
    if not at or not _years(tokens[at]):
        return
    lead = " ".join(token.low for token in tokens[start:at])
    behind = tokens[at + 1 : at + 3]
    goals = opened == "(" and not lead and not _in_brackets(name, tokens[at], behind)
    told = lead in _AGED and _single(behind)
    if (told or (opened and lead in _NOW and _ends(behind))) and not goals:
        yield name.last + at


def _single(behind: tuple[Token, ...]) -> bool:
    """Whether an age is in years and the only one: not "aged 6 months", nor "aged 6 and 8"."""
    listed = len(behind) > 1 and behind[0].low in _LIST and behind[1].text.isdecimal()
    return not listed and not (behind and behind[0].low in _UNITS)


def _ends(behind: tuple[Token, ...]) -> bool:
    """Whether nothing follows that a number may count, but for "years old"."""
    years = [token.low for token in behind] == ["years", "old"]
    return years or (bool(behind) and behind[0].text in _ENDS)


def _in_brackets(name: Name, age: Token, behind: tuple[Token, ...]) -> bool:
    """Whether a number in brackets is no player's goals: two digits behind a whole name."""
    return behind[0].text == ")" and len(name.parts) > 1 and len(age.text) == 2


def _years_before(page: Page, name: Name) -> Iterator[int]:
    """Yield the "34-year-old" of "34-year-old Ann Lee" and of "34-year-old violin teacher Ann Lee".

    The last word before the name tells of a person and those before that one do not.
    """
    first = page.sentences[page.sentence_at(name.first)].first
    lowest = max(first, name.first - 1 - _NOUN_LONGEST)
    for at in range(name.first - 1, lowest - 1, -1):
        low = page.tokens[at].low
        if low.endswith("-year-old"):
            yield at
            return
        person, last = "Person" in noun_kinds(low), at == name.first - 1
        if person is not last or not _modifies(page, at):
            return


def _modifies(page: Page, at: int) -> bool:
    """Whether the word can stand between an age and a noun: no verb, "of" or "his"."""
    low = page.tokens[at].low
    sets = ("prepositions", "possessive", "determiners")
    barred = low in {"and", "or"} or any(low in words(name) for name in sets)
    return low.isalpha() and not barred and not finite_verb(page, at, at + 1)


def _described(page: Page, name: Name) -> Iterator[int]:
    """Yield the age of "Ann Lee, a 34-year-old nurse," and "Ann Lee, a nurse aged 34,".

    A list with "and" tells none; of "a mother of a boy aged 6" it is another's.
    """
    tokens = page.tokens[name.last : _last(page, name)]
    if len(tokens) < 4 or tokens[0].text != "," or tokens[1].low not in {"a", "an", "the"}:
        return
    told = list(takewhile(lambda token: token.text not in ",.;:)(–—", tokens[2:]))
    if tokens[2].low.endswith("-year-old") and all(token.low != "and" for token in told):
        yield name.last + 2
    aged = next((i for i, token in enumerate(told) if token.low == "aged"), 0)
    small = words("prepositions") | {"and"}
    if aged and aged + 1 < len(told) and not any(token.low in small for token in told[:aged]):
        at = aged + 3
        if _years(tokens[at]) and _single(tokens[at + 1 : at + 3]):
            yield name.last + at

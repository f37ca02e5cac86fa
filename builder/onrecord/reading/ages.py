"""Finds how old a person is: a page and a name in, the years with their places out."""

# ruff: noqa: PLR2004  counts of a few tokens or letters, each told by its line

from collections.abc import Iterator
from itertools import pairwise, takewhile

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
_MARKS = frozenset(",.;:()–—")
_ENDS = frozenset({",", ".", ")", ";", ":", "–", "—"})
_RANGE = frozenset({"and", "or", "to", "-", "–"})  # what stands between two ages
_ADULT = 16  # years: fewer in brackets may be a number of anything
_AROUND = 60  # tokens on either side that tell whether a number in brackets is an age


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
    behind = page.tokens[name.last + at + 1 : min(name.last + at + 3, _last(page, name))]
    if lead in _AGED:
        told = not behind or (_told_on(behind) if opened else _ends(behind))
    else:
        told = bool(opened) and bool(behind) and lead in _NOW and _ends(behind)
    if told and (opened != "(" or lead or _in_brackets(page, name, name.last + at)):
        yield name.last + at


def _told_on(behind: tuple[Token, ...]) -> bool:
    """Whether the sentence goes on without anything that a number may count: "aged 34 from"."""
    follows = words("prepositions") | words("relatives") | {"and", "when"}
    return _ends(behind) or (behind[0].low in follows and not _range(behind))


def _range(behind: tuple[Token, ...]) -> bool:
    """Whether another number follows: "aged 6 and 8", "aged 17-18"."""
    return len(behind) > 1 and behind[0].low in _RANGE and behind[1].text.isdecimal()


def _ends(behind: tuple[Token, ...]) -> bool:
    """Whether nothing follows that a number may count, but for "years" or "years old"."""
    years = behind[0].low == "years" if behind else False
    ended = years and (len(behind) == 1 or behind[1].text in {*_ENDS, "old"})
    return ended or (bool(behind) and behind[0].text in _ENDS and not _range(behind))


def _in_brackets(page: Page, name: Name, at: int) -> bool:
    """Whether the number in brackets is an age, nobody's goals, runs, minute or votes.

    It stands alone, behind a whole name, and nothing in the sentence tells of sport or votes.
    """
    sentence = page.sentences[page.sentence_at(name.first)]
    first, last = max(sentence.first, at - _AROUND), min(sentence.last, at + _AROUND)
    lows = [token.low for token in page.tokens[first:last]]
    if len(name.parts) == 1 or int(page.tokens[at].text) < _ADULT or len(page.tokens[at].text) > 2:
        return False
    if lows[at + 1 - first :][:3] == [")", "of", "the"] or lows[at + 1 - first :][:1] != [")"]:
        return False
    several = sum(one == "(" and other.isdecimal() for one, other in pairwise(lows)) > 1
    plain = any(t.text.islower() for t in page.tokens[first:last])
    return plain and not several and words("counting").isdisjoint(lows)


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
    told = [token.low for token in takewhile(lambda token: token.text not in _MARKS, tokens[2:])]
    if told and told[0].endswith("-year-old") and "and" not in told:
        yield name.last + 2
    aged = told.index("aged") if "aged" in told else 0
    at = aged + 3
    if not aged or at >= len(tokens) or not _years(tokens[at]):
        return
    behind = tokens[at + 1 : at + 3]
    if _one_person(page, told[:aged], name.last + 2) and (not behind or _told_on(behind)):
        yield name.last + at


def _one_person(page: Page, told: list[str], first: int) -> bool:
    """Whether the words from token `first` on are of one person: no "doctor treating a child"."""
    sets = ("prepositions", "determiners", "possessive", "relatives")
    barred = {"and", "'s"}.union(*(words(name) for name in sets))
    people = [low for low in told if "Person" in noun_kinds(low)]
    alone = people == told[-1:] and barred.isdisjoint(told)
    return alone and not finite_verb(page, first, first + len(told))

"""Finds offices that are told with whose they are: a page and its cast in, their holders out.

"Harrow's chief executive" and "the head of Harrow" are one office, and nobody else's.
"""

from collections.abc import Iterator
from typing import NamedTuple

from onrecord.reading.cast import Cast
from onrecord.reading.cues import finite_verb
from onrecord.reading.drafts import Bounds
from onrecord.reading.lexicon import name_words, noun_kinds, words
from onrecord.reading.names import Name
from onrecord.reading.page import Page

_LONGEST = 5  # words of an office: "acting deputy chief executive officer"
_NEAR = 8  # tokens from an office to where its holder's name begins
_AT = frozenset({"of", "at", "for"})
_VAGUE = frozenset({"a", "an", "another", "one", "some"})


class Office(NamedTuple):
    """What somebody is at a body or to a person: what, whose cluster, first and last + 1 token."""

    called: str
    body: int
    first: int
    last: int


def note_offices(page: Page, cast: Cast) -> None:
    """Note who holds which office at which body of the page."""
    for office in offices(page, cast, page.words):
        for name in _holders(page, cast, office):
            held = cast.offices.setdefault((office.called, office.body), set())
            held.add(cast.cluster(name).key)


def officer(page: Page, cast: Cast, head: Bounds) -> tuple[bool, int | None]:
    """Return who alone holds the office that a description is, and whether nobody else is meant.

    Of a place or a person it may be told in other words who the mayor or the lawyer is.
    """
    first, last = page.over(*head)
    for office in offices(page, cast, head):
        whole = office.first <= first + 1 and office.last == last
        if whole and page.tokens[first].low not in _VAGUE:
            held = cast.offices.get((office.called, office.body), set()) - {office.body}
            who = next(iter(held)) if len(held) == 1 else None
            return who is not None or _of_body(cast, office), who
    return False, None


def _of_body(cast: Cast, office: Office) -> bool:
    body = cast.clusters[office.body]
    alone = body.kind == "Person" and len(body.parts) == 1 and not body.titles
    return body.kind == "Organisation" or alone


def offices(page: Page, cast: Cast, bounds: Bounds) -> Iterator[Office]:
    """Yield the offices that stand beside names within `bounds`."""
    for name in cast.within(bounds):
        found = _behind(page, cast, name) or _before(page, name)
        if found and not name.event:
            first, last = found
            told = [t.low for t in page.tokens[first:last] if t.text.isalpha()]
            own = {t.low for t in page.tokens[name.first : name.last]} | _AT
            called = [word for word in told if word not in own]
            if called:
                yield Office(_called(called), cast.cluster(name).key, first, last)


def _called(told: list[str]) -> str:
    """Return the office by its last word, "head" for all who head a body; "deputy head" is apart.

    A former head is not the head.
    """
    last = told[-1]
    for length in range(min(3, len(told)), 0, -1):
        if " ".join(told[-length:]) in name_words("titles", "heads"):
            last, told = "head", [*told[:-length], "head"]
            break
    apart = name_words("titles", "deputies") | words("once")
    return " ".join([*(word for word in told[:-1] if word in apart), last])


def _behind(page: Page, cast: Cast, name: Name) -> tuple[int, int] | None:
    """Return the tokens of "Harrow’s chief executive" and "Harrow boss"."""
    begin = name.last
    begin += begin < len(page.tokens) and page.tokens[begin].low == "'s"
    stop = page.sentences[page.sentence_at(name.first)].last
    people = (n.first for n in cast.within((name.span.end, page.tokens[stop - 1].end)))
    stop = min(stop, begin + _LONGEST, next(people, stop))
    last = 0
    for at in range(begin, stop):
        if not _modifies(page, at):
            break
        last = at + 1 if _role(page, at) else last
    return (name.first, last) if last else None


def _before(page: Page, name: Name) -> tuple[int, int] | None:
    """Return the tokens of "chief executive of Harrow" and "head of the Harrow Guild"."""
    at = name.first - 1
    lowest = page.sentences[page.sentence_at(name.first)].first
    at -= at > lowest and page.tokens[at].low == "the"
    if at <= lowest or page.tokens[at].low not in _AT or not _role(page, at - 1):
        return None
    first = at - 1
    while first > max(lowest, at - _LONGEST) and _modifies(page, first - 1):
        first -= 1
    return first, name.last


def _role(page: Page, at: int) -> bool:
    low = page.tokens[at].low
    titled = low in name_words("titles", "words") - words("honorifics")
    return titled or "Person" in noun_kinds(low)


def _modifies(page: Page, at: int) -> bool:
    """Whether the word can stand in the name of an office."""
    low = page.tokens[at].low
    barred = any(low in words(key) for key in ("prepositions", "possessive", "determiners"))
    return low.isalpha() and not barred and low != "and" and not finite_verb(page, at, at + 1)


def _holders(page: Page, cast: Cast, office: Office) -> Iterator[Name]:
    """Yield the person named right behind an office, or before it with a comma between."""
    begin, end = page.bounds(
        max(0, office.first - _NEAR), min(len(page.tokens), office.last + _NEAR)
    )
    for name in cast.within((begin, end)):
        if cast.cluster(name).kind != "Person" or name.quoted:
            continue
        between = [t.low for t in page.tokens[office.last : name.first]]
        behind = name.first >= office.last and between in ([], [","])
        low = [t.low for t in page.tokens[name.last : office.first]]
        before = name.last <= office.first and low in ([","], [",", "the"], [",", "its"])
        same = page.sentence_at(name.first) == page.sentence_at(office.first)
        if same and (before or (behind and _closes(page, name, commas=bool(between)))):
            yield name


def _closes(page: Page, name: Name, *, commas: bool) -> bool:
    """Whether an apposition ends behind the name: not "said Harrow's head, Ann Lee said"."""
    ends = name.last >= len(page.tokens) or page.tokens[name.last].text in {",", ".", ";", ")"}
    return ends or not commas

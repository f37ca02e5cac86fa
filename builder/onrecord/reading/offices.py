"""Finds offices that are told with whose they are: a page and its cast in, their holders out.

"Harrow's chief executive" and "the head of Harrow" are one office; "the head of Harrow until
2015" and "the next head of Harrow" are none of it.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from onrecord.reading.cast import Cast
from onrecord.reading.cues import finite_verb
from onrecord.reading.drafts import Bounds
from onrecord.reading.lexicon import name_words, noun_kinds, words
from onrecord.reading.names import Name
from onrecord.reading.page import Page

_LONGEST = 5  # words behind a name: "Harrow’s acting deputy chief executive officer"
_NEAR = 8  # tokens from an office to where its holder's name begins
_YEAR = re.compile(r"(?:19|20)\d\d")
_AT = frozenset({"of", "at", "for"})
_ONE = frozenset({"the", "its", "his", "her", "their"})  # no other determiner opens one office
_Told = tuple[list[str], int, int]  # words of an office, first and last + 1 token of its phrase


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
        if office.first <= first + 1 and office.last == last:
            held = cast.offices.get((office.called, office.body), set()) - {office.body}
            sure = len(held) == 1 and not _changing(page, office)
            who = next(iter(held)) if sure else None
            return who is not None or _of_body(cast, office), who
    return False, None


def _of_body(cast: Cast, office: Office) -> bool:
    body = cast.clusters[office.body]
    alone = body.kind == "Person" and len(body.parts) == 1 and not body.titles
    return body.kind == "Organisation" or alone


def offices(page: Page, cast: Cast, bounds: Bounds) -> Iterator[Office]:
    """Yield the offices that stand beside names within `bounds`, none of several: "a director"."""
    for name in cast.within(bounds):
        found = None if name.event else _behind(page, cast, name) or _before(page, name)
        if found:
            told, first, last = found
            before = page.tokens[first - 1].low if first else ""
            if before not in words("determiners") - _ONE:
                yield Office(_called(told), cast.cluster(name).key, first, last)


def _called(told: list[str]) -> str:
    """Return the office in the words told, "head" for all who head a body.

    Whatever stands before an office makes another of it, but for a few words: a former head, a
    deputy head and a sales chief are not the head.
    """
    called = " ".join(word for word in told if word not in name_words("titles", "same"))
    return "head" if called in name_words("titles", "heads") else called


def _behind(page: Page, cast: Cast, name: Name) -> _Told | None:
    """Return the office in "Harrow’s chief executive", "Harrow boss" and "former Harrow boss"."""
    begin = name.last
    owns = begin < len(page.tokens) and page.tokens[begin].low == "'s"
    begin += owns
    stop = page.sentences[page.sentence_at(name.first)].last
    people = (n.first for n in cast.within((name.span.end, page.tokens[stop - 1].end)))
    stop = min(stop, begin + _LONGEST, next(people, stop))
    last = 0
    for at in range(begin, stop):
        if not _modifies(page, at):
            break
        last = at + 1 if _role(page, at) else last
    first = name.first if owns else _front(page, name.first)
    told = [*page.tokens[first : name.first], *page.tokens[begin:last]]
    return ([token.low for token in told], first, last) if last else None


def _before(page: Page, name: Name) -> _Told | None:
    """Return the office in "chief executive of Harrow" and "head of the Harrow Guild"."""
    at = name.first - 1
    lowest = page.sentences[page.sentence_at(name.first)].first
    at -= at > lowest and page.tokens[at].low == "the"
    if at <= lowest or page.tokens[at].low not in _AT or not _role(page, at - 1):
        return None
    first = _front(page, at - 1)
    return [token.low for token in page.tokens[first:at]], first, name.last


def _front(page: Page, at: int) -> int:
    """Return where the words begin that stand before the token, in its phrase."""
    lowest = page.sentences[page.sentence_at(at)].first
    while at > lowest and _modifies(page, at - 1):
        at -= 1
    return at


def _role(page: Page, at: int) -> bool:
    low = page.tokens[at].low
    titled = low in name_words("titles", "words") - words("honorifics")
    return titled or "Person" in noun_kinds(low)


def _modifies(page: Page, at: int) -> bool:
    """Whether the word can stand in the name of an office, or before one."""
    low = page.tokens[at].low
    small = ("prepositions", "possessive", "determiners", "conjunctions")
    barred = any(low in words(key) for key in small) or finite_verb(page, at, at + 1)
    return low.replace("-", "").isalpha() and not barred


def _near(page: Page, office: Office) -> tuple[int, int]:
    """Return the tokens around an office, of its sentence."""
    sentence = page.sentences[page.sentence_at(office.first)]
    return max(sentence.first, office.first - _NEAR), min(sentence.last, office.last + _NEAR)


def _changing(page: Page, office: Office) -> bool:
    """Whether words near an office tell of one holder and the next: "until", "succeeded".

    A year in its sentence may be another time's.
    """
    sentence = page.sentences[page.sentence_at(office.first)]
    if any(_YEAR.fullmatch(t.text) for t in page.tokens[sentence.first : sentence.last]):
        return True
    near = f" {' '.join(token.low for token in page.tokens[slice(*_near(page, office))])} "
    return any(f" {told} " in near for told in name_words("titles", "changing"))


def _holders(page: Page, cast: Cast, office: Office) -> Iterator[Name]:
    """Yield the person named right behind an office, or before it with a comma between.

    Not in "Ann Lee, the head of Harrow in the nineties, …" nor "said Harrow’s head, Ann Lee said".
    """
    if _changing(page, office):
        return
    for name in cast.within(page.bounds(*_near(page, office))):
        if cast.cluster(name).kind != "Person" or name.quoted:
            continue
        between = [t.low for t in page.tokens[office.last : name.first]]
        behind = name.first >= office.last and (
            not between or (between == [","] and _ends(page, name.last))
        )
        low = [t.low for t in page.tokens[name.last : office.first]]
        before = name.last <= office.first and low in ([","], [",", "the"], [",", "its"])
        if behind or (before and _ends(page, office.last)):
            yield name


def _ends(page: Page, at: int) -> bool:
    """Whether an apposition ends there."""
    return at >= len(page.tokens) or page.tokens[at].text in {",", ".", ";", ")"}

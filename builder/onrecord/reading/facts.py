"""Finds plain facts around names: a page and its cast in, drafts of facts out."""

# ruff: noqa: PLR2004  counts of a few tokens or letters, each told by its line

from collections.abc import Iterator
from dataclasses import dataclass

from onrecord.reading.ages import ages
from onrecord.reading.cast import Cast
from onrecord.reading.drafts import Bounds
from onrecord.reading.lexicon import name_words, words
from onrecord.reading.names import Name, no_name
from onrecord.reading.page import Page, Sentence

_ROLES_LONGEST = 9  # tokens of a role after a name


@dataclass(frozen=True, slots=True, kw_only=True)
class FactDraft:
    """A fact before its entities have ids; `object` is a cluster or words."""

    subject: int
    property: str
    object: int | str
    evidence: Bounds
    rule: str


def facts(page: Page, cast: Cast) -> Iterator[FactDraft]:
    """Yield the facts that stand right before or after the persons' names of the page."""
    here = cast.within(page.words)
    for place, name in enumerate(here):
        if cast.cluster(name).kind != "Person" or page.inside[name.first] >= 0:
            continue
        before = here[max(0, place - 4) : place]
        yield from _kin(page, cast, name, before)
        for age, evidence in ages(page, name):
            yield _fact(cast, name, "age", age, evidence)
        yield from _role_before(page, cast, name)
        yield from _after(page, cast, name)


def _sentence(page: Page, name: Name) -> Sentence:
    return page.sentences[page.sentence_at(name.first)]


def _fact(cast: Cast, name: Name, prop: str, value: int | str, evidence: Bounds) -> FactDraft:
    return FactDraft(
        subject=cast.cluster(name).key,
        property=prop,
        object=value,
        evidence=evidence,
        rule=f"{prop} beside a name",
    )


def _kin(page: Page, cast: Cast, name: Name, before: list[Name]) -> Iterator[FactDraft]:
    """Read "her husband, John Lee", "Ann Lee and their son Miles"."""
    at = name.first - 1
    at -= at >= 0 and page.tokens[at].text == ","
    if at <= _sentence(page, name).first or page.tokens[at].low not in words("spouse") | words(
        "child"
    ) | words("parent"):
        return
    kin, owner = page.tokens[at].low, page.tokens[at - 1].low
    if owner == "'s":
        holders = [n for n in before if n.last == at - 1]
    elif owner in words("possessive"):
        holders = _owners(page, cast, owner, before, at)
    else:
        return
    prop = "spouse" if kin in words("spouse") else "child" if kin in words("child") else "parent"
    for holder in holders:
        if cast.cluster(holder).key != cast.cluster(name).key:
            yield _fact(
                cast, holder, prop, cast.cluster(name).key, (holder.span.begin, name.span.end)
            )


def _owners(page: Page, cast: Cast, owner: str, before: list[Name], at: int) -> list[Name]:
    """Return whom "her" or "their" means: persons of the same sentence right before."""
    sentence = page.sentences[page.sentence_at(at)]
    people = [
        n for n in before if cast.cluster(n).kind == "Person" and n.span.begin >= sentence.begin
    ]
    if owner == "their":
        return people[-2:] if len(people) >= 2 else []
    gender = "male" if owner == "his" else "female"
    fitting = [n for n in people if cast.cluster(n).gender in ("", gender)]
    return fitting[-1:]


def _role_before(page: Page, cast: Cast, name: Name) -> Iterator[FactDraft]:
    """Read "Mayor Ann Lee" and "Guild spokeswoman Ann Lee"."""
    at, lowest = name.first, _sentence(page, name).first
    while at > lowest and name.first - at < 4 and _role_word(page, at - 1):
        at -= 1
    if at == name.first:
        return
    at = _office(page, cast, at, lowest)
    begin = page.tokens[at].begin
    role = page.text[begin : page.tokens[name.first - 1].end]
    plain = role.lower().rstrip(".")
    if plain not in words("honorifics"):
        yield _fact(cast, name, "role", " ".join(role.split()), (begin, name.span.end))
    for other in cast.within((page.tokens[max(lowest, at - 6)].begin, begin)):
        gap = page.text[other.span.end : begin].strip()
        if cast.cluster(other).kind == "Organisation" and gap in {"", "'s", "’s"}:
            yield _fact(
                cast,
                name,
                "affiliation",
                cast.cluster(other).key,
                (other.span.begin, name.span.end),
            )


def _office(page: Page, cast: Cast, at: int, lowest: int) -> int:
    """Return where the "Health" of "Health Secretary Ann Lee" begins, in which nothing is named."""
    named = next(iter(cast.before(page.tokens[at].begin)), None)
    lowest = max(lowest, named.last if named else 0)
    office = page.tokens[at].low in words("offices")
    while office and at > lowest and _capital(page, at - 1):
        at -= 1
    return at


def _capital(page: Page, at: int) -> bool:
    token = page.tokens[at]
    return token.text.isalpha() and token.text[0].isupper() and not no_name(token.low)


def _role_word(page: Page, at: int) -> bool:
    low = page.tokens[at].low.rstrip(".")
    if low in name_words("titles", "words"):
        return True
    if page.tokens[at].text != "." or at == 0:
        return False
    before = page.tokens[at - 1].low
    return before in name_words("titles", "words") and before in words("abbreviations")


def _after(page: Page, cast: Cast, name: Name) -> Iterator[FactDraft]:
    """Read "Ann Lee, the mayor of Weston," and "Ann Lee of the Guild"."""
    at = name.last
    if at + 1 >= _sentence(page, name).last:
        return
    if page.tokens[at].low in {"of", "with", "from"}:
        yield from _affiliated(page, cast, name, at + 1)
    elif page.tokens[at].text == ",":
        yield from _apposition(page, cast, name, at + 1)


def _affiliated(page: Page, cast: Cast, name: Name, at: int) -> Iterator[FactDraft]:
    at += page.tokens[at].low == "the"
    if at >= _sentence(page, name).last:
        return
    for other in cast.within((page.tokens[at].begin, page.tokens[at].end)):
        if cast.cluster(other).kind == "Organisation" and other.first == at:
            yield _fact(
                cast,
                name,
                "affiliation",
                cast.cluster(other).key,
                (name.span.begin, other.span.end),
            )


def _apposition(page: Page, cast: Cast, name: Name, at: int) -> Iterator[FactDraft]:
    """Read the role up to the next comma or stop, where it holds a word for a role."""
    end = at
    while end < min(_sentence(page, name).last, at + _ROLES_LONGEST + 1):
        token = page.tokens[end]
        if token.text in ",.;:)(–—" or token.low in words("relatives") or page.inside[end] >= 0:
            break
        end += 1
    if end == at or end - at > _ROLES_LONGEST or page.tokens[at].text[0].isdecimal():
        return
    found = [i for i in range(at, end) if _role_word(page, i)]
    if not found or page.tokens[at].low not in words("determiners") | {"former"} | {
        page.tokens[found[0]].low
    }:
        return
    begin = page.tokens[at].begin + (
        len(page.tokens[at].text) + 1 if page.tokens[at].low in {"a", "an", "the"} else 0
    )
    words_ = page.text[begin : page.tokens[end - 1].end]
    evidence = (name.span.begin, page.tokens[end - 1].end)
    yield _fact(cast, name, "role", " ".join(words_.split()), evidence)
    for other in cast.within((begin, evidence[1])):
        if cast.cluster(other).kind == "Organisation":
            yield _fact(cast, name, "affiliation", cast.cluster(other).key, evidence)
            return

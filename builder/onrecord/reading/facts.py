"""Finds plain facts around names: a page and its cast in, drafts of facts out."""

# ruff: noqa: PLR2004  counts of a few tokens or letters, each told by its line

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import takewhile

from onrecord.reading.cast import Cast
from onrecord.reading.cues import finite_verb
from onrecord.reading.drafts import Bounds
from onrecord.reading.lexicon import name_words, noun_kinds, words
from onrecord.reading.names import Name, no_name
from onrecord.reading.page import Page, Sentence

_OLDEST = 120  # years
_NOUN_LONGEST = 3  # words between an age and a name
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
        yield from _age(page, cast, name)
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


def _age(page: Page, cast: Cast, name: Name) -> Iterator[FactDraft]:
    """Read "Ann Lee, 34,", "Ann Lee, a 34-year-old nurse" and "34-year-old nurse Ann Lee"."""
    sentence = _sentence(page, name)
    tokens = page.tokens[name.last : min(name.last + 3, sentence.last)]
    stands = len(tokens) == 3 and tokens[0].text == "," and tokens[2].text in ",.)"
    number = tokens[1].text if stands else ""
    if number.isdecimal() and len(number) <= 3 and int(number) < _OLDEST:
        yield _fact(cast, name, "age", number, (name.span.begin, tokens[1].end))
    for at in (*_years_before(page, name), *_years_behind(page, name)):
        printed = page.tokens[at]
        begin, end = min(printed.begin, name.span.begin), max(printed.end, name.span.end)
        yield _fact(cast, name, "age", printed.text.split("-")[0], (begin, end))


def _years_before(page: Page, name: Name) -> Iterator[int]:
    """Yield the "34-year-old" of "34-year-old Ann Lee" and of "34-year-old violin teacher Ann Lee".

    The last word before the name tells of a person and those before that one do not.
    """
    lowest = max(_sentence(page, name).first, name.first - 1 - _NOUN_LONGEST)
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


def _years_behind(page: Page, name: Name) -> Iterator[int]:
    """Yield the "34-year-old" of "Ann Lee, a 34-year-old nurse,"; a list with "and" tells none."""
    last = _sentence(page, name).last
    tokens = page.tokens[name.last : last]
    if len(tokens) < 4 or tokens[0].text != "," or tokens[1].low not in {"a", "an", "the"}:
        return
    told = takewhile(lambda token: token.text not in ",.;:)(–—", tokens[2:])
    if tokens[2].low.endswith("-year-old") and all(token.low != "and" for token in told):
        yield name.last + 2


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

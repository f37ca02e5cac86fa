"""Says whom "the senator", "the spokeswoman" or "his wife" means: a page, its cast and words in."""

from collections.abc import Sequence

from onrecord.reading.bodies import TEAMS, body_called
from onrecord.reading.cast import Cast
from onrecord.reading.cues import finite_verb
from onrecord.reading.drafts import Bounds
from onrecord.reading.genders import noun_gender
from onrecord.reading.groups import couple
from onrecord.reading.lexicon import document_words, name_words, words
from onrecord.reading.names import Name
from onrecord.reading.offices import officer
from onrecord.reading.page import Page
from onrecord.reading.roles import holder, long_form
from onrecord.reading.topics import topic

_ROLE_LONGEST = 4  # words of "the former Weston mayor"
_TOLD_AFTER = 9  # tokens after a name that may tell its role
_OF = 6  # tokens of "mayor of the town of Weston"
_OWNERS = frozenset({"the", "his", "her", "its", "their"})


def titled(page: Page, cast: Cast, head: Bounds, text: str) -> int | None:
    """Return whom a description means, if one was described so before, or the text opens so."""
    parts = text.lower().replace("’", "'").split()
    if parts[:1] == ["the"] or parts[0] not in words("determiners"):
        lead = _of_opening(cast, parts, head[0])
        if lead is not None:
            return lead
    office, who = officer(page, cast, head)
    if office:
        return _guess(cast, who, "role told", head[0])
    if len(parts) == 1 and parts[0] in words("body_nouns"):
        return next(iter(body_called(page, cast, head, parts[0])), None)
    if 1 < len(parts) <= _ROLE_LONGEST and parts[0] in _OWNERS:
        return _owned(page, cast, head, text)
    return _varied(page, cast, head, parts)


def _owned(page: Page, cast: Cast, head: Bounds, text: str) -> int | None:
    """Return whom "the mayor", "her lawyer" or "the council" means."""
    parts = text.lower().replace("’", "'").split()
    role = long_form(parts[-1])
    if role in words("body_nouns"):
        if any(part[0].isupper() for part in text.split()[1:]):  # "the Orle 45 group"
            return None
        own = parts[0] != "the"
        return next(iter(body_called(page, cast, head, role, own=own)), None)
    if not role.endswith("s") and role not in document_words() | TEAMS:
        once = bool({*parts} & words("once"))
        known = _described(page, cast, head[0], role, once=once)
        if known is not None:
            return known
    return _varied(page, cast, head, parts)


def _described(page: Page, cast: Cast, offset: int, role: str, *, once: bool) -> int | None:
    """Return the nearest person before who was given the role, else who alone has it."""
    gender = noun_gender(role)
    for name in cast.before(offset):
        cluster = cast.cluster(name)
        if cluster.kind != "Person" or (gender and cluster.gender not in ("", gender)):
            continue
        titles = {long_form(title) for title in cluster.titles}
        beside = not name.quoted and _told_as(page, name, role, once=once)
        if role in titles or beside:
            cast.because_of("called so", cluster.key, name.span)
            return cluster.key
    known = _guess(cast, holder(cast, role), "role told", offset)
    if known is not None:
        return known
    return _guess(cast, _namesake(cast, offset, role), "namesake", offset)


def _namesake(cast: Cast, offset: int, role: str) -> int | None:
    """Return the one who shares the surname of the last speaker, whose "husband" speaks."""
    if role not in words("spouse") or len(cast.last) != 1:
        return None
    owner = cast.clusters[cast.last[0]]
    shared = {
        cluster.key
        for cluster in map(cast.cluster, cast.before(offset))
        if cluster.kind == "Person" and cluster.key != owner.key
        if cluster.parts[1:] and cluster.parts[-1:] == owner.parts[-1:]
        if cluster.gender in ("", noun_gender(role))
    }
    return shared.pop() if len(shared) == 1 else None


def _of_opening(cast: Cast, parts: list[str], offset: int) -> int | None:
    """Return whom "Mayor" or "The mayor of Weston" means where the text opens with it."""
    roles = (long_form(part) for part in parts[: min(_stop(parts), _ROLE_LONGEST)])
    lead = next((cast.leads[role] for role in roles if role in cast.leads), None)
    return _guess(cast, lead, "opening", offset)


def _stop(parts: Sequence[str]) -> int:
    """Return where the first preposition stands."""
    return next((i for i, part in enumerate(parts) if part in words("prepositions")), len(parts))


def _guess(cast: Cast, key: int | None, rule: str, offset: int) -> int | None:
    if key is not None:
        cast.doubts |= {"speaker by role"}
        cast.because_of(rule, key, offset)
    return key


def _varied(page: Page, cast: Cast, head: Bounds, parts: Sequence[str]) -> int | None:
    """Return the person of the moment, whom news calls by a fuller description for a change.

    "Lee left. … the former Weston mayor said": who is described so for the first time, with more
    than the bare role that nobody is known to have, is the subject since somebody spoke, or who
    spoke last.
    """
    core = parts[1 : _stop(parts)]
    if parts[0] != "the" or len(parts) <= len(["the", "mayor"]) or not core:
        return None
    role = long_form(core[-1])
    known = name_words("titles", "words") - words("weak_titles")
    if role not in known or role in words("honorifics") or cast.roles.get(role):
        return None
    if any(cast.clusters[one].kind == "Unnamed" for one in cast.last):
        return None
    subject = topic(page, cast, head[0], noun_gender(role))
    last = cast.last[0] if len(cast.last) == 1 else None
    key = last if subject is None else subject
    if key is None or cast.clusters[key].kind != "Person":
        return None
    barred = key in {*cast.barred, *couple(page, cast, head[0])}
    distant = subject is not None and not _just_told(page, cast, head[0], key)
    if barred or distant or _other_told(page, cast, head[0], key):
        return None
    cast.because("fuller", head)
    return _guess(cast, key, "spoke last" if subject is None else "topic", head[0])


def _just_told(page: Page, cast: Cast, offset: int, key: int) -> bool:
    """Whether no other person or body was named since the sentence before began."""
    here = page.sentence_at(page.token_at(offset))
    named = cast.within((page.sentences[max(0, here - 1)].begin, offset))
    return all(
        cast.cluster(name).key == key for name in named if cast.cluster(name).kind != "Place"
    )


def _other_told(page: Page, cast: Cast, offset: int, key: int) -> bool:
    """Whether the person has a role already, or the sentence names others alone before."""
    if any(key in keys for keys in cast.roles.values()):
        return True
    sentence = page.sentences[page.sentence_at(page.token_at(offset))]
    named = [cast.cluster(n) for n in cast.within((sentence.begin, offset))]
    people = {cluster.key for cluster in named if cluster.kind == "Person"}
    return bool(people) and key not in people


def _told_as(page: Page, name: Name, role: str, *, once: bool) -> bool:
    """Whether the words right beside a name call it so: "Ann Lee, the mayor", "mayor Ann Lee".

    `once` asks for a former mayor, who is not the mayor.
    """
    at = _told_before(page, name, role)
    at = _told_after(page, name, role) if at is None else at
    return at is not None and (at > 0 and page.tokens[at - 1].low in words("once")) == once


def _told_before(page: Page, name: Name, role: str) -> int | None:
    """Return where the role stands in "mayor Ann Lee" and "the mayor of Weston, Ann Lee,".

    Not in "said the mayor, Ann Lee said".
    """
    at = name.first - 1
    if at > 0 and page.tokens[at].text == ",":
        at -= 1
        closes = name.last >= len(page.tokens) or page.tokens[name.last].text in {",", ".", ";"}
        lowest = max(0, at - _OF) if closes else at
        while at > lowest and page.tokens[at].low != role and _belongs(page, at):
            at -= 1
        return at if closes and page.tokens[at].low == role else None
    at -= at > 0 and page.tokens[at].text == "."
    same = at >= 0 and page.sentence_at(at) == page.sentence_at(name.first)
    return at if same and page.tokens[at].low == role else None


def _belongs(page: Page, at: int) -> bool:
    """Whether the word may stand in the "of the town of Weston" behind a role."""
    token = page.tokens[at]
    return token.text[0].isupper() or token.low in {"of", "the", "for", "at", "in", "town", "city"}


def _told_after(page: Page, name: Name, role: str) -> int | None:
    """Return where an apposition has it as its head: not in "Ann Lee, who met the mayor,"."""
    ends = words("relatives") | words("prepositions") | words("finite") | {",", ".", ";", ":"}
    stop = min(name.last + _TOLD_AFTER, len(page.tokens))
    if name.last >= stop or page.tokens[name.last].text != ",":
        return None
    for at in range(name.last + 1, stop):
        low = page.tokens[at].low
        if low in ends or finite_verb(page, at, at + 1):
            return None
        if low == role:
            owns = at + 1 < len(page.tokens) and page.tokens[at + 1].low == "'s"
            return None if owns else at
    return None

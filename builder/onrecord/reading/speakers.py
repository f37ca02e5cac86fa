"""Says who a printed source is: phrases and the article's cast in, clusters of entities out."""

from onrecord.reading.cast import Cast
from onrecord.reading.drafts import Bounds
from onrecord.reading.genders import noun_gender
from onrecord.reading.heads import head_of, is_head, speaking
from onrecord.reading.kinds import described_kind
from onrecord.reading.lexicon import document_words, name_words, table, words
from onrecord.reading.names import Name, no_name
from onrecord.reading.page import Page
from onrecord.reading.pronouns import PRONOUNS, body, meant, person
from onrecord.reading.reasons import because
from onrecord.reading.roles import holder, long_form

_ROLE_LONGEST = 4  # words of "the former Weston mayor"
_TOLD_AFTER = 9  # tokens after a name that may tell its role
_BETWEEN = 4  # tokens between a description and the name behind it: ", the pilot"
_OWNERS = frozenset({"the", "his", "her", "its", "their"})
_TIMED = frozenset({"on", "in", "last", "this", "earlier", "yesterday", "today", "at", "late"})
_QUESTION, _ANSWER = frozenset({"q", "question"}), frozenset({"a", "answer"})
_INTRODUCED = 30  # names among which an interview introduces who answers
_TEAMS = frozenset({"campaign", "administration", "team"})


def resolve(page: Page, cast: Cast, source: Bounds, *, goes_on: bool = False) -> tuple[int, ...]:
    """Return who the printed source is, and remember them for what follows.

    `goes_on` says that the cue continues what was said ("also says", "continues"): a pronoun
    then is the last speaker, whatever a first name suggests of gender.
    """
    cast.guessed, cast.why = False, ()
    low = page.text[source[0] : source[1]].lower().strip(" ,")
    if low.endswith(("'s", "’s")) and source[1] - source[0] > len("'s"):
        source = source[0], source[1] - len("'s")
    if goes_on and low in words("singular") and len(cast.last) == 1:
        cast.why = cast.last_why
        return cast.refer(cast.last, source, "pronoun")
    if low in {"i", "we", "you"}:
        cast.because("author")
        return (cast.writer(source),) if low == "i" else ()
    if goes_on and _surname(cast, low):
        cast.why = cast.last_why
        return cast.last
    found = meant(page, cast, source, low) if low in PRONOUNS else _by_name(page, cast, source)
    if found:
        cast.remember(found)
        cast.last_at = source[0]
        cast.last_why = (because("goes on", source), *cast.why)
    return found


def _surname(cast: Cast, low: str) -> bool:
    """Whether the word is the last speaker's surname, whoever else has it too."""
    return len(cast.last) == 1 and cast.clusters[cast.last[0]].parts[1:][-1:] == (low,)


def glance(page: Page, cast: Cast, phrase: Bounds) -> tuple[int, ...]:
    """Return the named clusters that a phrase means, without noting it as a mention."""
    low = page.text[phrase[0] : phrase[1]].lower()
    if low in {"he", "she"}:
        return person(page, cast, phrase[0], "male" if low == "he" else "female")
    if low == "they":
        return cast.last if cast.several() else ()
    head = head_of(page, phrase)
    return _named(page, cast, head)


def _named(page: Page, cast: Cast, head: Bounds) -> tuple[int, ...]:
    """Return the clusters of the persons and bodies that the phrase itself names."""
    every = cast.within(head)
    named = [n for n in every if cast.cluster(n).kind != "Place"] or every
    if not named or not is_head(page, head, named):
        return ()
    spoken = speaking(page, cast, head, named)
    for name in spoken:
        cast.because_of("named", cast.cluster(name).key, name.span)
    return tuple(dict.fromkeys(cast.cluster(n).key for n in spoken))


def _by_name(  # noqa: PLR0911  one way of naming after the other
    page: Page, cast: Cast, source: Bounds
) -> tuple[int, ...]:
    """Return whom a phrase names; else a team, a place, one so titled, or an unnamed source."""
    head = head_of(page, source)
    if page.text[slice(*head)].lower() in _QUESTION | _ANSWER:
        return _interview(cast, head, asks=page.text[slice(*head)].lower() in _QUESTION)
    named = _named(page, cast, head)
    if named:
        return named
    behind = _behind(page, cast, head, source)
    if behind is not None:
        cast.because_of("named", behind, source[1])
        return (behind,)
    head = _without_release(page, head)
    text = page.text[head[0] : head[1]]
    team = _team(page, cast, head)
    if team is not None:
        cast.because("team", head)
        return (team,)
    titled = _titled(page, cast, head, text)
    if titled is not None:
        return cast.refer((titled,), head, "nominal")
    if _nobody(text):
        return ()
    plain = text.lower()
    named_alone = text.isalpha() and len(text) > 1 and text[0].isupper() and not no_name(plain)
    known = plain in name_words("titles", "words") or plain in document_words()
    cast.because("named" if named_alone and not known else "described", head)
    if named_alone and not known:
        return (cast.described(head, text, "Person", "name"),)
    return (cast.described(head, text, described_kind(text), "nominal"),)


def _nobody(text: str) -> bool:
    """Whether the phrase is only marks or small words: "long", "us", "many", "five"."""
    low = [word.strip(".,") for word in text.lower().replace("’", "'").split()]
    speaks = words("group") | document_words()
    small = words("small")
    return all(
        not any(c.isalnum() for c in word)
        or word in small
        or (no_name(word) and word not in speaks)
        for word in low
    )


def _interview(cast: Cast, head: Bounds, *, asks: bool) -> tuple[int, ...]:
    """Return whom the "Q" and "A" of an interview mean: the author, and the first one named."""
    if asks:
        cast.because("asks")
        return (cast.writer(head),) if cast.author else ()
    for name in cast.names[:_INTRODUCED]:
        cluster = cast.cluster(name)
        if cluster.kind == "Person" and cluster.name != cast.author and len(name.parts) > 1:
            cast.because_of("answers", cluster.key, name.span)
            return cast.refer((cluster.key,), head, "nominal")
    return ()


def _without_release(page: Page, head: Bounds) -> Bounds:
    """Return "a poll" of "a poll published on Friday" and of "a poll released last week"."""
    first, last = page.token_at(head[0]), page.token_at(head[1] - 1) + 1
    for at in range(first + 1, last):
        following = page.tokens[at + 1].low if at + 1 < last else ""
        timed = following in _TIMED or following in table("times")["weekdays"] or not following
        if page.tokens[at].low in words("issued") and timed:
            return head[0], page.tokens[at - 1].end
    return head


def _behind(page: Page, cast: Cast, head: Bounds, source: Bounds) -> int | None:
    """Return the person named behind a description: "her husband, the pilot Tom Hall"."""
    name = next(iter(cast.within((head[1], source[1]))), None)
    if name is None or cast.cluster(name).kind != "Person":
        return None
    between = page.tokens[page.token_at(head[1]) : name.first]
    if not 1 <= len(between) <= _BETWEEN or between[0].text != ",":
        return None
    described = [t.low for t in between[1:]]
    small = words("prepositions") | words("relatives") | {","}
    plain = not described or (described[0] in words("determiners") and not small & {*described})
    return cast.cluster(name).key if plain else None


def _team(page: Page, cast: Cast, head: Bounds) -> int | None:
    """Return the organisation that "the Lee campaign" is."""
    first, last = page.token_at(head[0]), page.token_at(head[1] - 1) + 1
    first += page.tokens[first].low == "the"
    if last - first <= 1 or page.tokens[last - 1].low not in _TEAMS:
        return None
    if not all(t.text[0].isupper() for t in page.tokens[first : last - 1]):
        return None
    bounds = page.bounds(first, last)
    return cast.described(bounds, page.text[bounds[0] : bounds[1]], "Organisation", "name")


def _titled(page: Page, cast: Cast, head: Bounds, text: str) -> int | None:
    """Return whom "the senator", "the spokeswoman" or "his wife" means, if one was named so."""
    parts = text.lower().replace("’", "'").split()
    if parts[:1] == ["the"] or parts[0] not in words("determiners"):
        lead = _of_opening(cast, parts, head)
        if lead is not None:
            return lead
    if not 1 < len(parts) <= _ROLE_LONGEST or parts[0] not in _OWNERS:
        return None
    role = long_form(parts[-1])
    if role in words("body_nouns"):
        return next(iter(body(cast, head[0])), None)
    if role.endswith("s") or role in document_words():
        return None
    for name in cast.before(head[0]):
        cluster = cast.cluster(name)
        titles = {long_form(title) for title in cluster.titles}
        if cluster.kind == "Person" and (role in titles or _told_as(page, name, role)):
            cast.because_of("called so", cluster.key, name.span)
            return cluster.key
    known = holder(cast, role)
    rule = "namesake" if known is None else "role told"
    return _guess(cast, _namesake(cast, head[0], role) if known is None else known, rule, head)


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


def _of_opening(cast: Cast, parts: list[str], head: Bounds) -> int | None:
    """Return whom "Mayor" or "The mayor of Weston" means where the text opens with it."""
    stop = next((i for i, part in enumerate(parts) if part in words("prepositions")), len(parts))
    roles = (long_form(part) for part in parts[: min(stop, _ROLE_LONGEST)])
    lead = next((cast.leads[role] for role in roles if role in cast.leads), None)
    return _guess(cast, lead, "opening", head)


def _guess(cast: Cast, key: int | None, rule: str, head: Bounds) -> int | None:
    if key is not None:
        cast.guessed = True
        cast.because_of(rule, key, head[0])
    return key


def _told_as(page: Page, name: Name, role: str) -> bool:
    """Whether the words around a name call it so: "Ann Lee, the mayor"."""
    after = page.tokens[name.last : name.last + _TOLD_AFTER]
    if after and after[0].text == ",":
        for token in after[1:]:
            if token.text in ",.":
                break
            if token.low == role:
                return True
    before = page.tokens[max(0, name.first - 3) : name.first]
    owned = any(t.low in words("prepositions") for t in before)
    return not owned and any(t.low == role for t in before)

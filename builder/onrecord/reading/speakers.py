"""Says who a printed source is: phrases and the article's cast in, clusters of entities out."""

from onrecord.reading.cast import Cast
from onrecord.reading.drafts import Bounds
from onrecord.reading.heads import head_of, is_head, speaking
from onrecord.reading.kinds import described_kind
from onrecord.reading.lexicon import document_words, name_words, table, words
from onrecord.reading.names import Name, no_name
from onrecord.reading.page import Page
from onrecord.reading.pronouns import PRONOUNS, body, meant, person

_ROLE_LONGEST = 4  # words of "the former Weston mayor"
_TOLD_AFTER = 9  # tokens after a name that may tell its role
_BEHIND = 2  # characters between a description and the name behind it: ", "
_TEAMS = frozenset({"campaign", "administration", "team"})


def resolve(page: Page, cast: Cast, source: Bounds, *, goes_on: bool = False) -> tuple[int, ...]:
    """Return who the printed source is, and remember them for what follows.

    `goes_on` says that the cue continues what was said ("also says", "continues"): a pronoun
    then is the last speaker, whatever a first name suggests of gender.
    """
    low = page.text[source[0] : source[1]].lower().strip(" ,")
    if low.endswith(("'s", "’s")) and source[1] - source[0] > len("'s"):
        source = source[0], source[1] - len("'s")
    if goes_on and low in words("singular") and len(cast.last) == 1:
        return cast.refer(cast.last, source, "pronoun")
    if low in {"i", "we", "you"}:
        return (cast.writer(source),) if low == "i" else ()
    found = meant(page, cast, source, low) if low in PRONOUNS else _by_name(page, cast, source)
    if found:
        cast.remember(found)
    return found


def glance(page: Page, cast: Cast, phrase: Bounds) -> tuple[int, ...]:
    """Return the named clusters that a phrase means, without noting it as a mention."""
    low = page.text[phrase[0] : phrase[1]].lower()
    if low in {"he", "she"}:
        return person(cast, phrase[0], "male" if low == "he" else "female")
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
    return tuple(dict.fromkeys(cast.cluster(n).key for n in speaking(page, cast, head, named)))


def _by_name(  # noqa: PLR0911  one way of naming after the other
    page: Page, cast: Cast, source: Bounds
) -> tuple[int, ...]:
    """Return whom a phrase names; else a team, a place, one so titled, or an unnamed source."""
    head = head_of(page, source)
    named = _named(page, cast, head)
    if named:
        return named
    behind = [n for n in cast.within((head[1], source[1])) if n.span.begin - head[1] <= _BEHIND]
    if behind and cast.cluster(behind[0]).kind == "Person":
        return (cast.cluster(behind[0]).key,)
    text = page.text[head[0] : head[1]]
    team = _team(page, cast, head)
    if team is not None:
        return (team,)
    titled = _titled(page, cast, head, text)
    if titled is not None:
        return cast.refer((titled,), head, "nominal")
    if not any(c.isalnum() for c in text) or text in {"Q", "A"}:
        return ()
    plain = text.lower()
    named_alone = text.isalpha() and len(text) > 1 and text[0].isupper() and not no_name(plain)
    if named_alone and plain not in name_words("titles", "words"):
        return (cast.described(head, text, "Person", "name"),)
    return (cast.described(head, text, described_kind(text), "nominal"),)


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
    if not 1 < len(parts) <= _ROLE_LONGEST or parts[0] not in {"the", "his", "her"}:
        return None
    long = table("names")["long_titles"]
    role = long.get(parts[-1], parts[-1])
    if role in words("body_nouns"):
        return next(iter(body(cast, head[0])), None)
    if role.endswith("s") or role in document_words():
        return None
    for name in cast.before(head[0]):
        cluster = cast.cluster(name)
        titles = {long.get(title, title) for title in cluster.titles}
        if cluster.kind == "Person" and (role in titles or _told_as(page, name, role)):
            return cluster.key
    return None


def _told_as(page: Page, name: Name, role: str) -> bool:
    """Whether the words around a name call it so: "Ann Lee, the mayor"."""
    after = page.tokens[name.last : name.last + _TOLD_AFTER]
    if after and after[0].text == ",":
        for token in after[1:]:
            if token.text in ",.":
                break
            if token.low == role:
                return True
    return any(t.low == role for t in page.tokens[max(0, name.first - 3) : name.first])

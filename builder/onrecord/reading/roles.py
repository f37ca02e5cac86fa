"""Says who "the mayor" is: the roles told beside an article's names in, the one who has one out."""

# ruff: noqa: PLR2004  counts of a few tokens or paragraphs, each told by its line

from collections.abc import Iterator

from onrecord.reading.cast import Cast
from onrecord.reading.genders import noun_gender
from onrecord.reading.lexicon import name_words, table, words
from onrecord.reading.names import Name
from onrecord.reading.page import Page, Sentence

_AROUND = 8  # tokens of a description before or after a name
_OPENING = 5  # tokens of "Former harbour chairman resigns"
_PLACED = frozenset({"at", "in", "on", "for", "since"})  # "at the north end Ann Lee waited"
_STOPPED = 2  # tokens from a short title to its name: "Gov. Lee"
_PARAGRAPHS = 4  # after a headline or lead in which its person is named


def note_roles(page: Page, cast: Cast) -> None:
    """Note the roles that stand beside the names of the page, and whom its opening means."""
    for name in cast.within(page.words):
        cluster = cast.cluster(name)
        if cluster.kind == "Person":
            titles = {title for title in cluster.titles if title not in words("honorifics")}
            for role in (*sorted(titles), *_before(page, name), *_after(page, name)):
                cast.roles.setdefault(long_form(role), set()).add(cluster.key)
    for role, key in _opening(page, cast):
        cast.roles.setdefault(role, {key})
        cast.leads.setdefault(role, key)


def long_form(role: str) -> str:
    """Return the word that takes a title up: "Sen." is "senator"."""
    found: str = table("names")["long_titles"].get(role, role)
    return found


def holder(cast: Cast, role: str) -> int | None:
    """Return the one person of the article who has the role, if one alone has it."""
    keys = cast.roles.get(long_form(role), set())
    key = next(iter(keys)) if len(keys) == 1 else None
    gender = noun_gender(role)
    if key is None or (gender and cast.clusters[key].gender not in ("", gender)):
        return None
    return key


def _before(page: Page, name: Name) -> Iterator[str]:
    """Yield the "warden" of "the guild’s warden, Tom Hall" and of "the warden Tom Hall"."""
    lowest = page.sentences[page.sentence_at(name.first)].first
    at = name.first - 1
    if at > lowest and page.tokens[at].text == ",":
        if name.last >= len(page.tokens) or page.tokens[name.last].text not in ",.;":
            return
        at -= 1
    if at <= lowest or not _noun(page, at):
        return
    for place in range(at - 1, max(lowest - 1, at - _AROUND), -1):
        token = page.tokens[place]
        if token.low in words("determiners"):
            before = page.tokens[place - 1].low if place > lowest else ""
            if before not in _PLACED and page.tokens[at - 1].low not in words("once"):
                yield page.tokens[at].low
            return
        if not _inside(token.text, token.low):
            return


def _after(page: Page, name: Name) -> Iterator[str]:
    """Yield the "teacher" of "Ann Lee, the head teacher of Weston School,"."""
    at = name.last + 1
    if at >= len(page.tokens) or page.tokens[at - 1].text != ",":
        return
    if page.tokens[at].low not in words("determiners"):
        return
    last = at
    for place in range(at + 1, min(len(page.tokens), at + _AROUND)):
        token = page.tokens[place]
        if token.text in ",.;:" or token.low in words("prepositions") | words("relatives"):
            break
        last = place
    if last > at and _noun(page, last) and page.tokens[last - 1].low not in words("once"):
        yield page.tokens[last].low


def _inside(text: str, low: str) -> bool:
    """Whether the word can stand between "the" and the noun of a description."""
    return (text[0].isalpha() or low == "'s") and low not in words("prepositions") | words("finite")


def _noun(page: Page, at: int) -> bool:
    token = page.tokens[at]
    small = words("finite") | words("prepositions") | words("adverbs") | words("body_nouns")
    none = token.low in small | words("time_words") | {"ago"} or token.low.endswith("ing")
    return token.text.isalpha() and token.text[0].islower() and not none


def _opening(page: Page, cast: Cast) -> Iterator[tuple[str, int]]:
    """Yield the role in the headline or lead whose person the text names only afterwards."""
    first = [p.sentences[0] for p in page.paragraphs if p.sentences[0] < p.sentences[1]][:2]
    for number in first:
        role = _leading_role(page, cast, page.sentences[number])
        key = _named_later(page, cast, number, role) if role else None
        if role and key is not None:
            yield role, key


def _leading_role(page: Page, cast: Cast, sentence: Sentence) -> str | None:
    """Return the "mayor" of "Mayor denies …" and "The mayor of Weston has …"."""
    named = cast.within((sentence.begin, sentence.end))
    people = [n.first for n in named if cast.cluster(n).kind == "Person"]
    for at in range(sentence.first, min(sentence.last, sentence.first + _OPENING)):
        if people and people[0] <= at + _STOPPED:
            return None
        token = page.tokens[at]
        if token.low in words("prepositions") or token.text[0] in ",:;":
            return None
        owns = at + 1 < sentence.last and page.tokens[at + 1].low == "'s"
        titled = not owns and token.low in name_words("titles", "words") - words("weak_titles")
        if titled and token.low not in words("honorifics"):
            return long_form(token.low)
    return None


def _named_later(page: Page, cast: Cast, number: int, role: str) -> int | None:
    """Return the first person named in full after the opening, where no other role is told.

    Whom the opening names beside the role does not have it; who has it then must be called so.
    """
    sentence = page.sentences[number]
    named = [cast.cluster(name) for name in cast.within((sentence.begin, sentence.end))]
    beside = {cluster.key for cluster in named if cluster.kind == "Person"}
    holders = cast.roles.get(role, set())
    last = min(len(page.paragraphs), sentence.paragraph + 1 + _PARAGRAPHS) - 1
    for name in cast.within((sentence.end, page.paragraphs[last].end)):
        cluster = cast.cluster(name)
        if cluster.kind != "Person" or name.quoted or len(name.parts) < 2:
            continue
        if cluster.key in beside:
            continue
        gender = noun_gender(role)
        if gender and cluster.gender not in ("", gender):
            return None
        others = any(cluster.key in keys for told, keys in cast.roles.items() if told != role)
        fits = cluster.key in holders or not (beside or others)
        return cluster.key if fits else None
    return None

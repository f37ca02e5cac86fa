"""Finds where something happened: a scene and tokens in, the place, or words of a site out.

"At the Harrow plant", "in a tunnel near Orle", "the Orle earthquake".
"""

from collections.abc import Iterable, Mapping
from functools import cache
from itertools import chain

from onrecord.reading.drafts import Bounds
from onrecord.reading.eventparts import Scene, behind_nouns
from onrecord.reading.eventtimes import says
from onrecord.reading.lexicon import event_list, table, words
from onrecord.reading.names import Name
from onrecord.reading.page import Page
from onrecord.reading.subjects import verbal

_SITE = 8  # tokens of "the main gate of the Harrow plant"
_LEADS = 3  # tokens between "in" and a place: "in the north of Orle"


def place_near(scene: Scene, phrase: Bounds, clause: Bounds) -> int | None:
    """Return the place of what a phrase tells, in the order of how plainly it does.

    It is one that "in" opens in the phrase or that stands in it, then in its clause or behind it,
    then before: "at the Harrow plant in Orle" is in Orle, "at the Harrow plant" in Harrow.
    """
    named = scene.cast.within((scene.sentence.begin, scene.sentence.end))
    places = [name for name in named if scene.cast.cluster(name).kind == "Place"]
    direct = [name for name in places if _opened(scene, name)]
    orders = (
        (name for name in direct if phrase[0] <= name.span.begin < phrase[1]),
        (name for name in places if phrase[0] <= name.span.begin < phrase[1]),
        (name for name in direct if _of_same(scene, clause, name)),
        (name for name in places if clause[0] <= name.span.begin < clause[1]),
        (name for name in reversed(direct) if _ahead(scene, phrase, name)),
    )
    found = next(chain(*orders), None)
    return scene.cast.cluster(found).key if found else None


def _of_same(scene: Scene, bounds: Bounds, name: Name) -> bool:
    """Whether a name stands in or behind words, and no other clause opens between."""
    if name.span.begin < bounds[0]:
        return False
    return not _other_clause(scene.page, scene.page.token_at(bounds[1]), name.first)


def _ahead(scene: Scene, bounds: Bounds, name: Name) -> bool:
    """Whether a name stands before words, in their clause, not in an aside or beside "said"."""
    page, first = scene.page, scene.page.token_at(bounds[0])
    if name.first >= first or _other_clause(page, name.last, first):
        return False
    if all(token.text != "," for token in page.tokens[name.last : first]):
        return True
    marks = (n for n in range(name.first - 1, scene.sentence.first - 1, -1) if _mark(page, n))
    return not _other_clause(page, next(marks, scene.sentence.first), name.first)


def _mark(page: Page, at: int) -> bool:
    return not page.tokens[at].text[0].isalnum()


def _other_clause(page: Page, first: int, last: int) -> bool:
    """Whether words among the tokens open another clause, or say what it tells: "heard that"."""
    apart = event_list("times", "apart")
    return any(page.tokens[at].low in apart or says(page, at) for at in range(first, last))


def _opened(scene: Scene, name: Name) -> bool:
    """Whether "in" opens the place: "in Orle", "in the north of Orle", not "at the Orle plant"."""
    page, at = scene.page, name.first - 1
    if name.last < scene.sentence.last and _goes_on(scene, name.last):
        return False
    lowest = max(scene.sentence.first, at - _LEADS)
    while at > lowest and page.tokens[at].low in event_list("occurrences", "leads"):
        at -= 1
    return at >= lowest and page.tokens[at].low in event_list("nouns", "places")


def _goes_on(scene: Scene, at: int) -> bool:
    """Whether a noun follows the name in its phrase: "the Harrow plant"."""
    token = scene.page.tokens[at]
    return token.low == "'s" or (token.text.islower() and token.low not in behind_nouns())


def site_after(scene: Scene, at: int) -> int:
    """Return the token behind the phrases that tell, from `at` on, where; `at` if none does."""
    page, end = scene.page, at
    while end < scene.sentence.last and page.tokens[end].low in event_list("occurrences", "at"):
        stop = _phrase_end(scene, end + 1)
        if not _is_site(scene, end + 1, stop):
            break
        end = stop
    return end


def _phrase_end(scene: Scene, first: int) -> int:
    """Return the token behind a noun phrase and what "of" joins to it."""
    page, last = scene.page, min(scene.sentence.last, first + _SITE)
    for at in range(first, last):
        token = page.tokens[at]
        inner = token.low in words("determiners") | {"of", "'s"} or token.text[0].isupper()
        verb = token.low in _ends() or verbal(page, at)
        if verb or (not inner and (token.low in behind_nouns() or not token.text[0].isalnum())):
            return at
    return last


def _is_site(scene: Scene, first: int, last: int) -> bool:
    """Whether a phrase names a place, or its noun or one that "of" joins is one of a site."""
    if first >= last:
        return False
    named = scene.cast.within(scene.page.bounds(first, last))
    if any(scene.cast.cluster(name).kind == "Place" for name in named):
        return True
    tokens = scene.page.tokens
    ends = (at for at in range(first, last) if at + 1 == last or tokens[at + 1].low == "of")
    return any(_singular(tokens[at].low) in _sites() for at in ends)


def of_thing(page: Page, first: int, last: int) -> bool:
    """Whether tokens are a phrase of what can collapse, crash or burn: "the roof of a mill".

    "A bomb of a speech" and "a tower of debt" are none.
    """
    inner = (at for at in range(first, last) if page.tokens[at].low in words("prepositions"))
    end = next(inner, last)
    if any(token.low in event_list("figures", "of") for token in page.tokens[end:last]):
        return False
    return end > first and _singular(page.tokens[end - 1].low) in _things()


def named_sites(page: Page, bounds: Bounds) -> frozenset[str]:
    """Return the kinds of site that the words of a page name, but those that may be any."""
    first, last = page.over(*bounds)
    return kinds_of_sites(token.low for token in page.tokens[first:last])


def kinds_of_sites(lows: Iterable[str]) -> frozenset[str]:
    """Return the kinds of site among words in small letters, the first word of each kind.

    >>> sorted(kinds_of_sites("the fire at the factory and schools of the town".split()))
    ['plant', 'school']
    """
    named = {_singular(low) for low in lows} & event_list("occurrences", "sites")
    return frozenset(
        _kinds().get(each, each) for each in named - event_list("occurrences", "anywhere")
    )


@cache
def _kinds() -> Mapping[str, str]:
    """Return the first word of each line of sites that may be one for all on it."""
    lines = [line.split() for line in table("events")["occurrences"]["alike"]]
    return {word: line[0] for line in lines for word in line}


@cache
def _ends() -> frozenset[str]:
    """Return the words that end the phrase of a site: "at the plant killed two", "killing two"."""
    return event_list("occurrences", "did") | event_list("occurrences", "ends")


@cache
def _sites() -> frozenset[str]:
    return event_list("occurrences", "sites") | event_list("occurrences", "things")


@cache
def _things() -> frozenset[str]:
    return _sites() - event_list("occurrences", "no_thing")


def _singular(low: str) -> str:
    """Return a noun of sites without the "s" of many."""
    return low[:-1] if low[:-1] in _sites() else low

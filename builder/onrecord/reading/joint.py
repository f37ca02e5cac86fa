"""Finds the names of those who speak together: a source's names in, the joined ones out."""

from collections.abc import Iterator, Sequence

from onrecord.reading.cast import Cast
from onrecord.reading.drafts import Bounds
from onrecord.reading.lexicon import words
from onrecord.reading.names import Name
from onrecord.reading.page import Page
from onrecord.reading.tokens import Token

_BEFORE = 3  # words between "and" and the name: "and her brother"
_APPOSITION = 12  # tokens between two names
_FIRST = 5  # tokens of who speaks first: "The former mayor"
_OPENS = frozenset({"both", "neither", "either"})


def joint(page: Page, cast: Cast, source: Bounds) -> list[Name]:
    """Return the names of "Ann Lee, a baker, and Tom Hall" or "Lee, Hall and the Council".

    None where fewer than two speak: the names in an apposition or behind a preposition do not.
    """
    named = [n for n in cast.within(source) if cast.cluster(n).kind in {"Person", "Organisation"}]
    if not named or any(not _small(t) for t in _between(page, source[0], named[0].span.begin)):
        return []
    found, listed = [named[0]], list[Name]()
    for name in named[1:]:
        between = page.tokens[(listed or found)[-1].last : name.first]
        if [token.text for token in between] == [","]:
            listed.append(name)
        elif _joined(cast, found[-1], name, between):
            found, listed = [*found, *listed, name], []
    return found if len(found) > 1 else []


def two(page: Page, source: Bounds) -> tuple[Bounds, Bounds] | None:
    """Return "Pell" and "his lawyer, Ann Lee" of "Pell and his lawyer, Ann Lee", None of others.

    The second is told as somebody of the first's, or as "the" one who is then named.
    """
    first, last = page.over(*source)
    first += page.tokens[first].low in _OPENS
    joins = range(first + 1, min(last - 1, first + _FIRST + 1))
    at = next((at for at in joins if page.tokens[at].low in {"and", "nor", "or"}), None)
    if at is None or any(_parts(page, place) for place in range(first, at)):
        return None
    opens, rest = page.tokens[at + 1].low, [t.text for t in page.tokens[at + 2 : last]]
    theirs = opens in words("possessive") | {"its"} and bool(rest)
    if not theirs and not (opens == "the" and "," in rest[:_BEFORE]):
        return None
    return page.bounds(first, at), page.bounds(at + 1, last)


def _parts(page: Page, at: int) -> bool:
    """Whether the word belongs to an apposition or a longer phrase: no "and" then joins two."""
    token = page.tokens[at]
    return token.text in ",(" or token.low in words("prepositions") | words("relatives")


def _between(page: Page, begin: int, end: int) -> Iterator[Token]:
    """Yield the words before the first name."""
    yield from page.tokens[page.token_at(begin) : page.token_at(end)]


def _small(token: Token) -> bool:
    """Whether the word before the first name leaves it the head: "both", a title, "the"."""
    return token.low not in words("prepositions") | words("relatives") | {"'s"}


def _joined(cast: Cast, one: Name, other: Name, between: Sequence[Token]) -> bool:
    """Whether an "and" joins two names, behind a whole apposition or with none."""
    lows = [token.low for token in between]
    if "and" not in lows or len(lows) > _APPOSITION or words("relatives") & {*lows}:
        return False
    at = len(lows) - 1 - lows[::-1].index("and")
    before, after = lows[:at], lows[at + 1 :]
    if len(after) > _BEFORE or {*after} & (words("prepositions") | {",", "'s", "("}):
        return False
    bare = not before or before == [","]
    apposed = before[0] == "," and before[-1] == "," if before else False
    people = cast.cluster(one).kind == cast.cluster(other).kind == "Person"
    return bare or (apposed and people)

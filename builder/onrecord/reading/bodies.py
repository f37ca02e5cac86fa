"""Says which body "the council", "the agency" or "it" is: a page and its cast in, clusters out."""

from collections.abc import Iterator

from onrecord.reading.cast import Cast
from onrecord.reading.drafts import Bounds
from onrecord.reading.lexicon import words
from onrecord.reading.names import Name
from onrecord.reading.page import Page

TEAMS = frozenset({"campaign", "administration", "team"})
_THROUGH = frozenset({"on", "via", "to", "through", "from"})


def body(page: Page, cast: Cast, offset: int) -> tuple[int, ...]:
    """Return the body that "it" means: the last speaker, else theirs, else the nearest."""
    for key in cast.last:
        if cast.clusters[key].kind in {"Organisation", "Document"}:
            cast.because_of("spoke last", key, offset)
            return (key,)
    return _nearest(page, cast, offset)


def body_called(
    page: Page, cast: Cast, head: Bounds, noun: str, *, own: bool = False
) -> tuple[int, ...]:
    """Return the body that "the council" means: one so called, else a fitting one.

    Nouns that stand in their bodies' own names ("council") mean no body that is called otherwise,
    nor does the `own` body of somebody ("her union").
    """
    for name in _bodies(page, cast, head[0]):
        if noun in name.parts or noun in cast.cluster(name).parts:
            return _led(cast, "called so", name)
    if own or noun in words("own_bodies"):
        return ()
    for key in cast.last:
        if cast.clusters[key].kind == "Organisation":
            cast.because_of("spoke last", key, head[0])
            return (key,)
    return _nearest(page, cast, head[0])


def team_called(page: Page, cast: Cast, offset: int, noun: str) -> str | None:
    """Return the "Lee campaign" that the text names before "the campaign"."""
    for name in cast.before(offset):
        if name.last < len(page.tokens) and page.tokens[name.last].low == noun:
            return page.text[name.span.begin : page.tokens[name.last].end]
    return None


def _nearest(page: Page, cast: Cast, offset: int) -> tuple[int, ...]:
    """Return the body of the last speaker ("officials at the bank"), else the nearest one."""
    for key in cast.last:
        spoken = cast.clusters[key]
        spans = [span for span, _ in spoken.mentions if spoken.kind == "Unnamed"]
        for name in cast.within((spans[-1].begin, spans[-1].end)) if spans else ():
            if cast.cluster(name).kind == "Organisation":
                return _led(cast, "body of who spoke", name)
    return _led(cast, "nearest", next(_bodies(page, cast, offset), None))


def _led(cast: Cast, rule: str, name: Name | None) -> tuple[int, ...]:
    """Return the body named, if one is, noting the rule that has led to it."""
    if name is None:
        return ()
    key = cast.cluster(name).key
    cast.because_of(rule, key, name.span)
    return (key,)


def _bodies(page: Page, cast: Cast, offset: int) -> Iterator[Name]:
    """Yield the organisations before `offset`, the nearest first, but no mere medium."""
    for name in cast.before(offset):
        if cast.cluster(name).kind == "Organisation" and not _medium(page, name):
            yield name


def _medium(page: Page, name: Name) -> bool:
    """Whether the name is only the platform through which was spoken: "posted it on …"."""
    before = page.tokens[name.first - 1].low if name.first else ""
    return before in _THROUGH and " ".join(name.parts) in words("platforms")

"""Tells who speaks in a draft and who is told: a page, the draft and the cast in, clusters out."""

from typing import NamedTuple

from onrecord.reading.cast import Cast
from onrecord.reading.drafts import Draft
from onrecord.reading.page import Page
from onrecord.reading.reasons import Chain, because
from onrecord.reading.speakers import resolve

Keys = tuple[int, ...]
Led = tuple[Keys, Chain]  # who speaks, and why


class Who(NamedTuple):
    """Clusters of who speaks and of who is told; why, and what makes the speaker less sure."""

    speaker: Keys
    heard: Keys
    why: Chain
    doubts: frozenset[str]


def speaking(
    page: Page, draft: Draft, cast: Cast, *, known: Led | None = None, own: Keys = ()
) -> Who:
    """Return who speaks, who is told, and why.

    `known` is who speaks where that is certain, `own` whom "me" means inside a statement.
    """
    cast.doubts = frozenset()
    before = cast.last, cast.last_at, cast.last_why
    speakers, why = _speaking(page, draft, cast) if known is None else known
    if not _by_way(page, draft):
        before = cast.last, cast.last_at, cast.last_why
    last, doubts = before, cast.doubts
    to_own = draft.hearer and page.text[slice(*draft.hearer)].lower() in {"me", "us"}
    barred, cast.barred = cast.barred, (*cast.barred, *speakers)
    heard = own if own and to_own else resolve(page, cast, draft.hearer) if draft.hearer else ()
    cast.barred = barred
    cast.last, cast.last_at, cast.last_why = last
    return Who(speakers, heard, why, doubts)


def _by_way(page: Page, draft: Draft) -> bool:
    """Whether who speaks is only named by the way: "She was told by Lee", "Asked by Lee, she"."""
    at = page.token_at(draft.source[0]) if draft.source and draft.hearer else 0
    return at > 0 and page.tokens[at - 1].low == "by"


def _speaking(page: Page, draft: Draft, cast: Cast) -> Led:
    """Return who speaks by the source or a shared subject, else who spoke last and goes on."""
    source = draft.source or draft.shares
    if not source:
        return (cast.last, cast.last_why) if draft.follows else ((), ())
    speakers = resolve(page, cast, source, goes_on=draft.goes_on)
    shared = () if draft.source else (because("shared subject", source),)
    return speakers, (*shared, *cast.why) if speakers else ()

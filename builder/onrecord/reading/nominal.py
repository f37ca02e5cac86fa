"""Tells whether a report's words say anything: a page, its report and content in, doubts out."""

from onrecord.reading.drafts import Bounds
from onrecord.reading.lexicon import confidence, cue_verbs, words
from onrecord.reading.page import Page
from onrecord.records import Form, Polarity

_MOST = 5  # words of a bare phrase: "the silence"


def empty(page: Page, content: tuple[Bounds, ...], *, form: Form, polarity: Polarity) -> bool:
    """Whether the words are only "it" or "that", which nobody denies or leaves unsaid."""
    lows = _words(page, content)
    bare = all(low in words("pointing") for low in lows)
    return form == "indirect" and polarity == "affirmed" and bare


def sure_of(page: Page, content: tuple[Bounds, ...], *, cue: Bounds | None, form: Form) -> float:
    """Return a factor below 1 where a thing is told of with no word of reporting: "broke the ice".

    Such a phrase says what somebody does, more often than what somebody says.
    """
    lows = _words(page, content)
    verbal = words("finite") | words("have") | words("wh") | {"to", "that", "not", "be", "do"}
    bare = form == "indirect" and 0 < len(lows) <= _MOST and not verbal & {*lows}
    told = cue is not None and any(low in cue_verbs() for low in page.lows(*cue))
    return confidence("thing told of") if bare and not told else 1


def _words(page: Page, content: tuple[Bounds, ...]) -> list[str]:
    return [low for piece in content for low in page.lows(*piece) if low[0].isalnum()]

"""Finds the talk that a sentence without words dates: "She spoke to the Gazette on Wednesday."."""

from bisect import bisect_left

from onrecord.reading.clauses import dateline, possessive
from onrecord.reading.drafts import Draft
from onrecord.reading.lexicon import words
from onrecord.reading.occasions import Told, recent
from onrecord.reading.page import Page
from onrecord.reading.reasons import Dated, told_by

_FEW = 3  # times of the paragraph before that are looked at
_TO = 3  # tokens from "spoke" to "to" and "with"


def talk(told: Told, draft: Draft, after: int) -> Dated | None:
    """Return when the talk was of which the paragraph before the draft's tells.

    `after` is where the statement before the draft ends: the talk is told behind it.
    """
    if draft.sentence < 0 or not draft.paragraph:
        return None
    page, times = told.page, told.times
    before = page.paragraphs[draft.paragraph - 1]
    at = bisect_left(times, before.end, key=lambda time: time.span.begin)
    for time in reversed(times[max(0, at - _FEW) : at]):
        if time.span.begin < max(before.begin, after):
            return None
        plain = not possessive(page.text, time) and not dateline(page.text, time)
        if plain and recent(time.when, told.published):
            number = page.sentence_at(page.token_at(time.span.begin))
            return told_by(time, "talk") if _tells(page, draft, number, time.span.begin) else None
    return None


def _tells(page: Page, draft: Draft, number: int, until: int) -> bool:
    """Whether the sentence tells before the time that whoever says the draft's words spoke."""
    sentence = page.sentences[number]
    last = page.token_at(until)
    low = [token.low for token in page.tokens[sentence.first : last]]
    spoke = any(
        verb in words("interviewed")
        or (verb in words("speaking") and {"to", "with"} & {*low[at + 1 : at + 1 + _TO]})
        for at, verb in enumerate(low)
    )
    paragraph = page.paragraphs[sentence.paragraph]
    source = page.text[slice(*draft.source)].split() if draft.source else []
    named = source[-1:] and source[-1][0].isupper()
    return spoke and (not named or source[-1] in page.text[paragraph.begin : paragraph.end])

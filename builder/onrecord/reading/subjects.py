"""Finds the subject of a sentence, for verbs that share it: "Lee praised the plan and said …"."""

# ruff: noqa: PLR2004  counts of a few tokens or letters, each told by its line

from onrecord.reading.cues import finite_verb
from onrecord.reading.lexicon import cue_verbs, words
from onrecord.reading.page import Page, Sentence
from onrecord.reading.phrases import Range, source_before

_LONGEST = 30  # tokens before the first verb


def subject(page: Page, sentence: Sentence, stop: int) -> Range | None:
    """Return the phrase before the first plainly finite verb of the sentence, up to `stop`."""
    for at in range(sentence.first + 1, min(stop, sentence.first + _LONGEST)):
        if page.inside[at] >= 0:
            return None
        if verbal(page, at):
            found = source_before(page, sentence.first, at)
            return found if found and _plain(page, found) else None
    return None


def verbal(page: Page, at: int) -> bool:
    """Whether the token is plainly a finite verb or a past one."""
    token = page.tokens[at]
    if token.text[0].isupper():
        return False
    if token.low in words("finite") or token.low in words("past"):
        return True
    cue = cue_verbs().get(token.low)
    if cue is not None and cue.shape in {"past", "past/done"}:
        return True
    return token.low.endswith("ed") and len(token.low) > 4


def _plain(page: Page, found: Range) -> bool:
    return not finite_verb(page, *found) or any(
        t.low in words("relatives") for t in page.tokens[found[0] : found[1]]
    )

"""Says what a cue's tense tells of when it was said: a page and a draft in, verdicts out."""

from onrecord.reading.drafts import Draft
from onrecord.reading.lexicon import cue_verbs, words
from onrecord.reading.page import Page
from onrecord.reading.stretches import stretches

_WROTE = frozenset({"wrote", "writes", "penned"})
_THROUGH = 4  # tokens from "in" to "letter": "in his first long letter"


def cue_words(page: Page, draft: Draft) -> list[str]:
    """Return the words of the cue in small letters."""
    return page.lows(*draft.cue) if draft.cue else []


def past(page: Page, draft: Draft) -> bool:
    """Whether the cue tells of one occasion: "said", not "says" or "has said"."""
    if draft.follows or draft.cue is None:
        return draft.follows
    verdicts = map(_tells_past, cue_words(page, draft))
    return next((verdict for verdict in verdicts if verdict is not None), False)


def still_says(page: Page, draft: Draft) -> bool:
    """Whether the cue tells what is said at any time: "says", not "has said" or "is saying"."""
    cue = cue_words(page, draft)
    shapes = {verb.shape for low in cue if (verb := cue_verbs().get(low))}
    return bool(shapes & {"s", "base"}) and not words("auxiliaries") & {*cue}


def ahead(page: Page, draft: Draft) -> bool:
    """Whether it is yet to be said: "will tell"."""
    return any(low in words("future") for low in cue_words(page, draft))


def written(page: Page, draft: Draft) -> bool:
    """Whether it was written in a letter: "wrote", "said in a letter"."""
    if draft.cue is None or draft.sentence < 0:
        return False
    sentence = page.sentences[draft.sentence]
    content = stretches(draft.content)
    letters = (
        at
        for at in range(sentence.first, sentence.last)
        if page.tokens[at].low in words("letters") and page.tokens[at].begin not in content
    )
    before = (page.tokens[max(sentence.first, at - _THROUGH) : at] for at in letters)
    through = any({token.low for token in tokens} & {"in", "by", "via"} for tokens in before)
    return through or not _WROTE.isdisjoint(cue_words(page, draft))


def _tells_past(low: str) -> bool | None:
    """Return whether a word of a cue is past or present; None where it does not tell."""
    if low in words("have") or low in words("present_helpers"):
        return False
    if low in words("past_helpers"):
        return True
    cue = cue_verbs().get(low)
    if cue and low not in words("auxiliaries"):
        return cue.shape in {"past", "past/done", "ing", "done"}
    if low.endswith(("ed", "ing")) or low in words("past_verbs"):
        return True
    return False if low.endswith("s") and not low.endswith("ss") else None

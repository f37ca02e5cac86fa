"""Says whether a report inside another says something by itself: page and draft in, draft out."""

from collections.abc import Iterator
from dataclasses import replace

from onrecord.reading.cues import finite_verb
from onrecord.reading.drafts import Draft
from onrecord.reading.lexicon import cue_verbs, words
from onrecord.reading.page import Page

_FEWEST = 2  # words of a noun phrase
_BARE = frozenset({"base", "past", "past/done", "done"})


def telling(page: Page, draft: Draft) -> Draft | None:
    """Return the draft if it has a quotation, a clause, an infinitive or an object that is said.

    Words without marks end with their sentence, and before an "and that" of the report around.
    """
    if draft.form != "indirect" or draft.marks != "none":
        return draft
    begin = draft.content[0][0]
    first = page.token_at(begin)
    end = _end(page, first, draft.content[-1][1])
    cut = tuple((b, min(e, end)) for b, e in draft.content if b < end)
    tokens = [at for piece in cut for at in range(*page.over(*piece))]
    return replace(draft, content=cut) if _says(page, draft, tokens) else None


def _end(page: Page, first: int, end: int) -> int:
    """Return where the inner words end at the latest."""
    sentence = page.sentences[page.sentence_at(first)]
    for at in range(first + 1, sentence.last - 1):
        joined = page.tokens[at].low == "and" and page.tokens[at + 1].low == "that"
        if joined and page.tokens[first].low != "that":
            return min(end, page.tokens[at - 1].end)
    return min(end, _stop(page, first, sentence.last))


def _stop(page: Page, first: int, last: int) -> int:
    """Return where a sentence ends that goes on in small letters, as posts do."""
    for at in range(first + 1, last - 1):
        here, after = page.tokens[at], page.tokens[at + 1]
        parted = here.end < after.begin and page.tokens[at - 1].end == here.begin
        short = page.tokens[at - 1].low in words("abbreviations")
        if here.text in {".", "!", "?"} and parted and not short:
            return here.end
    return page.tokens[last - 1].end


def _says(page: Page, draft: Draft, tokens: list[int]) -> bool:
    lows = [page.tokens[at].low for at in tokens if page.tokens[at].text[0].isalnum()]
    if all(low in words("pronouns") | words("empty") | words("small") for low in lows):
        return False
    if len(tokens) > 1 and page.tokens[tokens[1]].text == ",":
        return page.tokens[tokens[0]].low not in words("pronouns")
    if lows[0] in words("wh") | {"that", "to"} and len(lows) > 1:
        return True
    if _verb_first(page, tokens[0]):
        return False
    takes = {way for cue in _cues(page, draft) for way in cue}
    if "clause" in takes or finite_verb(page, tokens[0] + 1, tokens[-1] + 1):
        return True
    return "object" in takes and len(lows) >= _FEWEST


def _verb_first(page: Page, at: int) -> bool:
    """Whether a verb without its subject comes first: "regret it", "wanted an apology"."""
    token = page.tokens[at]
    cue = cue_verbs().get(token.low)
    verb = cue is not None and cue.shape in _BARE and token.low not in words("noun_bases")
    verb = verb or token.low in words("past") | words("finite")
    after = page.tokens[at + 1].low if at + 1 < len(page.tokens) else "."
    small = words("determiners") | words("empty") | words("prepositions") | words("possessive")
    return verb and token.text.islower() and after in small


def _cues(page: Page, draft: Draft) -> Iterator[frozenset[str]]:
    """Yield what the verbs of the cue take."""
    for at in range(*page.over(*draft.cue)) if draft.cue else ():
        verb = cue_verbs().get(page.tokens[at].low)
        if verb:
            yield verb.take

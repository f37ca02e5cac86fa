"""Finds cues on a page: verbs and phrases that report, with their auxiliaries and negation."""

from collections.abc import Iterator

from onrecord.reading.lexicon import Cue, cue_phrases, cue_verbs, words
from onrecord.reading.page import Page
from onrecord.reading.verbs import Found, auxiliary, stands_as_verb

_HELPERS = 5  # auxiliaries and adverbs before one verb
_ADVERB = 5  # letters of the shortest adverb in -ly


def cues(page: Page, first: int, last: int) -> Iterator[Found]:
    """Yield the cues among the tokens `first` to `last` in order, none overlapping."""
    at = first
    while at < last:
        found = _at(page, at, first, last)
        if found:
            yield found
        at = found.last if found else at + 1


def finite_verb(page: Page, first: int, last: int) -> bool:
    """Whether a plainly finite verb stands among the tokens."""
    return any(
        t.low in words("finite")
        or (t.low in cue_verbs() and cue_verbs()[t.low].shape in {"past", "past/done"})
        for t in page.tokens[first:last]
    )


def _at(page: Page, at: int, first: int, last: int) -> Found | None:
    low = page.tokens[at].low
    for parts, cue in cue_phrases().get(low, ()):
        if tuple(t.low for t in page.tokens[at : min(last, at + len(parts))]) == parts:
            return _found(page, at, at + len(parts), first, cue)
    cue_verb = cue_verbs().get(low)
    if cue_verb is None or (page.tokens[at].text[0].isupper() and at not in page.headlines):
        return None
    found = _found(page, at, at + 1, first, cue_verb)
    return found if stands_as_verb(page, found, first, last) else None


def _found(page: Page, at: int, end: int, first: int, cue: Cue) -> Found:
    """Take in the auxiliaries and adverbs before the verb: "has also said"."""
    begin = at
    while begin > first and at - begin < _HELPERS and _helper(page, begin - 1):
        begin -= 1
    while begin < at and page.tokens[begin].low in {"yesterday", "today"}:
        begin += 1
    before = [t.low for t in page.tokens[begin:at]]
    be = any(w in words("be") for w in before) or before[-1:] == ["'s"]
    passive = be and cue.shape in {"done", "past/done"}
    progressive = be and cue.shape == "ing"
    finite = cue.shape in {"base", "past", "s", "past/done"} or bool(before) or progressive
    if before[-1:] == ["to"] or before[:1] == ["to"]:
        finite = False
    negated = any(w in words("negations") for w in before)
    return Found(begin, end, at, cue, passive, negated, finite)


def _helper(page: Page, at: int) -> bool:
    token = page.tokens[at]
    if page.inside[at] >= 0:
        return False
    return auxiliary(page, at) or token.low in words("adverbs") or is_adverb(token.low)


def is_adverb(low: str) -> bool:
    """Whether the word is an adverb in -ly."""
    return low.endswith("ly") and len(low) >= _ADVERB and low not in words("no_adverbs")

"""Says where content that follows its cue ends: a page and its cues in, a token number out."""

from onrecord.reading.lexicon import words
from onrecord.reading.page import Page, Sentence
from onrecord.reading.phrases import Range
from onrecord.reading.verbs import Found

_OPENING = 14  # tokens of "When Lee praised"
_PARTICIPLE = 6  # letters of the shortest participle; "king" is none
_FINITE = frozenset({"past", "past/done", "s"})


def clause_end(
    page: Page, sentence: Sentence, start: int, later: list[Found], *, plain: bool
) -> int:
    """Return the token where the content that starts at token `start` ends.

    `plain` content is an object, not a clause, and ends before a relative clause too.
    """
    opener = page.tokens[sentence.first].low
    opened = opener in words("subordinate") and start - sentence.first < _OPENING
    for at in range(start + 1, sentence.last):
        if page.inside[at] >= 0 and page.inside[at - 1] == page.inside[at]:
            continue
        if page.tokens[at].text == ",":
            if opened or _ends_at_comma(page, sentence, at + 1, later, plain=plain):
                return at
        elif _ends_at(page, sentence, (start, at), later, plain=plain):
            return at
    return sentence.last


def _ends_at_comma(
    page: Page, sentence: Sentence, at: int, later: list[Found], *, plain: bool
) -> bool:
    """Whether what follows a comma is no more content: another report, a participle."""
    if at >= sentence.last:
        return True
    if _adds(page, at, sentence.last) or _coordinated(page, at, sentence, later):
        return True
    if any(f.first == at and f.cue.shape in _FINITE for f in later):
        return True
    low = page.tokens[at].low
    participle = low.endswith("ing") and len(low) >= _PARTICIPLE and low != "including"
    return participle or (plain and low in words("clause_relatives"))


def _ends_at(
    page: Page, sentence: Sentence, place: Range, later: list[Found], *, plain: bool
) -> bool:
    """Whether the content ends before the token: a semicolon, a lone dash, "and said"."""
    start, at = place
    token = page.tokens[at]
    if page.inside[at] >= 0:
        return False
    if token.text in "–—":
        return sum(t.text in "–—" for t in page.tokens[start : sentence.last]) == 1
    if token.low in {"and", "but"}:
        joined = _skip_adverbs(page, at + 1, sentence.last)
        starts = (f for f in later if f.first in {at + 1, joined} and f.cue.shape in _FINITE)
        return any(f.cue.lemma not in words("mental") for f in starts)
    spoken = plain and (token.low == "during" or _spoken(page, at, sentence.last))
    return spoken or token.text == ";"


def _spoken(page: Page, at: int, stop: int) -> bool:
    """Whether "in an interview" or "on Twitter" follows, which tells of the saying."""
    if page.tokens[at].low not in {"in", "on", "at"}:
        return False
    near = page.tokens[at + 1 : min(stop, at + 4)]
    return any(
        t.low in words("spoken_in") or t.low in {"twitter", "facebook", "instagram"} for t in near
    )


def _skip_adverbs(page: Page, at: int, stop: int) -> int:
    while at < stop and page.tokens[at].low in words("adverbs"):
        at += 1
    return at


def _adds(page: Page, at: int, stop: int) -> bool:
    """Whether ", adding that" or ", according to" follows the comma."""
    at = _skip_adverbs(page, at, stop)
    if at < stop and page.tokens[at].low in {"and", "while", "before", "but"}:
        at += 1
    if at + 1 >= stop or page.tokens[at].low not in words("adders"):
        return False
    return page.tokens[at].low != "according" or page.tokens[at + 1].low == "to"


def _coordinated(page: Page, at: int, sentence: Sentence, later: list[Found]) -> bool:
    """Whether ", and/but/while NP said" follows: another report at the same level."""
    if at >= sentence.last or page.tokens[at].low not in {
        "and",
        "but",
        "while",
        "though",
        "although",
    }:
        return False
    for found in later:
        if at < found.first <= at + 7 and found.finite:
            between = page.tokens[at + 1 : found.first]
            return not any(t.text == "," or t.low in words("subordinators") for t in between)
    return False

"""Finds the noun phrase that a cue's speaker or hearer is: token numbers in, token range out."""

# ruff: noqa: PLR2004  counts of a few tokens or letters, each told by its line

from onrecord.reading.cues import finite_verb, is_adverb
from onrecord.reading.lexicon import cue_verbs, name_words, table, words
from onrecord.reading.page import Page

Range = tuple[int, int]

_SEGMENTS = 6  # segments between commas before one verb
_LONGEST = 45  # tokens of one phrase
_EDGE = frozenset(";:–—(")


def source_before(page: Page, lowest: int, verb: int) -> Range | None:
    """Return the phrase that ends before token `verb`, looking back no further than `lowest`."""
    last = _without_time(page, lowest, verb)
    if last <= lowest:
        return None
    if page.tokens[last - 1].text == ",":
        return _with_apposition(page, lowest, last)
    if page.tokens[last - 1].low in words("subject_pronouns"):
        return last - 1, last
    first = _start(page, lowest, last)
    first = _without_openers(page, first, last)
    return (first, last) if is_phrase(page, first, last) else None


def is_phrase(page: Page, first: int, last: int) -> bool:
    """Whether the range can be a phrase at all: it has a word that is no mere function word."""
    if first >= last or last - first > _LONGEST:
        return False
    head, opening = page.tokens[last - 1].low, page.tokens[first].low
    if opening in words("auxiliaries") or opening.startswith("i'"):
        return False
    if head in words("prepositions") or head in words("conjunctions") or head in {"not", "n't"}:
        return False
    return any(t.text[0].isalnum() for t in page.tokens[first:last])


def _without_time(page: Page, lowest: int, last: int) -> int:
    """Leave "on Tuesday" or "yesterday" between the speaker and the verb out."""
    at = last
    weekdays = table("times")["weekdays"]
    while at > lowest + 1 and page.tokens[at - 1].low in weekdays.keys() | words("day_words"):
        at -= 1
    while at > lowest + 1 and page.tokens[at - 1].low in {"on", "late", "early", "last"}:
        at -= 1
    return at


def _with_apposition(page: Page, lowest: int, last: int) -> Range | None:
    """Return "Ann Lee, a lawyer who …," before the verb: the head and its appositions."""
    end = last - 1
    for _ in range(_SEGMENTS):
        comma = _comma_before(page, lowest, end)
        begin = lowest if comma is None else comma + 1
        if begin >= end:
            return None
        appositive = _appositive(page, begin, end) or (
            comma is not None and _named_apposition(page, lowest, begin, end)
        )
        if not appositive or comma is None:
            if page.tokens[begin].low in words("relatives"):
                return None
            first = _without_openers(page, _start(page, lowest, end), end)
            return (first, last) if is_phrase(page, first, end) else None
        end = comma
    return None


def _named_apposition(page: Page, lowest: int, begin: int, end: int) -> bool:
    """Whether a name stands behind its description: "its chief executive, Ann Lee,"."""
    if end - begin > 4 or not all(
        t.text[0].isupper() or t.text == "." for t in page.tokens[begin:end]
    ):
        return False
    before = _comma_before(page, lowest, begin - 1)
    first = lowest if before is None else before + 1
    while first < begin - 1 and page.inside[first] >= 0:
        first += 1
    opening = page.tokens[first].low
    return (
        begin - first <= 8
        and opening in words("determiners")
        and not finite_verb(page, first, begin)
    )


def _appositive(page: Page, begin: int, end: int) -> bool:
    token = page.tokens[begin]
    return (
        token.low in words("appositive")
        or token.text[0].isdecimal()
        or token.low.startswith(("d-", "r-", "i-"))
        or token.low in {"jr", "sr"}
        or (end - begin <= 3 and _place(page, begin, end))
        or (token.low.endswith("ing") and end - begin > 1)
        or (token.text[0].islower() and not finite_verb(page, begin, end))
    )


def _place(page: Page, begin: int, end: int) -> bool:
    """Whether a short segment is the second half of "Springfield, Va.,"."""
    low = " ".join(t.low.rstrip(".") for t in page.tokens[begin:end] if t.text != ".")
    return any(low in name_words("places", key) for key in ("countries", "states", "several")) or (
        low in words("abbreviations")
    )


def _comma_before(page: Page, lowest: int, end: int) -> int | None:
    for at in range(end - 1, max(lowest, end - _LONGEST) - 1, -1):
        if page.tokens[at].text == "," and page.inside[at] < 0:
            return at
    return None


def _start(page: Page, lowest: int, last: int) -> int:
    """Walk back from `last` to where its phrase begins."""
    at = last
    while at > lowest and last - at < _LONGEST:
        token = page.tokens[at - 1]
        if token.text == ")":
            opened = _opening(page, lowest, at - 1)
            if opened is None:
                return at
            at = opened
            continue
        if page.inside[at - 1] >= 0 or token.text == "," or _edge(page, at - 1):
            return at
        if token.low in words("relatives") and at - 1 > lowest and _relative(page, lowest, at - 1):
            at -= 1
            continue
        if token.low in words("subordinators") or token.low in {"but", "so", "or", "yet"}:
            return at
        if token.low == "and" and _clause_left(page, lowest, at - 1):
            return at
        if token.low in words("finite") or _reporting(page, at - 1):
            opened = _relative_clause(page, lowest, at - 1)
            if opened is None:
                return at
            at = opened
            continue
        at -= 1
    return at


def _edge(page: Page, at: int) -> bool:
    """Whether a phrase ends at the mark; a hyphen between spaces parts as a dash does."""
    begin, end, printed, _ = page.tokens[at]
    if printed in _EDGE:
        return True
    return printed == "-" and page.text[begin - 1 : end + 1].split() == ["-"]


def _reporting(page: Page, at: int) -> bool:
    """Whether the word is a finite form of a reporting verb standing as one."""
    cue = cue_verbs().get(page.tokens[at].low)
    if cue is None or cue.shape not in {"past", "past/done", "s"}:
        return False
    if page.tokens[at].text[0].isupper():
        return False
    return at > 0 and page.tokens[at - 1].low not in words("determiners") and cue.shape != "s"


def _opening(page: Page, lowest: int, at: int) -> int | None:
    for place in range(at - 1, max(lowest, at - 12) - 1, -1):
        if page.tokens[place].text == "(":
            return place
    return None


def _relative(page: Page, lowest: int, at: int) -> bool:
    """Whether who/which/that after a noun opens a relative clause of the same phrase."""
    before = page.tokens[at - 1]
    return page.tokens[at].low in {"who", "whose"} and before.text[0].isalpha() and at - 1 >= lowest


def _relative_clause(page: Page, lowest: int, at: int) -> int | None:
    """Return the "who" that opens the clause in which the verb at `at` stands."""
    for place in range(at - 1, max(lowest, at - 12), -1):
        token = page.tokens[place]
        if token.text in ",;:" or page.inside[place] >= 0:
            return None
        if token.low in {"who", "whose"}:
            return place
    return None


def _clause_left(page: Page, lowest: int, at: int) -> bool:
    """Whether a whole clause stands left of the "and" at `at`, which then joins clauses."""
    begin = at
    while begin > max(lowest, at - 15) and page.inside[begin - 1] < 0:
        begin -= 1
    if at - 1 >= lowest and page.tokens[at - 1].text in ',”"':
        return True
    return finite_verb(page, begin, at)


def _without_openers(page: Page, first: int, last: int) -> int:
    """Leave "But", "Meanwhile" and "In a memo" before the phrase out."""
    while first < last - 1 and _opener(page, first):
        first += 1
    if first < last and page.tokens[first].low in words("adverbial_openers"):
        return _after_adverbial(page, first, last)
    return first


def _opener(page: Page, at: int) -> bool:
    token = page.tokens[at]
    weekdays = table("times")["weekdays"]
    return (
        token.low in words("conjunctions")
        or token.low in {"then", "later", "also", "only", "however"}
        or token.low in {"meanwhile", "still", "now", "thus"}
        or token.low in weekdays
        or is_adverb(token.low)
        or not token.text[0].isalnum()
    )


def _after_adverbial(page: Page, first: int, last: int) -> int:
    """Return where the subject starts after "In a memo the agency": its own determiner or name."""
    for at in range(last - 1, first + 1, -1):
        before = page.tokens[at - 1].low
        if page.tokens[at].low in words("determiners") and before not in words("prepositions"):
            return at
    at = last - 1
    while (
        at - 1 > first
        and page.tokens[at].text[0].isupper() == page.tokens[at - 1].text[0].isupper()
    ):
        if page.tokens[at - 1].low in words("prepositions"):
            break
        at -= 1
    return at

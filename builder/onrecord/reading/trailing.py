"""Finds the phrase behind a cue that its source is: "said Ann Lee"."""

from onrecord.reading.lexicon import cue_verbs, document_words, table, words
from onrecord.reading.page import Page
from onrecord.reading.phrases import Range, is_phrase

_NAME = 4  # words of a name behind its description
_NAME_FEWEST = 2  # a single capital word may open a clause
_LONGEST = 45  # tokens of one phrase


def source_after(page: Page, first: int, stop: int) -> Range | None:
    """Return the phrase that begins at `first` ("said Ann Lee, a lawyer who …"), up to `stop`."""
    at = first
    apposition = False
    while at < stop and at - first < _LONGEST:
        token = page.tokens[at]
        if page.inside[at] >= 0 or token.text in ";:–—.!?":
            if token.text == "." and _abbreviated(page, at, stop):
                at += 1
                continue
            break
        if token.text == ",":
            if not (
                _apposition_follows(page, at + 1, stop) or _name_follows(page, first, at, stop)
            ):
                break
            apposition = True
        elif not apposition and _ends_phrase(page, at, first):
            break
        at += 1
    while at > first and not (
        page.tokens[at - 1].text[0].isalnum() or page.tokens[at - 1].text in ")."
    ):
        at -= 1
    return (first, at) if at > first and is_phrase(page, first, at) else None


def _abbreviated(page: Page, at: int, stop: int) -> bool:
    touching = page.tokens[at - 1].end == page.tokens[at].begin
    return (
        touching
        and at + 1 < stop
        and page.tokens[at - 1].low in words("abbreviations") | set("abcdefghijklmnopqrstuvwxyz")
    )


def _apposition_follows(page: Page, at: int, stop: int) -> bool:
    if at >= stop or page.inside[at] >= 0:
        return False
    low = page.tokens[at].low
    if low in words("relatives") and _cue_follows(page, at + 1, stop):
        return False
    if low in {"and", "like", "including", "such", "of", "now", "both"}:
        return False
    return (
        low in words("appositive")
        or low.startswith(("d-", "r-"))
        or (
            page.tokens[at].text[0].islower()
            and low not in words("subordinators")
            and low not in words("prepositions")
            and not low.endswith("ing")
            and low not in words("adverbs")
            and low not in words("conjunctions")
        )
    )


def _name_follows(page: Page, first: int, comma: int, stop: int) -> bool:
    """Whether the comma parts "the guild’s warden" from its name, which a comma or stop ends."""
    head = page.tokens[comma - 1]
    if page.tokens[first].low not in words("determiners") or not head.text[0].islower():
        return False
    if head.low in document_words() | words("body_nouns") | words("time_words"):
        return False
    at = comma + 1
    while at < stop and at - comma <= _NAME and page.tokens[at].text[0].isupper():
        at += 1
    ends = at >= stop or page.tokens[at].text in ",.;"
    return ends and at - comma > _NAME_FEWEST


def _cue_follows(page: Page, at: int, stop: int) -> bool:
    """Whether a reporting verb follows "who", which then reports something of its own."""
    while at < stop and (
        page.tokens[at].low in words("auxiliaries") or page.tokens[at].low in words("adverbs")
    ):
        at += 1
    return at < stop and page.tokens[at].low in cue_verbs()


def _ends_phrase(page: Page, at: int, first: int) -> bool:
    low = page.tokens[at].low
    if at == first:
        return False
    if low in {"in", "on", "during", "after", "to", "by", "before", "when", "while", "as", "about"}:
        return True
    if low in table("times")["weekdays"] or low in words("time_words"):
        return True
    return low in words("finite") or (
        low in words("subordinators") and low not in {"who", "which", "whose"}
    )

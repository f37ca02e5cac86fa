"""Says what follows a cue: who is told, and where the content starts."""

from onrecord.reading.cues import finite_verb
from onrecord.reading.lexicon import table, words
from onrecord.reading.page import Page
from onrecord.reading.phrases import Range

_ARTICLES = frozenset({"the", "a", "an", "his", "her", "their"})
_HEARER = 14  # tokens of who is told
_SKIPPED = 25  # tokens between a cue and its content


def follows(page: Page, at: int, stop: int) -> str:  # noqa: PLR0911  one line a kind
    """Name what stands at token `at` after the cue: "that", "quote", "to", "end", a preposition."""
    if at >= stop:
        return "end"
    token = page.tokens[at]
    if _quote_opens(page, at) or (token.text == "," and _quote_opens(page, at + 1)):
        return "quote"
    if token.text in ".,;!?)–—:":
        return "quote" if token.text == ":" else "end"
    if token.low in words("wh") or token.low == "that":
        return "that"
    if token.low in {"to", "not"}:
        return "to"
    if token.low in words("prepositions"):
        return "clause" if _amount(page, at, stop) else token.low
    weekdays = table("times")["weekdays"]
    return "on" if token.low in weekdays or token.low in words("time_openers") else "clause"


def _quote_opens(page: Page, at: int) -> bool:
    if at >= len(page.tokens) or page.inside[at] < 0:
        return False
    return at == 0 or page.inside[at - 1] != page.inside[at]


def _amount(page: Page, at: int, stop: int) -> bool:
    """Whether "about half of it" follows, a noun phrase in spite of its first word."""
    if page.tokens[at].low not in {"about", "over", "around"} or at + 1 >= stop:
        return False
    after = page.tokens[at + 1]
    return after.text[0].isdecimal() or after.low in {"half", "one", "two", "three", "a", "four"}


def hearer(page: Page, at: int, stop: int) -> Range | None:
    """Return who is told, right after the verb: "told reporters that"."""
    first = at
    if at < stop and page.tokens[at].low in {"him", "her", "them", "us", "me", "you", "it"}:
        return (at, at + 1)
    that = _that(page, at, stop)
    if that is not None:
        return (first, that)
    while at < stop and at - first < _HEARER:
        token = page.tokens[at]
        if page.inside[at] >= 0 or token.text in ",:;.–—" or token.low == "that":
            break
        if at > first and _clause_opens(page, at):
            break
        at += 1
    return (first, at) if at > first else None


def _that(page: Page, at: int, stop: int) -> int | None:
    """Return where "that" stands after a hearer in which no verb and no comma stands."""
    for place in range(at + 1, min(stop, at + _HEARER)):
        token = page.tokens[place]
        if token.low == "that" and page.inside[place] < 0:
            return place
        if token.text in ",:;.–—" or token.low in words("relatives"):
            return None
        if finite_verb(page, place, place + 1) or token.low in words("clause_starters") - _ARTICLES:
            return None
    return None


def _clause_opens(page: Page, at: int) -> bool:
    """Whether a new noun phrase or clause starts at the token."""
    token, before = page.tokens[at], page.tokens[at - 1]
    if before.low in words("prepositions") or before.low in words("determiners"):
        return False
    if token.low in words("wh") or token.low in {"to", "in", "on", "during", "about", "at"}:
        return True
    if token.low in words("clause_starters"):
        return before.low not in {"and", "of"}
    return (
        token.text[0].isupper()
        and before.text[0].islower()
        and before.low not in words("before_names")
    )


def content_start(page: Page, at: int, stop: int) -> int | None:
    """Skip "in a statement on Tuesday" between cue and content; None where no content follows."""
    limit = min(stop, at + _SKIPPED)
    for place in range(at, limit):
        token = page.tokens[place]
        if token.low == "that" or page.inside[place] >= 0:
            return place
        if token.text == ":":
            return place + 1 if place + 1 < stop else None
        if place > at and _subject_opens(page, place):
            return place
        stops = token.text == "," and not _goes_on(page, place + 1, stop)
        if stops or token.text in ";.!?":
            return None
    return None


def _goes_on(page: Page, at: int, stop: int) -> bool:
    """Whether content can still come after a comma: a quotation, "that", a year."""
    if at >= stop or page.inside[at] >= 0:
        return True
    return page.tokens[at].low == "that" or page.tokens[at].text.isdecimal()


def _subject_opens(page: Page, at: int) -> bool:
    token, before = page.tokens[at], page.tokens[at - 1]
    small = before.low in words("prepositions") or before.low in words("determiners")
    if small or before.low in {"and", "last", "this"}:
        return False
    if token.low in words("subject_openers"):
        return True
    day = before.low in table("times")["weekdays"] or before.low in words("time_words")
    return (
        day
        and (token.low in words("determiners") or token.text[0].isupper())
        and token.low not in {*table("times")["weekdays"]}
    )

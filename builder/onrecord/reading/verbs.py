"""Says whether a form of a reporting verb stands as a verb: a page and a found form in."""

from dataclasses import dataclass

from onrecord.reading.lexicon import Cue, words
from onrecord.reading.page import Page

_AFTER_NOUNS = frozenset({"that", "some", "any", "other", "this", "more"})
_PLURAL = 4  # letters of the shortest plural noun


@dataclass(frozen=True, slots=True)
class Found:
    """A cue where it stands: tokens `first` to `last`, `head` the verb itself."""

    first: int
    last: int
    head: int
    cue: Cue
    passive: bool
    negated: bool
    finite: bool


def auxiliary(page: Page, at: int) -> bool:
    """Whether the token is an auxiliary, "'s" only after a pronoun."""
    token = page.tokens[at]
    if token.low == "'s":
        return at > 0 and page.tokens[at - 1].low in {"he", "she", "it", "who", "that"}
    return token.low in words("auxiliaries")


def stands_as_verb(page: Page, found: Found, first: int, last: int) -> bool:
    """Whether the form is used as a verb here, not as a noun or adjective."""
    before = page.tokens[found.first - 1].low if found.first > first else ""
    shape, helped = found.cue.shape, found.first < found.head
    if shape == "s":
        return (
            not (helped and auxiliary(page, found.head - 1))
            and (helped or not _noun_follows(before))
            and _singular_before(page, found, first)
        )
    if helped:
        return True
    if shape == "ing":
        return _participle(page, found, before, last)
    if _noun_follows(before):
        return False
    return _plural_before(page, found.first - 1, first) if shape == "base" else before != "'s"


def _noun_follows(before: str) -> bool:
    """Whether what follows the word is a noun: "the claim", "Lee’s report"."""
    plural_possessive = before.endswith("'") and before[0].isalpha()
    return plural_possessive or before in words("noun_before") - _AFTER_NOUNS


def _participle(page: Page, found: Found, before: str, last: int) -> bool:
    """Whether an -ing form stands as ", saying that …", not as a noun or adjective."""
    if before in {",", "and", "but", "while", "–", "—", "-", "--", ")"}:
        return True
    if before in words("noun_before") or before in words("prepositions") or found.last >= last:
        return False
    following = page.tokens[found.last].low
    return (
        following in {"that", ":", "the"}
        or following in words("wh")
        or page.inside[found.last] >= 0
    )


def _plural_before(page: Page, at: int, first: int) -> bool:
    if at < first:
        return False
    token = page.tokens[at]
    that = at + 2 < len(page.tokens) and page.tokens[at + 2].low == "that"
    if page.tokens[at + 1].low in words("noun_bases") and not that:
        many = token.low in words("group") and token.low.endswith("s")
        return token.low in words("plural_subjects") or many
    if page.tokens[at + 1].low in words("reporting_base") or page.tokens[at].text == ",":
        return token.text[0].isalpha() or token.text in ',”"'
    if token.low in words("plural_subjects"):
        return True
    return (
        token.low.endswith("s")
        and token.text[0].isalpha()
        and len(token.low) >= _PLURAL
        and not token.low.endswith(("ss", "us", "'s"))
    )


def _singular_before(page: Page, found: Found, first: int) -> bool:
    at = found.first - 1
    if at < first:
        return False
    token = page.tokens[at]
    if page.tokens[found.head].low in words("noun_bases"):
        return token.low in words("subject_pronouns")
    if token.low in words("determiners") and token.low not in _AFTER_NOUNS:
        return False
    if token.low not in words("nounlike") and page.tokens[found.head].low not in words("nounlike"):
        return token.text[0].isalnum() or token.text in ',)”"’'
    return token.text[0].isupper() or token.text == "," or token.low in words("singular_subjects")

"""Tells who is introduced as somebody's kin: a page and a name's first token in, a verdict out."""

from onrecord.reading.lexicon import words
from onrecord.reading.page import Page

_FAR = 25  # tokens from "daughter of" to the second parent's name
_NEAR = 4  # tokens from "father" to the name: "her father, the pilot John Larson"


def as_kin(page: Page, first: int) -> bool:
    """Whether the name that begins at token `first` is told as kin of one named before.

    "Her father, John Larson" and "the daughter of Ruth and John Larson"; a name behind "the son of
    a baker" is the son's own.
    """
    sentence = page.sentences[page.sentence_at(first)]
    for at in range(first - 1, max(sentence.first, first - _FAR) - 1, -1):
        if page.tokens[at].low in words("kin"):
            before = page.tokens[at - 1].low if at > sentence.first else ""
            theirs = before in words("possessive") or before == "'s"
            return (theirs and first - at <= _NEAR) or _of_named(page, at + 1, first)
    return False


def _of_named(page: Page, of: int, first: int) -> bool:
    """Whether the words between are "of", or end in "and" and begin with "of" and a name."""
    if of >= first or page.tokens[of].low != "of":
        return False
    named = of + 1 < first and page.tokens[of + 1].text[0].isupper()
    return of + 1 == first or (named and page.tokens[first - 1].low == "and")

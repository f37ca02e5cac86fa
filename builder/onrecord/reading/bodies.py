"""Tells "the Weston Parks and Trails Board" from two names: a page and the "and" in, yes or no."""

from onrecord.reading.kinds import given, organised
from onrecord.reading.page import Page

_LONGEST = 4  # words on each side
_FEWEST = 2  # words on each side


def two_part_body(page: Page, at: int) -> bool:
    """Whether the "and" at token `at` stands inside one body’s name after "the"."""
    first, last = at, at + 1
    while first > 0 and at - first < _LONGEST and _capital(page, first - 1):
        first -= 1
    while last < len(page.tokens) and last - at <= _LONGEST and _capital(page, last):
        last += 1
    if at - first < _FEWEST or last - at - 1 < _FEWEST or not first:
        return False
    people = any(given(token.low) for token in page.tokens[first:last])
    whole = organised(page.tokens[last - 1].low) and not organised(page.tokens[at - 1].low)
    return whole and not people and page.tokens[first - 1].low == "the"


def _capital(page: Page, at: int) -> bool:
    token = page.tokens[at]
    return token.text[0].isupper() and token.low != "the"

"""Cuts a stretch of text into tokens: words, numbers, clitics and marks, each with its offsets."""

import re
from typing import NamedTuple

# Possessive quantifiers keep every alternative linear on text without spaces.
_TOKEN = re.compile(
    r"(?:[A-Z]-)?+(?:[A-Z]\.){2,}+"  # U.S., S.E.C., D-N.C.
    r"|\d++(?:-[^\W\d]\w*+)++"  # 34-year-old
    r"|\d++(?:[.,:/]\d++)*+(?:st|nd|rd|th|s)?+"  # 1,000  3.5  9:30  20th  1990s
    r"|[’'](?:s|S)\b"  # the possessive clitic
    r"|\w++(?:-\w++|[’'](?!s\b|S\b)\w++|&\w++)*+"  # word, co-founder, O’Neill, don't, AT&T
    r"|(\S)\1*+"  # a mark, or several of the same: … -- ''
)


class Token(NamedTuple):
    """One token; `low` is its text in lower case with plain apostrophes."""

    begin: int
    end: int
    text: str
    low: str


def tokens(text: str, begin: int, end: int) -> list[Token]:
    """Return the tokens of `text[begin:end]`, offsets counting in `text`."""
    return [
        Token(*match.span(), word := match[0], word.lower().replace("’", "'"))
        for match in _TOKEN.finditer(text, begin, end)
    ]

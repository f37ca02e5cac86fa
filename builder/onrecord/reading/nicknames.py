"""Reads nicknames in marks: “Ann “Nan” Lee” printed in, the plain name and “Nan Lee” out."""

import re

from onrecord.reading.lexicon import words

_INSIDE = re.compile(r"(?<=\w)\s+[\"“‘']([^\W\d_][\w .-]{0,18})[\"”’']\s+(?=\w)")
_LONGEST = 22  # characters of a nickname with its marks
_NEAR = 40  # characters of the word before it


def in_marks(text: str, begin: int, end: int) -> bool:
    """Whether the quotation is a nickname: a capital word between two other words of a name."""
    inner = text[begin + 1 : end - 1]
    if end - begin > _LONGEST or not inner[:1].isupper() or not inner[-1:].isalpha():
        return False
    before, after = text[max(0, begin - _NEAR) : begin], text[end : end + 2]
    spaced = before[-1:].isspace() and after[:1].isspace()
    first = before.split()[-1:] if spaced else []
    return bool(first) and _of_name(first[0]) and after[1:].isupper()


def _of_name(word: str) -> bool:
    low = word.lower()
    small = low in words("determiners") or low in words("prepositions")
    return word[0].isupper() and word.isalpha() and not small


def plain(name: str) -> str:
    """Return the name without its nickname: "Ann “Nan” Lee" is "Ann Lee"."""
    return _INSIDE.sub(" ", name)


def familiar(name: str) -> str | None:
    """Return the name with the nickname in place of the first name: "Nan Lee"."""
    found = _INSIDE.search(name)
    return f"{found[1]} {name[found.end() :]}" if found else None

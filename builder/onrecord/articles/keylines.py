"""Takes a line of a text's head and gives the "Key: value" lines that begin there."""

import re
from dataclasses import dataclass

from onrecord.articles.dates import parse_day
from onrecord.articles.fields import field_of
from onrecord.articles.names import names_in

_MOST = 20  # lines
_LONGEST_LINE = 300
URL = re.compile(r"https?://[^\s<>\"]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """The line at `begin`: its words without outer space, and the text it stands in."""

    text: str
    begin: int
    words: str

    @property
    def end(self) -> int:
        """Where its words end."""
        return self.begin + len(self.words)


_LINE = re.compile(r"\S[^\r\n\u2028\u2029]*")


def line_at(text: str, begin: int) -> Line | None:
    """Return the first line with words from `begin` on."""
    match = _LINE.search(text, begin)
    return Line(text=text, begin=match.start(), words=match[0].rstrip()) if match else None


def block(line: Line | None) -> list[tuple[str, Line]]:
    """Return the fields that the "Key: value" lines from `line` on tell, with their values."""
    found: list[tuple[str, Line]] = []
    while line and len(line.words) <= _LONGEST_LINE and len(found) < _MOST:
        key, mark, value = line.words.partition(":")
        name = field_of(key)
        words = value.strip()
        if not mark or not name or not words or not _fits(name, words):
            break
        begin = line.end - len(value.lstrip())
        found.append((name, Line(text=line.text, begin=begin, words=words)))
        line = line_at(line.text, line.end)
    return found


def _fits(name: str, value: str) -> bool:
    """Tell whether `value` can be what the key promises: "Source: mayor to quit" is no header."""
    if name in {"published", "updated"}:
        return parse_day(value) is not None
    if name == "url":
        return URL.fullmatch(value) is not None
    if name == "authors":
        return bool(names_in((value,)))
    if name in {"publisher", "language"}:
        return len(value) <= 60 and not value.endswith((".", "?", "!"))  # noqa: PLR2004  characters
    return name != "text"

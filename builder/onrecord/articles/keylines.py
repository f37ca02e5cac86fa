"""Takes a line of a text's head and gives the "Key: value" lines that begin there."""

import re
from dataclasses import dataclass

from onrecord.articles.dates import writes_day
from onrecord.articles.fields import field_of
from onrecord.articles.names import names_in

_MOST = 20  # lines
_LONGEST_LINE = 300
_MAIL = {"from": "other", "to": "other", "cc": "other", "bcc": "other", "reply-to": "other"}
_MAIL |= {"date": "published", "sent": "published", "subject": "title"}
_FOLDED = frozenset(_MAIL) - {"date", "sent"}
_NEXT = re.compile(r"(?:\r\n|\r|\n)[ \t]+(?=\S)")  # of a mail's field that goes on
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
    """Return the fields that the "Key: value" lines from `line` on tell, with their values.

    Where all of them are of an e-mail's head, its subject is the title.
    """
    found: list[tuple[str, str, Line]] = []
    while line and len(line.words) <= _LONGEST_LINE and len(found) < _MOST:
        key, mark, rest = line.words.partition(":")
        key, words = key.lower(), rest.strip()
        name = _field(key)
        if not mark or not name or not words or not _fits(name, words):
            break
        value = Line(text=line.text, begin=line.end - len(rest.lstrip()), words=words)
        value = _unfolded(value) if key in _FOLDED else value
        found.append((key, name, value))
        line = line_at(line.text, value.end)
    mail = all(key in _MAIL for key, _, _ in found)
    return [(_MAIL[key] if mail else name, value) for key, name, value in found]


def _field(key: str) -> str | None:
    return field_of(key) or _MAIL.get(key.lower())


def _unfolded(value: Line) -> Line:
    """Return the value with the indented lines below it that it goes on in."""
    end = value.end
    while match := _NEXT.match(value.text, end):
        line = line_at(value.text, match.end())
        if not line or len(line.words) > _LONGEST_LINE or _field(line.words.partition(":")[0]):
            break
        end = line.end
    return Line(text=value.text, begin=value.begin, words=value.text[value.begin : end])


def _fits(name: str, value: str) -> bool:
    """Tell whether `value` can be what the key promises: "Source: mayor to quit" is no header."""
    if name in {"published", "updated"}:
        return writes_day(value)
    if name == "url":
        return URL.fullmatch(value) is not None
    if name == "authors":
        return bool(names_in((value,)))
    if name in {"publisher", "language"}:
        return len(value) <= 60 and not value.endswith((".", "?", "!"))  # noqa: PLR2004  characters
    return name != "text"

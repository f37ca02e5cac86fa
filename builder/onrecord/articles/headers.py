"""Takes a text and gives what its head says: regions, title, day, authors, publisher, URL.

The head is read from the top, rule after rule, until none fits: front matter, `Key: value`
lines, a leading date, a headline, a byline, a dateline. Everything is a function of the text.
"""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date

from onrecord.articles import headlines
from onrecord.articles.boilerplate import boilerplate_at
from onrecord.articles.datelines import dateline_day, dateline_end
from onrecord.articles.dates import parse_day
from onrecord.articles.fields import FIELDS, field_of
from onrecord.articles.frontmatter import front_matter
from onrecord.articles.names import names_in
from onrecord.articles.outlets import outlet
from onrecord.articles.regions import region
from onrecord.articles.stamps import Stamp, byline, signed, stamp
from onrecord.records import Region, RegionKind

_HEAD = 12_000  # characters; no head is longer
_STEPS = 20
_LONGEST_LINE = 300
_LONGEST_DECK = 200
_LEADING_DATE = re.compile(r"(?i:date)[:\s]\s*(?P<day>[12]\d{3}-\d{2}-\d{2})(?=\s|$)")
_URL = re.compile(r"https?://[^\s<>\"]+")


@dataclass(slots=True, kw_only=True)
class Head:
    """What the head of a text says; filled while it is read, then only looked at."""

    regions: list[Region | None] = field(default_factory=list)
    title: str | None = None
    published: date | None = None
    updated: date | None = None
    publisher: str | None = None
    authors: tuple[str, ...] = ()
    language: str | None = None
    url: str | None = None
    end: int = 0

    @property
    def day(self) -> date | None:
        """The day of publication, or of the last update where no other is given."""
        return self.published or self.updated


@dataclass(frozen=True, slots=True, kw_only=True)
class _Line:
    """The line at `begin`: its words without outer space, and the text it stands in."""

    text: str
    begin: int
    words: str

    @property
    def end(self) -> int:
        return self.begin + len(self.words)


def read_head(text: str, begin: int = 0, *, title: str | None = None) -> Head:
    """Return what the head of `text` says, from `begin` on.

    A `title` known is not sought; with it comes who published, if anybody tells: "Reuters" alone
    is a credit there.
    """
    head = Head(title=title, end=begin)
    rules = _RULES if title else (_outlet_line, *_RULES)
    if begin == 0:
        head.end = _read_front_matter(text[:_HEAD], head)
    line = None
    for _ in range(_STEPS):
        line = _line_at(text[: begin + _HEAD], head.end)
        if not line or not any(rule(line, head) for rule in rules):
            break
    if line:
        _dateline(line, head)
    return head


_LINE = re.compile(r"\S[^\r\n\u2028\u2029]*")


def _line_at(text: str, begin: int) -> _Line | None:
    match = _LINE.search(text, begin)
    return _Line(text=text, begin=match.start(), words=match[0].rstrip()) if match else None


def _mark(line: _Line, head: Head, end: int, *, kind: RegionKind, by: str) -> bool:
    """Note the region from the line's begin to `end` and go on behind it."""
    head.regions.append(region(line.text, line.begin, end, kind, by))
    head.end = end
    return True


def _read_front_matter(text: str, head: Head) -> int:
    found = front_matter(text)
    if not found:
        return 0
    for name, values in found.fields.items():
        _take(head, name, values)
    title = found.title
    head.regions.extend(_around(text, 0, found.end, title, "front-matter"))
    return found.end


def _around(
    text: str, begin: int, end: int, title: tuple[int, int] | None, by: str
) -> Iterable[Region | None]:
    """Return the header from `begin` to `end` with the title carved out of it."""
    if not title:
        return (region(text, begin, end, "header", by),)
    return (
        region(text, begin, title[0], "header", by),
        region(text, title[0], title[1], "title", by),
        region(text, title[1], end, "header", by),
    )


def _take(head: Head, name: str, values: tuple[str, ...]) -> None:
    """Keep the values of one field, unless an earlier one said it."""
    first = " ".join(values[0].split()) if values else ""
    if not first:
        return
    if name == "published":
        head.published = head.published or parse_day(first)
    elif name == "updated":
        head.updated = head.updated or parse_day(first)
    elif name == "authors":
        head.authors = head.authors or names_in(values)
    elif name in FIELDS and name != "text" and not getattr(head, name):
        setattr(head, name, first)


def _boilerplate(line: _Line, head: Head) -> bool:
    """Step over lines that are no article text."""
    found = boilerplate_at(line.text, line.begin, line.words)
    if not found:
        return False
    head.regions.append(found)
    head.end = found.span.end
    return True


def _key_lines(line: _Line, head: Head) -> bool:
    """Read a block of "Key: value" lines; one alone must be a telling one."""
    block = _block(line)
    telling = {name for name, _, _ in block} & {"title", "published", "authors", "url", "updated"}
    if not block or (len(block) == 1 and not telling):
        return False
    for name, _, value in block:
        known_title = head.title
        _take(head, name, (value.words,))
        end = value.end
        title = (value.begin, end) if name == "title" and not known_title else None
        head.regions.extend(_around(line.text, head.end, end, title, "header-line"))
        head.end = end
    return True


def _block(line: _Line | None) -> list[tuple[str, str, _Line]]:
    block: list[tuple[str, str, _Line]] = []
    while line and len(line.words) <= _LONGEST_LINE and len(block) < _STEPS:
        key, mark, value = line.words.partition(":")
        name = field_of(key)
        words = value.strip()
        if not mark or not name or not words or not _fits(name, words):
            break
        begin = line.end - len(value.lstrip())
        block.append((name, key, _Line(text=line.text, begin=begin, words=words)))
        line = _line_at(line.text, line.end)
    return block


def _fits(name: str, value: str) -> bool:
    """Tell whether `value` can be what the key promises: "Source: mayor to quit" is no header."""
    if name in {"published", "updated"}:
        return parse_day(value) is not None
    if name == "url":
        return _URL.fullmatch(value) is not None
    if name == "authors":
        return bool(names_in((value,)))
    if name in {"publisher", "language"}:
        return len(value) <= 60 and not value.endswith((".", "?", "!"))  # noqa: PLR2004  characters
    return name != "text"


def _leading_date(line: _Line, head: Head) -> bool:
    match = _LEADING_DATE.match(line.words)
    if not match:
        return False
    head.published = head.published or parse_day(match["day"])
    return _mark(line, head, line.begin + match.end(), kind="dateline", by="leading-date")


def _date_line(line: _Line, head: Head) -> bool:
    """Read a line that is a date alone, "Updated: …" with one, or a place with one."""
    found = stamp(line.words) or signed(line.words)
    if not found:
        return False
    _keep_day(found, head)
    return _mark(line, head, line.end, kind="dateline", by="date-line")


def _keep_day(found: Stamp, head: Head) -> None:
    if found.later:
        head.updated = head.updated or found.day
    else:
        head.published = head.published or found.day


def _outlet_line(line: _Line, head: Head) -> bool:
    """Read who published: below a title, or above what belongs to a head, but in no sentence."""
    found = None if head.publisher else outlet(line.words)
    below = _line_at(line.text, line.end)
    if not found or not below or below.words[0].islower():
        return False
    if not head.title and not (found.sure and _opens_head(below)):
        return False
    head.publisher = found.name
    head.published = head.published or found.day
    return _mark(line, head, line.end, kind="header", by="outlet-line")


def _opens_head(line: _Line) -> bool:
    """Whether a line below the first one goes on with the head."""
    told = stamp(line.words) or signed(line.words) or byline(line.words)
    own = line.text, line.begin, line.words
    return bool(told or headlines.headline(*own) or headlines.cut_off(*own))


def _url_line(line: _Line, head: Head) -> bool:
    if not _URL.fullmatch(line.words):
        return False
    head.url = head.url or line.words
    return _mark(line, head, line.end, kind="header", by="url-line")


def _byline(line: _Line, head: Head) -> bool:
    found = byline(line.words)
    if not found:
        return False
    head.authors = head.authors or found.authors
    if found.stamp:
        _keep_day(found.stamp, head)
    return _mark(line, head, line.end, kind="byline", by="byline")


def _headline(line: _Line, head: Head) -> bool:
    """Read a first line that looks like a headline."""
    if head.title or dateline_end(line.words):
        return False
    found = headlines.headline(line.text, line.begin, line.words)
    if not found and head.regions:
        found = headlines.cut_off(line.text, line.begin, line.words)
    if not found:
        return False
    head.title = found.title
    line = _Line(text=line.text, begin=found.begin, words=line.text[found.begin : found.end])
    return _mark(line, head, found.end, kind="title", by=found.by)


def _deck(line: _Line, head: Head) -> bool:
    """Step over a line below the title that a byline or a date follows; it stays article text."""
    below = (
        _line_at(line.text, line.end) if head.title and len(line.words) <= _LONGEST_DECK else None
    )
    if not below or not (byline(below.words) or stamp(below.words) or outlet(below.words)):
        return False
    head.end = line.end
    return True


def _dateline(line: _Line, head: Head) -> None:
    end, day = dateline_end(line.words), dateline_day(line.words)
    if not end or (end == len(line.words) and not day):
        return
    head.published = head.published or day
    _mark(line, head, line.begin + end, kind="dateline", by="dateline")


_RULES: tuple[Callable[[_Line, Head], bool], ...] = (
    _key_lines,
    _leading_date,
    _byline,
    _date_line,
    _url_line,
    _boilerplate,
    _headline,
    _deck,
)

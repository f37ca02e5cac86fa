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
from onrecord.articles.fields import FIELDS
from onrecord.articles.frontmatter import front_matter
from onrecord.articles.keylines import URL, Line, block, line_at
from onrecord.articles.names import names_in
from onrecord.articles.outlets import Outlet, given, outlet
from onrecord.articles.regions import region
from onrecord.articles.stamps import Stamp, byline, name_alone, signed, stamp
from onrecord.records import Region, RegionKind

_HEAD = 12_000  # characters; no head is longer
_STEPS = 20
_LONGEST_DECK = 200
_LEADING_DATE = re.compile(r"(?i:date)[:\s]\s*(?P<day>[12]\d{3}-\d{2}-\d{2})(?=\s|$)")


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
        line = line_at(text[: begin + _HEAD], head.end)
        if not line or not any(rule(line, head) for rule in rules):
            break
    if line:
        _dateline(line, head)
    return head


def _mark(line: Line, head: Head, end: int, *, kind: RegionKind, by: str) -> bool:
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


def _boilerplate(line: Line, head: Head) -> bool:
    """Step over lines that are no article text."""
    found = boilerplate_at(line.text, line.begin, line.words)
    if not found:
        return False
    head.regions.append(found)
    head.end = found.span.end
    return True


def _key_lines(line: Line, head: Head) -> bool:
    """Read a block of "Key: value" lines; one alone must be a telling one."""
    keys = block(line)
    telling = {name for name, _ in keys} & {"title", "published", "authors", "url", "updated"}
    if not keys or (len(keys) == 1 and not telling):
        return False
    for name, value in keys:
        known_title = head.title
        _take(head, name, (value.words,))
        end = value.end
        title = (value.begin, end) if name == "title" and not known_title else None
        head.regions.extend(_around(line.text, head.end, end, title, "header-line"))
        head.end = end
    return True


def _leading_date(line: Line, head: Head) -> bool:
    match = _LEADING_DATE.match(line.words)
    if not match:
        return False
    head.published = head.published or parse_day(match["day"])
    return _mark(line, head, line.begin + match.end(), kind="dateline", by="leading-date")


def _date_line(line: Line, head: Head) -> bool:
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


def _outlet_line(line: Line, head: Head) -> bool:
    """Read who published: below a title, or above what belongs to a head, but in no sentence."""
    below = line_at(line.text, line.end)
    dated = below is not None and stamp(below.words) is not None
    found = None if head.publisher else outlet(line.words, by_day=dated or _below_day(head))
    if not found or not below or below.words[0].islower():
        return False
    if not head.title and not (_opens_head(below, head) if found.sure else _is_whole(found, below)):
        return False
    head.publisher = found.name
    head.published = head.published or found.day
    return _mark(line, head, line.end, kind="header", by="outlet-line")


def _below_day(head: Head) -> bool:
    """Whether what was read last is a line that tells the day."""
    last = head.regions[-1] if head.regions else None
    return last is not None and last.by == "date-line"


def _name_line(line: Line, head: Head) -> bool:
    """Read a name between title and day: of who wrote, where it begins as people's names do."""
    below = line_at(line.text, line.end) if head.title and name_alone(line.words) else None
    if not below or not stamp(below.words) or byline(line.words):
        return False
    if head.authors or not given(line.words.split()[0]):
        return _mark(line, head, line.end, kind="header", by="name-line")
    head.authors = names_in((line.words,))
    return _mark(line, head, line.end, kind="byline", by="name-line")


def _opens_head(line: Line, head: Head) -> bool:
    """Whether a line below the first one goes on with the head."""
    told = stamp(line.words) or signed(line.words) or byline(line.words)
    word = head.day and headlines.one_word(line.text, line.begin, line.words)
    return bool(told or word) or _may_be_title(line)


def _may_be_title(line: Line) -> bool:
    own = line.text, line.begin, line.words
    return bool(headlines.headline(*own) or headlines.cut_off(*own))


def _is_whole(found: Outlet, line: Line) -> bool:
    """Whether a title stands below a name of two words, with a day, or above who wrote."""
    below = line_at(line.text, line.end)
    if not below or len(found.name.split()) > 2:  # noqa: PLR2004  words
        return False
    if stamp(line.words):
        return _may_be_title(below)
    told = found.day or stamp(below.words) or byline(below.words)
    return told is not None and _may_be_title(line)


def _url_line(line: Line, head: Head) -> bool:
    if not URL.fullmatch(line.words):
        return False
    head.url = head.url or line.words
    return _mark(line, head, line.end, kind="header", by="url-line")


def _byline(line: Line, head: Head) -> bool:
    found = byline(line.words)
    if not found:
        return False
    head.authors = head.authors or found.authors
    if found.stamp:
        _keep_day(found.stamp, head)
    return _mark(line, head, line.end, kind="byline", by="byline")


def _headline(line: Line, head: Head) -> bool:
    """Read a first line that looks like a headline."""
    if head.title or dateline_end(line.words):
        return False
    found = headlines.headline(line.text, line.begin, line.words)
    if not found and head.regions:
        found = headlines.cut_off(line.text, line.begin, line.words)
    if not found and head.publisher and head.day:
        found = headlines.one_word(line.text, line.begin, line.words)
    if not found:
        return False
    if " " not in found.title and _parted_by_day(line):
        return _mark(line, head, line.end, kind="header", by="name-line")
    head.title = found.title
    line = Line(text=line.text, begin=found.begin, words=line.text[found.begin : found.end])
    return _mark(line, head, found.end, kind="title", by=found.by)


def _parted_by_day(line: Line) -> bool:
    """Whether a day stands below, and a title below that: then the line heads a section."""
    day = line_at(line.text, line.end)
    below = line_at(line.text, day.end) if day and stamp(day.words) else None
    return bool(below and _may_be_title(below) and not outlet(below.words, by_day=True))


def _deck(line: Line, head: Head) -> bool:
    """Step over a line below the title that a byline or a date follows; it stays article text."""
    below = (
        line_at(line.text, line.end) if head.title and len(line.words) <= _LONGEST_DECK else None
    )
    if not below or not (byline(below.words) or stamp(below.words) or outlet(below.words)):
        return False
    head.end = line.end
    return True


def _dateline(line: Line, head: Head) -> None:
    end, day = dateline_end(line.words), dateline_day(line.words)
    if not end or (end == len(line.words) and not day):
        return
    head.published = head.published or day
    _mark(line, head, line.begin + end, kind="dateline", by="dateline")


_RULES: tuple[Callable[[Line, Head], bool], ...] = (
    _key_lines,
    _leading_date,
    _byline,
    _date_line,
    _url_line,
    _boilerplate,
    _headline,
    _name_line,
    _deck,
)

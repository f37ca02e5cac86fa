"""Takes a text and what is known about it and gives the Article, its regions found."""

import re
from collections.abc import Iterable
from datetime import date, datetime
from typing import TypedDict, Unpack
from urllib.parse import urlsplit

from onrecord import ids
from onrecord.articles.boilerplate import find_boilerplate
from onrecord.articles.dates import day_in_name, parse_day
from onrecord.articles.headers import Head, read_head
from onrecord.articles.language import language_of
from onrecord.articles.names import names_in
from onrecord.articles.questions import find_questions
from onrecord.articles.regions import disjoint, region
from onrecord.records import Article, Region

_SURROGATE = re.compile("[\ud800-\udfff]")
_LINE_END = re.compile(r"(?P<stop>\.?)[ \t]*(?:[\r\n]|\Z)")
_FIRST_WORDS = 200  # characters, of which the id takes six words
_SAMPLE = 3000  # characters of body for the language


class Metadata(TypedDict, total=False):
    """What is known of an article beside its text; a date may be as it was written.

    `markup` is the HTML that the text was taken from: it tells the questions of an interview.
    """

    title: str | None
    published: date | str | None
    publisher: str | None
    authors: Iterable[str] | str | None
    language: str | None
    url: str | None
    markup: str | None


def article_from_text(text: str, *, path: str, **metadata: Unpack[Metadata]) -> Article:
    r"""Return the article of `text`, known by `path` ("a/b.txt", "news.csv#3") or its URL.

    A title given is a field of its own: it is set before the text with a blank line, unless the
    text begins with it. Metadata goes before what the head of the text says. Lone surrogates,
    which no file can hold, become U+FFFD.

    >>> article_from_text("Oslo voted.", path="a.txt", title="Vote").text
    'Vote\n\nOslo voted.'
    """
    title = _line(metadata.get("title"))
    whole, title_end = _composed(_encodable(text), title)
    head = read_head(whole, title_end, title=title)
    by_field = region(whole, 0, title_end, "title", "field") if title else None
    body = find_boilerplate(whole, max(head.end, title_end))
    asked = find_questions(whole, metadata.get("markup") or "", max(head.end, title_end))
    regions = disjoint((by_field, *head.regions, *body, *asked))
    published, published_by = _published(metadata.get("published"), head, path)
    url = _line(metadata.get("url")) or head.url
    publisher = _line(metadata.get("publisher")) or head.publisher or _host(url)
    headline = head.title or _first_words(whole, regions)
    return Article(
        id=ids.article_id(whole, publisher=publisher, published=published, headline=headline),
        path=path,
        text=whole,
        title=head.title,
        published=published,
        published_by=published_by,
        publisher=publisher,
        authors=_authors(metadata.get("authors")) or head.authors,
        language=language_of(
            _body_sample(whole, regions), given=metadata.get("language") or head.language
        ),
        url=url,
        regions=regions,
    )


def _encodable(text: str) -> str:
    return _SURROGATE.sub("\ufffd", text)


def _line(value: str | None) -> str | None:
    """Return a field's value on one line; None where it is empty."""
    return " ".join(_encodable(value).split()) or None if value else None


def _host(url: str | None) -> str | None:
    """Return the site that an address is on, which publishes where nobody else is named."""
    try:
        host = urlsplit(url or "").hostname
    except ValueError:
        return None
    return host.removeprefix("www.") if host else None


def _authors(given: Iterable[str] | str | None) -> tuple[str, ...]:
    values = (given,) if isinstance(given, str) else given or ()
    return names_in(map(_encodable, values))


def _composed(text: str, title: str | None) -> tuple[str, int]:
    """Return the text with its title on top, and where the title ends."""
    if not title:
        return text, 0
    if text.startswith(title) and (stop := _LINE_END.match(text, len(title))):
        return text, stop.end("stop")
    return f"{title}\n\n{text}", len(title)


def _published(given: date | str | None, head: Head, path: str) -> tuple[date | None, str]:
    """Return the day of publication and what told it: metadata, header, file's name, none."""
    if isinstance(given, datetime):
        given = given.date()
    by_field = parse_day(given) if isinstance(given, str) else given
    by_name = None if "#" in path else day_in_name(path)
    for day, by in ((by_field, "metadata"), (head.day, "header"), (by_name, "filename")):
        if day:
            return day, by
    return None, "none"


def _first_words(text: str, regions: tuple[Region, ...]) -> str:
    return _body_sample(text, regions, _FIRST_WORDS).strip() or text[:_FIRST_WORDS]


def _body_sample(text: str, regions: tuple[Region, ...], longest: int = _SAMPLE) -> str:
    """Return the first `longest` characters that belong to no region."""
    pieces: list[str] = []
    begin = length = 0
    ends = [(one.span.begin, one.span.end) for one in regions] + [(len(text), len(text))]
    for stop, following in ends:
        piece = text[begin : min(stop, begin + longest - length)]
        pieces.append(piece.strip())
        length += len(piece)
        begin = following
        if length >= longest:
            break
    return " ".join(filter(None, pieces))

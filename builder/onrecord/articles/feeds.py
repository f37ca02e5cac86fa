"""Takes an RSS, Atom or RDF feed and gives one Article an entry."""

import io
from collections.abc import Iterator
from typing import Any

from onrecord.articles.assembly import article_from_text
from onrecord.articles.markup import fragment_text
from onrecord.errors import in_a_line
from onrecord.records import Article, Skipped

_HEADERS = {"content-type": "application/xml; charset=utf-8"}  # goes before the XML declaration


def read_feed(text: str, *, path: str) -> Iterator[Article | Skipped]:
    """Yield the article of each entry, "path#1" the first; the feed's title is the publisher."""
    import feedparser

    # A stream, never the string: feedparser would fetch one that looks like an address.
    try:
        feed = feedparser.parse(io.BytesIO(text.encode()), response_headers=_HEADERS)
    except (ValueError, LookupError, AssertionError, RecursionError) as error:
        yield Skipped(path=path, reason=f"broken feed ({in_a_line(error)})")
        return
    if not feed.entries:
        yield Skipped(path=path, reason="feed without entries")
    for number, entry in enumerate(feed.entries, start=1):
        yield _read_entry(entry, feed.feed, f"{path}#{number}", number)


def _read_entry(entry: Any, feed: Any, path: str, number: int) -> Article | Skipped:
    markup = _markup(entry)
    body = fragment_text(markup)
    if not body.strip():
        return Skipped(path=path, reason=f"record {number} has no text")
    source = entry.get("source") or {}
    return article_from_text(
        body,
        path=path,
        title=fragment_text(entry.get("title") or ""),
        published=entry.get("published") or entry.get("updated"),
        publisher=fragment_text(source.get("title") or feed.get("title") or ""),
        authors=_authors(entry),
        language=_language(entry, feed),
        url=entry.get("link"),
        markup=markup,
    )


def _markup(entry: Any) -> str:
    """Return what has the fullest text of an entry: its content, or its summary."""
    texts = [content.get("value") or "" for content in entry.get("content") or ()]
    return max((*texts, entry.get("summary") or ""), key=lambda text: len(fragment_text(text)))


def _authors(entry: Any) -> list[str]:
    names = [author.get("name") for author in entry.get("authors") or ()]
    return [name for name in names if name] or [entry.get("author") or ""]


def _language(entry: Any, feed: Any) -> str | None:
    contents = entry.get("content") or [{}]
    found: str | None = contents[0].get("language") or feed.get("language")
    return found

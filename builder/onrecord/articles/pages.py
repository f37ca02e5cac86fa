"""Takes an HTML page and gives its Article, by trafilatura and the page's own metadata.

Nothing is fetched, and no day is guessed: only meta elements, JSON-LD and time elements date a
page, so that the result depends neither on the network nor on the clock.
"""

import json
import logging
import re
from collections.abc import Iterator
from datetime import date
from typing import Any

from onrecord.articles.assembly import article_from_text
from onrecord.articles.dates import parse_day
from onrecord.articles.keylines import URL
from onrecord.records import Article, Skipped

_XML_DECLARATION = re.compile(r"\A\s*<\?xml[^>]{0,200}\?>")
_FEWEST_WORDS = 8  # in its longest paragraph; menus and error pages have less
_FIXED_DAYS = {"original_date": True, "extensive_search": False, "max_date": "2999-12-31"}
_DATE_NAMES = (  # the page's own words first, what others read of it last
    "article:published_time",
    "datepublished",
    "og:published_time",
    "og:article:published_time",
    "article:published",
    "dc.date.issued",
    "dcterms.issued",
    "dcterms.date",
    "dc.date",
    "dc.date.created",
    "dcterms.created",
    "date",
    "pubdate",
    "publishdate",
    "publish-date",
    "publish_date",
    "publication_date",
    "publication-date",
    "published_time",
    "parsely-pub-date",
    "sailthru.date",
    "citation_publication_date",
    "cxenseparse:recs:publishtime",
)
_UPDATED = re.compile(r"updat|modif|edited", re.IGNORECASE)


def read_page(markup: str, *, path: str) -> Article | Skipped:
    """Return the article of a page, title on top and paragraphs parted by blank lines."""
    import trafilatura
    from lxml.etree import LxmlError

    _quieten()
    try:
        markup = _XML_DECLARATION.sub("", markup)
        tree = trafilatura.load_html(markup)
        if tree is None:
            return Skipped(path=path, reason="HTML without an article")
        day, language = _day(tree), _language(tree)
        known = trafilatura.extract_metadata(tree, date_config=_FIXED_DAYS)
        body = trafilatura.extract(tree, include_comments=False, include_tables=False) or ""
    except (LxmlError, ValueError, TypeError, AttributeError, RecursionError) as error:
        return Skipped(path=path, reason=f"HTML that cannot be parsed ({type(error).__name__})")
    paragraphs = [line.strip() for line in body.split("\n") if line.strip()]
    if max((len(paragraph.split()) for paragraph in paragraphs), default=0) < _FEWEST_WORDS:
        return Skipped(path=path, reason="HTML without an article")
    return article_from_text(
        "\n\n".join(paragraphs),
        path=path,
        title=_bare_title(known.title, known.sitename),
        published=day,
        publisher=known.sitename,
        authors=(known.author or "").split("; "),
        language=language,
        url=known.url or next(filter(URL.fullmatch, _json_ld(tree, "url")), None),
        markup=markup,
    )


def _quieten() -> None:
    """Keep the libraries' warnings from standard error: what is wrong is said by us."""
    for name in ("trafilatura", "htmldate", "courlan", "charset_normalizer"):
        logger = logging.getLogger(name)
        if not logger.handlers:
            logger.addHandler(logging.NullHandler())


def _bare_title(title: str | None, site: str | None) -> str | None:
    """Return the title without the site's name behind it."""
    if not title or not site:
        return title
    return re.sub(rf"\s+[|–—·-]\s+{re.escape(site)}\s*\Z", "", title) or title


def _language(tree: Any) -> str | None:
    given: list[str] = tree.xpath(
        "(//html/@lang | //html/@xml:lang | //meta[@http-equiv='content-language']/@content"
        " | //meta[@property='og:locale']/@content)[1]"
    )
    return given[0] if given else None


def _day(tree: Any) -> date | None:
    """Return the day that the page says it was published."""
    for written in _days_written(tree):
        day = parse_day(written)
        if day:
            return day
    return None


def _days_written(tree: Any) -> Iterator[str]:
    yield from _json_ld(tree, "datePublished")
    metas: dict[str, str] = {}
    for meta in tree.iterfind(".//meta[@content]"):
        for attribute in ("property", "name", "itemprop", "http-equiv"):
            metas.setdefault(meta.get(attribute, "").strip().lower(), meta.get("content"))
    yield from (metas[name] for name in _DATE_NAMES if name in metas)
    for element in tree.xpath("//*[@itemprop='datePublished'] | //time[@pubdate]"):
        yield element.get("datetime") or element.get("content") or element.text_content()
    yield from _times(tree)


def _times(tree: Any) -> Iterator[str]:
    """Yield the article's first time element that tells no update, or the page's only one."""
    inside = "ancestor::article or ancestor::main"
    yield from _no_updates(tree.xpath(f"//time[@datetime][{inside}]"))[:1]
    days = set(_no_updates(tree.xpath("//time[@datetime]")))
    if len(days) == 1:
        yield days.pop()


def _no_updates(elements: list[Any]) -> list[str]:
    return [
        element.get("datetime")
        for element in elements
        if not _UPDATED.search(element.getparent().text_content()[:200] + str(element.get("class")))
    ]


def _json_ld(tree: Any, key: str) -> Iterator[str]:
    for script in tree.xpath("//script[@type='application/ld+json']/text()"):
        try:
            data = json.loads(script.strip().rstrip(";"))
        except (ValueError, RecursionError):
            continue
        yield from _told_in(data, key, 0)


def _told_in(data: Any, key: str, depth: int) -> Iterator[str]:
    """Yield what the nodes at the top, in lists and in @graph, say under `key`, articles first."""
    if depth > 3:  # noqa: PLR2004  levels; deeper ones are other pages
        return
    if isinstance(data, list):
        for item in sorted(data, key=_is_no_article):
            yield from _told_in(item, key, depth + 1)
    elif isinstance(data, dict):
        if isinstance(data.get(key), str):
            yield data[key]
        for below in ("@graph", "mainEntity", "mainEntityOfPage"):
            yield from _told_in(data.get(below), key, depth + 1)


def _is_no_article(node: Any) -> bool:
    kinds = str(node.get("@type")) if isinstance(node, dict) else ""
    return not re.search(r"Article|Posting|Report", kinds)

"""On Record: who said what and when in news articles, as a knowledge graph.

>>> import onrecord
>>> article, reading = onrecord.read_text("“It floods,” said Ann Lee.")
>>> [article.words(span) for span in reading.statements[0].content]
['“It floods,”']
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from onrecord.asking import Answer, saved_queries
    from onrecord.errors import OnRecordError
    from onrecord.record import Record
    from onrecord.records import Article, Reading, Skipped

__version__ = "0.1.0"
__all__ = [
    "Answer",
    "Article",
    "OnRecordError",
    "Reading",
    "Record",
    "Skipped",
    "__version__",
    "read",
    "read_text",
    "saved_queries",
]

_HOME = {
    "Answer": "asking",
    "Article": "records",
    "OnRecordError": "errors",
    "Reading": "records",
    "Record": "record",
    "Skipped": "records",
    "saved_queries": "asking",
}


def read(*paths: str | Path, **columns: str) -> Iterator[tuple[Article, Reading] | Skipped]:
    """Read articles from files, folders or globs; yield each with what it says.

    Args:
        paths: files, folders, glob patterns, or "-" for standard input.
        columns: which column of a table holds what, such as `published="day"`.

    Yields:
        An article and its reading, or the input that gave none and why.
    """
    from onrecord.articles import find_files, read_file
    from onrecord.reading import read as read_article
    from onrecord.records import Skipped

    for file in find_files(paths):
        if isinstance(file, Skipped):
            yield file
            continue
        for item in read_file(file, columns=columns):
            yield item if isinstance(item, Skipped) else (item, read_article(item))


def read_text(text: str, **metadata: Any) -> tuple[Article, Reading]:
    """Read one article that is at hand as text; `metadata` are fields of `Article`."""
    from onrecord.articles import article_from_text
    from onrecord.reading import read as read_article

    article = article_from_text(text, **{"path": "text", **metadata})
    return article, read_article(article)


def __dir__() -> list[str]:
    """List the public names, imported or not yet."""
    return __all__


def __getattr__(name: str) -> Any:
    """Import the public classes when they are first used, so that `import onrecord` is instant."""
    if name not in _HOME:
        raise AttributeError(f"module 'onrecord' has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(f"onrecord.{_HOME[name]}"), name)

"""On Record: who said what and when in news articles, as a knowledge graph.

>>> import onrecord
>>> article, reading = onrecord.read_text("“It floods,” said Ann Lee.")
>>> [article.words(span) for span in reading.statements[0].content]
['“It floods,”']
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from onrecord.asking import Answer, saved_queries
    from onrecord.errors import OnRecordError
    from onrecord.readers import Reader
    from onrecord.record import Record
    from onrecord.records import Article, Reading, Refused, Skipped

__version__ = "0.1.0"
__all__ = [
    "Answer",
    "Article",
    "OnRecordError",
    "Reader",
    "Reading",
    "Record",
    "Refused",
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
    "Reader": "readers",
    "Reading": "records",
    "Record": "record",
    "Refused": "records",
    "Skipped": "records",
    "saved_queries": "asking",
}


def _warn(refused: Refused) -> None:
    """Warn of what a reader said and the article does not bear out."""
    import warnings

    warnings.warn(f"{refused.path}: refused {refused.what}: {refused.reason}", stacklevel=2)


def read(
    *paths: str | Path,
    reader: str | Reader | None = None,
    refuse: Callable[[Refused], None] = _warn,
    **columns: str,
) -> Iterator[tuple[Article, Reading] | Skipped]:
    """Read articles from files, folders or globs; yield each with what it says.

    Args:
        paths: files, folders, glob patterns, or "-" for standard input.
        reader: what reads, by name ("spacy:en_core_web_sm") or itself; the built-in one unless
            given.
        refuse: what is done with what a reader says and the article does not bear out.
        columns: which column of a table holds what, such as `published="day"`.

    Yields:
        An article and its reading, or the input that gave none and why.
    """
    from onrecord.readers import chosen, read_files

    yield from read_files(paths, columns=columns, reader=chosen(reader), refuse=refuse)


def read_text(
    text: str, *, reader: str | Reader | None = None, **metadata: Any
) -> tuple[Article, Reading]:
    """Read one article that is at hand as text; `metadata` are fields of `Article`.

    Raises:
        ReaderError: the reader fails on it.
    """
    from onrecord.articles import article_from_text
    from onrecord.errors import ReaderError
    from onrecord.readers import attempt, chosen
    from onrecord.records import Reading

    article = article_from_text(text, **{"path": "text", **metadata})
    said = attempt(chosen(reader), article, refuse=_warn)
    if isinstance(said, Reading):
        return article, said
    raise ReaderError(f"{said.path}: {said.reason}")


def __dir__() -> list[str]:
    """List the public names, imported or not yet."""
    return __all__


def __getattr__(name: str) -> Any:
    """Import the public classes when they are first used, so that `import onrecord` is instant."""
    if name not in _HOME:
        raise AttributeError(f"module 'onrecord' has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(f"onrecord.{_HOME[name]}"), name)

"""What every reader is: a name that changes with its output, and a way from article to reading."""

from collections.abc import Callable
from typing import Protocol, runtime_checkable

from onrecord import reading
from onrecord.records import Article, Reading, Refused


@runtime_checkable
class Reader(Protocol):
    """Reads articles, one at a time, each by itself.

    The record may be built by several processes: a reader can be pickled, and loads what is large
    when it first reads.
    """

    @property
    def name(self) -> str:
        """What determines the output: its name, version, model. Another name: all is read anew."""

    def read(self, article: Article) -> Reading:
        """Return what the article says; the same for the same article.

        Raises:
            ReaderError: it cannot go on, and the run ends. Any other error skips this article.
        """


Factory = Callable[[str | None], Reader]
Refuse = Callable[[Refused], None]


class _BuiltIn:
    """On Record's own reader."""

    @property
    def name(self) -> str:
        return reading.READER

    def read(self, article: Article) -> Reading:
        return reading.read(article)


BUILT_IN: Reader = _BuiltIn()

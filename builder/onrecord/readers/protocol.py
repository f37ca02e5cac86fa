"""What every reader is: a name that changes with its output, and a way from article to reading."""

import os
from collections.abc import Callable
from typing import Protocol, runtime_checkable

from onrecord import reading
from onrecord.records import Article, Reading, Refused


@runtime_checkable
class Reader(Protocol):
    """Reads articles, one at a time, each by itself.

    The record may be built by several processes: a reader can be pickled, and loads what is large
    when it first reads. It may also have a method `begin(article)`, called a few articles before
    `read`, to start on the article in the background, and `forget()`, called when nobody will ask
    for what was begun.
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

    def __init__(self) -> None:
        self._hearing = reading.Hearing()
        if hasattr(os, "register_at_fork"):  # a child has none of its parent's threads
            os.register_at_fork(after_in_child=self.forget)

    def __reduce__(self) -> tuple[type["_BuiltIn"], tuple[()]]:
        return _BuiltIn, ()

    @property
    def name(self) -> str:
        return reading.READER

    def begin(self, article: Article) -> None:
        if reading.known(article):
            self._hearing.begin(article)

    def forget(self) -> None:
        self._hearing.forget()

    def read(self, article: Article) -> Reading:
        return reading.read(article, hearing=self._hearing)


BUILT_IN: Reader = _BuiltIn()

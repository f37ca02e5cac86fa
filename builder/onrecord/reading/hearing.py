"""Has the encoder mark whole articles, ahead of their reading where that is known: marks out.

The encoder takes most of the time of reading and needs no lock, so that two articles, or two
windows of one, are marked at once, while the rules read a third.
"""

import os
from collections import OrderedDict
from concurrent.futures import Future, ThreadPoolExecutor
from functools import cache

from onrecord.reading.encoder import Each, Marked, mark
from onrecord.reading.encoder.scoring import session
from onrecord.reading.page import page_bounds
from onrecord.records import Article

Marks = tuple[Marked, ...]  # of each page
_MOST = 64  # articles kept in mind that nobody has read yet


class Hearing:
    """Articles that are being marked in the background, by their ids."""

    def __init__(self) -> None:
        self._begun: OrderedDict[str, Future[Marks]] = OrderedDict()

    def begin(self, article: Article) -> None:
        """Begin to mark the article on a thread."""
        if article.id not in self._begun:
            self._begun[article.id] = _pool().submit(heard, article)
        while len(self._begun) > _MOST:
            self._begun.popitem(last=False)[1].cancel()

    def forget(self) -> None:
        """Drop what was begun and not read: nobody will ask for it."""
        while self._begun:
            self._begun.popitem()[1].cancel()

    def marks(self, article: Article) -> Marks:
        """Return the article's marks, begun before or not."""
        begun = self._begun.pop(article.id, None)
        return heard(article, _pool().map) if begun is None else begun.result()


def heard(article: Article, each: Each = map) -> Marks:
    """Return what the encoder marks on each page of the article."""
    return tuple(
        mark(article.text, [(begin, end) for begin, end, _ in bounds], each)
        for bounds in page_bounds(article)
    )


def cores() -> int:
    """Return how many cores this process may use."""
    own = getattr(os, "sched_getaffinity", None)  # not on every system
    return len(own(0)) if own else os.cpu_count() or 1


@cache
def _pool() -> ThreadPoolExecutor:
    session()  # once, before two threads ask for it
    return ThreadPoolExecutor(cores(), thread_name_prefix="encoder")


if hasattr(os, "register_at_fork"):  # a child has none of its parent's threads
    os.register_at_fork(after_in_child=_pool.cache_clear)

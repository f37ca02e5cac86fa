"""Has the encoder mark whole articles, ahead of their reading where that is known: marks out.

The encoder takes most of the time of reading and needs no lock, so that it scores two articles, or
two windows of one, at once, while one thread makes marks of the scores and the rules read.
"""

import os
from collections import OrderedDict
from concurrent.futures import Future, ThreadPoolExecutor
from functools import cache
from itertools import islice

from onrecord.reading.encoder import Each, Marked, Scored, mark, marked, scored
from onrecord.reading.encoder.scoring import session
from onrecord.reading.page import STRETCH, page_bounds
from onrecord.records import Article

Marks = tuple[Marked, ...]  # of each page
_TOGETHER = 8  # articles whose scores are made marks of together
_MOST = 64  # articles kept in mind that nobody has read yet


class Hearing:
    """Articles that are being marked in the background, by their ids; for one thread that reads."""

    def __init__(self) -> None:
        self._begun: OrderedDict[str, Future[list[Scored]]] = OrderedDict()
        self._marked: OrderedDict[str, Marks] = OrderedDict()

    def begin(self, article: Article) -> None:
        """Begin to score the article on a thread, unless it is so long that all should."""
        new = article.id not in self._begun and article.id not in self._marked
        if new and len(article.text) <= STRETCH:
            self._begun[article.id] = _pool().submit(_scored, article)
        while len(self._begun) > _MOST:
            self._begun.popitem(last=False)[1].cancel()

    def forget(self) -> None:
        """Drop what was begun and not read: nobody will ask for it."""
        self._marked.clear()
        while self._begun:
            self._begun.popitem()[1].cancel()

    def marks(self, article: Article) -> Marks:
        """Return the article's marks, begun before or not."""
        if article.id in self._begun:
            self._mark_with(article.id)
        own = self._marked.pop(article.id, None)
        return heard(article, _pool().map) if own is None else own

    def _mark_with(self, own: str) -> None:
        """Mark an article that was begun, and those that were begun with it."""
        names = [own, *islice((name for name in self._begun if name != own), _TOGETHER - 1)]
        begun = {name: self._begun.pop(name) for name in names}
        pages = {name: one.result() for name, one in begun.items() if one.exception() is None}
        found = iter(marked([page for several in pages.values() for page in several]))
        for name, several in pages.items():
            self._marked[name] = tuple(islice(found, len(several)))
        while len(self._marked) > _MOST:
            self._marked.popitem(last=False)


def heard(article: Article, each: Each = map) -> Marks:
    """Return what the encoder marks on each page of the article."""
    return tuple(
        mark(article.text, [(begin, end) for begin, end, _ in bounds], each)
        for bounds in page_bounds(article)
    )


def _scored(article: Article) -> list[Scored]:
    """Return what the encoder says of the article, page by page."""
    return [
        scored(article.text, [(begin, end) for begin, end, _ in bounds])
        for bounds in page_bounds(article)
    ]


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

"""Lets a reader begin on the articles that come next: inputs in, the same out, a bit later."""

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

from onrecord.readers.protocol import Reader
from onrecord.records import Article, Skipped

Item = TypeVar("Item", bound=Article | Skipped)
_AHEAD = 16  # articles begun and not yet read


def ahead(
    items: Iterable[Item], reader: Reader, *, wanted: Callable[[Article], bool] = lambda _: True
) -> Iterator[Item]:
    """Yield the items in order; the reader has begun on those of the next that are `wanted`."""
    begin = getattr(reader, "begin", None)
    if begin is None:
        yield from items
        return
    waiting: deque[Item] = deque()
    try:
        for item in items:
            if isinstance(item, Article) and wanted(item):
                begin(item)
            waiting.append(item)
            if len(waiting) > _AHEAD:
                yield waiting.popleft()
        while waiting:
            yield waiting.popleft()
    finally:
        getattr(reader, "forget", _nothing)()


def _nothing() -> None:
    pass

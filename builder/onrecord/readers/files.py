"""Files in, articles with their checked readings out, beside the inputs that gave none."""

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from onrecord.articles import find_files, read_file
from onrecord.readers.ahead import ahead
from onrecord.readers.attempt import attempt
from onrecord.readers.protocol import Reader, Refuse
from onrecord.records import Article, Reading, Skipped


def read_files(
    paths: Iterable[str | Path], *, columns: Mapping[str, str], reader: Reader, refuse: Refuse
) -> Iterator[tuple[Article, Reading] | Skipped]:
    """Yield each article of `paths` with what it says, or the input that gave none and why."""
    for item in ahead(_items(paths, columns), reader):
        if isinstance(item, Skipped):
            yield item
            continue
        said = attempt(reader, item, refuse=refuse)
        yield said if isinstance(said, Skipped) else (item, said)


def _items(paths: Iterable[str | Path], columns: Mapping[str, str]) -> Iterator[Article | Skipped]:
    for file in find_files(paths):
        if isinstance(file, Skipped):
            yield file
        else:
            yield from read_file(file, columns=columns)

"""Files in, articles with their checked readings out, beside the inputs that gave none."""

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from onrecord.articles import find_files, read_file
from onrecord.readers.attempt import attempt
from onrecord.readers.protocol import Reader, Refuse
from onrecord.records import Article, Reading, Skipped


def read_files(
    paths: Iterable[str | Path], *, columns: Mapping[str, str], reader: Reader, refuse: Refuse
) -> Iterator[tuple[Article, Reading] | Skipped]:
    """Yield each article of `paths` with what it says, or the input that gave none and why."""
    for file in find_files(paths):
        if isinstance(file, Skipped):
            yield file
            continue
        for item in read_file(file, columns=columns):
            if isinstance(item, Skipped):
                yield item
                continue
            said = attempt(reader, item, refuse=refuse)
            yield said if isinstance(said, Skipped) else (item, said)

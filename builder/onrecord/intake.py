"""Input files in, what a build must know of them out: digest, size, and articles in batches."""

import hashlib
from collections.abc import Iterable, Iterator

from onrecord.articles import InputFile
from onrecord.ids import digest
from onrecord.records import Article, Skipped

_BATCH_ARTICLES = 200
_BATCH_CHARACTERS = 2_000_000


def batches(items: Iterable[Article | Skipped], skipped: list[Skipped]) -> Iterator[list[Article]]:
    """Yield the articles in batches of bounded number and size; the rest goes to `skipped`."""
    batch: list[Article] = []
    size = 0
    for item in items:
        if isinstance(item, Skipped):
            skipped.append(item)
            continue
        batch.append(item)
        size += len(item.text)
        if len(batch) >= _BATCH_ARTICLES or size >= _BATCH_CHARACTERS:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch


def digest_of(file: InputFile) -> str | None:
    """Return the SHA-256 of a file's bytes; None for what cannot be read twice, such as a pipe."""
    if file.path is None or (file.path.exists() and not file.path.is_file()):
        return None
    with file.path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def size_of(file: InputFile) -> int:
    """Return a file's bytes for the progress bar; 0 where they cannot be told."""
    try:
        return file.path.stat().st_size if file.path else 0
    except OSError:
        return 0


def place_of(file: InputFile) -> str:
    """Return what tells the folder a file lies in from others, without naming it."""
    return digest(file.path.resolve().parent) if file.path else ""

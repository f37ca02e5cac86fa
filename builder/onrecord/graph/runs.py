"""Lines in; the same lines out, each once and sorted, however many they are."""

import tempfile
from collections.abc import Iterable, Iterator
from heapq import merge
from itertools import groupby
from typing import IO, Final

from onrecord.errors import RecordError

# Lines held at once, about 10 MB of IRIs. What is more goes to a file in sorted runs, one after
# the other: one nameless file, made with the first run and removed however the process ends.
_AT_ONCE: Final = 50_000
_BLOCK: Final = 1 << 14  # bytes of each run that are held while runs are merged

Span = tuple[int, int]  # where a run begins and ends in the file


def distinct(lines: Iterable[str]) -> Iterator[str]:
    """Yield `lines`, which hold no line ends, each once and sorted by code point.

    Raises:
        RecordError: they do not fit the folder for temporary files.
    """
    held: set[str] = set()
    try:
        with tempfile.SpooledTemporaryFile(max_size=_BLOCK) as file:
            runs: list[Span] = []
            for line in lines:
                held.add(line)
                if len(held) >= _AT_ONCE:
                    runs.append(_put(held, file))
                    held.clear()
            last = sorted(held)
            held.clear()
            merged = merge(last, *(_get(run, file) for run in runs))
            yield from (line for line, _ in groupby(merged))
    except OSError as error:
        raise RecordError(
            f"{tempfile.tempdir or 'temporary files'}: {error.strerror or error}; make room there, "
            "or name a larger folder in TMPDIR"
        ) from error


def _put(lines: Iterable[str], file: IO[bytes]) -> Span:
    begin = file.tell()
    file.writelines(f"{line}\n".encode() for line in sorted(lines))
    return begin, file.tell()


def _get(run: Span, file: IO[bytes]) -> Iterator[str]:
    """Yield the lines of a run; others may move the file's position in between."""
    begin, end = run
    while begin < end:
        file.seek(begin)
        block = file.read(min(_BLOCK, end - begin))
        if not block.endswith(b"\n"):
            block += file.readline()
        begin += len(block)
        yield from block[:-1].decode().split("\n")

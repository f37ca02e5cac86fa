"""Takes an input file and gives its bytes as a seekable stream: unpacked, standard input too."""

import gzip
import io
import stat
import sys
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from typing import BinaryIO, cast

from onrecord.articles.files import InputFile

_GZIP = b"\x1f\x8b"


class UnreadableError(Exception):
    """The bytes cannot be had; the message is the one-line reason."""


@contextmanager
def opened(file: InputFile) -> Iterator[BinaryIO]:
    """Open `file`; gzip is told by its first bytes, not by the ending.

    Raises:
        UnreadableError: it cannot be opened or read, is empty, or is damaged gzip.
    """
    try:
        with _raw(file) as raw:
            head = raw.read(len(_GZIP))
            raw.seek(0)
            if not head:
                raise UnreadableError("empty file")
            if head == _GZIP:
                with gzip.GzipFile(fileobj=raw, mode="rb") as unpacked:
                    yield cast("BinaryIO", unpacked)
            else:
                yield raw
    except EOFError as error:
        raise UnreadableError("truncated gzip (the file ends too early)") from error
    except (gzip.BadGzipFile, zlib.error) as error:
        raise UnreadableError("damaged gzip") from error
    except OSError as error:
        raise UnreadableError(f"cannot be read: {error.strerror or error}") from error


def is_regular(file: InputFile) -> bool:
    """Tell a file that stays and can be read again from standard input and pipes."""
    return file.path is not None and stat.S_ISREG(file.path.stat().st_mode)


@contextmanager
def _raw(file: InputFile) -> Iterator[BinaryIO]:
    if file.path is None:
        yield io.BytesIO(sys.stdin.buffer.read())
    elif is_regular(file):
        with file.path.open("rb") as stream:
            yield stream
    else:  # a pipe can be read once only
        with file.path.open("rb") as stream:
            yield io.BytesIO(stream.read())

"""A target path goes in; the whole new file stands there afterwards, or the old one untouched."""

import gzip
import io
import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO, cast

from onrecord.errors import ExportError


@contextmanager
def replacing(target: Path) -> Iterator[BinaryIO]:
    """Open a file beside `target` that takes its place when the block ends well.

    A name that ends in .gz is compressed, with no time stamp in it, so that equal content gives
    equal bytes.

    Raises:
        ExportError: the folder is missing or not writable, the disk is full, or `target` is
            something other than a file.
    """
    final = Path(os.path.realpath(target))
    if final.exists() and not final.is_file():
        raise ExportError(f"{target}: not a plain file; name a file to write")
    part = final.with_name(f".{final.name}.{os.getpid()}.part")
    try:
        with part.open("wb") as raw:
            with _packed(raw, target) as file:
                yield file
            raw.flush()
            os.fsync(raw.fileno())
        part.replace(final)
    except OSError as error:
        if error.filename not in (None, str(part)):
            raise  # another file's trouble
        raise ExportError(f"{target}: cannot be written: {_reason(error, final)}") from error
    finally:
        with suppress(OSError):
            part.unlink()


@contextmanager
def _packed(raw: BinaryIO, target: Path) -> Iterator[BinaryIO]:
    if target.suffix.lower() != ".gz":
        yield raw
        return
    with gzip.GzipFile(filename="", mode="wb", fileobj=raw, mtime=0, compresslevel=6) as packed:
        buffered = io.BufferedWriter(cast("io.RawIOBase", packed), 1 << 16)
        yield cast("BinaryIO", buffered)
        buffered.flush()
        buffered.detach()


def _reason(error: OSError, final: Path) -> str:
    if not final.parent.is_dir():
        return f"there is no folder '{final.parent.name}'; make it first"
    return f"{error.strerror or error}; free some space or choose another place"

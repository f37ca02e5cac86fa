"""Takes the bytes of a file and gives its characters, decoded strictly or not at all.

UTF-8 first, or what a byte-order mark says, or an encoding the page itself declares; then
Windows-1252, where the result looks like western text. Nothing is ever replaced silently.
"""

import codecs
import io
import re
from collections.abc import Iterator
from typing import BinaryIO

_CHUNK = 1 << 20
_BOMS = (  # the longer first: a UTF-32 mark begins like a UTF-16 one
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f]")
_CONTROL_SHARE = 0.002  # of all characters; a stray one stands in many real files
_FOREIGN_SHARE = 0.3  # of characters above ASCII: more is no western text in Windows-1252
_DECLARED = re.compile(
    rb"""<(?:meta[^>]{0,200}?charset|\?xml[^>]{0,100}?encoding)\s*=\s*["']?([\w.:-]{2,40})""",
    re.IGNORECASE,
)
_UTF8_SEQUENCE = re.compile(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}")
_HIGH_BYTE = re.compile(rb"[\x80-\xff]")
_MAGIC = (
    (b"%PDF-", "a PDF"),
    (b"PK\x03\x04", "a zip archive or office file"),
    (b"\x89PNG", "an image"),
    (b"\xff\xd8\xff", "an image"),
    (b"GIF8", "an image"),
    (b"SQLite format 3", "a database"),
    (b"\x7fELF", "a program"),
    (b"BZh", "a bzip2 archive"),
    (b"\xfd7zXZ", "an xz archive"),
    (b"\x28\xb5\x2f\xfd", "a zstd archive"),
)


class NotTextError(Exception):
    """The bytes are no text that can be decoded without loss; the message says why."""


def text_stream(stream: BinaryIO) -> io.TextIOWrapper:
    """Return a text stream over a seekable `stream`, its encoding proven over all its bytes.

    Line ends stay as they are, a byte-order mark is dropped.

    Raises:
        NotTextError: it is not text, or in no encoding that can be told.
    """
    encoding = find_encoding(stream)
    stream.seek(0)
    return io.TextIOWrapper(stream, encoding=encoding, errors="strict", newline="")


def find_encoding(stream: BinaryIO) -> str:
    """Return the name of the encoding that decodes all of `stream`."""
    stream.seek(0)
    head = stream.read(4096)
    for magic, what in _MAGIC:
        if head.startswith(magic):
            raise NotTextError(f"not text ({what})")
    for encoding in _candidates(head):
        if encoding == "cp1252" and _is_damaged_utf8(stream):
            raise NotTextError("damaged UTF-8 (some bytes do not fit; save it again)")
        try:
            _prove(stream, encoding)
        except (UnicodeError, LookupError):
            continue
        return encoding
    raise NotTextError("not text, or in an unknown encoding (save it as UTF-8)")


def _candidates(head: bytes) -> tuple[str, ...]:
    for mark, encoding in _BOMS:
        if head.startswith(mark):
            return (encoding,)
    declared = _DECLARED.search(head)
    if declared and (name := _known(declared[1].decode("ascii", "ignore"))):
        return ("utf-8", name, "cp1252")
    return ("utf-8", "cp1252")


def _known(name: str) -> str | None:
    try:
        info = codecs.lookup(name)
        "".encode(info.name)
    except (LookupError, ValueError):
        return None
    # Browsers read what is declared as Latin-1 or ASCII as Windows-1252 (WHATWG Encoding).
    return "cp1252" if info.name in {"iso8859-1", "ascii"} else info.name


def _is_damaged_utf8(stream: BinaryIO) -> bool:
    """Tell whether most bytes above ASCII belong to UTF-8 sequences, which western text has not."""
    inside = high = 0
    stream.seek(0)
    while chunk := stream.read(_CHUNK):
        inside += sum(map(len, _UTF8_SEQUENCE.findall(chunk)))
        high += len(_HIGH_BYTE.findall(chunk))
    return inside * 2 > high


def _prove(stream: BinaryIO, encoding: str) -> None:
    """Decode all of `stream`, counting what no text holds.

    Raises:
        UnicodeDecodeError: a byte does not fit.
        NotTextError: it decodes, to something that is not text.
    """
    total = controls = foreign = 0
    for piece in _pieces(stream, encoding):
        if "\x00" in piece:
            raise NotTextError("not text (it holds zero bytes)")
        total += len(piece)
        controls += len(_CONTROL.findall(piece))
        if encoding == "cp1252":
            foreign += len(piece) - len(piece.encode("ascii", "ignore"))
    if controls > 2 + total * _CONTROL_SHARE:
        raise NotTextError("not text (it holds control characters)")
    if foreign > 2 + total * _FOREIGN_SHARE:
        raise UnicodeDecodeError(encoding, b"", 0, 1, "not western text")


def _pieces(stream: BinaryIO, encoding: str) -> Iterator[str]:
    decoder = codecs.getincrementaldecoder(encoding)("strict")
    stream.seek(0)
    while chunk := stream.read(_CHUNK):
        yield decoder.decode(chunk)
    yield decoder.decode(b"", final=True)

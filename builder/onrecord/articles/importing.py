"""Takes an input file and gives its articles, each read by its format; bad content is Skipped."""

import hashlib
import io
from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import BinaryIO

from onrecord.articles.assembly import article_from_text
from onrecord.articles.decoding import NotTextError, text_stream
from onrecord.articles.entries import check_columns
from onrecord.articles.feeds import read_feed
from onrecord.articles.files import InputFile
from onrecord.articles.jsonfiles import is_json_object, read_json, read_json_lines
from onrecord.articles.opening import UnreadableError, is_regular, opened
from onrecord.articles.pages import read_page
from onrecord.articles.sniffing import HEAD, sniff
from onrecord.articles.tables import read_table
from onrecord.records import Article, Skipped

_NO_COLUMNS: Mapping[str, str] = MappingProxyType({})
_JSON_ENDINGS = (".json", ".json.gz")


def read_file(
    file: InputFile, *, columns: Mapping[str, str] = _NO_COLUMNS
) -> Iterator[Article | Skipped]:
    """Return the articles of `file`, streamed where its format allows.

    Records of a file that holds several have the path "name#3", counted from 1. `columns` says
    which column of a table or JSON holds a field: {"published": "day"}. Content that cannot be
    read gives a Skipped with a one-line reason, never an error.

    Raises:
        UsageError: `columns` names a field that articles do not have.
    """
    check_columns(columns)
    return _read(file, columns)


def _read(file: InputFile, columns: Mapping[str, str]) -> Iterator[Article | Skipped]:
    try:
        with opened(file) as stream:
            name = file.name if is_regular(file) else f"stdin-{_digest(stream)}"
            with text_stream(stream) as text:
                yield from _read_text(text, name, columns)
    except (NotTextError, UnreadableError) as error:
        yield Skipped(path=file.name, reason=str(error))


def _digest(stream: BinaryIO) -> str:
    """Return what names content that stands in no file, so that two pipes are two articles."""
    name = hashlib.sha256(stream.read()).hexdigest()[:12]
    stream.seek(0)
    return name


def _read_text(
    stream: io.TextIOWrapper, name: str, columns: Mapping[str, str]
) -> Iterator[Article | Skipped]:
    head = stream.read(HEAD)
    stream.seek(0)
    if not head.strip() and not stream.read().strip():
        yield Skipped(path=name, reason="only white space" if head else "empty file")
        return
    stream.seek(0)
    form = sniff(name, head)
    if form == "table":
        yield from read_table(stream, path=name, columns=columns)
    elif form == "json lines":
        yield from read_json_lines(stream, path=name, columns=columns)
    elif form == "json" and name.lower().endswith(_JSON_ENDINGS):
        yield from read_json(stream, path=name, columns=columns)
    else:
        yield from _read_whole(stream.read(), name, form, columns)


def _read_whole(
    text: str, name: str, form: str, columns: Mapping[str, str]
) -> Iterator[Article | Skipped]:
    if form == "feed":
        yield from read_feed(text, path=name)
    elif form == "page":
        yield read_page(text, path=name)
    elif form == "xml":
        yield Skipped(path=name, reason="XML that is neither a feed nor a page")
    elif form == "json" and _is_json(text):
        yield from read_json(io.StringIO(text), path=name, columns=columns)
    else:
        yield article_from_text(text, path=name)


def _is_json(text: str) -> bool:
    """Tell JSON under another ending: as a whole, or its first line."""
    return is_json_object(text) or is_json_object(text.lstrip().partition("\n")[0])

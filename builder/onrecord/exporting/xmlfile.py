"""Elements go in one after the other; an indented XML 1.0 file comes out, streamed.

The standard library's writer escapes everything but a carriage return, which readers would turn
into a line feed; and XML has no way at all to write most control characters.
"""

import io
import re
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import BinaryIO
from xml.sax.saxutils import XMLGenerator
from xml.sax.xmlreader import AttributesImpl

_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


@dataclass(frozen=True, slots=True)
class Element:
    """One element: its name as written, its attributes, and its text or its children."""

    name: str
    attributes: Mapping[str, object] = field(default_factory=dict)
    inside: "str | tuple[Element, ...]" = ()


class XmlFile:
    """An XML file that is being written; made by `xml_file`."""

    def __init__(self, text: io.TextIOWrapper) -> None:
        self._out = XMLGenerator(text, "utf-8", short_empty_elements=True)
        self._out.startDocument()
        self._depth = 0

    @contextmanager
    def inside(self, name: str, attributes: Mapping[str, object]) -> Iterator[None]:
        """Open an element around what is written in the block."""
        self._start(name, attributes)
        self._out.ignorableWhitespace("\n")
        self._depth += 1
        yield
        self._depth -= 1
        self._indent()
        self._end(name)

    def write(self, elements: Iterable[Element]) -> None:
        """Write whole elements."""
        for one in elements:
            if one.inside and not isinstance(one.inside, str):
                with self.inside(one.name, one.attributes):
                    self.write(one.inside)
            else:
                self._start(one.name, one.attributes)
                self._write_text(str(one.inside or ""))
                self._end(one.name)

    def _start(self, name: str, attributes: Mapping[str, object]) -> None:
        self._indent()
        written = {key: legal(str(value)) for key, value in attributes.items()}
        self._out.startElement(name, AttributesImpl(written))

    def _write_text(self, text: str) -> None:
        for number, part in enumerate(legal(text).split("\r")):
            if number:
                self._out.ignorableWhitespace("&#13;")
            if part:
                self._out.characters(part)

    def _end(self, name: str) -> None:
        self._out.endElement(name)
        self._out.ignorableWhitespace("\n")

    def _indent(self) -> None:
        if self._depth:
            self._out.ignorableWhitespace("  " * self._depth)


@contextmanager
def xml_file(file: BinaryIO) -> Iterator[XmlFile]:
    """Write XML in UTF-8 to `file`."""
    text = io.TextIOWrapper(file, encoding="utf-8", newline="\n")
    yield XmlFile(text)
    text.detach()


def legal(text: str) -> str:
    r"""Return `text` with each character that XML has no way to write replaced by U+FFFD.

    One character for one, so that offsets still count.

    >>> legal("page one\x0cpage two") == "page one\N{REPLACEMENT CHARACTER}page two"
    True
    """
    return _FORBIDDEN.sub("\N{REPLACEMENT CHARACTER}", text)

"""Takes a fragment of HTML, as feeds carry it, and gives its text, paragraphs parted by blanks."""

import re
from typing import Any

_TAG = re.compile(r"<(?:/?[a-zA-Z][a-zA-Z0-9]*|!--)[^<>]*>|&(?:#\d+|#x[0-9a-fA-F]+|[a-zA-Z]+);")
_EDGE, _BREAK = "\x1e", "\x1f"  # stand for a block's edge and for `br` while text is collected
_PARAGRAPH = re.compile(rf"{_EDGE}|{_BREAK}\s*{_BREAK}")
_BLOCKS = frozenset(
    (
        "address",
        "article",
        "aside",
        "blockquote",
        "center",
        "dd",
        "div",
        "dl",
        "dt",
        "fieldset",
        "figcaption",
        "figure",
        "footer",
        "form",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hr",
        "li",
        "main",
        "nav",
        "ol",
        "p",
        "pre",
        "section",
        "table",
        "td",
        "th",
        "tr",
        "ul",
    )
)
_SILENT = frozenset(
    (
        "script",
        "style",
        "noscript",
        "iframe",
        "template",
        "head",
        "svg",
        "button",
        "select",
    )
)


def fragment_text(markup: str) -> str:
    r"""Return the text of `markup`; what holds no tag or entity is returned as it is.

    >>> fragment_text("<p>One &amp; all.</p><p>Two</p>")
    'One & all.\n\nTwo'
    """
    if not _TAG.search(markup):
        return markup
    markup = markup.replace(_EDGE, " ").replace(_BREAK, " ")
    from lxml import etree, html

    try:
        tree = html.fragment_fromstring(markup, create_parent="div")
    except (etree.LxmlError, ValueError):
        return _TAG.sub(" ", markup).strip()
    pieces: list[str] = []
    for event, element in etree.iterwalk(tree, events=("start", "end", "comment", "pi")):
        _collect(event, element, pieces)
    paragraphs = _PARAGRAPH.split("".join(pieces))
    return "\n\n".join(filter(None, map(_lines_of, paragraphs)))


def _lines_of(paragraph: str) -> str:
    """Return a paragraph's words, its lines those that `br` parted."""
    lines = (" ".join(line.split()) for line in paragraph.split(_BREAK))
    return "\n".join(filter(None, lines))


def _collect(event: str, element: Any, pieces: list[str]) -> None:
    """Add an element's words on the way through the tree; a block's edges part paragraphs."""
    begins = event == "start"
    if isinstance(element.tag, str):
        if element.tag in _BLOCKS:
            pieces.append(_EDGE)
        if begins and element.tag == "br":
            pieces.append(_BREAK)
        if begins and not _is_silent(element):
            pieces.append(element.text or "")
    if not begins and element.getparent() is not None and not _is_silent(element.getparent()):
        pieces.append(element.tail or "")


def _is_silent(element: Any) -> bool:
    while element is not None:
        if element.tag in _SILENT:
            return True
        element = element.getparent()
    return False

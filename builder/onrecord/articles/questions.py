"""Takes a text and the HTML it was taken from and gives the questions that the page sets apart.

Print alone tells many an interview: its questions stand in bold, in italics or as headings, each
before its answer.
"""

import re
from collections.abc import Iterator
from typing import Any

from onrecord.articles.regions import region
from onrecord.records import Region

_FEWEST = 3  # questions set in one style, and half of what is set so where lines begin
_LONGEST = 600  # characters of a question
_STYLES = {
    **dict.fromkeys(("strong", "b"), "bold"),
    **dict.fromkeys(("em", "i"), "italics"),
    **dict.fromkeys(("h2", "h3", "h4", "h5", "h6"), "heading"),
}
_CLOSES = re.compile(r"\?[^<>?]{0,9}<")
_LINE = re.compile(r"[^\s-][^\r\n]*")
_ASKS = re.compile(r"\?[\"”’'»)]{0,2}(?=\s|$)")


def find_questions(text: str, markup: str, begin: int = 0) -> Iterator[Region]:
    """Yield the questions that open lines of `text` from `begin` on, by the style they stand in.

    What is set so and does not end as questions do ("Tell me of the flood.") is one where it is a
    line of its own.
    """
    if len(_CLOSES.findall(markup)) < _FEWEST:
        return
    styles = dict(_set_apart(markup))
    found: dict[str, list[Region]] = {}
    for line in _LINE.finditer(text, begin):
        words = line[0].rstrip()
        end = next((end for end in _ends(words) if _plain(words[:end]) in styles), None)
        if end is not None:
            style = styles[_plain(words[:end])]
            made = region(text, line.start(), line.start() + end, "question", style)
            found.setdefault(style, []).extend([made] if made else [])
    for own in found.values():
        asking = [one for one in own if text[: one.span.end][-3:].rstrip("\"”’'»)").endswith("?")]
        if len(asking) >= max(_FEWEST, len(own) / 2):
            yield from own


def _ends(line: str) -> Iterator[int]:
    """Yield where what is set apart may end: with the line, else with a question in it."""
    if len(line) <= _LONGEST:
        yield len(line)
    yield from reversed([match.end() for match in _ASKS.finditer(line[:_LONGEST])])


def _set_apart(markup: str) -> Iterator[tuple[str, str]]:
    """Yield the words of each element that sets words apart, and its style; rows are joined."""
    from lxml import etree, html

    try:
        tree: Any = html.fromstring(markup)
    except (etree.LxmlError, ValueError):
        return
    row = ""
    for element in tree.iter(*_STYLES):
        if any(outer.tag in _STYLES for outer in element.iterancestors()):
            continue
        before, style = element.getprevious(), _STYLES[element.tag]
        goes_on = before is not None and _STYLES.get(before.tag) == style
        goes_on = goes_on and not (before.tail or "").strip() and len(row) <= _LONGEST
        row = (row + (before.tail or "") if goes_on else "") + element.text_content()
        yield _plain(row), style


def _plain(words: str) -> str:
    return " ".join(words.split())

"""A text and an entity's mentions in, the words right before and behind its names out.

"Harbour master Mira Solberg, a retired pilot, …" tells who she is better than all else near to the
name: "harbour", "master", "a", "retired", "pilot".
"""

import re
from collections import Counter
from collections.abc import Mapping, Sequence

from onrecord.linking.weights import ends_title
from onrecord.records import Mention

_WORD = re.compile(r"[^\W_]+")
_END = re.compile(r"[,.;:()“”\"\n–—]")
_BEFORE, _BEHIND = 40, 60  # characters that are looked at
_MOST = {_BEFORE: 4, _BEHIND: 8}  # words that are taken
_OPENS = re.compile(r"\s?[,(–—]\s?")


def beside(text: str, mentions: Sequence[Mention]) -> Mapping[str, int]:
    """Return the lower-case words beside the names among the mentions, and how often each is."""
    found: Counter[str] = Counter()
    for mention in mentions:
        if mention.kind == "name":
            found.update(_before(text[max(0, mention.span.begin - _BEFORE) : mention.span.begin]))
            found.update(_behind(text[mention.span.end : mention.span.end + _BEHIND]))
    return found


def _before(words: str) -> Sequence[str]:
    begin = 0
    for mark in _END.finditer(words):
        if not (mark[0] == "." and ends_title(words[: mark.start()].rpartition(" ")[2].lower())):
            begin = mark.end()
    return _WORD.findall(words[begin:].lower())[-_MOST[_BEFORE] :]


def _behind(words: str) -> Sequence[str]:
    opened = _OPENS.match(words)
    if not opened:
        return ()
    return _WORD.findall(_END.split(words[opened.end() :], 1)[0].lower())[: _MOST[_BEHIND]]

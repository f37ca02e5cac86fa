"""Cuts text into paragraphs, and a paragraph into sentences, as (begin, end) pairs; linear time."""

# ruff: noqa: PLR2004  counts of a few tokens or letters, each told by its line

import re
from collections.abc import Iterator
from itertools import pairwise

from onrecord.reading.lexicon import words

Bounds = tuple[int, int]

LONGEST = 3000  # characters; a "sentence" longer than this is no sentence and is cut at a space
_LINE = re.compile(r"[^\r\n\u2028\u2029]++")
_BREAK = re.compile(r"(?:\r\n|[\n\r\u2028\u2029])")
_STOP = re.compile(r"[.!?…]++[\"”“’'»›)\]]*+")
_LAST_WORD = re.compile(r"[\w.’'-]+$")
_INITIAL = re.compile(r"(?:[A-Za-z]\.)*[A-Za-z]$")
_BULLET = re.compile(r"[-–—•*·]\s?\S")
_WRAP = 100  # a hard-wrapped file has no line longer than this


def paragraphs(text: str, begin: int, end: int) -> Iterator[Bounds]:
    """Yield the paragraphs of `text[begin:end]`: blocks of lines, or lines if none is wrapped."""
    lines = [m.span() for m in _LINE.finditer(text, begin, end) if not m[0].isspace()]
    wrapped = _hard_wrapped(text, lines)
    start, last = -1, -1
    for line_begin, line_end in lines:
        if start >= 0 and not (wrapped and _same_block(text, last, line_begin)):
            yield _trim(text, start, last)
            start = -1
        start = line_begin if start < 0 else start
        last = line_end
    if start >= 0:
        yield _trim(text, start, last)


def _hard_wrapped(text: str, lines: list[Bounds]) -> bool:
    """Whether most lines run on into the next: none is long, and half are followed at once."""
    if len(lines) < 4 or any(end - begin > _WRAP for begin, end in lines):
        return False
    pairs = [(a, b) for a, b in pairwise(lines) if _joined(text, a[1], b[0])]
    full = [a for a, _ in pairs if a[1] - a[0] > _WRAP // 2]
    return len(pairs) * 2 > len(lines) and len(full) * 2 > len(pairs)


def _joined(text: str, end: int, begin: int) -> bool:
    return len(_BREAK.findall(text[end : min(begin, end + 8)])) == 1


def _same_block(text: str, end: int, begin: int) -> bool:
    return _joined(text, end, begin) and not _BULLET.match(text, begin)


def _trim(text: str, begin: int, end: int) -> Bounds:
    while begin < end and text[begin].isspace():
        begin += 1
    while end > begin and text[end - 1].isspace():
        end -= 1
    return begin, end


def sentences(text: str, begin: int, end: int) -> Iterator[Bounds]:
    """Yield the sentences of the paragraph `text[begin:end]`."""
    start = begin
    for match in _STOP.finditer(text, begin, end):
        if match.end() < end and _ends_here(text, match, end):
            yield from _pieces(text, start, match.end())
            start = match.end()
    yield from _pieces(text, start, end)


def _ends_here(text: str, match: re.Match[str], end: int) -> bool:
    """Whether the stop ends a sentence: what follows starts one, what precedes is no short form."""
    after = match.end()
    if not text[after].isspace() and not _glued(text, match):
        return False
    while after < end and text[after].isspace():
        after += 1
    if after >= end or text[after].islower() or text[after] in ",;:)":
        return False
    return match[0] != "." or not _short_form(text, match.start(), text[after])


def _glued(text: str, match: re.Match[str]) -> bool:
    """Whether a sentence starts without a space after a closing mark: '… for me.”Model …'."""
    return len(match[0]) > 1 and match[0][-1] in '”"»' and text[match.end()].isupper()


def _short_form(text: str, stop: int, following: str) -> bool:
    """Whether the stop shortens a word; "no." does before a number, "Ill." with its capital."""
    word = _LAST_WORD.search(text[max(0, stop - 24) : stop])
    if not word:
        return False
    if word[0].lower() == "no":
        return following.isdecimal()
    if word[0] in words("whole_words"):
        return False
    return bool(_INITIAL.match(word[0])) or word[0].lower() in words("abbreviations")


def _pieces(text: str, begin: int, end: int) -> Iterator[Bounds]:
    """Yield the trimmed stretch, cut at spaces where it is longer than any sentence."""
    begin, end = _trim(text, begin, end)
    while end - begin > LONGEST:
        cut = text.rfind(" ", begin + 1, begin + LONGEST)
        cut = cut if cut > begin else begin + LONGEST
        yield _trim(text, begin, cut)
        begin, end = _trim(text, cut, end)
    if begin < end:
        yield begin, end

"""Cuts text into paragraphs, and a paragraph into sentences, as (begin, end) pairs; linear time."""

import re
from collections.abc import Iterator
from itertools import pairwise

from onrecord.reading.lexicon import name_words, words

Bounds = tuple[int, int]

LONGEST = 3000  # characters; a "sentence" longer than this is no sentence and is cut at a space
_LINE = re.compile(r"[^\r\n\u2028\u2029]++")
_BREAK = re.compile(r"(?:\r\n|[\n\r\u2028\u2029])")
_STOP = re.compile(r"[.!?…]++[\"”“’'»›)\]]*+")
_LAST_WORD = re.compile(r"[\w.’'-]+$")
_INITIAL = re.compile(r"(?:[A-Za-z]\.)*[A-Za-z]$")
_BULLET = re.compile(r"[-–—•*·]\s?[^\s-]")
_DASH = re.compile(r"[-–—]\s?[a-z]")  # opens a line that goes on, behind no stop
_FIRST_WORD = re.compile(r"\s*(\S*)")
_FEWEST = 4  # lines of a text that is wrapped
_WRAP = 100  # characters; a wrapped text has no longer lines, but for one in twenty
_USUAL = 0.95
_LOOSE = 0.85  # of the width: what editors that set lines evenly leave free
_FULL = 0.7  # of the lines that are followed at once have no room left
_SMALL = 0.15  # of them at the least go on in small letters


def line_width(text: str) -> int:
    """Return the width at which a hard-wrapped text breaks its lines; 0 where it is none.

    A line that ends within a sentence has no room for the first word of the next one there, and
    some of these words are in small letters. Of a block where none is, as of a head or a list,
    the room tells nothing.
    """
    lengths = [end - begin if " " in text[begin:end] else 0 for begin, end in _all_lines(text)]
    width = sorted(lengths)[int(len(lengths) * _USUAL)] if len(lengths) >= _FEWEST else 0
    if not 0 < width <= _WRAP:
        return 0
    within = full = small = judged = 0
    for block in _blocks(text):
        pairs = [(a, b) for a, b in pairwise(block) if not _ends_sentence(text, *a)]
        going_on = sum(text[b[0]].islower() for _, b in pairs)
        within += len(pairs)
        small += going_on
        if going_on:
            judged += len(pairs)
            full += sum(not _room(text, a, b[0], width) for a, b in pairs)
    return width if judged > 1 and full >= _FULL * judged and small >= within * _SMALL else 0


def paragraphs(text: str, begin: int, end: int, width: int | None = None) -> Iterator[Bounds]:
    """Yield the paragraphs of `text[begin:end]`: its lines, or blocks of them if it is wrapped.

    `width` is that of the whole text, from `line_width`, which is asked where it is not given.
    """
    width = line_width(text) if width is None else width
    start, last = -1, (-1, -1)
    for line in _lines(text, begin, end):
        if start >= 0 and not (width and _same_block(text, last, line[0], width)):
            yield _trim(text, start, last[1])
            start = -1
        start = line[0] if start < 0 else start
        last = line
    if start >= 0:
        yield _trim(text, start, last[1])


def _all_lines(text: str) -> Iterator[Bounds]:
    return _lines(text, 0, len(text))


def _blocks(text: str) -> Iterator[list[Bounds]]:
    """Yield the lines of the text by what no blank line parts."""
    block: list[Bounds] = []
    for line in _all_lines(text):
        if block and not _joined(text, block[-1][1], line[0]):
            yield block
            block = []
        block.append(line)
    if block:
        yield block


def _lines(text: str, begin: int, end: int) -> Iterator[Bounds]:
    return (m.span() for m in _LINE.finditer(text, begin, end) if not m[0].isspace())


def _joined(text: str, end: int, begin: int) -> bool:
    return len(_BREAK.findall(text[end : min(begin, end + 8)])) == 1


def _room(text: str, line: Bounds, following: int, width: int) -> bool:
    """Whether the first word of the next line would have stood in this one."""
    word = _FIRST_WORD.match(text, following)
    return line[1] - line[0] + 1 + len(word[1] if word else "") <= width * _LOOSE


def _ends_sentence(text: str, begin: int, end: int) -> bool:
    stops = (stop.end() for stop in _STOP.finditer(text, max(begin, end - 8), end))
    return any(not text[stop:end].strip() for stop in stops)


def _same_block(text: str, line: Bounds, following: int, width: int) -> bool:
    """Whether the next line goes on: it opens no item, and a sentence's end leaves no room."""
    over = _ends_sentence(text, *line)
    if not _joined(text, line[1], following):
        return False
    if _BULLET.match(text, following) and (over or not _DASH.match(text, following)):
        return False
    return not (over and _room(text, line, following, width))


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
    return match[0] != "." or not _short_form(text, match.start(), after)


def _glued(text: str, match: re.Match[str]) -> bool:
    """Whether a sentence starts without a space after a closing mark: '… for me.”Model …'."""
    return len(match[0]) > 1 and match[0][-1] in '”"»' and text[match.end()].isupper()


def _short_form(text: str, stop: int, after: int) -> bool:
    """Whether the stop shortens a word and ends no sentence before what goes on at `after`.

    "no." does before a number, "Ill." with its capital, "Jr." before no title.
    """
    word = _LAST_WORD.search(text[max(0, stop - 24) : stop])
    if not word:
        return False
    if word[0].lower() == "no":
        return text[after].isdecimal()
    if word[0] in words("whole_words"):
        return False
    if word[0].lower() in name_words("suffixes", "person"):
        following = _FIRST_WORD.match(text, after)
        if following and following[1].rstrip(".").lower() in name_words("titles", "words"):
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

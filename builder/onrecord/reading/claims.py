"""Cuts a statement's content into claims of about a sentence each: spans in, spans out."""

from collections.abc import Iterator

from onrecord.reading.drafts import Bounds
from onrecord.reading.sentences import sentences
from onrecord.records import Span

_FEWEST = 3  # words; less is no claim
_MARKS = "\"“”„«»‹›‘’'` \t\r\n\u00a0"


def claims(text: str, content: tuple[Bounds, ...]) -> Iterator[Span]:
    """Yield the content's sentences without outer quotation marks, those of three words or more."""
    for begin, end in content:
        for first, last in sentences(text, *_unmarked(text, begin, end)):
            first, last = _unmarked(text, first, last)  # noqa: PLW2901  trimmed
            if first < last and len(text[first:last].split()) >= _FEWEST:
                yield Span(first, last)


def _unmarked(text: str, begin: int, end: int) -> Bounds:
    while begin < end and text[begin] in _MARKS:
        begin += 1
    while end > begin and text[end - 1] in _MARKS:
        end -= 1
    return begin, end

"""Pairs quotation marks: paragraphs in, outermost quotations out, with their inner ones hidden."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

# Two single marks in a row are one double mark, as wire services print them.
_MARK = re.compile("''|``|‘‘|’’|[\"“”„«»‹›‘’‚'`]")
_MOST = 100  # marks in a paragraph that hardly holds anything else
_DOUBLE = frozenset('"“”„«»')
_BEFORE_OPENER = frozenset("([{—–-/:…") | _DOUBLE | frozenset("‘‚‹›")
_AFTER_CLOSER = frozenset(".,;:!?)]}—–-/…") | _DOUBLE | frozenset("’›‹'")


class Mark(NamedTuple):
    """One quotation mark, of one or two characters."""

    begin: int
    end: int
    text: str

    @property
    def double(self) -> bool:
        """Whether it is a double mark."""
        return self.text in _DOUBLE or len(self.text) > 1


@dataclass(frozen=True, slots=True)
class Quotation:
    """One outermost quotation of a paragraph: `begin` to `end` with its marks.

    `closed` is False where no closing mark stood; `continued` says that the next paragraph
    opens again, as a quotation over several paragraphs does.
    """

    begin: int
    end: int
    inner_begin: int
    inner_end: int
    paragraph: int
    double: bool
    closed: bool
    continued: bool = False


def quotations(text: str, paragraphs: Iterable[tuple[int, int]]) -> Iterator[Quotation]:
    """Yield the quotations of all `paragraphs` in text order."""
    bounds = list(paragraphs)
    for number, (begin, end) in enumerate(bounds):
        following = bounds[number + 1][0] if number + 1 < len(bounds) else None
        reopens = following is not None and text[following] in "\"“„«‘'"
        for quote in _of_paragraph(text, begin, end, number):
            if quote.closed or not reopens:
                yield quote
            else:
                yield _continued(quote)


def _continued(quote: Quotation) -> Quotation:
    return Quotation(
        quote.begin,
        quote.end,
        quote.inner_begin,
        quote.inner_end,
        quote.paragraph,
        quote.double,
        closed=False,
        continued=True,
    )


def _of_paragraph(text: str, begin: int, end: int, number: int) -> Iterator[Quotation]:
    """Yield the outermost quotations of one paragraph; a stack holds the open marks."""
    marks = [Mark(m.start(), m.end(), m[0]) for m in _MARK.finditer(text, begin, end)]
    if len(marks) > _MOST and len(marks) * 4 > end - begin:
        return  # a paragraph of marks is decoration, not speech
    closers = _sure_single_closers(text, marks, begin, end)
    stack: list[Mark] = []
    for place, mark in enumerate(marks):
        role = _role(text, mark, (begin, end), stack, closers[place])
        if role == "open":
            stack.append(mark)
        elif role == "close":
            opened = _pop(stack, mark)
            if not stack and opened is not None and mark.begin > opened.end:
                yield _quotation(opened, (mark.begin, mark.end), number, closed=True)
    stack = stack[next((i for i, m in enumerate(stack) if m.double), len(stack)) :]
    if stack and end > stack[0].end:
        yield _quotation(stack[0], (end, end), number, closed=False)


def _quotation(opened: Mark, close: tuple[int, int], number: int, *, closed: bool) -> Quotation:
    return Quotation(opened.begin, close[1], opened.end, close[0], number, opened.double, closed)


def _pop(stack: list[Mark], closing: Mark) -> Mark | None:
    """Take the opener that a closing mark fits off the stack, with all inside it."""
    for depth in range(len(stack) - 1, max(-1, len(stack) - 6), -1):
        if stack[depth].double == closing.double:
            opened = stack[depth]
            del stack[depth:]
            return opened
    return None


def _role(
    text: str, here: Mark, bounds: tuple[int, int], stack: list[Mark], closers_ahead: int
) -> str | None:
    """Say whether a mark opens, closes, or is an apostrophe or stray (None)."""
    begin, end = bounds
    before = text[here.begin - 1] if here.begin > begin else " "
    after = text[here.end] if here.end < end else " "
    can_open = (before.isspace() or before in _BEFORE_OPENER) and not after.isspace()
    can_close = not before.isspace() and (after.isspace() or after in _AFTER_CLOSER or here.double)
    mark = here.text
    if here.double:
        return _double_role(mark, stack, can_open=can_open, can_close=can_close)
    if mark in "‹›‚":
        return "open" if can_open else "close" if stack else None
    single_open = any(not open_mark.double for open_mark in stack[-3:])
    if can_open and not single_open and mark in "‘'" and closers_ahead:
        return "open"
    if single_open and can_close and _closes_single(before, after, closers_ahead):
        return "close"
    return None


def _double_role(mark: str, stack: list[Mark], *, can_open: bool, can_close: bool) -> str | None:
    is_open = any(open_mark.double for open_mark in stack[-6:])
    if mark == "„" or (mark in "“«" and not (is_open and can_close and not can_open)):
        return "open" if not can_close or can_open or mark != "“" else None
    if is_open and (mark in "”“»" or can_close or not can_open):
        return "close"
    return "open" if can_open else None


def _closes_single(before: str, after: str, closers_ahead: int) -> bool:
    """A single mark after a word may be a possessive: it closes if no surer closer follows."""
    return not before.isalnum() or (closers_ahead == 1 and not after.isalnum())


def _sure_single_closers(text: str, marks: list[Mark], begin: int, end: int) -> list[int]:
    """For each mark, how many single marks from it on could close a single quotation (0, 1, 2)."""
    counts = [0] * len(marks)
    ahead = 0
    for place in range(len(marks) - 1, -1, -1):
        at, stop, mark = marks[place]
        before = text[at - 1] if at > begin else " "
        after = text[stop] if stop < end else " "
        if mark in "’'" and not before.isspace() and not after.isalnum():
            ahead = min(2, ahead + 1)
        elif mark in "‘'" and not before.isalnum():
            counts[place] = ahead
            ahead = 0
            continue
        counts[place] = ahead
    return counts

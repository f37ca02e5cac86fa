"""Reads "according to": a sentence in, the draft of what its source says out."""

from onrecord.reading.drafts import Bounds, Draft
from onrecord.reading.forms import form_of
from onrecord.reading.lexicon import words
from onrecord.reading.page import Page, Sentence
from onrecord.reading.phrases import Range
from onrecord.reading.trailing import according_source

_FEWEST = 3  # tokens of content


def according(page: Page, sentence: Sentence, number: int) -> Draft | None:
    """Return the draft of the first "according to" outside quotations, or None."""
    for at in range(sentence.first, sentence.last - 2):
        if page.tokens[at].low == "according" and page.tokens[at + 1].low == "to":
            return None if page.inside[at] >= 0 else _draft(page, sentence, number, at)
    return None


def _draft(page: Page, sentence: Sentence, number: int, at: int) -> Draft | None:
    source = according_source(page, at + 2, sentence.last)
    if source is None:
        return None
    content = _content(page, sentence, at, source)
    if not content:
        return None
    form, marks = form_of(page, content)
    return Draft(
        content=content,
        cue=page.bounds(at, at + 2),
        source=page.bounds(*source),
        sentence=number,
        paragraph=sentence.paragraph,
        rule="according to",
        form=form,
        marks=marks,
    )


def _content(page: Page, sentence: Sentence, at: int, source: Range) -> tuple[Bounds, ...]:
    """Return what stands before "according to" and what follows its source."""
    pieces: list[Bounds] = []
    first = sentence.first + (page.tokens[sentence.first].low in words("conjunctions"))
    if at - first >= _FEWEST - 1:
        last = at - 1 if page.tokens[at - 1].text in ",–—(" else at
        pieces.append(page.bounds(first, last))
    rest = source[1]
    if sentence.last - rest > _FEWEST and page.tokens[rest].text in ",)":
        rest += 1 + (page.tokens[rest + 1].low in words("conjunctions"))
        after = page.content(rest, sentence.last)
        if after:
            pieces.append(after)
    return tuple(pieces)

"""Reads quotations inside quotations: page and drafts in, the drafts of the inner ones out.

The encoder learned from corpora that leave what stands inside a quotation alone.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from onrecord.reading.cues import cues
from onrecord.reading.drafts import Bounds, Draft
from onrecord.reading.lexicon import words
from onrecord.reading.page import Page
from onrecord.reading.phrases import Range, source_before
from onrecord.reading.quotes import Quotation, quotations
from onrecord.reading.subjects import subject
from onrecord.reading.verbs import Found

_FEWEST = 5  # characters that are said
_NEAR = 4  # tokens between "told" and the quotation: "told us all,"
_TAG = 6  # tokens of "she said" after it


def requoted(page: Page, outer: Sequence[Draft]) -> Iterator[tuple[int, Draft]]:
    """Yield each inner quotation that has a cue beside it, with the place of its outer draft."""
    bare = replace(page, inside=(-1,) * len(page.tokens), quotations=())
    for place, draft in enumerate(outer):
        if draft.form == "indirect" and draft.marks == "none":
            continue
        unmarked = draft.marks in {"dash", "block"}
        for piece in draft.content:
            for quote in _inner(page, piece, unmarked=unmarked):
                made = _draft(bare, quote, piece)
                if made:
                    yield place, made


def _inner(page: Page, piece: Bounds, *, unmarked: bool) -> Iterator[Quotation]:
    """Yield the quotations inside those of a piece; of unmarked speech its outermost ones."""
    outermost = [q for q in page.quotations if piece[0] <= q.begin and q.end <= piece[1]]
    if unmarked:
        yield from outermost
        return
    for quote in outermost:
        if quote.inner_begin < quote.inner_end:
            yield from quotations(page.text, ((quote.inner_begin, quote.inner_end),))


def _draft(page: Page, quote: Quotation, piece: Bounds) -> Draft | None:
    if quote.inner_end - quote.inner_begin < _FEWEST:
        return None
    sentence = page.sentences[page.sentence_at(page.token_at(quote.begin))]
    lowest = max(sentence.first, page.token_at(piece[0]))
    found = _before(page, lowest, page.token_at(quote.begin)) or _after(page, quote, piece)
    if found is None:
        return None
    cue, source = found
    return Draft(
        content=((quote.begin, quote.end),),
        cue=page.bounds(cue.first, cue.last),
        source=page.bounds(*source),
        sentence=page.sentence_at(cue.first),
        paragraph=sentence.paragraph,
        rule="quotation inside another",
        form="direct",
        marks="quotes",
    )


def _before(page: Page, lowest: int, at: int) -> tuple[Found, Range] | None:
    """Return the cue and source of "Lee told us, ‘…’"."""
    for found in _speaking(cues(page, max(lowest, at - 2 * _TAG), at)):
        source = _plain(page, _source(page, lowest, found.first))
        if source and at - found.last <= _NEAR:
            return found, source
    return None


def _source(page: Page, lowest: int, verb: int) -> Range | None:
    """Return the phrase before the verb, or the subject it shares: "Lee sat down and said"."""
    if verb > lowest and page.tokens[verb - 1].low in {"and", "but", "then"}:
        sentence = page.sentences[page.sentence_at(verb)]
        return subject(page, replace(sentence, first=lowest), verb)
    return source_before(page, lowest, verb)


def _after(page: Page, quote: Quotation, piece: Bounds) -> tuple[Found, Range] | None:
    """Return the cue and source of "‘…,’ Lee said"."""
    first = page.token_at(quote.end)
    stop = min(first + _TAG, page.token_at(piece[1] - 1) + 1, len(page.tokens))
    for found in _speaking(cues(page, first, stop)):
        source = _plain(page, source_before(page, first, found.first))
        if source and source[0] - first <= 1:
            return found, source
    return None


def _speaking(found: Iterable[Found]) -> Iterator[Found]:
    return (f for f in found if "quote" in f.cue.take and f.finite and not f.passive)


def _plain(page: Page, source: Range | None) -> Range | None:
    """Return the phrase without the "and" or mark it may open with; None for "you" and "it"."""
    if source is None:
        return None
    first, last = source
    while first < last and not page.tokens[first].text[0].isalnum():
        first += 1
    low = page.tokens[first].low if first < last else "it"
    return None if low in words("nobody") | {"it", "that", "which", "who"} else (first, last)

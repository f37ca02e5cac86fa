"""Joins quotations that have no cue of their own to the report before: drafts in, drafts out."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from onrecord.reading.drafts import Draft
from onrecord.reading.page import Page
from onrecord.reading.quotes import Quotation
from onrecord.reading.sentences import sentences

_FEWEST = 3  # words of a free quotation without a sentence mark
_MARKS = "\"'’”»›"
_STOPS = frozenset(".!?…")
_GLANCE = 40  # tokens of a quotation that are counted
_MOST = 40  # pieces of one statement; what follows is a statement of its own
_REACH = 3  # paragraphs over which a quotation goes on without a new speaker


def joined(page: Page, drafts: Iterable[Draft]) -> list[Draft]:
    """Return the drafts with every free quotation attached or made a draft of its own."""
    ordered = list(drafts)
    used = _used(page, ordered)
    _continue_backwards(page, ordered, used)
    by_paragraph: dict[int, list[int]] = {}
    for number, draft in enumerate(ordered):
        by_paragraph.setdefault(draft.paragraph, []).append(number)
    told = {s for number in used for s in _sentences(page, page.quotations[number])}
    for number, quote in enumerate(page.quotations):
        if number not in used and _free(page, quote) and not _repeated(page, quote, told):
            _attach(page, ordered, by_paragraph, number)
    return ordered


def _sentences(page: Page, quote: Quotation) -> Iterator[str]:
    """Yield the quotation's sentences in lower case without marks."""
    for begin, end in sentences(page.text, quote.inner_begin, quote.inner_end):
        yield page.text[begin:end].lower().strip(_MARKS + " .,!?…")


def _repeated(page: Page, quote: Quotation, told: set[str]) -> bool:
    """Whether a paragraph only lifts out sentences that are quoted with their speaker elsewhere."""
    return _whole(page, quote) and all(s in told for s in _sentences(page, quote))


def _used(page: Page, drafts: list[Draft]) -> dict[int, int]:
    """Return for each quotation that some draft's content overlaps that draft's place."""
    found: dict[int, int] = {}
    pieces = sorted(
        (*piece, place) for place, draft in enumerate(drafts) for piece in draft.content
    )
    at = 0
    for number, quote in enumerate(page.quotations):
        while at < len(pieces) and pieces[at][1] <= quote.begin:
            at += 1
        for begin, end, place in pieces[at : at + 3]:
            if begin < quote.end and quote.begin < end:
                found.setdefault(number, place)
    return found


def _continue_backwards(page: Page, drafts: list[Draft], used: dict[int, int]) -> None:
    """Attach unclosed quotations to the one that the next paragraph opens again with its cue."""
    for number in range(len(page.quotations) - 2, -1, -1):
        quote = page.quotations[number]
        if not quote.continued or number in used or number + 1 not in used:
            continue
        place = used[number + 1]
        opens = any(
            begin == page.quotations[number + 1].begin for begin, _ in drafts[place].content
        )
        if opens and len(drafts[place].content) < _MOST:
            drafts[place] = drafts[place].extended((quote.begin, quote.end))
            used[number] = place


def _free(page: Page, quote: Quotation) -> bool:
    """Whether the quotation stands as sentences by itself."""
    first = page.token_at(quote.begin)
    if first >= len(page.tokens):
        return False
    last = min(first + _GLANCE, page.token_at(quote.end - 1) + 1, len(page.tokens))
    said = sum(page.tokens[at].text[0].isalnum() for at in range(first, last))
    opens = page.sentences[page.sentence_at(first)].begin == quote.begin
    last_words = page.text[max(quote.begin, quote.inner_end - 4) : quote.inner_end]
    sentence = last_words.rstrip(_MARKS)[-1:] in _STOPS or (
        quote.end < len(page.text) and page.text[quote.end] in ".!?"
    )
    return opens and said >= _FEWEST and (sentence or not quote.closed)


def _attach(
    page: Page, drafts: list[Draft], by_paragraph: dict[int, list[int]], number: int
) -> None:
    quote = page.quotations[number]
    piece = (quote.begin, quote.end)
    before = [n for n in by_paragraph.get(quote.paragraph, ()) if drafts[n].begin < quote.begin]
    if before and len(drafts[before[-1]].content) < _MOST:
        last = before[-1]
        drafts[last] = _extended(drafts[last], piece)
        return
    for back in range(1, _REACH + 1):
        earlier = by_paragraph.get(quote.paragraph - back)
        if earlier:
            last = earlier[-1]
            room = len(drafts[last].content) < _MOST
            if back == 1 and room and drafts[last].marks == "quotes" and _whole(page, quote):
                drafts[last] = _extended(drafts[last], piece)
                by_paragraph.setdefault(quote.paragraph, []).append(last)
            else:
                _add(drafts, by_paragraph, _carried(drafts[last], quote))
            return
    if page.paragraphs[quote.paragraph].title:
        return
    _add(drafts, by_paragraph, _carried(None, quote))


def _whole(page: Page, quote: Quotation) -> bool:
    paragraph = page.paragraphs[quote.paragraph]
    return quote.begin == paragraph.begin


def _extended(draft: Draft, piece: tuple[int, int]) -> Draft:
    form = "mixed" if draft.form == "indirect" else draft.form
    return replace(draft.extended(piece), form=form, marks="quotes")


def _add(drafts: list[Draft], by_paragraph: dict[int, list[int]], draft: Draft) -> None:
    drafts.append(draft)
    by_paragraph.setdefault(draft.paragraph, []).append(len(drafts) - 1)


def _carried(before: Draft | None, quote: Quotation) -> Draft:
    return Draft(
        content=((quote.begin, quote.end),),
        cue=None,
        source=None,
        sentence=before.sentence if before else -1,
        paragraph=quote.paragraph,
        rule="free quote",
        form="direct",
        marks="quotes",
        follows=before is not None,
    )

"""Finds the quotation that stands beside a cue or source: tokens in, its number out."""

from onrecord.reading.following import content_start, follows
from onrecord.reading.lexicon import words
from onrecord.reading.page import Page, Sentence

_TAG = 40  # tokens of a sentence that only says who spoke


def quote_ending(page: Page, sentence: Sentence, at: int) -> int | None:
    """Return the quotation that ends right before token `at`; a comma may stand between."""
    at -= 1
    while at > 0 and page.tokens[at].text in ",–—" and page.inside[at] < 0:
        at -= 1
    if at < 0 or page.inside[at] < 0:
        return None
    if at < sentence.first and not _tag_sentence(page, sentence, at):
        return None
    return page.inside[at]


def _tag_sentence(page: Page, sentence: Sentence, at: int) -> bool:
    """Whether the sentence is only "… she asked." after a quotation with its own end mark."""
    quote = page.quotations[page.inside[at]]
    near = quote.paragraph == sentence.paragraph
    ends = page.text[quote.inner_end - 1]
    short = sentence.last - sentence.first <= _TAG or ends in ",—–-"
    return near and short and ends in "?!…,.—–-"


def quote_starting(page: Page, sentence: Sentence, at: int) -> int | None:
    """Return the quotation that begins at token `at` or right after its comma or colon."""
    while at < sentence.last and page.tokens[at].text in ",:–—" and page.inside[at] < 0:
        at += 1
    if at >= sentence.last or page.inside[at] < 0:
        return None
    quote = page.inside[at]
    return quote if page.quotations[quote].begin >= page.tokens[at].begin else None


def unquoted_start(page: Page, lowest: int, quote: int) -> int | None:
    """Return `lowest` where words of content stand between it and the quotation, else None."""
    first = page.token_at(page.quotations[quote].begin)
    unquoted = [t.low for t in page.tokens[lowest:first] if t.text[0].isalnum()]
    if not unquoted or (len(unquoted) == 1 and unquoted[0] in words("conjunctions")):
        return None
    return lowest


def ends_after(page: Page, sentence: Sentence, at: int) -> bool:
    """Whether nothing that could be content follows the cue that ends before token `at`."""
    kind = follows(page, at, sentence.last)
    if kind in {"end", "quote"}:
        return True
    if kind in {"that", "clause", "to"}:
        return False
    return content_start(page, at, sentence.last) is None

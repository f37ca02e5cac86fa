"""Finds the "I" of quotations, which is who speaks: a page and its statements in, mentions out."""

from collections.abc import Iterator, Sequence

from onrecord.reading.assembly import Spoken
from onrecord.reading.cast import Cast
from onrecord.reading.drafts import Bounds
from onrecord.reading.lexicon import words
from onrecord.reading.page import Page
from onrecord.reading.stretches import stretches

Pieces = tuple[Bounds, ...]


def first_persons(page: Page, cast: Cast, spoken: Sequence[Spoken]) -> Iterator[tuple[Bounds, int]]:
    """Yield where each speaker says "I" or "my" in their own printed words, and their key.

    What is quoted inside a quotation is another's own words.
    """
    inner = stretches(
        piece
        for one in spoken
        if one.around is not None and one.statement.form == "direct"
        for piece in _pieces(one)
    )
    for one in spoken:
        if one.statement.form == "indirect" or len(one.speaker) != 1:
            continue
        for begin, end in _own(page, cast, one):
            if one.around is not None or begin not in inner:
                yield (begin, end), one.speaker[0]


def _pieces(one: Spoken) -> Pieces:
    return tuple((piece.begin, piece.end) for piece in one.statement.content)


def _own(page: Page, cast: Cast, one: Spoken) -> Iterator[Bounds]:
    """Yield the words for oneself in the statement; of a mixed one, those in marks."""
    mixed = one.statement.form == "mixed"
    for begin, end in _pieces(one):
        for at in range(*page.over(begin, end)):
            token = page.tokens[at]
            own = token.low.split("'", maxsplit=1)[0]
            if own not in words("myself") or (mixed and page.inside[at] < 0):
                continue
            if not any(cast.within((token.begin, token.end))) and not _numeral(page, at):
                yield token.begin, token.begin + len(own)


def _numeral(page: Page, at: int) -> bool:
    """Whether "I" is the first of a king or of a war, or an initial: "King Charles I", "I. M."."""
    if page.tokens[at].text != "I":
        return False
    opens = page.sentences[page.sentence_at(at)].first == at
    before = "" if opens or not at else page.tokens[at - 1].text
    stopped = page.text[page.tokens[at].end : page.tokens[at].end + 1] == "."
    return stopped or (before[:1].isupper() and before.isalpha())

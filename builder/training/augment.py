"""Prints documents otherwise, as the corpora do not: a Labelled in, one with all labels moved out.

News from elsewhere has other quotation marks, dashes or none at all, posts in paragraphs of their
own, headlines in capitals, and machine translation without articles and with unstable pronouns.
"""

import random
import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from corpora.labelled import Attribution, Labelled, Mention, Piece, Referring

from onrecord.reading.quotes import Quotation, quotations
from onrecord.reading.sentences import paragraphs

Entity = tuple[int, int, str]
STYLES = (("“", "”"), ('"', '"'), ("«", "»"), ("„", "“"), ("‘", "’"), ("''", "''"), ("``", "''"))
_PRONOUN = re.compile(r"\b(?:he|she|his|her|him|He|She|His|Her)\b")
_SWAPPED = {"he": "she", "she": "he", "his": "her", "her": "his", "him": "her"}
_ARTICLE = re.compile(r"\b(?:the|a|an) ")
_SHORT = 120  # characters of a paragraph that may be a headline
_NEAR = 3  # characters between a cue and the quotation that follows it
_LONG = 60  # characters of the least content that is set as a block


class Edit(NamedTuple):
    """Characters `begin` to `end` are printed as `new`."""

    begin: int
    end: int
    new: str


def edited(document: Labelled, edits: Iterable[Edit]) -> Labelled:
    """Return the document with the edits, of which none overlap, made and all labels moved."""
    text, at = [], 0
    places, shifts = [0], [0]
    kept: list[Edit] = []
    for edit in sorted(edits):
        if edit.begin < at or edit.begin > edit.end:
            continue
        text += [document.text[at : edit.begin], edit.new]
        at = edit.end
        kept.append(edit)
        places.append(edit.end)
        shifts.append(shifts[-1] + len(edit.new) - (edit.end - edit.begin))
    text.append(document.text[at:])
    begins = [edit.begin for edit in kept]

    def moved(offset: int) -> int:
        number = bisect_right(begins, offset - 1) if offset else 0
        if number and offset < kept[number - 1].end:
            return kept[number - 1].begin + shifts[number - 1]  # inside what is replaced
        return offset + shifts[bisect_right(places, offset) - 1]

    return _moved(document, "".join(text), moved)


def _moved(document: Labelled, text: str, at: Callable[[int], int]) -> Labelled:
    def pieces(found: Iterable[Piece]) -> tuple[Piece, ...]:
        placed = ((at(begin), at(end)) for begin, end in found)
        return tuple(piece for piece in placed if piece[0] < piece[1])

    def attribution(one: Attribution) -> Attribution:
        return Attribution(
            source=pieces(one.source), cue=pieces(one.cue), content=pieces(one.content)
        )

    def entity(one: Entity) -> Entity:
        return at(one[0]), at(one[1]), one[2]

    def mention(one: Mention) -> Mention:
        head = at(one.head[0]), max(at(one.head[0]) + 1, at(one.head[1]))
        return replace(one, begin=at(one.begin), end=max(head[1], at(one.end)), head=head)

    def referring(one: Referring) -> Referring:
        return one._replace(begin=at(one.begin), end=max(at(one.begin) + 1, at(one.end)))

    entities, told, mentions = document.entities, document.attributions, document.mentions
    refer = document.referring
    return replace(
        document,
        text=text,
        entities=None if entities is None else tuple(filter(_full, map(entity, entities))),
        attributions=None if told is None else tuple(map(attribution, told)),
        inner=None if document.inner is None else tuple(map(attribution, document.inner)),
        mentions=None if mentions is None else tuple(map(mention, mentions)),
        referring=refer if refer is None else tuple(map(referring, refer)),
    )


def _full(entity: Entity) -> bool:
    return entity[0] < entity[1]


def augmented(document: Labelled, shares: dict[str, float], chance: random.Random) -> Labelled:
    """Return the document, with the chances `shares` of each way printed otherwise."""
    for name, change in _CHANGES.items():
        if chance.random() < shares.get(name, 0.0):
            document = change(document, chance)
    return document


def _quoted(document: Labelled) -> list[Quotation]:
    return list(quotations(document.text, paragraphs(document.text, 0, len(document.text))))


def _restyled(document: Labelled, chance: random.Random) -> Labelled:
    """Print all quotations with marks of another kind."""
    opening, closing = chance.choice(STYLES)
    return edited(document, (e for q in _quoted(document) for e in _marks(q, opening, closing)))


def _marks(quote: Quotation, opening: str, closing: str) -> Iterator[Edit]:
    yield Edit(quote.begin, quote.inner_begin, opening)
    if quote.closed:
        yield Edit(quote.inner_end, quote.end, closing)


def _unmarked(document: Labelled, chance: random.Random) -> Labelled:
    """Lose the marks of a share of the quotations."""
    share = chance.uniform(0.3, 1.0)
    lost = (quote for quote in _quoted(document) if chance.random() < share)
    return edited(document, (edit for quote in lost for edit in _marks(quote, "", "")))


def _dashed(document: Labelled, chance: random.Random) -> Labelled:
    """Open paragraphs that begin with a quotation with a dash instead, without marks."""
    dash = chance.choice(("– ", "— ", "- ", "—"))
    begins = {begin for begin, _ in paragraphs(document.text, 0, len(document.text))}
    found = _quoted(document)
    opened = {quote.paragraph for quote in found if quote.begin in begins}
    return edited(
        document,
        (
            edit
            for quote in found
            if quote.paragraph in opened
            for edit in _marks(quote, dash if quote.begin in begins else "", "")
        ),
    )


def _blocked(document: Labelled, chance: random.Random) -> Labelled:
    """Set quotations that follow their cue as paragraphs of their own, without marks."""
    edits: list[Edit] = []
    found = _quoted(document)
    for one in document.attributions or ():
        told = max((end for _, end in (*one.cue, *one.source)), default=None)
        quote = next((q for q in found if told and 0 <= q.begin - told < _NEAR and q.closed), None)
        if quote and quote.end - quote.begin > _LONG:
            stop = chance.choice((":", ":", "."))
            edits.append(Edit(told or 0, quote.inner_begin, f"{stop}\n\n"))
            edits.append(Edit(quote.inner_end, quote.end, ""))
    return edited(document, edits)


def _lowered(document: Labelled, _: random.Random) -> Labelled:
    """Print all in lower case."""
    text = document.text.lower()
    return replace(document, text=text) if len(text) == len(document.text) else document


def _headlined(document: Labelled, chance: random.Random) -> Labelled:
    """Print short paragraphs as headlines: in capitals, or every word with one."""
    style = chance.choice((str.upper, _titled))
    short = (
        (begin, end)
        for begin, end in paragraphs(document.text, 0, len(document.text))
        if end - begin < _SHORT
    )
    chosen = [bounds for bounds in short if chance.random() < 0.5]  # noqa: PLR2004  half of them
    edits = (
        Edit(at, at + 1, style(document.text[begin:end])[at - begin])
        for begin, end in chosen
        if len(style(document.text[begin:end])) == end - begin
        for at in range(begin, end)
        if style(document.text[begin:end])[at - begin] != document.text[at]
    )
    return edited(document, edits)


def _titled(text: str) -> str:
    return re.sub(r"(?<![\w’'])[a-z]", lambda m: m[0].upper(), text)


def _translated(document: Labelled, chance: random.Random) -> Labelled:
    """Print as a machine would translate: pronouns changed, articles and marks lost."""
    pronouns = (
        Edit(m.start(), m.end(), _cased(_SWAPPED[m[0].lower()], m[0]))
        for m in _PRONOUN.finditer(document.text)
        if chance.random() < 0.4  # noqa: PLR2004  of the pronouns
    )
    document = edited(document, pronouns)
    lost = (
        Edit(m.start(), m.end(), "")
        for m in _ARTICLE.finditer(document.text)
        if chance.random() < 0.2  # noqa: PLR2004  of the articles
    )
    return _unmarked(edited(document, lost), chance)


def _cased(word: str, like: str) -> str:
    return word.capitalize() if like[0].isupper() else word


_CHANGES: dict[str, Callable[[Labelled, random.Random], Labelled]] = {
    "translated": _translated,
    "blocked": _blocked,
    "dashed": _dashed,
    "unmarked": _unmarked,
    "restyled": _restyled,
    "headlined": _headlined,
    "lowered": _lowered,
}


def ways() -> Sequence[str]:
    """Return the names of all ways to print otherwise."""
    return tuple(_CHANGES)

"""Reads quotations without marks: a page in, drafts of dash paragraphs, turns and posts out."""

# ruff: noqa: PLR2004  counts of a few tokens or letters, each told by its line

from collections.abc import Iterable, Iterator

from onrecord.reading.colons import transcript
from onrecord.reading.cues import cues
from onrecord.reading.drafts import Bounds, Draft
from onrecord.reading.lexicon import words
from onrecord.reading.page import Page, Paragraph
from onrecord.reading.phrases import Range, source_before
from onrecord.reading.posts import led_in, own_voice, post
from onrecord.reading.trailing import source_after
from onrecord.reading.verbs import Found

_DASHES = frozenset("–—")
_SPOKEN = frozenset({"quote", "clause", "that"})


def blocks(page: Page) -> Iterator[Draft]:
    """Yield the drafts of all dash paragraphs and led-in blocks of the page."""
    own = own_voice(page)
    for number, paragraph in enumerate(page.paragraphs):
        if paragraph.title or paragraph.sentences[0] == paragraph.sentences[1]:
            continue
        turn = transcript(page, paragraph.sentences[0])
        if turn:
            yield turn
        elif is_dash(page, paragraph):
            yield _dash(page, number)
        elif number:
            draft = post(page, number, own=own)
            if draft:
                yield draft


def is_dash(page: Page, paragraph: Paragraph) -> bool:
    """Whether the paragraph opens with a dash and goes on like speech."""
    if page.text[paragraph.begin] not in _DASHES:
        return False
    first, last = _tokens(page, paragraph)
    return last - first > 3 and sum(t.text[0].isalpha() for t in page.tokens[first:last]) >= 3


def _tokens(page: Page, paragraph: Paragraph) -> Range:
    first, last = paragraph.sentences
    return page.sentences[first].first, page.sentences[last - 1].last


def _dash(page: Page, number: int) -> Draft:
    """Read "– He hated it, Lee says." without the tag; without one it is the speaker before's."""
    paragraph = page.paragraphs[number]
    opening = _opening(page, paragraph)
    last = paragraph.sentences[1] - 1
    for place in range(last, paragraph.sentences[0] - 1, -1):
        tag = _tag(page, place, opening)
        if tag:
            return _tagged(page, number, place, tag)
    unknown = _unknown_tag(page, last, opening)
    if unknown:
        return _unknown_tagged(page, number, last, unknown)
    led = led_in(page, number)
    return Draft(
        content=((page.tokens[opening].begin, paragraph.end),),
        cue=page.bounds(led[0], led[0] + 1) if led else None,
        source=page.bounds(*led[1]) if led else None,
        sentence=page.paragraphs[number - 1].sentences[1] - 1 if led else -1,
        paragraph=number,
        rule="dash, carried",
        form="direct",
        marks="dash",
        follows=led is None,
    )


def _opening(page: Page, paragraph: Paragraph) -> int:
    """Return the first token of the speech, after the dash."""
    first, _ = _tokens(page, paragraph)
    return first + (page.tokens[first].text[0] in _DASHES)


def _unknown_tag(page: Page, place: int, opening: int) -> tuple[int, Range, Range] | None:
    """Return the comma, source and verb of ", she regrets": a short tag with any verb."""
    sentence = page.sentences[place]
    last = sentence.last
    while last > sentence.first and not page.tokens[last - 1].text[0].isalnum():
        last -= 1
    comma = _comma(page, max(sentence.first, opening), last)
    if comma is None or not 2 <= last - comma - 1 <= 4:
        return None
    verb, first = page.tokens[last - 1], page.tokens[comma + 1]
    speaks = first.text[0].isupper() or first.low in {"he", "she", "they"}
    third = verb.text[0].islower() and verb.low.endswith(("s", "ed"))
    return (comma, (comma + 1, last - 1), (last - 1, last)) if speaks and third else None


def _unknown_tagged(page: Page, number: int, place: int, tag: tuple[int, Range, Range]) -> Draft:
    """Make the draft of a dash quotation whose tag has a verb that the lexicon does not know."""
    comma, source, verb = tag
    return Draft(
        content=(page.bounds(_opening(page, page.paragraphs[number]), comma),),
        cue=page.bounds(*verb),
        source=page.bounds(*source),
        sentence=place,
        paragraph=number,
        rule="dash, any verb",
        form="direct",
        marks="dash",
        goes_on=True,
    )


def _tag(page: Page, place: int, opening: int) -> tuple[int, Found, Range] | None:
    """Return the comma, the cue and the source of ", Lee says" in a sentence."""
    sentence = page.sentences[place]
    for found in cues(page, sentence.first, sentence.last):
        if not found.finite or found.passive or not _SPOKEN & found.cue.take:
            continue
        comma = _comma(page, max(sentence.first, opening), found.first)
        if comma is None:
            continue
        source = source_before(page, comma + 1, found.first)
        if source is None and found.first == comma + 1:
            source = source_after(page, found.last, sentence.last)
        if source and page.tokens[source[0]].low not in words("first_person") | {"you", "it"}:
            return comma, found, source
    return None


def _comma(page: Page, first: int, at: int) -> int | None:
    for place in range(at - 1, max(first, at - 8), -1):
        if page.tokens[place].text in ",?!…":
            return place
    return None


def _tagged(page: Page, number: int, place: int, tag: tuple[int, Found, Range]) -> Draft:
    comma, found, source = tag
    paragraph = page.paragraphs[number]
    last = comma if page.tokens[comma].text == "," else comma + 1
    pieces: list[Bounds] = [page.bounds(_opening(page, paragraph), last)]
    if place + 1 < paragraph.sentences[1]:
        pieces.append((page.sentences[place + 1].begin, paragraph.end))
    return Draft(
        content=tuple(pieces),
        cue=page.bounds(found.first, found.last),
        source=page.bounds(*source),
        sentence=place,
        paragraph=number,
        rule="dash, cue",
        goes_on=found.cue.lemma in {"continue", "add"},
        form="direct",
        marks="dash",
    )


def without(drafts: Iterable[Draft], taken: Iterable[Draft]) -> Iterator[Draft]:
    """Yield the drafts that no block or dash quotation has taken, by its paragraph or its cue."""
    known = list(taken)
    numbers = {draft.paragraph for draft in known}
    cues_taken = {draft.cue for draft in known if draft.marks == "block"}
    for draft in drafts:
        if draft.paragraph not in numbers and draft.cue not in cues_taken:
            yield draft

"""Reads dash quotations, "– It was cold, Lee says.": a page in, their drafts out."""

# ruff: noqa: PLR2004  counts of a few tokens or letters, each told by its line

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from onrecord.reading.cues import cues
from onrecord.reading.drafts import Bounds, Draft
from onrecord.reading.lexicon import words
from onrecord.reading.page import Page, Paragraph, Sentence
from onrecord.reading.phrases import Range, source_before
from onrecord.reading.posts import led_in
from onrecord.reading.trailing import source_after
from onrecord.reading.verbs import Found

_DASHES = frozenset("–—")
_SPOKEN = frozenset({"quote", "clause", "that"})
_THIRD = frozenset({"he", "she", "him", "her", "his", "hers"})
_OPENS = frozenset({"he", "she"})


class _Tag(NamedTuple):
    """The ", Lee says" of a sentence: its comma, cue and source.

    `closes` says that the sentence ends with it.
    """

    comma: int
    found: Found
    source: Range
    closes: bool


def is_dash(page: Page, paragraph: Paragraph) -> bool:
    """Whether the paragraph opens with a dash and goes on like speech."""
    if page.text[paragraph.begin] not in _DASHES:
        return False
    first, last = _tokens(page, paragraph)
    return last - first > 3 and sum(t.text[0].isalpha() for t in page.tokens[first:last]) >= 3


def _tokens(page: Page, paragraph: Paragraph) -> Range:
    first, last = paragraph.sentences
    return page.sentences[first].first, page.sentences[last - 1].last


def dash(page: Page, number: int) -> Draft:
    """Read "– He hated it, Lee says." without the tag; without one it is the speaker before's."""
    paragraph = page.paragraphs[number]
    opening = _opening(page, paragraph)
    last = paragraph.sentences[1] - 1
    tags = {p: tag for p in range(*paragraph.sentences) if (tag := _tag(page, p, opening))}
    if tags:
        place = next((p for p, tag in tags.items() if tag.closes), max(tags))
        return _tagged(page, number, place, tags)
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


def _tag(page: Page, place: int, opening: int) -> _Tag | None:
    """Return the ", Lee says" of a sentence."""
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
            end = max(found.last, source[1])
            rest = page.tokens[end : sentence.last]
            closes = not any(token.text[0].isalnum() for token in rest)
            return _Tag(comma, found, source, closes)
    return None


def _comma(page: Page, first: int, at: int) -> int | None:
    for place in range(at - 1, max(first, at - 8), -1):
        if page.tokens[place].text in ",?!…":
            return place
    return None


def _tagged(page: Page, number: int, place: int, tags: Mapping[int, _Tag]) -> Draft:
    """Make the draft of the speech before the tag in the sentence at `place`, and after it."""
    comma, found, source, _ = tags[place]
    paragraph = page.paragraphs[number]
    last = comma if page.tokens[comma].text == "," else comma + 1
    before = _opening(page, paragraph), last
    return Draft(
        content=(page.bounds(*before), *_goes_on(page, number, place, tags)),
        cue=page.bounds(found.first, found.last),
        source=page.bounds(*source),
        sentence=place,
        paragraph=number,
        rule="dash, cue",
        goes_on=found.cue.lemma in {"continue", "add"},
        form="direct",
        marks="dash",
    )


def _goes_on(page: Page, number: int, place: int, tags: Mapping[int, _Tag]) -> Iterator[Bounds]:
    """Yield the speech behind the tag: up to the next tag, and to what the article tells again."""
    paragraph = page.paragraphs[number]
    stop = _told(page, number, place, tags[place].source)
    later = [p for p in sorted(tags) if place < p < stop and tags[p].closes]
    stop = min([stop, *later])
    if place + 1 < stop:
        end = paragraph.end if stop == paragraph.sentences[1] else page.sentences[stop - 1].end
        yield page.sentences[place + 1].begin, end
    if later and _same(page, tags[place].source, tags[later[0]].source):
        sentence = page.sentences[later[0]]
        if sentence.first < tags[later[0]].comma:
            yield page.bounds(sentence.first, tags[later[0]].comma)


def _same(page: Page, one: Range, other: Range) -> bool:
    """Whether a later tag's source is a pronoun or the earlier's last name."""
    printed = page.tokens[other[1] - 1].low
    return printed in _OPENS or printed == page.tokens[one[1] - 1].low


def _told(page: Page, number: int, place: int, source: Range) -> int:
    """Return the sentence behind the tag from which on the article tells, not the speaker.

    It tells of the speaker by name, or as "he" where the speech knew no other; with it goes
    what stands before it and has no "I" and no "you".
    """
    first, last = page.paragraphs[number].sentences
    spoken = page.tokens[_opening(page, page.paragraphs[number]) : page.sentences[place].last]
    named = page.tokens[source[1] - 1]
    begin = page.tokens[source[0]].begin
    others = _THIRD | words("male_nouns") | words("female_nouns")
    third = any(token.low in others for token in spoken if token.begin < begin)
    for at in range(max(first, place + 1), last):
        opens = page.tokens[page.sentences[at].first]
        by_name = opens.low == named.low and named.text[0].isupper()
        if not _personal(page, page.sentences[at]) and (
            by_name or (opens.low in _OPENS and not third)
        ):
            while at - 1 > place and not _personal(page, page.sentences[at - 1]):
                at -= 1  # noqa: PLW2901  back to where the telling begins
            return at
    return last


def _personal(page: Page, sentence: Sentence) -> bool:
    """Whether somebody speaks in the sentence of themselves or to others."""
    own = words("first_person") | {"you", "your", "yours"}
    return any(token.low in own for token in page.tokens[sentence.first : sentence.last])

"""Attributes words to cues and sources by rules: a page in, drafts of statements out."""

from collections.abc import Iterator

from onrecord.reading.according import according
from onrecord.reading.colons import named
from onrecord.reading.drafts import Draft
from onrecord.reading.lexicon import words
from onrecord.reading.nouns import noun_reports
from onrecord.reading.page import Page, Sentence
from onrecord.reading.patterns import PATTERNS
from onrecord.reading.questions import question
from onrecord.reading.scene import Scene


def attributions(page: Page) -> Iterator[Draft]:
    """Yield the drafts of every sentence, in order of their cues."""
    for number, sentence in enumerate(page.sentences):
        found = list(in_sentence(page, sentence, number))
        yield from found
        yield from noun_reports(page, sentence, number, found)
        asked = question(page, sentence, number)
        if asked:
            yield asked
        draft = according(page, sentence, number)
        if draft:
            yield draft
        elif not found:
            yield from named(page, number)


def in_sentence(page: Page, sentence: Sentence, number: int) -> Iterator[Draft]:
    """Yield the drafts of the cues of one sentence, or of a part of one."""
    scene = Scene(page, sentence, number)
    for found in scene.found:
        if found.head < scene.done:
            continue
        source = scene.source(found)
        if source and page.tokens[source[0]].low in words("nobody"):
            continue  # who is told not to speak, or is only spoken to, said nothing
        drafts = (pattern(scene, found, source) for pattern in PATTERNS)
        draft = next((d for d in drafts if d), None)
        if draft:
            yield draft

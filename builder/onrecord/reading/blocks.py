"""Reads quotations without marks: a page in, drafts of dash paragraphs, turns and posts out."""

from collections.abc import Collection, Iterable, Iterator

from onrecord.reading.colons import transcript
from onrecord.reading.dashes import dash, is_dash
from onrecord.reading.drafts import Draft
from onrecord.reading.namedspan import NamedSpan
from onrecord.reading.page import Page
from onrecord.reading.posts import own_voice, post
from onrecord.reading.stretches import stretches
from onrecord.reading.turns import carried, going_on, turn, turns, whole_paragraph


def blocks(
    page: Page, names: Iterable[NamedSpan], answered: Collection[int] = ()
) -> Iterator[Draft]:
    """Yield the drafts of all dash paragraphs and led-in blocks of the page.

    `answered` are the numbers of the paragraphs in which somebody who is interviewed answers.
    """
    people = frozenset(name.begin for name in names if name.type == "Person")
    own, conversation = own_voice(page), turns(page, people)
    going = frozenset(going_on(page, conversation))
    for number, paragraph in enumerate(page.paragraphs):
        if paragraph.title or paragraph.sentences[0] == paragraph.sentences[1]:
            continue
        shouted = transcript(page, paragraph.sentences[0])
        if shouted:
            yield shouted
        elif number in conversation:
            yield turn(page, number, conversation[number])
        elif number in going:
            yield carried(page, number)
        elif number in answered:
            yield whole_paragraph(page, number, rule="interview")
        elif is_dash(page, paragraph):
            yield dash(page, number)
        elif number:
            draft = post(page, number, own=own)
            if draft:
                yield draft


def without(drafts: Iterable[Draft], taken: Iterable[Draft]) -> Iterator[Draft]:
    """Yield the drafts that no block or dash quotation has taken, by its paragraph or its words."""
    known = list(taken)
    numbers = {draft.paragraph for draft in known}
    led = stretches(piece for draft in known if draft.marks == "block" for piece in draft.content)
    cues_taken = {draft.cue for draft in known if draft.marks == "block"}
    for draft in drafts:
        held = all(begin in led for begin, _ in draft.content)
        by_cue = draft.cue is not None and draft.cue in cues_taken
        if draft.paragraph not in numbers and not by_cue and not held:
            yield draft

"""Reads reports that a noun holds, as "her claim that …": a sentence in, drafts out."""

from collections.abc import Iterator, Sequence

from onrecord.reading.contents import clause_end
from onrecord.reading.drafts import Draft
from onrecord.reading.forms import form_of
from onrecord.reading.lexicon import cue_nouns, words
from onrecord.reading.page import Page, Sentence
from onrecord.reading.phrases import Range, source_before

_ADJECTIVES = 3  # words between the owner and the noun


def noun_reports(
    page: Page, sentence: Sentence, number: int, taken: Sequence[Draft]
) -> Iterator[Draft]:
    """Yield the reports of nouns with an owner, outside quotations and other content."""
    content = [piece for draft in taken for piece in draft.content]
    for at in range(sentence.first + 1, sentence.last - 2):
        token = page.tokens[at]
        if token.low not in cue_nouns() or page.inside[at] >= 0:
            continue
        free = not any(begin <= token.begin < end for begin, end in content)
        if free and page.tokens[at + 1].low == "that":
            draft = _draft(page, sentence, number, at)
            if draft:
                yield draft


def _draft(page: Page, sentence: Sentence, number: int, at: int) -> Draft | None:
    owner = _owner(page, sentence, at)
    if owner is None:
        return None
    end = clause_end(page, sentence, at + 1, [], plain=False)
    content = page.content(at + 1, end)
    if content is None:
        return None
    form, marks = form_of(page, (content,))
    return Draft(
        content=(content,),
        cue=page.bounds(owner[1], at + 1),
        source=page.bounds(*owner),
        sentence=number,
        paragraph=sentence.paragraph,
        rule="noun that",
        form=form,
        marks=marks,
        modality=cue_nouns()[page.tokens[at].low],
        habitual=True,
    )


def _owner(page: Page, sentence: Sentence, at: int) -> Range | None:
    """Return the possessive before the noun: "his", or "Ann Lee’s" with its mark."""
    for place in range(at - 1, max(sentence.first, at - _ADJECTIVES - 1) - 1, -1):
        low = page.tokens[place].low
        if low in words("possessive") or low == "its":
            return place, place + 1
        if low == "'s":
            phrase = source_before(page, sentence.first, place)
            return (phrase[0], place + 1) if phrase else None
        if low in words("determiners") or not page.tokens[place].text[0].isalpha():
            return None
    return None

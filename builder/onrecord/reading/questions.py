"""Reads "Asked about the bridge, …": a sentence in, the draft of what was asked out."""

from onrecord.reading.drafts import Draft
from onrecord.reading.forms import form_of
from onrecord.reading.lexicon import words
from onrecord.reading.page import Page, Sentence

_FEWEST = 2  # tokens of a question


def question(page: Page, sentence: Sentence, number: int) -> Draft | None:
    """Return the question that nobody is named for, at the sentence's beginning or after "when"."""
    for at in range(sentence.first, sentence.last - _FEWEST):
        token = page.tokens[at]
        if token.low == "asked" and page.inside[at] < 0 and _opens(page, sentence, at):
            return _draft(page, sentence, number, at)
    return None


def _opens(page: Page, sentence: Sentence, at: int) -> bool:
    """Whether "asked" stands without one who asks and goes on to what was asked."""
    before = page.tokens[at - 1].low if at > sentence.first else "when"
    return before in {"when", ","} and page.tokens[at + 1].low in words("asked")


def _draft(page: Page, sentence: Sentence, number: int, at: int) -> Draft | None:
    end = at + 1
    while end < sentence.last and (page.tokens[end].text != "," or page.inside[end] >= 0):
        end += 1
    content = page.content(at + 1, end)
    if content is None or end - at <= _FEWEST:
        return None
    form, marks = form_of(page, (content,))
    return Draft(
        content=(content,),
        cue=page.bounds(at, at + 1),
        source=None,
        sentence=number,
        paragraph=sentence.paragraph,
        rule="asked by nobody named",
        form=form,
        marks=marks,
        modality="asked",
    )

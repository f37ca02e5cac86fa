"""Reads statements that a colon marks: headlines and the turns of transcripts."""

from onrecord.reading.drafts import Draft
from onrecord.reading.lexicon import document_words, words
from onrecord.reading.page import Page, Sentence

_HEAD = 5  # tokens of a speaker before the colon
_SHORTEST = 10  # characters of a turn
_FEWEST = 3  # words of content


def headline(page: Page, number: int) -> Draft | None:
    """Return what "Lee: We must act" says where it is a headline's first sentence."""
    sentence = page.sentences[number]
    paragraph = page.paragraphs[sentence.paragraph]
    colon = _colon(page, sentence.first, sentence.last)
    if colon is None or sentence.last - colon <= _FEWEST:
        return None
    opens = sentence.begin == paragraph.begin and colon - sentence.first <= _HEAD
    titled = paragraph.title or colon in page.headlines
    if not opens or not titled or not _speaker(page, sentence.first, colon):
        return None
    return _draft(page, number, colon, sentence.end, "name: words")


def transcript(page: Page, number: int) -> Draft | None:
    """Return the turn of a transcript that the sentence opens: "LEE: We must act. …"."""
    sentence = page.sentences[number]
    paragraph = page.paragraphs[sentence.paragraph]
    if sentence.begin != paragraph.begin or paragraph.title or sentence.first in page.headlines:
        return None
    colon = _colon(page, sentence.first, min(sentence.last, sentence.first + _HEAD + 2))
    if colon is None or colon - sentence.first > _HEAD or colon + 1 >= len(page.tokens):
        return None
    shouted = all(
        t.text.isupper() or not t.text.isalpha() for t in page.tokens[sentence.first : colon]
    )
    if not shouted or paragraph.end - page.tokens[colon].end < _SHORTEST:
        return None
    return _draft(page, number, colon, paragraph.end, "transcript")


def _colon(page: Page, first: int, last: int) -> int | None:
    for at in range(first + 1, min(last - 1, first + 60)):
        if page.tokens[at].text == ":" and page.inside[at] < 0:
            return at
    return None


def _speaker(page: Page, first: int, colon: int) -> bool:
    """Whether the words before the colon can speak: all capitalised, or a poll or report."""
    printed = page.tokens[first:colon]
    if not printed[0].text[0].isalnum():
        return False
    if printed[-1].low in document_words():
        return True
    if any(t.low in words("no_speaker") for t in printed):
        return False
    return all(t.text[0].isupper() or t.text in ".’'s" for t in printed)


def _draft(page: Page, number: int, colon: int, end: int, rule: str) -> Draft:
    sentence = page.sentences[number]
    begin = page.tokens[colon + 1].begin
    return Draft(
        content=((begin, end),),
        cue=page.bounds(colon, colon + 1),
        source=(sentence.begin, page.tokens[colon - 1].end),
        sentence=number,
        paragraph=sentence.paragraph,
        rule=rule,
        form="direct" if rule == "transcript" or _own_words(page, colon, sentence) else "indirect",
        marks="none",
    )


def _own_words(page: Page, colon: int, sentence: Sentence) -> bool:
    """Whether a headline’s words after the colon are the speaker’s own: "Lee: I was wrong"."""
    return any(t.low in words("first_person") for t in page.tokens[colon + 1 : sentence.last])

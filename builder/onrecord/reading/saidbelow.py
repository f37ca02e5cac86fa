"""Gives a headline's quotation the speaker of its words below: a page's statements in and out."""

from collections.abc import Sequence
from dataclasses import replace

from onrecord.reading.assembly import Spoken
from onrecord.reading.lexicon import words
from onrecord.reading.page import Page, insides
from onrecord.reading.quotes import quotations
from onrecord.reading.reasons import because
from onrecord.records import Statement

_FEWEST = 3  # words that are not said twice by chance


def said_below(page: Page, spoken: Sequence[Spoken]) -> list[Spoken]:
    """Return the statements, those of headlines that name no source with the speaker of the text.

    All that hold the words that the headline quotes must have one speaker.
    """
    sourceless = {place for place, one in enumerate(spoken) if _sourceless(page, one)}
    below = [
        (one, f" {_quoted(page, one.statement)} ")
        for place, one in enumerate(spoken)
        if sourceless and place not in sourceless and one.statement.form != "indirect"
    ]
    found = list(spoken)
    for place in sorted(sourceless):
        quoted = _quoted(page, spoken[place].statement)
        same = [one for one, said in below if f" {quoted} " in said]
        if len(quoted.split()) >= _FEWEST and len({one.speaker for one in same}) == 1:
            found[place] = _as_below(spoken[place], same[0])
    return found


def _sourceless(page: Page, one: Spoken) -> bool:
    """Whether a headline only quotes, or adds who was told, and names nobody as the speaker."""
    said = one.statement
    at = page.token_at(said.content[0].begin)
    sentence = page.sentences[page.sentence_at(at)]
    if not (page.paragraphs[sentence.paragraph].title or at in page.headlines):
        return False
    told = any(page.lows(cue.begin, cue.end)[-1] in words("told_to") for cue in said.cue)
    around = (n for n in range(sentence.first, sentence.last) if page.inside[n] < 0)
    bare = not any(page.tokens[n].text[0].isalnum() for n in around)
    return not (one.speaker or said.source) and (told or bare)


def _quoted(page: Page, statement: Statement) -> str:
    """Return what a statement quotes in lower case; each word of a quotation inside it is marked.

    "He said ‘I did it’" holds the words "‘i ‘did ‘it", and no "i did it".
    """
    spans = (page.over(span.begin, span.end) for span in statement.content)
    places = [at for span in spans for at in range(*span) if page.inside[at] >= 0]
    outer = (page.quotations[one] for one in dict.fromkeys(page.inside[at] for at in places))
    inner = list(quotations(page.text, ((one.inner_begin, one.inner_end) for one in outer)))
    said = [page.tokens[at] for at in places]
    marked = zip(said, insides(said, inner), strict=True)
    return " ".join(
        f"‘{token.low}" if depth >= 0 else token.low
        for token, depth in marked
        if token.text[0].isalnum()
    )


def _as_below(head: Spoken, same: Spoken) -> Spoken:
    if not same.speaker:
        return head
    why = (because("said below", same.statement.content[0]), *same.statement.speaker_because)
    statement = replace(head.statement, speaker_because=why)
    return head._replace(statement=statement, speaker=same.speaker)

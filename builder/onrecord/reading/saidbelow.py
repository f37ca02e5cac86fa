"""Gives a headline's quotation the speaker of its words below: a page's statements in and out."""

from collections.abc import Sequence
from dataclasses import replace

from onrecord.reading.assembly import Spoken
from onrecord.reading.page import Page
from onrecord.reading.reasons import because
from onrecord.records import Span, Statement

_FEWEST = 3  # words that are not said twice by chance


def said_below(page: Page, spoken: Sequence[Spoken]) -> list[Spoken]:
    """Return the statements, those of headlines with nobody as speaker as the text below has them.

    Its quotation must hold all that the headline quotes.
    """
    heads = [place for place, one in enumerate(spoken) if _in_headline(page, one.statement)]
    unknown = [place for place in heads if not spoken[place].speaker]
    told = [one for one in spoken if one.speaker and one.statement.form != "indirect"]
    below = [(one, _quoted(page, one.statement)) for one in told if unknown]
    found = list(spoken)
    for place in unknown:
        words = _quoted(page, spoken[place].statement)
        if len(words.split()) < _FEWEST:
            continue
        same = next((one for one, said in below if f" {words} " in f" {said} "), None)
        if same:
            found[place] = _as_below(spoken[place], same)
    return found


def _in_headline(page: Page, statement: Statement) -> bool:
    at = page.token_at(statement.content[0].begin)
    title = page.paragraphs[page.sentences[page.sentence_at(at)].paragraph].title
    return title or at in page.headlines


def _quoted(page: Page, statement: Statement) -> str:
    """Return what a statement quotes in lower case, without marks."""
    pieces = (token for span in statement.content for token in _inside(page, span))
    return " ".join(pieces)


def _inside(page: Page, span: Span) -> list[str]:
    first, last = page.over(span.begin, span.end)
    return [
        page.tokens[at].low
        for at in range(first, last)
        if page.inside[at] >= 0 and page.tokens[at].text[0].isalnum()
    ]


def _as_below(head: Spoken, same: Spoken) -> Spoken:
    why = (because("said below", same.statement.content[0]), *same.statement.speaker_because)
    statement = replace(head.statement, speaker_because=why)
    return head._replace(statement=statement, speaker=same.speaker)

"""Finds the source that a report's marks lack or turn round: page and report in, bounds out."""

from onrecord.reading.drafts import Bounds
from onrecord.reading.encoder import Report
from onrecord.reading.lexicon import cue_verbs, words
from onrecord.reading.page import Page
from onrecord.reading.phrases import Range
from onrecord.reading.subjects import subject
from onrecord.reading.trailing import source_after

_DONE = frozenset({"done", "past/done"})
_WHEN = frozenset({"when", "while", "if", "once", "being"})
_JOINS = frozenset({"and", "but", "then"})
_NAME = 6  # tokens of who is made to speak


def source_of(page: Page, report: Report) -> Bounds | None:
    """Return who a passive says did it, else the marked source, else who stands beside the cue."""
    if report.cue is None:
        return report.source
    cue = page.over(*report.cue)
    if cue[0] >= cue[1]:  # behind the last word
        return report.source
    found = _agent(page, cue, marked=report.source is not None) or _according(page, cue, report)
    if found:
        return page.bounds(*found)
    if report.source:
        return None if _opener(page, cue, report) else _of_one(page, report.source, cue[0])
    found = _pronoun(page, cue[0]) or _made_to(page, cue[0])
    return page.bounds(*found) if found else None


def _of_one(page: Page, source: Bounds, cue: int) -> Bounds:
    """Return the part of the source in the cue's sentence, else in its last: it is of one."""
    own = page.sentences[page.sentence_at(cue)]
    if own.begin <= source[0] < own.end:
        return source[0], min(source[1], own.end)
    sentence = page.sentences[page.sentence_at(page.token_at(source[1] - 1))]
    inside = source[0] < sentence.begin < source[1]
    return (sentence.begin, source[1]) if inside else source


def _agent(page: Page, cue: Range, *, marked: bool) -> Range | None:
    """Return the "Hall" of the cue "pressed by Hall about"; of "asked by Hall" if none is marked.

    In the first the marked source is who was pressed.
    """
    first, last = cue
    by = next((at for at in range(first, last) if page.tokens[at].low == "by"), None)
    if by is not None:
        end = by + 1
        while end < last and page.tokens[end].low not in words("prepositions"):
            end += 1
        named = end > by + 1 and page.tokens[by + 1].text[0].isupper()
        return (by + 1, end) if named else None
    sentence = page.sentences[page.sentence_at(first)]
    verb = cue_verbs().get(page.tokens[last - 1].low)
    passive = verb is not None and verb.shape in _DONE
    if marked or not passive or last >= sentence.last or page.tokens[last].low != "by":
        return None
    return _short(page, source_after(page, last + 1, sentence.last))


def _according(page: Page, cue: Range, report: Report) -> Range | None:
    """Return who stands behind "according to" where somebody before it is marked."""
    low = [token.low for token in page.tokens[slice(*cue)]]
    marked, begin = report.source, page.bounds(*cue)[0]
    if low != ["according", "to"] or marked is None or marked[0] > begin:
        return None
    said = (page.token_at(piece[0]) for piece in report.content if piece[0] > begin)
    stop = min(page.sentences[page.sentence_at(cue[0])].last, *said, len(page.tokens))
    return source_after(page, cue[1], stop)


def _opener(page: Page, cue: Range, report: Report) -> bool:
    """Whether the cue opens the sentence of who was asked or told: "Asked whether …, Lee said"."""
    first = cue[0] + (page.tokens[cue[0]].low in words("subordinators"))
    sentence = page.sentences[page.sentence_at(cue[0])]
    verb = cue_verbs().get(page.tokens[first].low) if first < cue[1] else None
    opens = cue[0] - sentence.first <= (cue[0] > 0 and page.tokens[cue[0] - 1].low in _WHEN)
    at = page.token_at(report.content[0][0])
    quoted = at < len(page.tokens) and page.inside[at] >= 0
    behind = report.source is not None and report.source[0] > report.content[0][0]
    return opens and behind and not quoted and verb is not None and verb.shape in _DONE


def _short(page: Page, found: Range | None) -> Range | None:
    """Return the phrase without the question that follows it: "by Hall whether …"."""
    if found is None:
        return None
    first, last = found
    stop = next((at for at in range(first + 1, last) if page.tokens[at].low in words("wh")), last)
    return first, stop


def _pronoun(page: Page, cue: int) -> Range | None:
    """Return the pronoun right before the cue that was not marked: "I think"."""
    at = cue - 1
    if at < 0 or page.tokens[at].low not in {"i", "we"}:
        return None
    return (at, cue) if page.sentence_at(at) == page.sentence_at(cue) else None


def shared(page: Page, report: Report) -> Bounds | None:
    """Return the subject that the cue's verb shares: "Lee sang and also said".

    It is who speaks, though it stands too far off to be marked as the source.
    """
    if report.cue is None or report.source:
        return None
    first, last = page.over(*report.cue)
    if first >= last:  # behind the last word
        return None
    sentence = page.sentences[page.sentence_at(first)]
    before = page.tokens[first - 1].low if first > sentence.first else ""
    verb = any(token.low in cue_verbs() for token in page.tokens[first:last])
    found = subject(page, sentence, first) if verb and before in _JOINS else None
    owned = found and any(token.low == "'s" for token in page.tokens[slice(*found)])
    return page.bounds(*found) if found and not owned else None


def _made_to(page: Page, cue: int) -> Range | None:
    """Return the "Hall" of "led Hall to say" and of "asked Hall at noon to promise"."""
    if page.tokens[cue].low != "to":
        return None
    sentence = page.sentences[page.sentence_at(cue)]
    for at in range(cue - 2, sentence.first, -1):
        if page.inside[at] >= 0 or page.tokens[at].text in ",;:":
            return None
        if page.tokens[at].low in words("makes_to"):
            last = at + 1
            while last < min(cue, at + _NAME) and page.tokens[last].low not in words(
                "prepositions"
            ):
                last += 1
            return (at + 1, last) if last > at + 1 else None
    return None

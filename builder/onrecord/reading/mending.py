"""Mends what an encoder's marks turn round: a page and a report in, the report as it reads out.

A surname that looks like a verb, who is quoted by a paper, and what is said of the words.
"""

from onrecord.reading.drafts import Bounds
from onrecord.reading.encoder import Report
from onrecord.reading.lexicon import cue_verbs, words
from onrecord.reading.page import Page
from onrecord.reading.phrases import source_before

_OWN = 4  # tokens that open a sentence of the author's own
_HELPERS = 3  # tokens before a participle: "had also been told"


def mended(page: Page, report: Report) -> Report:
    """Return the report with its source and cue where they belong, and without what is not said."""
    report = _by_name(page, report)
    report = _as_quoted(page, report)
    pieces = (_believed(page, report, _told(page, report, piece)) for piece in report.content)
    return report._replace(content=tuple(piece for piece in pieces if piece[0] < piece[1]))


def verb_in_name(page: Page, at: int) -> bool:
    """Whether a verb's form is the surname behind a first name: "told by Halima Said that"."""
    if not 0 < at < len(page.tokens) or at in page.headlines:
        return False
    token, before = page.tokens[at], page.tokens[at - 1]
    same = (
        page.sentence_at(at) == page.sentence_at(at - 1) and page.inside[at] == page.inside[at - 1]
    )
    named = token.text.istitle() and before.text.isalpha() and before.text[0].isupper()
    return same and named and token.low in words("verb_names") and before.end + 1 == token.begin


def _by_name(page: Page, report: Report) -> Report:
    """Return "was told" and "nurse Halima Said" for the cue "Said" behind "was told by"."""
    if report.cue is None or report.source is None:
        return report
    at, last = page.over(*report.cue)
    first, end = page.over(*report.source)
    if last - at != 1 or end != at or not verb_in_name(page, at) or first < 2:  # noqa: PLR2004
        return report
    verb = first - 2
    if page.tokens[first - 1].low != "by" or page.tokens[verb].low not in cue_verbs():
        return report
    begin = verb
    while begin > max(0, verb - _HELPERS) and _helps(page.tokens[begin - 1].low):
        begin -= 1
    source = report.source[0], page.tokens[at].end
    return report._replace(cue=page.bounds(begin, verb + 1), source=source)


def _helps(low: str) -> bool:
    return low in words("be") | words("have") | words("adverbs")


def _as_quoted(page: Page, report: Report) -> Report:
    """Return the report with whom a paper quotes as who speaks: "Lee is quoted by it as saying"."""
    if report.cue is None:
        return report
    first, last = page.over(*report.cue)
    if not _quoted_as(page, first, last):
        return report
    sentence = page.sentences[page.sentence_at(first)]
    found = source_before(page, sentence.first, first)
    if found is None or page.inside[found[0]] >= 0:
        return report
    source = page.bounds(*found)
    pieces = (_without(page, piece, source) for piece in report.content)
    content = tuple(piece for piece in pieces if piece[0] < piece[1])
    return report._replace(source=source, content=content) if content else report


def _quoted_as(page: Page, first: int, last: int) -> bool:
    """Whether the cue is "was quoted as saying", or "is quoted" with "by … as saying" behind it."""
    lows = [token.low for token in page.tokens[first:last]]
    if not {*lows} & words("quoted_as") or not {*lows} & words("be"):
        return False
    sentence = page.sentences[page.sentence_at(first)]
    behind = [token.low for token in page.tokens[first : sentence.last]]
    return any(
        low == "as" and at + 1 < len(behind) and behind[at + 1] in words("saying")
        for at, low in enumerate(behind)
    )


def _without(page: Page, piece: Bounds, source: Bounds) -> Bounds:
    """Return the piece without the source at its end and "as saying" at its beginning."""
    begin, end = piece
    if begin <= source[0] < end <= source[1]:
        end = source[0]
    first, last = page.over(begin, end) if begin < end else (0, 0)
    lows = [token.low for token in page.tokens[first : min(last, first + 2)]]
    if len(lows) > 1 and lows[0] == "as" and lows[1] in words("saying") and last > first + 2:
        begin = page.tokens[first + 2].begin
    return begin, end


def _believed(page: Page, report: Report, piece: Bounds) -> Bounds:
    """Return the piece without a sentence at its end that tells who believed it.

    "Nobody believed her." is no more of what she said.
    """
    first, last = page.over(*piece)
    if report.cue is None or last <= first or page.inside[last - 1] >= 0:
        return piece
    sentence = page.sentences[page.sentence_at(last - 1)]
    opening = [token.low for token in page.tokens[sentence.first : sentence.first + 4]]
    many = opening[:1] and (opening[0] in words("anybody") or opening[:2] == ["no", "one"])
    if report.cue[0] >= sentence.begin or not many or not {*opening} & words("believing"):
        return piece
    return piece[0], max(
        piece[0], page.tokens[sentence.first - 1].end if sentence.first > first else piece[0]
    )


def _told(page: Page, report: Report, piece: Bounds) -> Bounds:
    """Return the piece up to where the author goes on as "I", behind the sentence with the cue.

    In what is retold of somebody, "I" is not the one who said it.
    """
    if report.cue is None or report.source is None or not _retold(page, report):
        return piece
    for at in range(*page.over(*piece)):
        sentence = page.sentences[page.sentence_at(at)]
        if sentence.begin <= report.cue[0] or at != max(sentence.first, page.token_at(piece[0])):
            continue
        own = page.tokens[sentence.first : min(sentence.last, sentence.first + _OWN)]
        plain = page.inside[at] < 0
        if plain and any(token.low.split("'")[0] in words("myself") for token in own):
            return piece[0], page.tokens[at - 1].end if page.tokens[at].begin > piece[0] else piece[
                0
            ]
    return piece


def _retold(page: Page, report: Report) -> bool:
    """Whether the words beside the cue are another's than the author's, and told by a verb."""
    if report.cue is None or report.source is None:
        return False
    sentence = page.sentences[page.sentence_at(page.token_at(report.cue[0]))]
    verb = {*page.lows(*report.cue)} & cue_verbs().keys()
    own = {*page.lows(*report.source)} & {"i", "we", "us", "me"}
    dashed = page.text[sentence.begin] in "-–—"
    spoken = (
        page.tokens[at].low.split("'")[0] in words("myself") and page.inside[at] < 0
        for piece in report.content
        for at in range(*page.over(*piece))
        if page.tokens[at].begin < sentence.end
    )
    return bool(verb) and not own and not dashed and not any(spoken)

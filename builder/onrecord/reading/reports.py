"""Turns the reports that the encoder marked into drafts: a page and its reports in, drafts out."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain

from onrecord.reading.drafts import Bounds, Draft
from onrecord.reading.encoder import Report, sureness
from onrecord.reading.forms import form_of
from onrecord.reading.hearers import hearer
from onrecord.reading.lexicon import cue_verbs, words
from onrecord.reading.mending import mended
from onrecord.reading.nominal import empty, sure_of
from onrecord.reading.page import Page
from onrecord.reading.passives import Told, subject_told
from onrecord.reading.propositions import telling
from onrecord.reading.sources import shared, source_of
from onrecord.reading.stance import stance

_MARKS = frozenset(" \t\r\n\u00a0,;.:!?…–—-") | frozenset("\"“”„«»‘’‚‹›'`")
LEAST = 0.3  # how sure a report must be; below, one in five is right (whole overlap F1 +0.02)
_GOES_ON = frozenset({"continue", "add"})


def drafts(page: Page, reports: Iterable[Report], rule: str = "model") -> Iterator[Draft]:
    """Yield the draft of each report that is sure enough and has words of its own."""
    if not page.tokens:
        return
    for report in (mended(page, _worded(page, one)) for one in reports):
        told = subject_told(page, report)
        content = tuple(_content(page, told.report))
        if content and sureness(report) >= LEAST and not _silent(page, report.source):
            draft = _draft(page, told, content, rule)
            if not empty(page, content, form=draft.form, polarity=draft.polarity):
                yield draft


def _worded(page: Page, report: Report) -> Report:
    """Return the report without a cue or a source that holds no word: a line of marks alone."""
    cue, source = (part if part and page.lows(*part) else None for part in report[1:3])
    return report._replace(cue=cue, source=source)


def _silent(page: Page, source: Bounds | None) -> bool:
    """Whether the source is a thing that only shows: "the photos of the bridge"."""
    if source is None:
        return False
    printed = page.lows(*source)
    head = next(
        (at for at, low in enumerate(printed) if low in words("prepositions")), len(printed)
    )
    return head > 0 and printed[head - 1] in words("silent")


def _draft(page: Page, told: Told, content: tuple[Bounds, ...], rule: str) -> Draft:
    report = told.report
    if not told.passive:
        report = report._replace(source=source_of(page, report))
    form, marks = form_of(page, content)
    anchor = report.cue or content[0]
    number = page.sentence_at(page.token_at(anchor[0]))
    sentence = page.sentences[number]
    printed = page.lows(*report.cue) if report.cue else []
    cue, source = ([part] if part else [] for part in (report.cue, report.source))
    within = sentence.begin, sentence.end
    polarity, modality = stance(page.text, cue, content, sentence=within, source=source)
    lemmas = {cue_verbs()[low].lemma for low in printed if low in cue_verbs()}
    return Draft(
        content=content,
        cue=report.cue,
        source=report.source,
        shares=None if told.passive else shared(page, report),
        sentence=number,
        paragraph=sentence.paragraph,
        rule=rule,
        sure=round(sureness(report) * sure_of(page, content, cue=report.cue, form=form), 2),
        form=form,
        marks=marks,
        modality=modality,
        polarity=polarity,
        hearer=told.listener or hearer(page, report, content),
        follows=report.source is None
        and not told.passive
        and (report.cue is None or form == "direct"),
        goes_on=bool(lemmas & _GOES_ON) or "also" in printed,
    )


def _content(page: Page, report: Report) -> Iterator[Bounds]:
    """Yield the pieces with their quotation marks, those in one quotation as one piece."""
    last: Bounds | None = None
    for piece in chain.from_iterable(_parts(page, piece) for piece in report.content):
        begin, end = _marked(page, piece)
        if last and begin < last[1]:
            last = last[0], max(last[1], end)
            continue
        if last:
            yield last
        last = begin, end
    if last:
        yield last


def _parts(page: Page, piece: Bounds) -> Iterator[Bounds]:
    """Yield the piece up to its paragraph's end, and the quotations that open after that.

    One that is open there goes on.
    """
    first, last = page.token_at(piece[0]), page.token_at(piece[1] - 1)
    if last >= len(page.tokens):  # behind the last word
        yield piece
        return
    end = page.paragraphs[page.sentences[page.sentence_at(first)].paragraph].end
    if piece[1] <= end or page.inside[first] >= 0:
        yield piece
        return
    quotes = [quote for quote in page.quotations if quote.begin < piece[1] and quote.end > end]
    if any(quote.begin < end for quote in quotes):
        yield piece
        return
    yield piece[0], end
    yield from ((quote.begin, min(quote.end, piece[1])) for quote in quotes)


def _marked(page: Page, piece: Bounds) -> Bounds:
    """Return the piece with the marks of the quotation that it opens or ends."""
    begin, end = piece
    first, last = page.token_at(begin), page.token_at(end - 1)
    if last >= len(page.tokens):  # behind the last word
        return piece
    opened, closed = page.inside[first], page.inside[last]
    if opened >= 0:
        quote = page.quotations[opened]
        if quote.begin < begin and _only_marks(page.text, quote.begin, begin):
            begin = quote.begin
    if closed >= 0:
        quote = page.quotations[closed]
        if end < quote.end and _only_marks(page.text, end, quote.end) and quote.begin >= begin:
            end = quote.end
    else:
        stop = page.sentences[page.sentence_at(last)].end
        end = stop if stop > end and _only_marks(page.text, end, stop) else end
    return begin, end


def _only_marks(text: str, begin: int, end: int) -> bool:
    return all(c in _MARKS for c in text[begin:end])


def nested(
    page: Page, reports: Sequence[Report], outer: Sequence[Draft]
) -> Iterator[tuple[int, Draft]]:
    """Yield the drafts of the reports that stand in the content of one of `outer`, and its place.

    Those are the ones that the encoder marked as such, and any that stand in words without marks,
    which the encoder took for the paper's own, if they say something by themselves.
    """
    known = {(draft.content, draft.cue) for draft in outer}
    for found in drafts(page, reports, "model, nested"):
        if found.source is None or (found.content, found.cue) in known:
            continue
        if page.text[slice(*found.source)].lower() in words("nobody"):
            continue
        draft = telling(page, found)
        if draft is None:
            continue
        around = [(_length(one), place) for place, one in enumerate(outer) if _holds(one, draft)]
        if around:
            yield min(around)[1], draft


def _holds(outer: Draft, inner: Draft) -> bool:
    """Whether the inner content and source stand inside the outer content, and more with them."""
    parts = [*inner.content, *filter(None, (inner.source,))]
    inside = all(any(b <= s and e <= t for b, t in outer.content) for s, e in parts)
    return inside and _length(inner) < _length(outer)


def _length(draft: Draft) -> int:
    return sum(end - begin for begin, end in draft.content)

"""Turns the reports that the encoder marked into drafts: a page and its reports in, drafts out."""

from collections.abc import Iterable, Iterator, Sequence

from onrecord.reading.drafts import Bounds, Draft
from onrecord.reading.encoder import Report, sureness
from onrecord.reading.forms import form_of
from onrecord.reading.lexicon import cue_verbs, table, words
from onrecord.reading.page import Page
from onrecord.reading.stance import stance, unsaid
from onrecord.records import Modality, Polarity

_MARKS = frozenset(" \t\r\n\u00a0,;.:!?…–—-") | frozenset("\"“”„«»‘’‚‹›'`")
LEAST = 0.3  # how sure a report must be; below, one in five is right (whole overlap F1 +0.02)
_HEARER = 8  # tokens of who is told
_GOES_ON = frozenset({"continue", "add"})


def drafts(page: Page, reports: Iterable[Report], rule: str = "model") -> Iterator[Draft]:
    """Yield the draft of each report that is sure enough and has words of its own."""
    if not page.tokens:
        return
    for report in reports:
        content = tuple(_content(page, report))
        if content and sureness(report) >= LEAST:
            yield _draft(page, report, content, rule)


def _draft(page: Page, report: Report, content: tuple[Bounds, ...], rule: str) -> Draft:
    report = report._replace(source=report.source or _subject(page, report.cue))
    form, marks = form_of(page, content)
    anchor = report.cue or content[0]
    number = page.sentence_at(page.token_at(anchor[0]))
    sentence = page.sentences[number]
    printed = _words(page, report.cue)
    polarity, modality = _stance(page, report, content, (sentence.begin, sentence.end))
    lemmas = {cue_verbs()[low].lemma for low in printed if low in cue_verbs()}
    return Draft(
        content=content,
        cue=report.cue,
        source=report.source,
        sentence=number,
        paragraph=sentence.paragraph,
        rule=rule,
        sure=round(sureness(report), 2),
        form=form,
        marks=marks,
        modality=modality,
        polarity=polarity,
        hearer=_hearer(page, report, content),
        follows=report.source is None,
        goes_on=bool(lemmas & _GOES_ON) or "also" in printed,
    )


def _stance(
    page: Page, report: Report, content: tuple[Bounds, ...], sentence: Bounds
) -> tuple[Polarity, Modality]:
    """Return polarity and modality; what is refused or left unsaid is not denied but withheld."""
    cue, source = ([part] if part else [] for part in (report.cue, report.source))
    polarity, modality = stance(page.text, cue, content, sentence=sentence, source=source)
    if polarity == "denied" and unsaid(page.text, cue, content, sentence=sentence, source=source):
        return "withheld", modality
    return polarity, modality


def _subject(page: Page, cue: Bounds | None) -> Bounds | None:
    """Return the pronoun right before the cue that was not marked as its source: "I think"."""
    at = page.token_at(cue[0]) - 1 if cue else -1
    if at < 0 or page.tokens[at].low not in {"i", "we"}:
        return None
    same = page.sentence_at(at) == page.sentence_at(at + 1)
    return page.bounds(at, at + 1) if same else None


def _words(page: Page, cue: Bounds | None) -> list[str]:
    if cue is None:
        return []
    first, last = page.token_at(cue[0]), page.token_at(cue[1] - 1) + 1
    return [token.low for token in page.tokens[first:last]]


def _content(page: Page, report: Report) -> Iterator[Bounds]:
    """Yield the pieces with their quotation marks, those in one quotation as one piece."""
    last: Bounds | None = None
    for piece in report.content:
        begin, end = _marked(page, _ended(page, piece))
        if last and begin < last[1]:
            last = last[0], max(last[1], end)
            continue
        if last:
            yield last
        last = begin, end
    if last:
        yield last


def _ended(page: Page, piece: Bounds) -> Bounds:
    """Return the piece up to its paragraph's end, unless a quotation goes on after that."""
    first = page.token_at(piece[0])
    last = page.token_at(piece[1] - 1)
    paragraph = page.paragraphs[page.sentences[page.sentence_at(first)].paragraph]
    if piece[1] <= paragraph.end or last >= len(page.tokens):
        return piece
    quoted = page.inside[first] >= 0 or page.inside[last] >= 0
    return piece if quoted else (piece[0], paragraph.end)


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


def _hearer(page: Page, report: Report, content: tuple[Bounds, ...]) -> Bounds | None:
    """Return who is told: what stands between "told" and the words, or after it."""
    printed = _words(page, report.cue)
    verb = cue_verbs().get(printed[-1]) if printed else None
    if report.cue is None or verb is None or not (verb.hearer or verb.lemma == "ask"):
        return None
    first = page.token_at(report.cue[1])
    sentence = page.sentences[page.sentence_at(page.token_at(report.cue[0]))]
    after = [page.token_at(begin) for begin, _ in content if begin >= report.cue[1]]
    stop = min([sentence.last, first + _HEARER, *after])
    last = first
    while last < stop and not _ends_hearer(page, last):
        last += 1
    return page.bounds(first, last) if last > first else None


def _ends_hearer(page: Page, at: int) -> bool:
    token = page.tokens[at]
    if page.inside[at] >= 0 or not token.text[0].isalnum():
        return True
    days = table("times")["weekdays"].keys() | words("day_words") | words("wh")
    small = token.low in words("prepositions") and token.low != "of"
    return small or token.low in days or token.low in {"that", "to"}


def nested(
    page: Page, reports: Sequence[Report], outer: Sequence[Draft]
) -> Iterator[tuple[int, Draft]]:
    """Yield the drafts of the reports that stand in the content of one of `outer`, and its place.

    Those are the ones that the encoder marked as such, and any that stand in words without marks,
    which the encoder took for the paper's own.
    """
    known = {(draft.content, draft.cue) for draft in outer}
    for draft in drafts(page, reports, "model, nested"):
        if draft.source is None or (draft.content, draft.cue) in known:
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

"""Finds reports inside reports ("Lee said Ito believes …"): page and drafts in, inner ones out."""

# ruff: noqa: PLR2004  counts of a few tokens or letters, each told by its line

from collections.abc import Iterator, Sequence
from dataclasses import replace

from onrecord.reading.attribution import in_sentence
from onrecord.reading.cues import finite_verb
from onrecord.reading.drafts import Draft
from onrecord.reading.lexicon import cue_verbs, words
from onrecord.reading.page import Page, Sentence, insides
from onrecord.reading.quotes import Quotation, quotations

_MOST = 400  # tokens of content that are looked through for one report
_ASKING = frozenset({"does", "do", "did", "has", "have", "is", "was"})  # "Does she say that …?"
_QUOTED = frozenset({"cue, quote", "quote, cue"})
_INNER = frozenset({"cue, that", "cue, clause", "content, source cue"}) | _QUOTED


def nested(page: Page, drafts: Sequence[Draft]) -> Iterator[tuple[int, Draft]]:
    """Yield inner drafts with the place of the draft in whose content each stands."""
    opened = _opened(page, drafts)
    for place, draft in enumerate(drafts):
        for sentence in _clipped(page, draft):
            for inner in in_sentence(opened, sentence, draft.sentence):
                words_of = _quoted(opened, inner)
                known = words_of != inner or inner.rule in _INNER
                if known and _proper(inner, draft) and _telling(page, words_of):
                    yield place, replace(words_of, rule="nested", paragraph=draft.paragraph)


def _quoted(opened: Page, inner: Draft) -> Draft:
    """Return the draft with the quotation alone where its content opens with one."""
    begin = inner.begin
    number = opened.inside[opened.token_at(begin)]
    if number < 0 or opened.quotations[number].begin != begin:
        return inner
    piece = (begin, opened.quotations[number].end)
    return replace(inner, content=(piece,), rule="cue, quote", form="direct", marks="quotes")


def _opened(page: Page, drafts: Sequence[Draft]) -> Page:
    """Return the page with the quotations inside quotations, and those in unmarked speech."""
    unmarked = {d.paragraph for d in drafts if d.form == "direct" and d.marks != "quotes"}
    inner = tuple(_inner_quotations(page, unmarked))
    return replace(page, inside=tuple(insides(page.tokens, inner)), quotations=inner)


def _inner_quotations(page: Page, unmarked: set[int]) -> Iterator[Quotation]:
    for quote in page.quotations:
        if quote.paragraph in unmarked:
            yield quote
        elif quote.inner_begin < quote.inner_end:
            for found in quotations(page.text, ((quote.inner_begin, quote.inner_end),)):
                yield replace(found, paragraph=quote.paragraph)


def _clipped(page: Page, draft: Draft) -> Iterator[Sentence]:
    """Yield the sentences of the content, cut to it."""
    left = _MOST
    for begin, end in draft.content:
        first = page.token_at(begin)
        at = page.sentence_at(first)
        while at < len(page.sentences) and page.sentences[at].begin < end and left > 0:
            sentence = page.sentences[at]
            low = max(first, sentence.first)
            high = min(page.token_at(end - 1) + 1, sentence.last)
            if high - low > 3:
                bounds = page.tokens[low].begin, page.tokens[high - 1].end
                yield Sentence(*bounds, low, high, sentence.paragraph)
            left -= max(1, high - low)
            at += 1


def _proper(inner: Draft, outer: Draft) -> bool:
    """Whether the inner content and source stand inside the outer content."""
    spans = [*inner.content, *([inner.source] if inner.source else [])]
    return all(any(b <= s and e <= t for b, t in outer.content) for s, e in spans)


def _telling(page: Page, inner: Draft) -> bool:
    """Whether somebody is said to have said something: not "you could say it", "I hope that …"."""
    if inner.source is None or inner.cue is None:
        return False
    source = page.text[slice(*inner.source)].lower()
    relative = len(inner.content) > 1 and inner.rule not in _QUOTED | {"content, source cue"}
    if relative or source in {"you", "it", "that", "which", "who"}:
        return False
    cue = [t.low for t in page.tokens[slice(*_range(page, inner.cue))]]
    sentence = page.sentences[page.sentence_at(page.token_at(inner.cue[0]))]
    opening = next(
        (t.low for t in page.tokens[sentence.first : sentence.last] if t.text[0].isalpha()), ""
    )
    if opening in _ASKING:
        return False
    if words("unsure") & {*cue} or words("negations") & {*cue}:
        return False
    if inner.rule in _QUOTED:
        return True
    verb = cue_verbs().get(cue[-1])
    own = source in {"i", "we"} and cue[-1] in words("own_mind")
    clause = verb is None or "clause" in verb.take or inner.rule == "cue, that"
    return clause and not own and _clause(page, inner)


def _clause(page: Page, inner: Draft) -> bool:
    """Whether the content is a clause with a verb of its own."""
    return any(finite_verb(page, *_range(page, piece)) for piece in inner.content)


def _range(page: Page, bounds: tuple[int, int]) -> tuple[int, int]:
    return page.token_at(bounds[0]), page.token_at(bounds[1] - 1) + 1

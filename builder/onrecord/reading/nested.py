"""Finds reports inside reports ("Lee said Ito believes …"): page and drafts in, inner ones out."""

# ruff: noqa: PLR2004  counts of a few tokens or letters, each told by its line

from collections.abc import Iterator, Sequence
from dataclasses import replace

from onrecord.reading.attribution import in_sentence
from onrecord.reading.drafts import Draft
from onrecord.reading.page import Page, Sentence

_MOST = 400  # tokens of content that are looked through for one report
_INNER = frozenset({"cue, that", "cue, clause", "content, source cue"})


def nested(page: Page, drafts: Sequence[Draft]) -> Iterator[tuple[int, Draft]]:
    """Yield inner drafts with the place of the draft in whose content each stands."""
    open_page = replace(page, inside=(-1,) * len(page.tokens), quotations=())
    for place, draft in enumerate(drafts):
        for sentence in _clipped(page, draft):
            for inner in in_sentence(open_page, sentence, draft.sentence):
                if inner.rule in _INNER and _proper(inner, draft) and _named(page, inner):
                    yield place, replace(inner, rule="nested", paragraph=draft.paragraph)


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


def _named(page: Page, inner: Draft) -> bool:
    """Whether somebody is said to speak, not "you" or "it"."""
    if inner.source is None:
        return False
    return page.text[slice(*inner.source)].lower() not in {"you", "it", "that", "which", "who"}

"""Lays an article out for the rules: readable paragraphs, sentences, tokens and quotations."""

# ruff: noqa: PLR2004  counts of a few tokens or letters, each told by its line

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from onrecord.reading.nicknames import in_marks
from onrecord.reading.quotes import Quotation, quotations
from onrecord.reading.sentences import line_width, paragraphs, sentences
from onrecord.reading.stretches import stretches
from onrecord.reading.tokens import Token, tokens
from onrecord.records import Article

SKIPPED = frozenset({"boilerplate", "byline", "header", "dateline", "caption"})
_WORD = re.compile(r"\w")
STRETCH = 100_000  # characters laid out at a time, so that memory stays bounded on any article


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence: its characters, its tokens on the page, and its paragraph's number."""

    begin: int
    end: int
    first: int
    last: int
    paragraph: int


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph; `title` where it is a headline, `sentences` are its first and last + 1."""

    begin: int
    end: int
    title: bool
    sentences: tuple[int, int]


@dataclass(frozen=True, slots=True)
class Page:
    """A stretch of an article laid out; all offsets count in `text`, the article's own.

    `inside[i]` is the number of the quotation that token i stands in, or -1, `holders[i]` that of
    its sentence; `headlines` are the numbers of the tokens that stand in headlines, where capitals
    say little, `asked` those of the paragraphs that are set apart as questions.
    """

    text: str
    paragraphs: tuple[Paragraph, ...]
    sentences: tuple[Sentence, ...]
    tokens: tuple[Token, ...]
    quotations: tuple[Quotation, ...]
    inside: tuple[int, ...]
    begins: tuple[int, ...]
    holders: tuple[int, ...]
    headlines: frozenset[int]
    asked: frozenset[int] = frozenset()

    def token_at(self, offset: int) -> int:
        """Return the number of the first token that ends after `offset`."""
        place = bisect_right(self.begins, offset)
        if place and self.tokens[place - 1].end > offset:
            return place - 1
        return place

    def over(self, begin: int, end: int) -> tuple[int, int]:
        """Return the first token and the last + 1 that `text[begin:end]` touches."""
        return self.token_at(begin), min(self.token_at(end - 1) + 1, len(self.tokens))

    def lows(self, begin: int, end: int) -> list[str]:
        """Return the tokens that `text[begin:end]` touches, in small letters."""
        return [token.low for token in self.tokens[slice(*self.over(begin, end))]]

    def bounds(self, first: int, last: int) -> tuple[int, int]:
        """Return the characters of the tokens `first` to `last`, the last not included."""
        return self.tokens[first].begin, self.tokens[last - 1].end

    @property
    def words(self) -> tuple[int, int]:
        """The characters from the first token to the last; none where there is none."""
        return self.bounds(0, len(self.tokens)) if self.tokens else (0, 0)

    def content(self, first: int, last: int) -> tuple[int, int] | None:
        """Return the bounds of content: no comma before it, a quotation at its end whole."""
        while first < last and self.tokens[first].text in ",:–—" and self.inside[first] < 0:
            first += 1
        if first >= last:
            return None
        begin, end = self.bounds(first, last)
        quote = self.inside[last - 1]
        return begin, max(end, self.quotations[quote].end) if quote >= 0 else end

    def sentence_at(self, token: int) -> int:
        """Return the number of the sentence that holds a token."""
        if 0 <= token < len(self.holders):
            return self.holders[token]
        return 0 if token < 0 else max(0, len(self.sentences) - 1)


def pages(article: Article) -> Iterator[Page]:
    """Yield the article's pages: one for any usual article, several for a very long one."""
    asked = stretches(_bounds(article, frozenset({"question"})))
    for batch in page_bounds(article):
        own = frozenset(n for n, (begin, _, _) in enumerate(batch) if begin in asked)
        yield replace(_page(article.text, batch), asked=own)


def page_bounds(article: Article) -> Iterator[list[tuple[int, int, bool]]]:
    """Yield the paragraphs of each page: where they begin and end, and whether they are titles."""
    batch: list[tuple[int, int, bool]] = []
    size = 0
    for begin, end, title in _readable(article):
        if batch and size + end - begin > STRETCH:
            yield batch
            batch, size = [], 0
        batch.append((begin, end, title))
        size += end - begin
    if batch:
        yield batch


def _readable(article: Article) -> Iterator[tuple[int, int, bool]]:
    """Yield the paragraphs outside the skipped regions, none longer than a stretch."""
    width = line_width(article.text)
    for begin, end, title in _stretches(article):
        for first, last in paragraphs(article.text, begin, end, width):
            while last - first > STRETCH:
                cut = article.text.rfind(" ", first + 1, first + STRETCH)
                cut = cut if cut > first else first + STRETCH
                yield first, cut, title
                first = cut  # noqa: PLW2901  the rest of the same paragraph
            yield first, last, title


def _stretches(article: Article) -> Iterator[tuple[int, int, bool]]:
    """Yield what lies outside the skipped regions, whatever overlaps.

    Titles and questions come by themselves.
    """
    skipped = stretches(_bounds(article, SKIPPED))
    titles = stretches(_bounds(article, frozenset({"title"})))
    asked = stretches(_bounds(article, frozenset({"question"})))
    cuts = [at for own in (skipped, titles, asked) for at in (*own.begins, *own.ends)]
    for begin, end in pairwise(sorted({0, *cuts, len(article.text)})):
        if begin not in skipped:
            yield begin, end, begin in titles


def _bounds(article: Article, kinds: frozenset[str]) -> Iterator[tuple[int, int]]:
    return ((r.span.begin, r.span.end) for r in article.regions if r.kind in kinds)


def _page(text: str, bounds: list[tuple[int, int, bool]]) -> Page:
    all_tokens: list[Token] = []
    all_sentences: list[Sentence] = []
    all_paragraphs: list[Paragraph] = []
    for number, (begin, end, title) in enumerate(bounds):
        start = len(all_sentences)
        for first, last in sentences(text, begin, end):
            if not _WORD.search(text, first, last):
                continue
            opening = len(all_tokens)
            all_tokens.extend(tokens(text, first, last))
            all_sentences.append(Sentence(first, last, opening, len(all_tokens), number))
        all_paragraphs.append(Paragraph(begin, end, title, (start, len(all_sentences))))
    headlines = frozenset(_headlines(all_tokens, all_sentences))
    quotes = tuple(_spoken(text, bounds, {all_tokens[at].begin for at in headlines}))
    return Page(
        text,
        tuple(all_paragraphs),
        tuple(all_sentences),
        tuple(all_tokens),
        quotes,
        tuple(insides(all_tokens, quotes)),
        tuple(token.begin for token in all_tokens),
        tuple(n for n, own in enumerate(all_sentences) for _ in range(own.first, own.last)),
        headlines,
    )


def _spoken(
    text: str, bounds: list[tuple[int, int, bool]], titled: set[int]
) -> Iterator[Quotation]:
    """Yield the quotations that are no nicknames; headlines print no nicknames in marks."""
    for quote in quotations(text, ((begin, end) for begin, end, _ in bounds)):
        if quote.begin in titled or not in_marks(text, quote.begin, quote.end):
            yield quote


def _headlines(found: list[Token], all_sentences: list[Sentence]) -> Iterator[int]:
    """Yield the tokens of sentences that capitalise most of their longer words."""
    for sentence in all_sentences:
        printed = [t.text for t in found[sentence.first : sentence.last] if len(t.text) > 3]
        capital = sum(word[0].isupper() for word in printed)
        lower = sum(t.text[0].islower() for t in found[sentence.first : sentence.last])
        if len(printed) >= 4 and capital >= len(printed) * 0.7 and capital > lower:
            yield from range(sentence.first, sentence.last)


def insides(found: Sequence[Token], quotes: Sequence[Quotation]) -> Iterator[int]:
    """Yield for each token the number of its quotation or -1; both come in text order."""
    at = 0
    for token in found:
        while at < len(quotes) and quotes[at].end <= token.begin:
            at += 1
        yield at if at < len(quotes) and quotes[at].begin <= token.begin else -1

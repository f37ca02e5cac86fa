"""How an article's names are found: by their capitals or, instead, where another finder says.

A namer is given the article once and then asked for the names of each of its pages. Whatever
finds names in characters (a trained model, a spaCy pipeline) becomes a namer by `by_spans`; all
that the rules know of a name beside its kind (title, gender, short forms) they see themselves.
"""

from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from typing import Literal, NamedTuple

from onrecord.reading.kinds import kind_of
from onrecord.reading.lexicon import name_words
from onrecord.reading.names import Name, lowered, name_parts, names, no_name
from onrecord.reading.page import Page
from onrecord.records import Article, Span

NameType = Literal["Person", "Organisation", "Place", "Event"]
_TYPES = frozenset({"Person", "Organisation", "Place", "Event"})
Naming = Callable[[Page], Iterable[Name]]
Namer = Callable[[Article], Naming]
Tokens = tuple[int, int]
_ARTICLES = frozenset({"the", "The", "THE", "a", "an"})  # "An" and "A" may be names


class NamedSpan(NamedTuple):
    """A name as some finder tells it: characters `begin` to `end` of the text, and its type."""

    begin: int
    end: int
    type: NameType


def by_capitals(_: Article) -> Naming:
    """Find names by their capitals, the word lists and their neighbours."""
    return _capitals


def _capitals(page: Page) -> Iterator[Name]:
    return names(page, lowered(page))


def by_spans(find: Callable[[Article], Iterable[NamedSpan]]) -> Namer:
    """Return the namer that takes the names which `find` gives, and no others.

    They may come in any order and overlap: of two that do, the one that begins first stands, and
    the longer of two that begin together. Those in boilerplate, bylines and the like are ignored.
    """

    def namer(article: Article) -> Naming:
        found = sorted(find(article), key=lambda span: (span.begin, -span.end, span.type))
        return partial(_told, spans=found, begins=[span.begin for span in found])

    return namer


def _told(page: Page, *, spans: Sequence[NamedSpan], begins: Sequence[int]) -> Iterator[Name]:
    """Yield the names of the page that `spans` of the article tell."""
    if page.tokens:
        first, last = page.tokens[0].begin, page.tokens[-1].end
        yield from from_spans(page, spans[bisect_left(begins, first) : bisect_left(begins, last)])


def from_spans(page: Page, spans: Iterable[NamedSpan]) -> Iterator[Name]:
    """Yield the names of the page that `spans` of the page tell, none inside another."""
    taken = 0
    for span in spans:
        fits = span.begin >= taken and span.type in _TYPES
        name = _name(page, span) if fits else None
        if name:
            taken = name.span.end
            yield name


def _name(page: Page, span: NamedSpan) -> Name | None:
    """Make the name, without article, title and possessive; None where nothing is left of it."""
    title, tokens = _trimmed(page, _covered(page, span), span.type)
    if tokens[0] >= tokens[1]:
        return None
    outer = page.bounds(*tokens)
    bounds = Span(max(span.begin, outer[0]), min(span.end, outer[1]))
    text = page.text[bounds.begin : bounds.end]
    if not any(map(str.isalnum, text)) or (text.islower() and no_name(text)):
        return None
    if span.type == "Event":
        return Name(bounds, text, *tokens, None, "", sure=False, event=True)
    sure = len(name_parts(text)) > 1 or kind_of(page, *tokens, title) == (span.type, True)
    return Name(bounds, text, *tokens, span.type, title, sure, quoted=page.inside[tokens[0]] >= 0)


def _covered(page: Page, span: NamedSpan) -> Tokens:
    """Return the tokens that the span touches, of the sentence in which it begins."""
    first = last = page.token_at(span.begin)
    if first >= len(page.tokens):
        return first, first
    stop = page.sentences[page.sentence_at(first)].last
    while last < stop and page.tokens[last].begin < span.end:
        last += 1
    return first, last


def _trimmed(page: Page, tokens: Tokens, kind: NameType) -> tuple[str, Tokens]:
    """Take off what finders leave on: marks, "the", "'s" and, before a person, the title."""
    first, last = tokens
    while first < last and _outside(page, last - 1):
        last -= 1
    title = _title(page, first - 1) if kind == "Person" and first < last else ""
    while first < last - 1:
        own = _title(page, first) if kind == "Person" else ""
        if not own and not _leading(page, first):
            break
        title = own or title
        first += 1
    return title, (first, last)


def _outside(page: Page, at: int) -> bool:
    """Whether the last token of a span is no part of the name; the stop of "Jr." is one."""
    token = page.tokens[at]
    if token.text == "." and at > 0:
        return page.tokens[at - 1].low not in {"jr", "sr"}
    return token.low == "'s" or not token.text[0].isalnum()


def _leading(page: Page, at: int) -> bool:
    token = page.tokens[at]
    return token.text in _ARTICLES or not token.text[0].isalnum()


def _title(page: Page, at: int) -> str:
    """Return the title that token `at` is, or the stop after it: "Mr." or "Senator"."""
    if at > 0 and page.tokens[at].text == "." and page.tokens[at - 1].end == page.tokens[at].begin:
        at -= 1
    if at < 0 or not page.tokens[at].text[0].isupper():
        return ""
    low = page.tokens[at].low.rstrip(".")
    return low if low in name_words("titles", "words") else ""

"""Makes names of what some finder marks: the encoder or, instead, another one.

A namer is given the article once and then asked for the names of each of its pages. Whatever
finds names in characters (a spaCy pipeline, a list) becomes a namer by `by_spans`; all
that the rules know of a name beside its kind (title, gender, short forms) they see themselves.
"""

from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from typing import cast

from onrecord.reading.kinds import kind_of
from onrecord.reading.kinship import as_kin
from onrecord.reading.lexicon import name_words
from onrecord.reading.mending import verb_in_name
from onrecord.reading.namedspan import NamedSpan, NameType
from onrecord.reading.names import Name, name_parts, no_name
from onrecord.reading.page import Page
from onrecord.records import Article, EntityType, Span

_TYPES = frozenset({"Person", "Organisation", "Place", "Event", "Other"})
_ENTITIES = frozenset({"Person", "Organisation", "Place"})
Naming = Callable[[Page], Iterable[Name]]
Namer = Callable[[Article], Naming]
Tokens = tuple[int, int]
_OPENING = "\"“„«‘'"
_TWO = 2  # words of a person's name
_ARTICLES = frozenset({"the", "The", "THE", "a", "an"})  # "An" and "A" may be names


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
    taken, last = 0, None
    for span in (part for whole in _whole(page.text, spans) for part in _parted(page, whole)):
        if span.begin < taken or span.type not in _TYPES:
            continue
        short = last is not None and _short_for(page.text, last, span)
        whole = _with_end(page, span)
        name = _name(page, whole._replace(type="Organisation") if short else whole)
        if name:
            taken, last = name.span.end, name
            yield name


def _whole(text: str, spans: Iterable[NamedSpan]) -> Iterator[NamedSpan]:
    """Yield the spans, a name with a nickname inside as one: "Ann “Nan” Lee"."""
    last: NamedSpan | None = None
    for span in spans:
        between = text[last.end : span.begin] if last else ""
        nicked = between.strip() != "" and not between.strip().strip(_OPENING)
        if last and nicked and last.type == span.type == "Person":
            last = last._replace(end=max(last.end, span.end))
            continue
        if last:
            yield last
        last = span
    if last:
        yield last


def _parted(page: Page, span: NamedSpan) -> Iterator[NamedSpan]:
    """Yield the span; of two people the one and the other: "Ivo Hall Jr. Dr. Ada Thornbury".

    So where a sentence ends before initials: "said Lee. R. J. Kane".
    """
    begin, at = span.begin, page.token_at(span.begin) + 1
    while span.type == "Person" and at + 1 < len(page.tokens) and page.tokens[at].begin < span.end:
        opens = _opens(page, at) and page.tokens[at].end < span.end
        if opens or _initial(page, at):
            yield span._replace(begin=begin, end=page.tokens[at - 1].end)
            begin = page.tokens[at].begin
        at += 1
    yield span._replace(begin=begin)


def _opens(page: Page, at: int) -> bool:
    """Whether another name begins at a title: one with a stop, or one behind "Jr."."""
    before, token, behind = page.tokens[at - 1 : at + 2]
    if not token.text[0].isalnum() or not _title(page, at) or _title(page, at - 1):
        return False
    own = page.tokens[at - 2].low if at > 1 and before.text == "." else before.low
    return behind.text == "." or own in name_words("suffixes", "person")


def _initial(page: Page, at: int) -> bool:
    """Whether a sentence opens with the initial of a name."""
    first = page.sentences[page.sentence_at(at)].first == at
    return first and len(page.tokens[at].text) == 1 and page.tokens[at + 1].text == "."


def _short_for(text: str, full: Name, span: NamedSpan) -> bool:
    """Whether the span is the body's initials in brackets behind its name: "(WWB)"."""
    between, short = text[full.span.end : span.begin], text[span.begin : span.end].strip("()")
    initials = "".join(word[0] for word in full.bare.split() if word[0].isupper())
    bracketed = between.strip() == "(" or text[span.begin] == "("
    return full.kind == "Organisation" and bracketed and short == initials


def _with_end(page: Page, span: NamedSpan) -> NamedSpan:
    """Return the span with what finders leave off: "Halima Said", "Harrow Water plc"."""
    behind = page.token_at(span.end)
    if behind >= len(page.tokens) or page.tokens[behind].begin - span.end != 1:
        return span
    named = span.type == "Person" and verb_in_name(page, behind)
    legal = page.tokens[behind].low in name_words("suffixes", "legal")
    formed = span.type == "Organisation" and legal
    same = page.sentence_at(behind) == page.sentence_at(page.token_at(span.begin))
    return span._replace(end=page.tokens[behind].end) if same and (named or formed) else span


def _name(page: Page, span: NamedSpan) -> Name | None:
    """Make the name, without title, possessive and most articles; None where nothing is left."""
    covered = _covered(page, span)
    title, tokens = _trimmed(page, covered, span.type) if covered[0] < covered[1] else ("", covered)
    if tokens[0] >= tokens[1]:
        return None
    outer = page.bounds(*tokens)
    bounds = Span(max(span.begin, outer[0]), min(span.end, outer[1]))
    text = page.text[bounds.begin : bounds.end]
    if not any(map(str.isalnum, text)) or (text.islower() and no_name(text)):
        return None
    if span.type == "Event":
        return Name(bounds, text, *tokens, None, "", sure=False, event=True)
    told = kind_of(page, *tokens, title)
    sure = len(name_parts(text)) > 1 or told == span.type
    if span.type not in _ENTITIES:
        return None
    kind = cast("EntityType", span.type)
    quoted = page.inside[tokens[0]] >= 0
    kin = kind == "Person" and as_kin(page, tokens[0])
    return Name(bounds, text, *tokens, kind, title, sure, quoted=quoted, kin=kin)


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
    opened = next((at for at in range(first + 1, last) if page.tokens[at].text == "("), last)
    last = opened
    small = kind == "Person" and not page.tokens[first].text.islower()
    while first < last and (_outside(page, last - 1) or (small and _lower(page, last - 1))):
        last -= 1
    if kind == "Person" and last - first > _TWO and _town(page, first - 1):
        first += 1  # a translation's "the mayor of the town Aldry Ann Lee"
    title = _title(page, first - 1) if kind == "Person" and first < last else ""
    while first < last - 1:
        own = _title(page, first) if kind == "Person" else ""
        if not own and not _leading(page, first):
            break
        title = own or title
        first += 1
    return title, (first, last)


def _town(page: Page, at: int) -> bool:
    """Whether token `at` is "town" or the like, behind which a place is named."""
    return at >= 0 and page.tokens[at].low in name_words("places", "kinds")


def _lower(page: Page, at: int) -> bool:
    """Whether the word is in small letters, as no person's name ends that begins with a capital."""
    return page.tokens[at].text.islower() and not _stopped(page, at)


def _outside(page: Page, at: int) -> bool:
    """Whether the last token of a span is no part of the name; the stop of "Jr." is one."""
    token = page.tokens[at]
    return token.low == "'s" or not (token.text[0].isalnum() or _stopped(page, at))


def _stopped(page: Page, at: int) -> bool:
    """Whether the token is the stop of a short form: "Inc." or "Jr."."""
    if at < 1 or page.tokens[at].text != "." or page.tokens[at - 1].end < page.tokens[at].begin:
        return False
    return page.tokens[at - 1].low in name_words("suffixes", "stopped")


def _leading(page: Page, at: int) -> bool:
    """Whether the first token of a span is no part of the name; "The" inside a clause is one."""
    token = page.tokens[at]
    if token.text == "The" and _inside(page, at):
        return at in page.headlines
    return token.text in _ARTICLES or not token.text[0].isalnum()


def _inside(page: Page, at: int) -> bool:
    """Whether words of the sentence come before, so that a capital tells something."""
    before = page.tokens[at - 1].text if at else "."
    opened = page.sentences[page.sentence_at(at)].first < at
    return opened and (before[0].isalnum() or before == ",")


def _title(page: Page, at: int) -> str:
    """Return the title that token `at` is, or the stop after it: "Mr." or "Senator"."""
    if at > 0 and page.tokens[at].text == "." and page.tokens[at - 1].end == page.tokens[at].begin:
        at -= 1
    if at < 0 or not page.tokens[at].text[0].isupper():
        return ""
    low = page.tokens[at].low.rstrip(".")
    return low if low in name_words("titles", "words") else ""

"""Finds names on a page by their capitals: runs of capitalised words, without titles."""

# ruff: noqa: PLR2004  counts of a few tokens or letters, each told by its line

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from onrecord.reading.bodies import two_part_body
from onrecord.reading.kinds import given, kind_of, listed, names_event, organised
from onrecord.reading.lexicon import name_words, words
from onrecord.reading.nicknames import in_marks, plain
from onrecord.reading.page import Page, Sentence
from onrecord.records import EntityType, Span

_WIDEST = 60  # characters of one word of a name
_LONGEST = 9  # tokens of one name
_CLOSING = frozenset("\"”’'")


@dataclass(frozen=True, slots=True)
class Name:
    """One name as printed: its first and last + 1 token, what its words say of its kind.

    `title` is the lower-case title before it ("mr", "senator") or "", `event` says that it
    names an event, which is no entity, `quoted` that it stands in quotation marks.
    """

    span: Span
    text: str
    first: int
    last: int
    kind: EntityType | None
    title: str
    sure: bool
    event: bool = False
    quoted: bool = False

    @property
    def parts(self) -> tuple[str, ...]:
        """The lower-case words of the name without stops, marks and a leading article."""
        return name_parts(self.text)


def name_parts(text: str) -> tuple[str, ...]:
    """Return the lower-case words of a name without stops, marks and a leading article."""
    parts = plain(text).lower().replace("’", "'").replace(".", " ").split()
    return tuple(parts[1:] if len(parts) > 1 and parts[0] == "the" else parts)


def lowered(page: Page) -> frozenset[str]:
    """Return the words that the page also prints in lower case: no names by themselves."""
    return frozenset(t.text for t in page.tokens if t.text[0].islower())


def names(page: Page, common: frozenset[str]) -> Iterator[Name]:
    """Yield the names on the page; `common` are words that the article also prints lower-case.

    In headlines, where nearly all is capitalised, only what is also a name elsewhere counts.
    """
    found = [
        name
        for sentence in page.sentences
        if sentence.first not in page.headlines
        for name in _of_sentence(page, sentence, common)
    ]
    known = {part for name in found if name.kind for part in name.parts}
    for sentence in page.sentences:
        if sentence.first in page.headlines:
            found.extend(_of_headline(page, sentence, known))
    yield from sorted(found, key=lambda name: name.span)


def _of_headline(page: Page, sentence: Sentence, known: set[str]) -> Iterator[Name]:
    """Yield the runs of words in a headline that the text below names, or the lists know."""
    at = sentence.first
    while at < sentence.last:
        last = at
        while last < min(sentence.last, at + _LONGEST) and _known_word(page, last, known):
            last += 1
        if last > at:
            yield _name(page, at, last, "")
        at = max(last, at + 1)


def _known_word(page: Page, at: int, known: set[str]) -> bool:
    token = page.tokens[at]
    if not token.text[0].isupper() or no_name(token.low):
        return False
    return token.low in known or listed(token.low, (token.low,)) is not None


def _of_sentence(page: Page, sentence: Sentence, common: frozenset[str]) -> Iterator[Name]:
    at = sentence.first
    while at < sentence.last:
        last = _run_end(page, at, sentence.last)
        if last == at:
            at += 1
            continue
        yield from _of_run(page, at, last, common, sentence)
        at = last


def _capital(page: Page, at: int) -> bool:
    text = page.tokens[at].text
    return text[0].isupper() and (1 < len(text) <= _WIDEST or _initial(page, at))


def _initial(page: Page, at: int) -> bool:
    """Whether a single capital stands with a stop, as in "Donald J. Trump"."""
    following = at + 1 < len(page.tokens) and page.tokens[at + 1].text == "."
    return following and page.tokens[at + 1].begin == page.tokens[at].end


def _run_end(page: Page, at: int, stop: int) -> int:
    """Return where the run of capitalised tokens that begins at `at` ends."""
    tokens = page.tokens
    start = last = at
    while at < min(stop, start + _LONGEST):
        token = tokens[at]
        if _capital(page, at):
            at += 1
            last = at
            short = token.low in words("abbreviations") or len(token.text) == 1
            if short and at < stop and tokens[at].text == "." and _more(page, at, stop):
                at += 1
        elif last == at > start and _possessed(page, at, stop):
            at += 1
        elif last == at > start and (end := _nickname(page, at, stop)):
            at = end
        elif last == at > start and token.text.isdecimal() and _numbered(page, at):
            at += 1
            return at
        elif last > start and token.low in words("inner") and at + 1 < stop and last == at:
            step = 2 if token.low in {"of", "de"} and tokens[at + 1].low in {"the", "la"} else 1
            if at + step >= stop or not _capital(page, at + step) or not _joins(page, at):
                break
            at += step
        else:
            break
    return last


def _possessed(page: Page, at: int, stop: int) -> bool:
    """Whether "'s" stands inside a body's name: "Weston Children's Hospital"."""
    if page.tokens[at].low != "'s" or at + 1 >= stop:
        return False
    following = page.tokens[at + 1]
    return following.text[0].isupper() and following.low in words("bodies")


def _nickname(page: Page, at: int, stop: int) -> int:
    """Return where a nickname in marks that opens at token `at` ends, 0 where none does."""
    for last in range(at + 2, min(stop - 1, at + 4)):
        if page.tokens[last].text in _CLOSING:
            stands = in_marks(page.text, page.tokens[at].begin, page.tokens[last].end)
            return last + 1 if stands else 0
    return 0


def _numbered(page: Page, at: int) -> bool:
    """Whether a number belongs to the name before it: "FOX 26"."""
    before = page.tokens[at - 1]
    return before.text.isupper() and len(before.text) > 2 and len(page.tokens[at].text) <= 2


def _more(page: Page, at: int, stop: int) -> bool:
    return at + 1 < stop and _capital(page, at + 1)


def _joins(page: Page, at: int) -> bool:
    """Whether a small word inside a run of capitals belongs to one name."""
    low, before = page.tokens[at].low, page.tokens[at - 1].low
    if low in words("person_inner"):
        return True
    if low in {"of", "for"}:
        return organised(before) or before in {"bay", "gulf", "isle", "head"}
    return low == "&" or (low == "and" and (_body(page, at) or two_part_body(page, at)))


def _body(page: Page, at: int) -> bool:
    """Whether "and" stands inside an organisation's name: "Central and East European Coalition"."""
    before = page.tokens[at - 1].low
    if before not in name_words("suffixes", "before_and"):
        return False
    last = at + 1
    while last < min(len(page.tokens), at + 5) and page.tokens[last].text[0].isupper():
        last += 1
    return organised(page.tokens[last - 1].low)


def _of_run(
    page: Page, first: int, last: int, common: frozenset[str], sentence: Sentence
) -> Iterator[Name]:
    """Yield the names of a run: what stands before a title in it, and what the title leads."""
    begin, title = first, ""
    at = first
    while at < last:
        token = page.tokens[at]
        low = token.low.rstrip(".")
        if token.text == "." and at == begin:
            begin = at + 1
        elif low in name_words("titles", "words") and _leads(page, begin, at, last, title):
            yield from _trimmed(page, begin, at, common, sentence, title)
            begin, title = at + 1, low
        at += 1
    yield from _trimmed(page, begin, last, common, sentence, title)


def _leads(page: Page, begin: int, at: int, last: int, title: str) -> bool:
    """Whether a title word is one here: it has a name behind it, or no title before it."""
    rest = [t for t in page.tokens[at + 1 : last] if t.text != "."]
    low = page.tokens[at].low.rstrip(".")
    if not rest:
        return title not in words("bare_titles") and not (begin < at and low in words("surnames"))
    party = low in words("weak_titles") and organised(rest[-1].low)
    return not party and rest[0].low not in {"of", "for", "&"}


def _trimmed(
    page: Page, first: int, last: int, common: frozenset[str], sentence: Sentence, title: str
) -> Iterator[Name]:
    body = first < last and organised(page.tokens[last - 1].low)
    while first < last and _no_opener(page, first, common, sentence, title):
        if body and last - first > 2 and _opens_body(page.tokens[first].low):
            break
        first += 1
    while last > first and (
        no_name(page.tokens[last - 1].low) or page.tokens[last - 1].text == "."
    ):
        last -= 1
    split = _listed_prefix(page, first, last)
    if split:
        yield _name(page, first, split, "")
    if first < last:
        yield _name(page, split or first, last, title)


def _opens_body(low: str) -> bool:
    """Whether the word belongs to a body's name: "American", "Republican"."""
    return low in name_words("not_names", "nationalities") or low in words("weak_titles")


def _listed_prefix(page: Page, first: int, last: int) -> int | None:
    """Return where a name ends that another follows: "Washington Post | Trump".

    Translations do so after "town" and the like: "the mayor of the town Aldry | Ann Lee".
    """
    if not 3 <= last - first <= 5 or organised(page.tokens[last - 1].low):
        return None
    two = " ".join(t.low for t in page.tokens[first : first + 2])
    town = first > 0 and page.tokens[first - 1].low in name_words("places", "kinds")
    if town and last - first == 3 and two not in name_words("places", "several"):
        return first + 1
    return first + 2 if two in name_words("organisations", "names") else None


def _no_opener(page: Page, at: int, common: frozenset[str], sentence: Sentence, title: str) -> bool:
    """Whether the first word of a run is no part of a name: "But", "American", "Many"."""
    token = page.tokens[at]
    if token.text == "." or token.low in name_words("not_names", "nationalities"):
        return True
    if no_name(token.low):
        return True
    opening = at == sentence.first or page.tokens[at - 1].text in "\"“‘«:–—(''"
    if opening and token.low in words("said"):
        return True
    known = given(token.low) or listed(token.low, (token.low,)) is not None
    return opening and not title and token.low in common and not known


def no_name(low: str) -> bool:
    """Whether a word is a function word or one that is capitalised without being a name."""
    return (
        low in _function_words()
        or low in name_words("not_names", "words")
        or low in words("group")
        or ("'" in low and low.split("'", maxsplit=1)[0] in _function_words())
    )


@cache
def _function_words() -> frozenset[str]:
    closed = ("determiners", "auxiliaries", "adverbs", "subordinators", "conjunctions", "wh")
    more = ("prepositions", "pronoun_sources", "negations", "finite", "openers")
    return frozenset().union(*(words(name) for name in (*closed, *more)))


def _name(page: Page, first: int, last: int, title: str) -> Name:
    if page.tokens[last - 1].low in {"jr", "sr"} and page.tokens[last : last + 1]:
        stop = page.tokens[last]
        last += stop.text == "." and stop.begin == page.tokens[last - 1].end
    span = Span(page.tokens[first].begin, page.tokens[last - 1].end)
    text = page.text[span.begin : span.end]
    if not title and names_event(name_parts(text)):
        return Name(span, text, first, last, None, title, sure=False, event=True)
    kind, sure = kind_of(page, first, last, title)
    return Name(span, text, first, last, kind, title, sure, quoted=page.inside[first] >= 0)

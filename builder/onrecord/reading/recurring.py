"""Finds known names where they were not marked: an article's names in, their other places out.

An encoder sees a stretch at a time and may take "Trump" for a name in nine places of ten.
"""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise

from onrecord.reading.namedspan import NamedSpan
from onrecord.reading.names import Name, no_name
from onrecord.reading.page import Page
from onrecord.reading.tokens import tokens
from onrecord.records import EntityType, Span

Words = tuple[str, ...]
_LONGEST = 6  # words of a name that is looked for


def known_names(names: Iterable[Name], common: frozenset[str]) -> Mapping[Words, EntityType]:
    """Return the words of every name and surname with the type they mostly have.

    `common` are words that the article also prints in lower case: by themselves they are no name.
    """
    votes: dict[Words, Counter[EntityType]] = {}
    for name in names:
        if not name.kind:
            continue
        words = tuple(t.text for t in tokens(name.bare, 0, len(name.bare)) if t.text != ".")
        if not words:
            continue
        surname = words[-1:] if name.kind == "Person" else words
        for form in {words, surname}:
            votes.setdefault(form, Counter())[name.kind] += 1
    return {
        form: counted.most_common(1)[0][0]
        for form, counted in sorted(votes.items())
        if len(form) <= _LONGEST and _telling(form, common)
    }


def _telling(form: Words, common: frozenset[str]) -> bool:
    alone = len(form) == 1 and (form[0].lower() in common or no_name(form[0].lower()))
    return form[0][0].isupper() and len(form[0]) > 1 and not alone


def lowered(page: Page) -> frozenset[str]:
    """Return the words that the page also prints in lower case."""
    return frozenset(t.text for t in page.tokens if t.text[0].islower())


def recurring(
    page: Page,
    found: Sequence[Name],
    known: Mapping[Words, EntityType],
    marked: Sequence[NamedSpan] = (),
) -> Iterator[Name]:
    """Yield the known names that stand on the page outside the `found` ones, the longest first.

    What is `marked`, in text order, was taken for something else, and is left alone too.
    """
    ends = [span.end for span in marked]
    for first, last in _free(page, found):
        at = first
        while at < last:
            name = _longest(page, at, last, known)
            other = bisect_left(ends, name.span.begin + 1) if name else 0
            if name and (other == len(ends) or name.span.end <= marked[other].begin):
                yield name
            at = name.last if name else at + 1


def _free(page: Page, found: Sequence[Name]) -> Iterator[tuple[int, int]]:
    """Yield the stretches of tokens between the names."""
    edges = [(0, 0), *((n.first, n.last) for n in found), (len(page.tokens), len(page.tokens))]
    yield from ((before[1], after[0]) for before, after in pairwise(edges))


def _longest(page: Page, at: int, stop: int, known: Mapping[Words, EntityType]) -> Name | None:
    if not page.tokens[at].text[0].isupper():
        return None
    for last in range(min(stop, at + _LONGEST), at, -1):
        words = tuple(token.text for token in page.tokens[at:last])
        kind = known.get(words)
        if kind and not _part(page, at, last):
            begin, end = page.bounds(at, last)
            quoted = page.inside[at] >= 0
            text = page.text[begin:end]
            return Name(Span(begin, end), text, at, last, kind, "", sure=False, quoted=quoted)
    return None


def _part(page: Page, first: int, last: int) -> bool:
    """Whether the words are part of a longer run of capitals, which is another name."""
    before = page.tokens[first - 1] if first else None
    after = page.tokens[last] if last < len(page.tokens) else None
    joined = after is not None and after.text[0].isupper() and after.text[:1].isalpha()
    opens = before is not None and before.text[0].isupper() and before.text.isalpha()
    return joined or (opens and page.sentences[page.sentence_at(first)].first < first - 1)

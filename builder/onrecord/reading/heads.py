"""Finds the head of a source phrase and the names that speak in it."""

from onrecord.reading.cast import Cast
from onrecord.reading.drafts import Bounds
from onrecord.reading.lexicon import noun_kinds, words
from onrecord.reading.names import Name
from onrecord.reading.page import Page


def head_of(page: Page, source: Bounds) -> Bounds:
    """Return the phrase up to its first apposition."""
    first, last = page.over(*source)
    for at in range(first + 1, last):
        token = page.tokens[at]
        if token.text in ",(–—" or token.low in {"who", "which", "whose"}:
            following = page.tokens[at + 1].low if at + 1 < last else ""
            if token.text == "," and following in {"jr", "sr", "d.c"}:
                continue
            return source[0], page.tokens[at - 1].end
    return source[0], page.tokens[last - 1].end


def is_head(page: Page, head: Bounds, named: list[Name]) -> bool:
    """Whether a name is the phrase itself, not only where its people belong ("aides to X")."""
    first, last = page.over(*head)
    opening = named[0]
    tail = page.tokens[named[-1].last : last]
    while tail and tail[-1].low in words("adverbs"):  # "Ann Lee once"
        tail = tail[:-1]
    before = page.tokens[first : opening.first]
    if _leads(page, named) or any(token.low in words("prepositions") for token in before):
        return False
    if not tail:  # "the opposition's Ann Lee"
        return True
    if any(token.text in "’'s" for token in before):
        return False
    low = tail[0].low
    if low in {"'s", "'"}:
        return False
    if low in words("prepositions") or low == "and":
        return True
    return not any(t.text[0].isalpha() for t in tail)


def _leads(page: Page, named: list[Name]) -> bool:
    """Whether a person's noun follows the first name: "Tory leader of the Orle Council"."""
    behind = [token.low for token in page.tokens[named[0].last : named[-1].first]]
    of = next((at for at, low in enumerate(behind) if low in words("prepositions")), 0)
    return of > 0 and "Person" in noun_kinds(behind[of - 1])


def speaking(page: Page, cast: Cast, head: Bounds, named: list[Name]) -> list[Name]:
    """Return the names that speak: those joined by "and"; not the employer after "of"."""
    chosen: list[Name] = []
    for name in named:
        before = page.tokens[name.first - 1].low if name.first else ""
        inside = page.tokens[name.first - 1].begin >= head[0] if name.first else False
        if chosen and inside and before in words("prepositions"):
            break
        chosen.append(name)
    people = [n for n in chosen if cast.cluster(n).kind == "Person"]
    people = [n for n in people if not _owns(page, n)] or people
    joined = any(t.low == "and" for t in page.tokens[chosen[0].first : chosen[-1].last])
    if people and not joined:
        return people[-1:]
    return people or chosen[-1:] if not joined else (people or chosen)


def _owns(page: Page, name: Name) -> bool:
    """Whether somebody of the named one's is meant: "Lee’s sister"."""
    return name.last < len(page.tokens) and page.tokens[name.last].low == "'s"


def whose_words(page: Page, cast: Cast, head: Bounds) -> Name | None:
    """Return the name of whom "Lee's answer" or "Lee's last words" are."""
    named = next(iter(cast.within(head)), None)
    last = page.over(*head)[1]
    if named is None or named.span.begin != head[0] or not _owns(page, named):
        return None
    return named if page.tokens[last - 1].low in words("spoken") else None

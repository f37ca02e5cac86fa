"""Mentions, places and words of a decision in, in the form that a correction keeps out."""

from onrecord.correction import Place
from onrecord.errors import UsageError
from onrecord.records import Article, EntityType, Interval, Mention, Span

_MARKS = '“”"„«» ,'
_KINDS = {"name": 0, "nominal": 1, "pronoun": 2}


def first(mention: Mention) -> tuple[int, int]:
    """Sort names before descriptions and pronouns, then by where they stand."""
    return _KINDS[mention.kind], mention.span.begin


def place(article: Article, span: Span) -> Place:
    """Return where words of an article stand, with the words."""
    return Place(
        article=article.id,
        key=article.key,
        begin=span.begin,
        end=span.end,
        text=article.words(span),
    )


def bare(article: Article, span: Span | Place) -> Span:
    """Return where the words of a stretch stand without the marks around them."""
    words = article.text[span.begin : span.end]
    begin = span.end - len(words.lstrip(_MARKS))
    return Span(begin, begin + len(words.strip(_MARKS)))


def one_line(name: str) -> str:
    """Return a name without surplus space.

    Raises:
        UsageError: there is none.
    """
    if not name.strip():
        raise UsageError("a name is empty")
    return " ".join(name.split())


def short(words: str) -> str:
    """Return the beginning of printed words, without their marks."""
    plain = " ".join(words.strip('“”"„«» ').split())
    return plain if len(plain) <= 60 else plain[:59].rstrip() + "…"  # noqa: PLR2004


def told(kind: EntityType, *, new: bool = False) -> str:
    """Return what somebody or something is, in words.

    >>> told("Unnamed", new=True)
    'a new unnamed source'
    """
    what = "unnamed source" if kind == "Unnamed" else kind.lower()
    if new:
        return f"a new {what}"
    return f"{'an' if what[0] in 'aeiou' else 'a'} {what}"


def known(name: str, kind: EntityType) -> str:
    """Return the note for a kind that was given of a speaker who is known, as another."""
    return (
        f"'{name}' is known as {told(kind)}: --kind, which says what a new speaker is, changes"
        " nothing"
    )


def said(words: str, who: str, days: Interval) -> str:
    """Return a statement's words with who said them on which days."""
    shown = dict.fromkeys(str(day) for day in (days.begin, days.end) if day)
    return f"“{words}” by {who}" + (f" ({' to '.join(shown)})" if shown else "")

"""Makes every identifier, from content alone: readable slugs and short SHA-256 digests."""

import hashlib
import re
import unicodedata
from collections.abc import Iterable
from datetime import date

from onrecord.records import Statement

_WORD = re.compile(r"[a-z0-9]+")
_CLAIM_WORD = re.compile(r"\w+")


def digest(*parts: object, length: int = 12) -> str:
    """Return `length` hex digits that depend on all `parts` and on their order."""
    joined = "\x1f".join("" if part is None else str(part) for part in parts)
    return hashlib.sha256(joined.encode("utf-8", "surrogatepass")).hexdigest()[:length]


def slug(text: str, *, words: int = 6) -> str:
    """Return up to `words` plain ASCII words of `text` joined by hyphens; "" where it has none.

    >>> slug("Zoë O’Neill’s “plan”")
    'zoe-oneills-plan'
    """
    plain = unicodedata.normalize("NFKD", text[: words * 40].replace("’", "").replace("'", ""))
    ascii_only = plain.encode("ascii", "ignore").decode().lower()
    return "-".join(word[:24] for word in _WORD.findall(ascii_only)[:words])


def readable(kind: str, text: str, *parts: object, length: int = 12) -> str:
    """Return "kind-slug-digest", the local name of a node; the digest is of `parts`."""
    return "-".join(part for part in (kind, slug(text), digest(*parts, length=length)) if part)


def article_id(
    text: str, *, publisher: str | None, published: date | None, headline: str = ""
) -> str:
    """Return an article's id: the same text, publisher and date are the same article.

    `headline` (the title or first words) only makes the id readable; it must be a function of
    the text, so that the id is too.
    """
    return readable("article", headline or text[:200], text, publisher, published)


def normal_words(text: str) -> str:
    """Return `text` as two printings of one claim share it: without case, marks and space.

    >>> normal_words("“It’s  OVER,” ")
    'it s over'
    """
    return " ".join(_CLAIM_WORD.findall(unicodedata.normalize("NFKC", text).casefold()))


def claim_id(text: str) -> str:
    """Return the id of the claim that `text` prints."""
    return readable("claim", text, normal_words(text))


def event_id(article: str, label: str, kind: str, spans: Iterable[object]) -> str:
    """Return an event's id as one article tells it: its label, type and where it stands."""
    return readable("event", label, article, kind, *spans)


def statement_id(article: str, words: str, statement: Statement) -> str:
    """Return a statement's id: its article, and where its content, cue and source stand.

    `words` are those of its first piece.
    """
    marks = (("", statement.content), ("cue", statement.cue), ("source", statement.source))
    spans = (f"{mark}{span.begin}-{span.end}" for mark, own in marks for span in own)
    return readable("statement", words, article, *spans)

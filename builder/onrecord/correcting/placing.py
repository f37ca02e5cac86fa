"""Where a correction's words stand now: in its article, or in a later text of the same key."""

import sqlite3
from collections.abc import Iterable, Sequence

from onrecord.archive import articles
from onrecord.correction import Place
from onrecord.records import Article, Entity, Reading, Span, Statement

_LIKE = 0.5  # of the characters of two statements that they share at least, to be the same


def article_of(db: sqlite3.Connection, place: Place) -> str | None:
    """Return the id of the standing article that a place is in; None where it is gone."""
    if articles.stands(db, place.article):
        return place.article
    return articles.under_key(db, place.key)


def span_of(text: str, place: Place) -> Span | None:
    """Return where a place's words stand in `text`, the nearest to where they stood.

    >>> span_of("So she said no.", Place(article="a", key="k", begin=0, end=3, text="she"))
    Span(begin=3, end=6)
    """
    after = text.find(place.text, place.begin)
    before = text.rfind(place.text, 0, place.begin + len(place.text))
    found = [at for at in (before, after) if at >= 0]
    if not found or not place.text:
        return None
    begin = min(found, key=lambda at: abs(at - place.begin))
    return Span(begin, begin + len(place.text))


def entity_at(article: Article, reading: Reading, place: Place) -> Entity | None:
    """Return the entity that is mentioned at a place; of several the one whose words fit best."""
    if (span := span_of(article.text, place)) is None:
        return None
    shared = (
        (_likeness((mention.span,), (span,)), -number, entity)
        for number, entity in enumerate(reading.entities)
        for mention in entity.mentions
    )
    best = max(shared, key=lambda told: told[:2], default=None)
    return best[2] if best and best[0] > 0 else None


def statement_at(article: Article, reading: Reading, places: Sequence[Place]) -> Statement | None:
    """Return the statement that has most of its words at `places`, and no more than twice them."""
    spans = [span_of(article.text, place) for place in places]
    found = tuple(span for span in spans if span)
    if len(found) < len(places):
        return None
    likeness = [(_likeness(s.content, found), -n) for n, s in enumerate(reading.statements)]
    most, number = max(likeness, default=(0.0, 0))
    return reading.statements[-number] if most >= _LIKE else None


def _likeness(ones: Iterable[Span], others: Iterable[Span]) -> float:
    """Return the share of characters that two lists of spans have in common (Jaccard)."""
    held, asked = tuple(ones), tuple(others)
    common = sum(max(0, min(a.end, b.end) - max(a.begin, b.begin)) for a in held for b in asked)
    return common / (sum(s.end - s.begin for s in (*held, *asked)) - common)

"""An article, its reading and corrections of statements in, the corrected reading out."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace

from onrecord.correcting.placing import entity_at, span_of, statement_at
from onrecord.correction import Correction
from onrecord.records import Article, Entity, Interval, Reading, Reason, Statement

BY = "correction"
_OPENING, _CLOSING = "\"“«„‘'", "\"”»“’'"


def corrected(article: Article, reading: Reading, corrections: Iterable[Correction]) -> Reading:
    """Return the reading as people corrected it; what does not fit changes nothing."""
    for one in corrections:
        reading = corrected_once(article, reading, one) or reading
    return reading


def corrected_once(article: Article, reading: Reading, one: Correction) -> Reading | None:
    """Return the reading with one correction; None where it does not fit."""
    return _DONE[one.action](article, reading, one)


def speaker_of(article: Article, reading: Reading, one: Correction) -> Entity | None:
    """Return the entity of the article that a correction's speaker is; None where it has none."""
    for place in one.other:
        if article.id == place.article or article.key == place.key:
            return entity_at(article, reading, place)
    if one.other:
        return None  # one of another article, whose namesake here may be another
    return next((e for e in reading.entities if one.name in (e.name, *e.aliases)), None)


def own_entity(one: Correction) -> str:
    """Return the id, within its reading, of a speaker whom the article does not name."""
    return f"c-{one.id}"


def _reject(article: Article, reading: Reading, one: Correction) -> Reading | None:
    found = statement_at(article, reading, one.one)
    if found is None:
        return None
    kept = (s for s in reading.statements if s.id != found.id)
    outer = found.within
    freed = (replace(s, within=outer) if s.within == found.id else s for s in kept)
    return replace(reading, statements=tuple(freed))


def _re_attribute(article: Article, reading: Reading, one: Correction) -> Reading | None:
    found = statement_at(article, reading, one.one)
    if found is None:
        return None
    reading, speaker = _with_speaker(article, reading, one)
    new = replace(found, speaker=(speaker,), speaker_because=_because(one), by=BY, confidence=1.0)
    return _with(reading, found, new)


def _re_date(article: Article, reading: Reading, one: Correction) -> Reading | None:
    found = statement_at(article, reading, one.one)
    if found is None:
        return None
    new = replace(found, said=_days(article, one), said_because=_because(one))
    return _with(reading, found, new)


def _add(article: Article, reading: Reading, one: Correction) -> Reading | None:
    span = span_of(article.text, one.one[0])
    if span is None:
        return None
    reading, speaker = _with_speaker(article, reading, one)
    words = article.words(span)
    quoted = words[0] in _OPENING and words[-1] in _CLOSING
    new = Statement(
        id=own_entity(one),
        content=(span,),
        claims=(span,),
        speaker=(speaker,),
        speaker_because=_because(one),
        form="direct" if quoted else "indirect",
        marks="quotes" if quoted else "none",
        said=_days(article, one),
        said_because=_because(one) if one.begin else (),
        confidence=1.0,
        by=BY,
    )
    return replace(reading, statements=(*reading.statements, new))


def _because(one: Correction) -> tuple[Reason]:
    """Return the one step that leads to what a person decided: who did, and on which day."""
    return (Reason(rule=f"corrected by {one.who} on {one.when[:10]}"),)


def _days(article: Article, one: Correction) -> Interval:
    if one.begin:
        return Interval(begin=one.begin, end=one.end, basis="corrected")
    return Interval(end=article.published, basis="publication" if article.published else "unknown")


def _with_speaker(article: Article, reading: Reading, one: Correction) -> tuple[Reading, str]:
    if found := speaker_of(article, reading, one):
        return reading, found.id
    new = Entity(id=own_entity(one), type=one.type, name=one.name or "?")
    return replace(reading, entities=(*reading.entities, new)), new.id


def _with(reading: Reading, old: Statement, new: Statement) -> Reading:
    return replace(
        reading, statements=tuple(new if s.id == old.id else s for s in reading.statements)
    )


_DONE: Mapping[str, Callable[[Article, Reading, Correction], Reading | None]] = {
    "reject": _reject,
    "re-attribute": _re_attribute,
    "re-date": _re_date,
    "add": _add,
}

"""An article and its reading in, what it tells to have happened out, to be found elsewhere too."""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache, lru_cache
from math import log, sqrt
from zlib import crc32

import numpy as np
from snowballstemmer import stemmer

from onrecord import ids
from onrecord.linking.weights import table, telling
from onrecord.reading.sentences import line_width, paragraphs, sentences
from onrecord.reading.sites import kinds_of_sites
from onrecord.records import Article, Event, Reading, Span, TimeExpression

VECTOR = np.dtype([("word", "<u4"), ("worth", "<f4")])
Key = tuple[str, str]  # an article's id, and an event's in its reading

PAST = "event word"  # the rule of events that verbs tell: they have happened
_WORD = re.compile(r"[^\W\d_]+")
_NAME_WORD = re.compile(r"\w+")  # "2020 election" is another than "2016 election"
_TELLING = 1.5  # how telling a word is that is compared
_WORDS = {"sentence": 24, "article": 64}  # that are kept, the most telling
_TELLINGS = 8  # of one event in one article that are looked at
_REACH = 3000  # characters before and after an event's word in which its paragraph is looked for


@dataclass(frozen=True, slots=True, kw_only=True)
class Happening:
    """One event as one article tells it.

    `node` is its name in the graph, `kind` its type, `stem` what names it, `place` where its word
    begins, `begin` and `end` are its days, `participants` entities of the article's reading,
    `affected` those of them whom it happens to, `places` where it was and then what else its
    sentences name of places, none where the place tells no two of its kind apart, `sites` the kinds
    of site that such a one names ("school"); `past` says that
    it has happened, `time` are the words that date it, which stand at `time_at`, empty where none
    do; `sentence` and `words` are the telling words of its sentence and of the whole article as
    bytes of an array of `VECTOR`, sorted by words.
    """

    article: str
    event: str
    node: str
    kind: str
    stem: str
    published: date | None
    place: int
    place_end: int
    past: bool
    time: str
    time_at: int
    begin: date | None
    end: date | None
    participants: tuple[str, ...]
    affected: tuple[str, ...]
    places: tuple[str, ...] = ()
    sites: tuple[str, ...] = ()
    sentence: bytes
    words: bytes


def happenings(article: Article, reading: Reading) -> tuple[Happening, ...]:
    """Return what the article tells to have happened, in the order of its reading."""
    if not reading.events:
        return ()
    whole = _vector(article.text, "article")
    return tuple(
        Happening(
            article=article.id,
            event=event.id,
            node=ids.event_id(article.id, event.label, event.type, _marked(event.mentions)),
            kind=event.type,
            stem=_stem(article, event),
            published=article.published,
            place=event.mentions[0].begin,
            place_end=event.mentions[0].end,
            past=event.by == PAST,
            time=article.words(at) if (at := time_of(article, reading, event)) else "",
            time_at=at.begin if at else 0,
            begin=event.when.begin,
            end=event.when.end,
            participants=_parts(event),
            affected=_parts(event, "affected"),
            places=tuple(_places(article, reading, event)),
            sites=_sites(event),
            sentence=_vector(_sentences(article.text, event), "sentence"),
            words=whole,
        )
        for event in reading.events
    )


def time_of(article: Article, reading: Reading, event: Event) -> Span | None:
    """Return the words that date an event: the nearest that tell its days, of its first sentence.

    That is the sentence of its first mention that has such words.
    """
    for own in event.mentions[:_TELLINGS]:
        begin, end = _sentence_bounds(article.text, own)
        told = _times_within(reading, begin, end)
        fitting = [time.span for time in told if time.when == event.when]
        if fitting:
            return min(fitting, key=lambda span: abs(span.begin - own.begin))
    return None


def _times_within(reading: Reading, begin: int, end: int) -> Sequence[TimeExpression]:
    first, last = (
        bisect_left(reading.times, at, key=lambda time: time.span.begin) for at in (begin, end)
    )
    return reading.times[first:last]


def _parts(event: Event, role: str | None = None) -> tuple[str, ...]:
    """Return the entities that take part, or a part, sorted."""
    found = {each.entity for each in event.participants if role in (None, each.role)}
    return tuple(sorted(found))


def _places(article: Article, reading: Reading, event: Event) -> Iterator[str]:
    """Yield the event's place, then the others that its sentences name, sorted.

    Where another of its type was, it was not: "in Orle, an hour after the blast in Kest".
    """
    if event.place and _placed(event):
        yield event.place
        bounds = set(_bounds(article.text, event))
        named = {
            entity.id
            for entity in reading.entities
            for mention in entity.mentions
            if entity.type == "Place" and any(b <= mention.span.begin < e for b, e in bounds)
        }
        others = {own.place for own in reading.events if own.type == event.type and own.place}
        yield from sorted(named - others)


def _sites(event: Event) -> tuple[str, ...]:
    """Return the kinds of site that the event's label names, sorted: "a fire at a school"."""
    return tuple(
        sorted(kinds_of_sites(_WORD.findall(event.label.lower()) if _placed(event) else ()))
    )


def _placed(event: Event) -> bool:
    """Whether such an event is another elsewhere."""
    return event.type in table()["events"]["placed"].split()


def _marked(spans: Iterable[Span]) -> tuple[str, ...]:
    return tuple(f"{span.begin}-{span.end}" for span in spans)


def _stem(article: Article, event: Event) -> str:
    """Return the stem of the word that names an event, or all words of its name."""
    printed = article.words(event.mentions[0])
    named = _NAME_WORD.findall(printed.lower())
    if len(named) > 1 and not printed[0].islower():
        return " ".join(named)
    words = _WORD.findall(printed.lower())
    known = next((_forms()[word] for word in words if word in _forms()), None)
    return known or stemmed(words[-1] if words else printed.lower())


@cache
def stemmed(word: str) -> str:
    """Return the stem of an English word in small letters."""
    return str(stemmer("english").stemWord(word))


@cache
def _forms() -> Mapping[str, str]:
    """Return the stem of the first word on each line for all words on it."""
    lines = (line.split() for line in table()["events"]["forms"])
    return {word: stemmed(first) for first, *others in lines for word in (first, *others)}


def _sentences(text: str, event: Event) -> str:
    """Return the sentences that tell of an event, each once."""
    return " ".join(text[begin:end] for begin, end in _bounds(text, event))


def _bounds(text: str, event: Event) -> Iterable[tuple[int, int]]:
    """Return the bounds of the sentences that tell of an event, each once."""
    return dict.fromkeys(_sentence_bounds(text, own) for own in event.mentions[:_TELLINGS])


def _sentence_bounds(text: str, span: Span) -> tuple[int, int]:
    """Return the sentence that an event's word begins in."""
    first, last = max(0, span.begin - _REACH), min(len(text), span.end + _REACH)
    width = _width(text)
    for bounds in paragraphs(text, first, last, width):
        if bounds[0] <= span.begin < bounds[1]:
            every = sentences(text, *bounds)
            return next(b for b in every if span.begin < b[1])
    return span.begin, span.end


@lru_cache(maxsize=2)
def _width(text: str) -> int:
    return line_width(text)


def _vector(text: str, kind: str) -> bytes:
    counts = Counter(word for word in _WORD.findall(text.lower()) if telling(word) > _TELLING)
    worth = {word: (1 + log(count)) * telling(word) for word, count in counts.items()}
    length = sqrt(sum(each * each for each in worth.values())) or 1.0
    kept = sorted(worth.items(), key=lambda item: (-item[1], item[0]))[: _WORDS[kind]]
    found = {crc32(word.encode()): each / length for word, each in kept}
    return np.array(sorted(found.items()), VECTOR).tobytes()

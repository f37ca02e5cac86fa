"""Events of all readings in, those that are told by several out: which event each one is.

Two tell of one event where they name it by the same stem, in sentences and articles that are alike
enough, with a participant in common where both have any, of days that can be the same. Events of
one article are one by their sentences alone. What is compared shares a stem and a telling word of
the sentence, and of many that share both each only with its neighbours in time, so that the work
grows with the number of events.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from math import log, sqrt
from zlib import crc32

import numpy as np
from numpy.typing import NDArray
from snowballstemmer import stemmer

from onrecord import ids
from onrecord.linking.weights import table, telling
from onrecord.records import Article, Event, Reading, Span

VECTOR = np.dtype([("word", "<u4"), ("worth", "<f4")])
Key = tuple[str, str]  # an article's id, and an event's in its reading

_WORD = re.compile(r"[^\W\d_]+")
_NAME_WORD = re.compile(r"\w+")  # "2020 election" is another than "2016 election"
_TELLING = 1.5  # how telling a word is that is compared
_NEIGHBOURS = 8  # events of one key that each is held to
_WORDS = {"sentence": 24, "article": 64}  # that are kept, the most telling
_SENTENCE = re.compile(r"[.!?]\s|\n")
_REACH = 400  # characters before and after an event's word that its sentence may have


@dataclass(frozen=True, slots=True, kw_only=True)
class Happening:
    """One event as one article tells it.

    `node` is its name in the graph, `stem` what names it, `place` where its word begins, `begin`
    and `end` are its days, `participants` entities of the article's reading; `sentence` and `words`
    are the telling words of its sentence and of the whole article as bytes of an array of `VECTOR`,
    sorted by words.
    """

    article: str
    event: str
    node: str
    stem: str
    published: date | None
    place: int
    begin: date | None
    end: date | None
    participants: tuple[str, ...]
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
            stem=_stem(article, event),
            published=article.published,
            place=event.mentions[0].begin,
            begin=event.when.begin,
            end=event.when.end,
            participants=tuple(sorted({each.entity for each in event.participants})),
            sentence=_vector(_sentence(article.text, event.mentions[0]), "sentence"),
            words=whole,
        )
        for event in reading.events
    )


def same_events(told: Iterable[Happening], identities: Mapping[Key, str]) -> dict[Key, Key]:
    """Return for each event the first that tells of the same one: of the earliest article.

    `identities` are those of all participants, by the article's id and the entity's.
    """
    held = sorted(told, key=_time)
    parts = [{identities[each.article, who] for who in each.participants} for each in held]
    groups = [
        _Group([n], each.begin, each.end or each.begin, parts[n]) for n, each in enumerate(held)
    ]
    for one, other in sorted(_pairs(held)):
        joined = groups[one] is not groups[other] and _same(held[one], held[other])
        both = groups[one].with_(groups[other]) if joined else None
        if both is not None:
            for number in both.members:
                groups[number] = both
    keys = [(each.article, each.event) for each in held]
    return {key: keys[min(groups[number].members)] for number, key in enumerate(keys)}


@dataclass(frozen=True, slots=True)
class _Group:
    """Tellings of one event, by their numbers: the days that it can be of, and who takes part."""

    members: list[int]
    begin: date | None
    end: date | None
    parts: set[str]

    def with_(self, other: "_Group") -> "_Group | None":
        """Return both as one; None where days or participants say that they are two."""
        if self.parts and other.parts and self.parts.isdisjoint(other.parts):
            return None
        begins = [each.begin for each in (self, other) if each.begin]
        ends = [each.end for each in (self, other) if each.end]
        begin, end = max(begins, default=None), min(ends, default=None)
        if begin and end and begin > end:
            return None
        return _Group([*self.members, *other.members], begin, end, self.parts | other.parts)


def _marked(spans: Iterable[Span]) -> tuple[str, ...]:
    return tuple(f"{span.begin}-{span.end}" for span in spans)


def _time(told: Happening) -> tuple[date, str, int, str]:
    return (told.published or date.max, told.article, told.place, told.event)


def _pairs(held: Sequence[Happening]) -> set[tuple[int, int]]:
    """Return the numbers of those that share what names them and a word of their sentences."""
    sharing: defaultdict[tuple[str, int], list[int]] = defaultdict(list)
    for number, each in enumerate(held):
        for word in _array(each.sentence)["word"]:
            sharing[each.stem, int(word)].append(number)
    found: set[tuple[int, int]] = set()
    for numbers in sharing.values():
        for away in range(1, _NEIGHBOURS + 1):
            found.update(zip(numbers, numbers[away:], strict=False))
    return found


def _same(one: Happening, other: Happening) -> bool:
    told: Mapping[str, float] = table()["events"]
    light = one.stem in _light()
    alike = _product(one.sentence, other.sentence)
    if one.article == other.article:
        return alike >= (told["light"] if light else told["within"])
    if alike < (told["light"] if light else told["sentence"]):
        return False
    return _product(one.words, other.words) >= told["article"]


def _stem(article: Article, event: Event) -> str:
    """Return the stem of the word that names an event, or all words of its name."""
    printed = article.words(event.mentions[0])
    named = _NAME_WORD.findall(printed.lower())
    if len(named) > 1 and not printed[0].islower():
        return " ".join(named)
    words = _WORD.findall(printed.lower())
    word = words[-1] if words else printed.lower()
    return _forms().get(word) or _stemmed(word)


@cache
def _stemmed(word: str) -> str:
    return str(stemmer("english").stemWord(word))


@cache
def _forms() -> Mapping[str, str]:
    """Return the stem of the first word on each line for all words on it."""
    lines = (line.split() for line in table()["events"]["forms"])
    return {word: _stemmed(first) for first, *others in lines for word in (first, *others)}


@cache
def _light() -> frozenset[str]:
    return frozenset(map(_stemmed, table()["events"]["light_words"].split()))


def _sentence(text: str, span: Span) -> str:
    before, after = (
        text[max(0, span.begin - _REACH) : span.begin],
        text[span.end : span.end + _REACH],
    )
    ends = [found.end() for found in _SENTENCE.finditer(before)]
    stop = _SENTENCE.search(after)
    begin = span.begin - len(before) + (ends[-1] if ends else 0)
    return text[begin : span.end + (stop.start() if stop else len(after))]


def _vector(text: str, kind: str) -> bytes:
    counts = Counter(word for word in _WORD.findall(text.lower()) if telling(word) > _TELLING)
    worth = {word: (1 + log(count)) * telling(word) for word, count in counts.items()}
    length = sqrt(sum(each * each for each in worth.values())) or 1.0
    kept = sorted(worth.items(), key=lambda item: (-item[1], item[0]))[: _WORDS[kind]]
    found = {crc32(word.encode()): each / length for word, each in kept}
    return np.array(sorted(found.items()), VECTOR).tobytes()


def _array(held: bytes) -> NDArray[np.void]:
    return np.frombuffer(held, VECTOR)


def _product(one: bytes, other: bytes) -> float:
    a, b = _array(one), _array(other)
    _, at, to = np.intersect1d(a["word"], b["word"], assume_unique=True, return_indices=True)
    return float(a["worth"][at] @ b["worth"][to])

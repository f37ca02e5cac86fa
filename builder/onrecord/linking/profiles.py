"""An article and its reading in, a profile of each entity out: all that another article is held to.

Who is meant by a name is told by the words around it: of two senators called alike one is "of
Vermont" and the other "the footballer". A profile holds these words as a sparse vector of unit
parts (Salton and Buckley 1988: logarithm of how often × how telling), weighed so that the product
of two profiles is what their likeness adds to the log-odds that they are of one entity.
"""

import re
from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from math import log1p, sqrt
from zlib import crc32

import numpy as np

from onrecord.linking.agreement import KINDS
from onrecord.linking.beside import beside
from onrecord.linking.names import normal_name
from onrecord.linking.nearness import SPANS, times
from onrecord.linking.weights import pronoun_gender, rarest, telling, weight
from onrecord.reading.lexicon import noun_kinds
from onrecord.records import Article, Entity, EntityType, Reading, Span

VECTOR = np.dtype([("word", "<i4"), ("worth", "<f2")])  # a word's number, what it is worth here
SUM = np.dtype([("word", "<i4"), ("worth", "<f4")])  # of many vectors, beyond what two bytes hold

_WORD = re.compile(r"[^\W_]+")
_LINE = re.compile(r"[^\n]+")
_AGE = re.compile(r"[0-9]{1,3}")
_NEAR = ((30, 2.0), (60, 1.0), (150, 0.4))  # characters from a mention at most; worth
NUMBERS = 1 << 20  # of words in one part of a vector
PARTS = ("near", "names", "roles", "beside", "matter", "when")  # of a vector; see `signs`
ROLES = PARTS.index("roles")  # what somebody is called
MATTER = PARTS.index("matter")  # what the article is of; what is described alone has it
WHEN = PARTS.index("when")  # when the article was published; people alone have it
# words of each part; the most telling
_KEPT = {"near": 200, "names": 24, "roles": 8, "beside": 40, "matter": 64, "when": 2 * len(SPANS)}
_NAMED = frozenset({"Person", "Organisation", "Place"})
_SURE = 2  # times as many pronouns of one gender as of the other, and as many at least
_TITLE = 2  # pronouns that a title is worth


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile:
    """One entity as one article tells it.

    `names` are its printed names, the article's own name for it first; `begin` is where it is
    first mentioned; `gender` is 1 for a woman, -1 for a man, 0 where no pronoun or title tells;
    `born` is the latest year that the told age and the day of publication allow, None where they
    tell none; `around` are the bytes of an array of `VECTOR`, sorted by words.
    """

    article: str
    entity: str
    type: EntityType
    names: tuple[str, ...]
    published: date | None
    begin: int
    gender: int
    born: int | None
    around: bytes


@dataclass(frozen=True, slots=True)
class _Words:
    """The words of a text in lower case with their offsets; `lines` are the words' lines."""

    begins: Sequence[int]
    ends: Sequence[int]
    lows: Sequence[str]
    lines: Sequence[int]


def profiles(article: Article, reading: Reading) -> tuple[Profile, ...]:
    """Return a profile of each entity of the reading, in its order."""
    told, born = signs(article, reading), _born(article, reading)
    more: dict[str, dict[str, Mapping[str, float]]] = {"person": {"when": times(article.published)}}
    if any(KINDS[entity.type] == "described" for entity in reading.entities):
        more["described"] = {"matter": _matter(article.text)}
    return tuple(
        Profile(
            article=article.id,
            entity=entity.id,
            type=entity.type,
            names=(entity.name, *entity.aliases),
            published=article.published,
            begin=min((m.span.begin for m in entity.mentions), default=len(article.text)),
            gender=_gender(article, entity),
            born=born.get(entity.id),
            around=_vector(**told[entity.id], **more.get(KINDS[entity.type], {})),
        )
        for entity in reading.entities
    )


def signs(article: Article, reading: Reading) -> dict[str, dict[str, dict[str, float]]]:
    """Return by entity's id and part of a vector what each word tells."""
    words = _words(article.text)
    named = {e.id: " ".join(normal_name(e.name, e.type)) for e in reading.entities}
    others = {e.id: named[e.id] for e in reading.entities if e.type in _NAMED and named[e.id]}
    ranked = sorted({*others.values()}, key=lambda name: (-_rarity(name), name))
    rare = {name: _rarity(name) for name in ranked[: _KEPT["names"] + 1]}  # with one's own
    roles: defaultdict[str, list[str]] = defaultdict(list)
    for fact in reading.facts:
        if fact.property == "role":
            roles[fact.subject] += _WORD.findall(fact.object.lower())
    besides = {entity.id: _beside(article.text, entity) for entity in reading.entities}
    for entity, found in besides.items():
        roles[entity] += [word for word in found if "Person" in noun_kinds(word)]
    return {
        entity.id: {
            "near": _near(words, entity),
            "names": {name: told for name, told in rare.items() if name != named[entity.id]},
            "roles": {word: telling(word) for word in roles[entity.id]},
            "beside": besides[entity.id],
        }
        for entity in reading.entities
    }


def _matter(text: str) -> dict[str, float]:
    """Return what each word of an article tells of its matter."""
    counts = Counter(word.lower() for word in _WORD.findall(text))
    return {word: log1p(often) * telling(word) for word, often in counts.items()}


def _words(text: str) -> _Words:
    begins, ends, lows, lines = [], [], [], []
    for number, line in enumerate(_LINE.finditer(text)):
        for found in _WORD.finditer(text, line.start(), line.end()):
            begins.append(found.start())
            ends.append(found.end())
            lows.append(found[0].lower())
            lines.append(number)
    return _Words(begins, ends, lows, lines)


def _near(words: _Words, entity: Entity) -> dict[str, float]:
    """Return what each word in the lines of the mentions, near to them, tells."""
    own = _own_words(entity)
    total: defaultdict[str, float] = defaultdict(float)
    for mention in entity.mentions:
        for word, worth in _around(words, mention.span).items():
            if word not in own:
                total[word] += worth
    return {word: log1p(worth) * telling(word) for word, worth in total.items()}


def _around(words: _Words, span: Span) -> dict[str, float]:
    """Return what each word before and behind, in the line, is worth: the most that it is."""
    first, after = (bisect_left(words.begins, at) for at in (span.begin, span.end))
    line = words.lines[min(first, len(words.lines) - 1)] if words.lines else 0
    opens, closes = bisect_left(words.lines, line), bisect_right(words.lines, line)
    found: dict[str, float] = {}
    for most, worth in reversed(_NEAR):
        begin = max(opens, bisect_left(words.ends, span.begin - most))
        end = min(closes, bisect_right(words.begins, span.end + most))
        for lows in (words.lows[begin:first], words.lows[after:end]):
            found.update(dict.fromkeys(lows, worth))
    return found


def _beside(text: str, entity: Entity) -> dict[str, float]:
    """Return what each word right before and behind the names tells."""
    own = _own_words(entity)
    found = beside(text, entity.mentions).items()
    return {word: log1p(often) * telling(word) for word, often in found if word not in own}


def _own_words(entity: Entity) -> frozenset[str]:
    names = (entity.name, *entity.aliases)
    return frozenset(word for name in names for word in _WORD.findall(name.lower()))


def _rarity(name: str) -> float:
    parts = name.split()
    return sum(map(telling, parts)) / len(parts)


def _gender(article: Article, entity: Entity) -> int:
    """Return what pronouns and titles before names tell, never the first name.

    One pronoun does not tell it: readers take the wrong one now and then.
    """
    if entity.type != "Person":
        return 0
    counts: Counter[int] = Counter()
    for mention in entity.mentions:
        begin = mention.span.begin
        title = article.text[max(0, begin - 5) : begin].rpartition("\n")[2].split()
        counts[pronoun_gender(article.words(mention.span).lower())] += 1
        counts[pronoun_gender(title[-1].lower().rstrip(".")) if title else 0] += _TITLE
    women, men = counts[1], counts[-1]
    return int(women >= _SURE * max(men, 1)) - int(men >= _SURE * max(women, 1))


def _born(article: Article, reading: Reading) -> dict[str, int]:
    """Return by entity's id the year in which who is as old as told turned 0, at the latest.

    Ages of one entity that are more than a year apart tell nothing.
    """
    ages: defaultdict[str, set[int]] = defaultdict(set)
    for fact in reading.facts:
        if fact.property == "age" and _AGE.fullmatch(fact.object):
            ages[fact.subject].add(int(fact.object))
    if not article.published:
        return {}
    year = article.published.year
    return {who: year - min(told) for who, told in ages.items() if max(told) - min(told) <= 1}


def _vector(**parts: Mapping[str, float]) -> bytes:
    """Return one vector of all parts, each of them as long as the root of its weight.

    The roles alone are not made equally long: who shares a rare one is surer to be the same.
    """
    total: dict[int, float] = {}
    for name, part in parts.items():
        kept = sorted((-worth, word) for word, worth in part.items() if worth > 0)[: _KEPT[name]]
        length = rarest() if name == "roles" else sqrt(sum(worth * worth for worth, _ in kept))
        begin, root = PARTS.index(name) * NUMBERS, sqrt(weight(name))
        for minus, word in kept:
            at = begin + _number(word)
            total[at] = total.get(at, 0.0) - minus * root / length
    vector = np.zeros(len(total), VECTOR)
    vector["word"] = numbers = sorted(total)
    vector["worth"] = [total[at] for at in numbers]
    return vector.tobytes()


@lru_cache(1 << 16)
def _number(word: str) -> int:
    return crc32(word.encode()) % NUMBERS

"""Two people of one name, made up: Wikinews in, changed articles and who is meant in each out.

A person is taken who surely is one: a first name of one gender and a surname, neither of them
another word, printed together in two articles or more, and in one of them with a title before or
the surname alone. People of one gender are paired at random, and all names of one of two become the
other's, in the text before anything reads it. An article that has the surnames of both counts for
neither, and its names stay; one that has a surname in another name is none of the person's.

A person's half, to tune on or to measure on, is told by a digest of the name; no pair mixes them.
"""

import csv
import random
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import NamedTuple

from corpora.texts import wikinews_rows

from onrecord import ids
from onrecord.articles.assembly import article_from_text
from onrecord.reading.lexicon import name_words
from onrecord.records import Article

HALVES = ("tune", "measure")
SEEDS = (1, 2, 3)  # of the pairings that are measured together, each by itself
_MOST = 10  # articles picked for one person
_KNOWN = 500  # people of a first name
_SURE = 0.95  # of them are of one gender
_FULL = re.compile(r"(?=(?<![\w.’'-])([A-Z][a-z]+) ([A-Z][a-zA-Z]*[a-z])(?![\w-]))")
_WORD = re.compile(r"(?<![\w'’@/.])[a-z]+(?![\w'’@/])")


class Person(NamedTuple):
    """A person by the name that is printed."""

    first: str
    last: str

    @property
    def full(self) -> str:
        """The first name and the surname."""
        return f"{self.first} {self.last}"


class Where(NamedTuple):
    """The keys of articles: that name a person, and that have the surname at all."""

    named: frozenset[str]
    surname: frozenset[str]


class Pair(NamedTuple):
    """Two people: the one whose name both bear, and the one who loses the own name."""

    kept: Person
    renamed: Person


@dataclass(frozen=True, slots=True, kw_only=True)
class Homonyms:
    """Articles in which two of each pair bear one name.

    `meant` gives by article's id and shared name who that is, for some articles of each person.
    """

    articles: tuple[Article, ...]
    meant: Mapping[tuple[str, str], str]

    @property
    def digest(self) -> str:
        """What tells this set from another: its texts and who is meant."""
        return ids.digest(*(a.text for a in self.articles), *sorted(self.meant.items()), length=16)


def homonyms(data: Path, half: str, seed: int) -> Homonyms:
    """Return the articles of one of HALVES, its people paired by one of SEEDS."""
    articles, found, genders = _known(data)
    people = {who: own for who, own in found.items() if _half(who) == half}
    pairs = tuple(_pairs(people, genders, seed))
    where = {who: own for pair in pairs for who, own in _apart(pair, people).items()}
    picked = {who: _picked(own) for who, own in where.items()}
    chosen = {key for own in picked.values() for key in own}
    changed: list[Article] = []
    meant: dict[tuple[str, str], str] = {}
    for article in articles:
        if article.key in chosen:
            changed.append(_renamed(article, [p for p in pairs if article.key in where[p.renamed]]))
            for pair in pairs:
                for who in pair:
                    if article.key in picked[who]:
                        meant[changed[-1].id, pair.kept.full] = who.full
    return Homonyms(articles=tuple(changed), meant=meant)


@cache
def _known(data: Path) -> tuple[tuple[Article, ...], Mapping[Person, Where], Mapping[str, str]]:
    """Return all articles, the people and where they stand, and the gender of first names."""
    articles, genders = tuple(_wikinews(data / "wikinews")), _first_names(data)
    return articles, _people(articles, genders), genders


def rename(text: str, pair: Pair) -> str:
    """Return the text with one's names replaced by the other's; the case stays.

    >>> pair = Pair(Person("Ada", "Quill"), Person("Mia", "Ray"))
    >>> rename("Mia Ray’s aunt Eva. MIA RAY, Ray said. Rays.", pair)
    'Ada Quill’s aunt Eva. ADA QUILL, Quill said. Rays.'
    """
    kept, renamed = pair
    swaps = {
        renamed.full: kept.full,
        renamed.last: kept.last,
        renamed.first: kept.first,
    } | {
        renamed.full.upper(): kept.full.upper(),
        renamed.last.upper(): kept.last.upper(),
    }
    lone = rf"{renamed.first}(?! [A-Z])"
    others = sorted((re.escape(name) for name in swaps if name != renamed.first), key=len)
    pattern = rf"(?<!\w)(?:{'|'.join([*reversed(others), lone])})(?!\w)"
    return re.sub(pattern, lambda found: swaps[found[0]], text)


def _wikinews(folder: Path) -> Iterator[Article]:
    for file, row in wikinews_rows(folder):
        yield article_from_text(
            row["text"],
            path=file,
            title=row["title"],
            published=row["date"],
            url=row["url"],
            language="en",
        )


def _first_names(data: Path) -> Mapping[str, str]:
    """Return the gender of each first name that is of one."""
    found = {}
    with (data / "names/us_first_names.csv").open(encoding="utf-8", newline="") as stream:
        for row in csv.DictReader(stream):
            counts = {gender: int(row[gender]) for gender in ("female", "male")}
            gender = max(counts, key=lambda one: counts[one])
            if counts[gender] >= max(_KNOWN, _SURE * sum(counts.values())):
                found[row["name"]] = gender
    return found


def _people(articles: Sequence[Article], genders: Mapping[str, str]) -> dict[Person, Where]:
    """Return those who surely are one person, and where they stand."""
    common = _common(articles)
    found: dict[Person, set[str]] = {}
    for article in articles:
        for match in _FULL.finditer(article.text):
            who = Person(match[1], match[2])
            if who.first in genders and not _is_word(who, common):
                found.setdefault(who, set()).add(article.key)
    texts = {article.key: article.text for article in articles}
    kept = {}
    for who in sorted(found):
        own = [key for key in sorted(found[who]) if not _others(texts[key], who, common)]
        if len(own) > 1 and any(_is_person(texts[key], who) for key in own):
            surname = re.compile(rf"(?<!\w){who.last}(?!\w)", re.IGNORECASE)
            near = (key for key, text in texts.items() if surname.search(text))
            kept[who] = Where(frozenset(own), frozenset(near))
    return kept


def _is_word(who: Person, common: frozenset[str]) -> bool:
    """Tell whether one of the names is another word or a place's name."""
    return any(
        name.lower() in common or name.lower() in _places() for name in (who.first, who.last)
    )


@cache
def _places() -> frozenset[str]:
    kinds = ("countries", "states", "cities")
    return frozenset[str]().union(*(name_words("places", kind) for kind in kinds))


def _common(articles: Iterable[Article]) -> frozenset[str]:
    """Return the words that some article prints in small letters."""
    printed = (_WORD.findall(article.text) for article in articles)
    return frozenset(word for own in printed for word in own)


def _others(text: str, who: Person, common: frozenset[str]) -> bool:
    """Tell whether the article has the names in another one: "Ivo Quill", "Ada Quill Bridge"."""
    before = rf"(?:(?<!\w)([A-Z](?:\.|[\w’'-]*)) )?(?<!\w)(?:{who.first} )?{who.last}(?!\w)"
    known = common | name_words("titles", "words")
    more = re.search(rf"(?<!\w){who.last} [A-Z]", text) or re.search(
        rf"(?<!\w)an? {who.full}", text
    )
    return bool(more) or any(
        word not in {"", who.first} and word.lower().split("-")[0] not in known
        for word in re.findall(before, text)
    )


def _is_person(text: str, who: Person) -> bool:
    """Tell whether the surname alone does something, or a title is before the whole name."""
    verb = "said|told|was|is|has|had|also|[a-z]+ed"
    alone = re.search(rf"(?<!{who.first} )(?<!\w){who.last} (?:{verb})(?!\w)", text)
    before = re.findall(rf"(\w+) {who.full}(?!\w)", text)
    return bool(alone) or any(word.lower() in name_words("titles", "words") for word in before)


def _half(who: Person) -> str:
    return HALVES[int(ids.digest(who.full), 16) % len(HALVES)]


def _pairs(people: Mapping[Person, Where], genders: Mapping[str, str], seed: int) -> Iterator[Pair]:
    """Yield pairs of one gender, made at random, that leave two articles or more to each."""
    order = sorted(people)
    random.Random(seed).shuffle(order)
    while order:
        kept = order.pop(0)
        fitting = (
            Pair(kept, other) for other in order if genders[other.first] == genders[kept.first]
        )
        pair = next((p for p in fitting if min(map(len, _apart(p, people).values())) > 1), None)
        if pair:
            order.remove(pair.renamed)
            yield pair


def _apart(pair: Pair, people: Mapping[Person, Where]) -> Mapping[Person, frozenset[str]]:
    """Return the articles of each that do not have the other's surname."""
    return {
        one: people[one].named - people[other].surname
        for one, other in (pair, (pair.renamed, pair.kept))
    }


def _picked(own: Iterable[str]) -> list[str]:
    return sorted(own, key=ids.digest)[:_MOST]


def _renamed(article: Article, pairs: Iterable[Pair]) -> Article:
    """Return the article as it would be taken in with the names changed."""
    text, title = article.text, article.title or ""
    for pair in pairs:
        text, title = rename(text, pair), rename(title, pair)
    return article_from_text(
        text,
        path=article.path,
        title=title,
        published=article.published,
        url=article.url,
        language=article.language,
    )

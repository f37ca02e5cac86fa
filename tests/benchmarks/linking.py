"""Who is who over many articles, timed: `python tests/benchmarks/linking.py [--articles 100000]`.

The readings are made up, with a fixed seed: eight entities an article, each named two or three
times, their names as common as Zipf's law has it. Every name has words of its own that stand near
to it. They go through the tables of an archive, as a build has them: all articles, then some more.
Printed are the seconds of each step (this process's own in brackets; that of making up is in the
first), the highest memory so far and a digest of who is who, which `--shuffled` gives the same.
"""

import argparse
import hashlib
import random
import resource
import sqlite3
import tempfile
import time
from collections.abc import Iterable
from datetime import date, timedelta
from itertools import accumulate, islice
from pathlib import Path

from onrecord import archive
from onrecord.archive import work
from onrecord.identifying import identify_changed
from onrecord.profiling import told
from onrecord.records import Article, Entity, EntityType, Mention, Reading, Span
from onrecord.working import Working

_SEED = 5
_AT_ONCE, _BATCHES = 50, 10  # articles of a batch; batches of one transaction
_ENTITIES = 8  # of an article
_MENTIONS = (2, 3)  # of an entity
_NAMES_PER_ARTICLE = 1.5  # different names in all, of each article more
_WORDS = 20_000  # different words
_OWN = 12  # words that belong to a name
_STARTS = ("b", "d", "g", "h", "k", "l", "m", "n", "p", "r", "s", "t", "v", "br", "st", "tr")
_VOWELS = ("a", "e", "i", "o", "u", "ai", "ea", "ou")
_KINDS: tuple[EntityType, ...] = ("Person", "Person", "Person", "Organisation", "Place")


def main() -> None:
    """Print what linking takes."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("--articles", type=int, default=10_000)
    parser.add_argument("--added", type=int, default=100)
    parser.add_argument("--shuffled", type=int, help="a seed: take the articles in another order")
    options = parser.parse_args()
    numbers = list(range(options.articles + options.added))
    if options.shuffled is not None:
        random.Random(options.shuffled).shuffle(numbers)
    made = MadeUp(options.articles)
    with tempfile.TemporaryDirectory() as folder:
        record = Path(folder) / "record"
        archive.create(record, base="https://example.org/")
        with archive.opened(record) as db:
            _measure(db, record, map(made.reading, numbers[: options.articles]), options.articles)
            _measure(db, record, map(made.reading, numbers[options.articles :]), options.added)
        size = (record / "articles.sqlite").stat().st_size / 1_000_000
        print(f"  {size:.0f} MB on disk")


def _measure(
    db: sqlite3.Connection,
    folder: Path,
    articles: Iterable[tuple[Article, Reading]],
    expected: int,
) -> None:
    clocks = time.perf_counter, time.process_time
    count, left = 0, iter(articles)
    batches = iter(lambda: list(islice(left, _AT_ONCE)), [])
    begin = [clock() for clock in clocks]
    with Working(told) as working:
        steps = working.each(batches)
        while count < expected:
            with archive.changes(db, folder):
                for batch, found in islice(steps, _BATCHES):
                    for (article, _), tells in zip(batch, found, strict=True):
                        work.put_profiles(db, article.id, tells.profiles)
                    count += len(batch)
    told_in = [clock() - b for clock, b in zip(clocks, begin, strict=True)]
    begin = [clock() for clock in clocks]
    groups = max((total for _, total in identify_changed(db, folder)), default=0)
    matched = [clock() - b for clock, b in zip(clocks, begin, strict=True)]
    entities, found = len(work.all_identities(db)), set(work.all_identities(db).values())
    print(f"{count} articles more; {entities} profiles, {len(found)} identities in all")
    print(f"  profiles {told_in[0]:7.1f} s ({told_in[1]:.1f})")
    print(f"  matching {matched[0]:7.1f} s ({matched[1]:.1f}), {groups} groups looked at")
    print(f"  {_peak():.0f} MB, who is who: {_digest(db)}", flush=True)


def _digest(db: sqlite3.Connection) -> str:
    told = hashlib.sha256()
    for row in db.execute("SELECT article, entity, identity FROM profile ORDER BY 1, 2"):
        told.update(repr(row).encode())
    return told.hexdigest()[:16]


def _peak() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


class MadeUp:
    """Made-up articles with their readings, by their numbers; `count` is how many there are."""

    def __init__(self, count: int) -> None:
        """Make up words and names."""
        draw = random.Random(_SEED)
        self._words = [_word(draw) for _ in range(_WORDS)]
        self._names = [_name(draw) for _ in range(int(count * _NAMES_PER_ARTICLE))]
        self._zipf = list(accumulate(1 / rank for rank in range(1, len(self._names) + 1)))
        self._common = list(accumulate(1 / rank for rank in range(1, _WORDS + 1)))

    def reading(self, number: int) -> tuple[Article, Reading]:
        """Return an article with its reading, always the same for a number."""
        draw = random.Random(f"{_SEED} {number}")
        text, entities = "", []
        picked = dict.fromkeys(draw.choices(self._names, cum_weights=self._zipf, k=_ENTITIES))
        for place, (name, kind, seed) in enumerate(picked):
            own = random.Random(seed).choices(self._words, k=_OWN)
            mentions = []
            for _ in range(draw.choice(_MENTIONS)):
                common = draw.choices(self._words, cum_weights=self._common, k=8)
                around = common + draw.choices(own, k=3)
                draw.shuffle(around)
                text += " ".join(around[:5]) + " "
                mentions.append(Mention(span=Span(len(text), len(text) + len(name)), kind="name"))
                text += name + " " + " ".join(around[5:]) + ". "
            text += "\n"
            entities.append(Entity(id=f"e{place}", type=kind, name=name, mentions=tuple(mentions)))
        made = Article(
            id=f"article-{number}",
            path=f"{number}.txt",
            text=text,
            published=date(2020, 1, 1) + timedelta(days=draw.randrange(1000)),
        )
        return made, Reading(article=made.id, reader="made up", entities=tuple(entities), facts=())


def _word(draw: random.Random) -> str:
    return "".join(draw.choice(_STARTS) + draw.choice(_VOWELS) for _ in range(draw.choice((2, 3))))


def _name(draw: random.Random) -> tuple[str, EntityType, int]:
    """Return a name, its kind, and the seed of the words that belong to it."""
    kind = draw.choice(_KINDS)
    parts = 1 if kind == "Place" else 2
    name = " ".join(_word(draw).capitalize() for _ in range(parts))
    return name, kind, draw.getrandbits(32)


if __name__ == "__main__":
    main()

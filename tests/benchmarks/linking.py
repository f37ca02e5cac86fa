"""Who is who over many articles, timed: `python tests/benchmarks/linking.py [--articles 100000]`.

The readings are made up, with a fixed seed: eight entities an article, each named two or three
times, their names as common as Zipf's law has it. Every name has words of its own that stand near
to it. Printed are the seconds and the highest memory, of profiles and of matching each by itself.
"""

import argparse
import random
import resource
import time
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import accumulate

from onrecord.linking import Profile, identify, profiles
from onrecord.records import Article, Entity, EntityType, Mention, Reading, Span

_SEED = 5
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
    count = parser.parse_args().articles
    begin = time.perf_counter()
    spent = 0.0
    held: list[Profile] = []
    for article, reading in readings(count):
        started = time.perf_counter()
        held += profiles(article, reading)
        spent += time.perf_counter() - started
    made = time.perf_counter() - begin - spent
    print(f"{count} articles, {len(held)} profiles (making them up: {made:.0f} s)")
    print(f"  profiles  {spent:7.1f} s  {_peak():6.0f} MB")
    begin = time.perf_counter()
    found = identify(held)
    spent = time.perf_counter() - begin
    print(f"  matching  {spent:7.1f} s  {_peak():6.0f} MB")
    print(f"  {len(set(found.of.values()))} identities, {len(found.unsure)} unsure")


def _peak() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def readings(count: int) -> Iterator[tuple[Article, Reading]]:
    """Yield made-up articles with their readings, always the same."""
    draw = random.Random(_SEED)
    words = [_word(draw) for _ in range(_WORDS)]
    names = [_name(draw) for _ in range(int(count * _NAMES_PER_ARTICLE))]
    zipf = list(accumulate(1 / rank for rank in range(1, len(names) + 1)))
    common = list(accumulate(1 / rank for rank in range(1, _WORDS + 1)))
    for number in range(count):
        yield _article(draw, number, words, common, names, zipf)


def _word(draw: random.Random) -> str:
    return "".join(draw.choice(_STARTS) + draw.choice(_VOWELS) for _ in range(draw.choice((2, 3))))


def _name(draw: random.Random) -> tuple[str, EntityType, int]:
    """Return a name, its kind, and the seed of the words that belong to it."""
    kind = draw.choice(_KINDS)
    parts = 1 if kind == "Place" else 2
    name = " ".join(_word(draw).capitalize() for _ in range(parts))
    return name, kind, draw.getrandbits(32)


def _article(
    draw: random.Random,
    number: int,
    words: list[str],
    common: list[float],
    names: list[tuple[str, EntityType, int]],
    zipf: list[float],
) -> tuple[Article, Reading]:
    text, entities = "", []
    picked = dict.fromkeys(draw.choices(names, cum_weights=zipf, k=_ENTITIES))
    for place, (name, kind, seed) in enumerate(picked):
        own = random.Random(seed).choices(words, k=_OWN)
        mentions = []
        for _ in range(draw.choice(_MENTIONS)):
            around = draw.choices(words, cum_weights=common, k=8) + draw.choices(own, k=3)
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


if __name__ == "__main__":
    main()

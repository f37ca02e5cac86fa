"""Whether two people of one name stay two: the made-up homonyms and a linker in, figures out.

    python builder/training/homonym_scores.py ../shared [tune]

Counted are all pairs of articles that bear one shared name: whether the linker takes the two who
bear it for one. Precision is the share of pairs taken for one that are one, recall the share of
those that are one which are taken so. Who bears a name in an article is the entity most of whose
mentions stand where the name is printed; where the reader has none, it is nobody's but its own.
"""

import re
import sys
from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Mapping
from itertools import combinations
from pathlib import Path

from chain_scores import Shares
from homonyms import SEEDS, Homonyms, homonyms
from link_scores import Link, Local, link_entities

from onrecord.reading import read
from onrecord.records import Article, Reading

ROWS = ("all of a name are one", "none are one", "as well as is read", "linker")
Bearer = tuple[str, str]  # an article's id and a shared name


def bearers(
    made: Homonyms, readings: Iterable[tuple[Article, Reading]]
) -> Mapping[Bearer, Local | None]:
    """Return the entity that bears each shared name; None where the reader has none."""
    by_id = {article.id: (article, reading) for article, reading in readings}
    return {bearer: _bearer(*by_id[bearer[0]], bearer[1]) for bearer in made.meant}


def _bearer(article: Article, reading: Reading, name: str) -> Local | None:
    places = [m.span() for m in re.finditer(re.escape(name), article.text, re.IGNORECASE)]
    counts = Counter(
        entity.id
        for entity in reading.entities
        for mention in entity.mentions
        if mention.kind == "name"
        and any(mention.span.begin < end and begin < mention.span.end for begin, end in places)
    )
    best = min(counts, key=lambda one: (-counts[one], one), default=None)
    return (article.id, best) if best else None


def count(shares: Shares, meant: Mapping[Bearer, str], found: Mapping[Bearer, Hashable]) -> None:
    """Add the pairs that bear one name."""
    by_name: dict[str, list[Bearer]] = {}
    for bearer in sorted(meant):
        by_name.setdefault(bearer[1], []).append(bearer)
    for own in by_name.values():
        for one, other in combinations(own, 2):
            marked, taken = meant[one] == meant[other], found[one] == found[other]
            right = float(marked and taken)
            shares.add(right, float(taken), right, float(marked))


def measured(
    sets: Iterable[Homonyms], link: Link, reader: Callable[[Article], Reading] = read
) -> dict[str, Shares]:
    """Return over all sets the shares of the linker and of others that one may hold it to."""
    figures = {row: Shares() for row in ROWS}
    known: dict[str, Reading] = {}
    for made in sets:
        for article in made.articles:
            known[article.id] = known.get(article.id) or reader(article)
        readings = [(article, known[article.id]) for article in made.articles]
        own, identities = bearers(made, readings), link(readings)
        rows: tuple[Mapping[Bearer, Hashable], ...] = (
            {bearer: bearer[1] for bearer in own},
            {bearer: bearer for bearer in own},
            {bearer: made.meant[bearer] if local else bearer for bearer, local in own.items()},
            {bearer: identities[local] if local else bearer for bearer, local in own.items()},
        )
        for row, found in zip(ROWS, rows, strict=True):
            count(figures[row], made.meant, found)
    return figures


def main(words: list[str]) -> None:
    """Print the figures."""
    half = words[1] if words[1:] else "measure"
    sets = [homonyms(Path(words[0]) / "data", half, seed) for seed in SEEDS]
    for made in sets:
        people = len(set(made.meant.values()))
        print(f"{made.digest}: {people} people {len(made.meant)} times", end=" ")
        print(f"in {len(made.articles)} articles")
    for name, shares in measured(sets, link_entities).items():
        print(f"  {name:22} P {shares.precision:.3f}  R {shares.recall:.3f}  of {shares.found:.0f}")


if __name__ == "__main__":
    main(sys.argv[1:] or ["../shared"])

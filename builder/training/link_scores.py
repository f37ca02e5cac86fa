"""Who and what is the same across articles: MEANTIME, ECB+ and a linker in, CoNLL F1 out.

    python builder/training/link_scores.py ../shared

The mentions are those that the corpora mark, what is mentioned once among them; a linker gets the
reader's entities and events with these mentions in them (`gold_readings.py`). Counted are those
that stand where all is marked: the headline and sentences 2 to 5 in MEANTIME, the checked ones in
ECB+; "whole" counts all that is marked. Each of MEANTIME's corpora is a pool, and its figure is the
mean of the three; topics 31 to 35 of ECB+ are one pool.
"""

import sys
from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from cluster_scores import ClusterScores, Grouping, Key, scored
from corpora.ecbplus import ecbplus_stories
from corpora.meantime import CORPORA, meantime
from corpora.stories import Gold, Story
from gold_readings import Given, article_of, given, plain_words
from lemmas import Lemma, lemmas

from onrecord.linking import happenings, identify, profiles, same_events
from onrecord.reading import read
from onrecord.records import Article, Reading

TOPICS = range(31, 36)  # of ECB+
LAYERS: tuple["Layer", ...] = ("entities", "events")
Layer = Literal["entities", "events"]
Local = tuple[str, str]  # an article's id, and the id of an entity or event in its reading
Link = Callable[[Iterable[tuple[Article, Reading]]], Mapping[Local, str]]


@dataclass(frozen=True, slots=True)
class Pool:
    """Stories that are linked together, and what a linker is given of each."""

    stories: tuple[Story, ...]
    given: tuple[Given, ...]

    def marked(self, layer: Layer, *, whole: bool) -> Iterator[tuple[Key, Story, Gold]]:
        """Yield the mentions that count."""
        for story in self.stories:
            for own in getattr(story, layer):
                if own.full or whole:
                    yield (story.name, own.begin, own.end), story, own

    def locals(self, layer: Layer) -> Mapping[Key, Local]:
        """Return the article's id and the local id of each mention."""
        return {
            key: (one.article.id, name)
            for one in self.given
            for key, name in getattr(one, layer).items()
        }


def link_entities(articles: Iterable[tuple[Article, Reading]]) -> Mapping[Local, str]:
    """Return the identities that the reader's entities have over all articles."""
    return identify(profile for pair in articles for profile in profiles(*pair)).of


def link_events(articles: Iterable[tuple[Article, Reading]]) -> Mapping[Local, str]:
    """Return the first event that tells of the same one, over all articles."""
    held = list(articles)
    told = (each for pair in held for each in happenings(*pair))
    found = same_events(told, link_entities(held))
    return {key: "/".join(first) for key, first in found.items()}


def pools(data: Path) -> dict[str, Pool]:
    """Read all stories; return them by the corpora's names."""
    found = {f"MEANTIME {name}": tuple(meantime(data, name)) for name in CORPORA}
    found["ECB+"] = tuple(ecbplus_stories(data, TOPICS))
    return {name: pool(stories) for name, stories in found.items()}


def pool(stories: tuple[Story, ...], reader: Callable[[Article], Reading] = read) -> Pool:
    """Return the stories with their readings."""
    articles = [article_of(story) for story in stories]
    made = (given(s, a, reader(a)) for s, a in zip(stories, articles, strict=True))
    return Pool(stories, tuple(made))


def by_linker(own: Pool, layer: Layer, link: Link) -> Mapping[Key, Hashable]:
    """Return the identity that the linker gives each marked mention."""
    identities = link((one.article, one.reading) for one in own.given)
    return {key: identities[local] for key, local in own.locals(layer).items()}


def by_words(own: Pool, layer: Layer) -> Mapping[Key, Hashable]:
    """Group the mentions of the same words."""
    found = own.marked(layer, whole=True)
    return {key: plain_words(story.words(gold)) for key, story, gold in found}


def by_lemma(own: Pool, layer: Layer, lemma: Lemma) -> Mapping[Key, Hashable]:
    """Group the mentions of the same head lemma."""
    found = own.marked(layer, whole=True)
    return {key: lemma(story.text[slice(*gold.head)]) for key, story, gold in found}


def by_chain(own: Pool, layer: Layer, *, joining: bool) -> Mapping[Key, Hashable]:
    """Group what an article holds as one as a perfect linker would: by the chain of most mentions.

    Where it is not `joining`, two that an article holds apart stay so: the one with fewer mentions
    of their chain is linked to no other, and what is wrong then is wrong within an article.
    """
    places = own.locals(layer)
    counts: dict[Local, Counter[str]] = {}
    for key, _, gold in own.marked(layer, whole=True):
        counts.setdefault(places[key], Counter())[gold.chain] += 1
    taken = set[tuple[str, str]]()
    best: dict[Local, Hashable] = {}
    for place, held in sorted(counts.items(), key=lambda one: (-max(one[1].values()), one[0])):
        chain = min(held, key=lambda one: (-held[one], one))
        alone = (place[0], chain) in taken and not joining
        best[place] = place if alone else chain
        taken.add((place[0], chain))
    return {key: best[place] for key, place in places.items()}


def measure(own: Pool, layer: Layer, found: Grouping, *, whole: bool = False) -> ClusterScores:
    """Return how well a grouping fits the chains of one pool."""
    marked = {key: gold.chain for key, _, gold in own.marked(layer, whole=whole)}
    return scored(marked, {key: found[key] for key in marked})


def groupings(
    own: Pool, layer: Layer, lemma: Lemma, link: Link | None = None
) -> Mapping[str, Mapping[Key, Hashable]]:
    """Return the groupings that are measured: baselines, the linker, and the best that can be."""
    same = by_lemma(own, layer, lemma)
    found = {
        "same words": by_words(own, layer),
        "same head lemma": same,
        "same head lemma in an article": {key: (key[0], same[key]) for key in same},
        "each article by itself": own.locals(layer),
        "perfect across, articles as read": by_chain(own, layer, joining=False),
        "perfect across and within": by_chain(own, layer, joining=True),
    }
    return found | ({"linker": by_linker(own, layer, link)} if link else {})


def measured(
    found: Mapping[str, Pool], data: Path, links: Mapping[Layer, Link], *, whole: bool = False
) -> dict[str, float]:
    """Return the figures by layer, corpus, row and measure."""
    lemma, figures = lemmas(data), dict[str, float]()
    for layer in LAYERS:
        for name, own in found.items():
            for row, grouping in groupings(own, layer, lemma, links.get(layer)).items():
                scores = measure(own, layer, grouping, whole=whole)
                figures[f"{layer}, {name}, {row}, CoNLL F1"] = scores.conll
                figures[f"{layer}, {name}, {row}, links F1"] = scores.links.f1
    return figures


def with_means(figures: Mapping[str, float]) -> dict[str, float]:
    """Return the figures with those of MEANTIME's three corpora as their mean."""
    gathered: dict[str, list[float]] = {}
    for name, value in figures.items():
        for corpus in CORPORA:
            name = name.replace(f"MEANTIME {corpus}", "MEANTIME")  # noqa: PLW2901
        gathered.setdefault(name, []).append(value)
    return {name: sum(values) / len(values) for name, values in gathered.items()}


def reported(figures: Mapping[str, float]) -> dict[str, float]:
    """Return the figures for floors: of whole corpora, of the lemma and the linker."""
    rows = (", same head lemma, ", ", same head lemma in an article, CoNLL", ", linker, ")
    means = {n: one for n, one in with_means(figures).items() if any(row in n for row in rows)}
    return dict(sorted(means.items()))


LINKS: Mapping[Layer, Link] = {"entities": link_entities, "events": link_events}


def main(words: list[str]) -> None:
    """Print the figures."""
    data = Path(words[0]) / "data"
    found = pools(data)
    for whole in (False, True):
        print("all that is marked" if whole else "where all is marked")
        figures = measured(found, data, LINKS, whole=whole)
        for name, value in (figures | with_means(figures)).items():
            print(f"  {name:75} {value:.3f}")


if __name__ == "__main__":
    main(sys.argv[1:] or ["../shared"])

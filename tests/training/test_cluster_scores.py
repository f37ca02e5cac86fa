"""The measure of groupings across articles, on some whose scores can be counted by hand."""

from itertools import permutations

import numpy as np
import pytest
from chain_scores import assigned
from cluster_scores import scored


def _grouping(words):
    """Return the grouping that "a1x b1x" tells: mentions of articles a and b in cluster x."""
    return {(word[0], int(word[1]), int(word[1]) + 1): word[2] for word in words.split()}


def test_links_are_counted_between_articles_alone():
    scores = scored(_grouping("a1x a2x b1x c1y"), _grouping("a1p a2p b1q c1q"))
    assert (scores.links.found, scores.links.marked, scores.links.right) == (1, 2, 0)


def test_what_is_mentioned_once_counts():
    scores = scored(_grouping("a1x b1y"), _grouping("a1p b1q"))
    assert (scores.chains.cubed.f1, scores.chains.ceaf.f1) == (1, 1)
    assert scores.conll == pytest.approx(2 / 3)


def test_the_same_grouping_is_right_whatever_its_clusters_are_called():
    scores = scored(_grouping("a1x a2x b1x b2y"), _grouping("a1p a2p b1p b2q"))
    assert (scores.conll, scores.links.f1) == (1, 1)


def test_groupings_of_other_mentions_are_refused():
    with pytest.raises(ValueError, match="same mentions"):
        scored(_grouping("a1x"), _grouping("a2x"))


@pytest.mark.parametrize("seed", range(20))
def test_the_alignment_is_the_best_of_all(seed):
    generator = np.random.default_rng(seed)
    rows, more = generator.integers(1, 5), generator.integers(0, 3)
    weights = generator.random((rows, rows + more)) * (generator.random((rows, rows + more)) < 0.7)
    best = max(
        sum(weights[row, column] for row, column in enumerate(chosen))
        for chosen in permutations(range(rows + more), int(rows))
    )
    assert assigned(weights) == pytest.approx(best)

"""Log-odds of pairs in, clusters out: agglomeration by the mean and the best of their pairs.

The likest two clusters are joined until none are like enough (Sneath and Sokal 1973: average and
single linkage; here a mixture of both), never two that hold a pair which cannot be one. That two
clusters of one name are two is rare, and one odd article does not show it: what speaks against
them counts as often as there are articles on both sides (the harmonic mean of their sizes, up to
a few: articles of one matter repeat each other), and has to outweigh the prior. Two clusters that
each hang together firmly are two by less than two loose ones: articles of a president have little
in common with each other, too.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

_EXACT = 1e-3  # log-odds that the sums of many may be off by
NEVER = -1e6  # log-odds of a pair that cannot be one
Odds = NDArray[np.float64]
Side = tuple[Odds, Odds]  # of clusters: how many articles, the sum of their pairs' log-odds


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """When two clusters are one.

    `most` is how far the likest pair counts beside the mean of all, `prior` the log-odds that two
    of one name are one before anything is known of them, `counted` how many articles count at
    most, `unsure` are the log-odds from which two that stay two are told. `firm` is how far
    two clusters have to be as like as their own pairs are in the mean, where that is above 0;
    `doubt` is how many pairs at 0 are added to these, `firmest` the most that they count: copies of
    one text are as like as can be, and tell nothing of whom they mean.
    """

    most: float
    prior: float
    counted: float
    firm: float
    doubt: float
    firmest: float
    unsure: float


def agglomerate(
    odds: NDArray[np.float32], sizes: NDArray[np.float32], rule: Rule
) -> tuple[list[list[int]], list[tuple[int, int, float]]]:
    """Return the clusters of n things, each sorted, and the pairs of clusters left unsure.

    Args:
        odds: n × n, symmetric: the log-odds of each pair that they are one, without the prior; on
            the diagonal those of two of a thing's own articles.
        sizes: how many articles each thing stands for.
        rule: when two are one; of several as like ones the first are joined.

    An unsure pair is given by the first thing of each cluster, with the log-odds of both.
    """
    count = len(odds)
    if _all_one(odds, rule):
        return [list(range(count))], []
    mean, best = odds.astype(np.float64), odds.astype(np.float64)
    total, gone = sizes.astype(np.float64), np.zeros(count, bool)
    own = np.diagonal(mean) * _pairs(total)
    held: list[list[int]] = [[each] for each in range(count)]
    apart = bool((odds <= NEVER / 2).any())
    like = _like(best, mean, rule)
    np.fill_diagonal(like, -np.inf)
    like[_weighed(like, (total[:, None], own[:, None]), (total, own), rule) < 0] = -np.inf
    while True:
        one, other = divmod(int(like.argmax()), count)
        if like[one, other] == -np.inf:
            break
        both = total[one] + total[other]
        never = apart & ((best[one] <= NEVER / 2) | (best[other] <= NEVER / 2))
        own[one] += own[other] + mean[one, other] * total[one] * total[other]
        mean[one] = (mean[one] * total[one] + mean[other] * total[other]) / both
        best[one] = np.where(never, NEVER, np.maximum(best[one], best[other]))
        mean[:, one], best[:, one] = mean[one], best[one]
        total[one], gone[other] = both, True
        held[one] += held[other]
        held[other] = []
        row = _like(best[one], mean[one], rule)
        row[gone] = row[one] = -np.inf
        row[_weighed(row, (total[[one]], own[[one]]), (total, own), rule) < 0] = -np.inf
        like[one] = like[:, one] = row
        like[other] = like[:, other] = -np.inf
    left = np.flatnonzero(~gone)
    likeness = _like(best, mean, rule)[np.ix_(left, left)]
    sides = (total[left], own[left])
    weighed = _weighed(likeness, (sides[0][:, None], sides[1][:, None]), sides, rule)
    pairs = [
        (left[a], left[b], float(weighed[a, b])) for a, b in np.argwhere(weighed >= rule.unsure)
    ]
    unsure = [(min(held[a]), min(held[b]), odds_of) for a, b, odds_of in pairs if a < b]
    return [sorted(held[each]) for each in left], unsure


def _all_one(odds: NDArray[np.float32], rule: Rule) -> bool:
    """Return whether even the unlikest pair is like enough: so are then all clusters of them.

    The likeness of two clusters is no less than that of the unlikest pair, and none hangs together
    more firmly than the likest. Most names are one's.
    """
    others = float((odds + np.where(np.eye(len(odds), dtype=bool), np.inf, 0)).min())
    least = others - rule.firm * min(max(0.0, float(odds.max())), rule.firmest)
    return least * (rule.counted if least < 0 else 1) + rule.prior > _EXACT


def _like(best: Odds, mean: Odds, rule: Rule) -> Odds:
    """Return how like clusters are, by their likest pair and by the mean of all."""
    return rule.most * best + (1 - rule.most) * mean


def _weighed(like: Odds, one: Side, other: Side, rule: Rule) -> Odds:
    """Return the log-odds of pairs of clusters, by their likeness, sizes and own likeness."""
    (size, own), (also, others) = one, other
    pairs = _pairs(size) + _pairs(also)
    firmness = np.clip((own + others) / (pairs + rule.doubt), 0, rule.firmest)
    counted = np.minimum(2 * size * also / (size + also), rule.counted)
    weighed: Odds = (like - rule.firm * firmness) * counted + rule.prior
    return weighed


def _pairs(size: Odds) -> Odds:
    """Return how many pairs there are of so many articles."""
    return size * (size - 1) / 2

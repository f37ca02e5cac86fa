"""Log-odds of pairs in, clusters out: agglomeration by the mean and the best of their pairs.

The likest two clusters are joined until none are like enough (Sneath and Sokal 1973: average and
single linkage; here a mixture of both), never two that hold a pair which cannot be one. That two
clusters of one name are two is rare, and one odd article does not show it: what speaks against
them counts as often as there are articles on both sides (the harmonic mean of their sizes, up to
a few: articles of one matter repeat each other), and has to outweigh the prior.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

NEVER = -1e6  # log-odds of a pair that cannot be one
Odds = NDArray[np.float64]


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """When two clusters are one.

    `most` is how far the likest pair counts beside the mean of all, `prior` the log-odds that two
    of one name are one before anything is known of them, `counted` how many articles count at
    most, `unsure` are the log-odds from which two that stay
    two are told.
    """

    most: float
    prior: float
    counted: float
    unsure: float


def agglomerate(
    odds: NDArray[np.float32], sizes: NDArray[np.float32], rule: Rule
) -> tuple[list[list[int]], list[tuple[int, int, float]]]:
    """Return the clusters of n things, each sorted, and the pairs of clusters left unsure.

    Args:
        odds: n × n, symmetric: the log-odds of each pair that they are one, without the prior.
        sizes: how many articles each thing stands for.
        rule: when two are one; of several as like ones the first are joined.

    An unsure pair is given by the first thing of each cluster, with the log-odds of both.
    """
    count = len(odds)
    mean, best = odds.astype(np.float64), odds.astype(np.float64)
    total, gone = sizes.astype(np.float64), np.zeros(count, bool)
    held: list[list[int]] = [[each] for each in range(count)]
    like = rule.most * best + (1 - rule.most) * mean
    np.fill_diagonal(like, -np.inf)
    weighed = _weighed(like, total[:, None], total[None], rule.counted) + rule.prior
    like[weighed < 0] = -np.inf
    partner = like.argmax(axis=1)
    likest = like[np.arange(count), partner]
    while likest.max() > -np.inf:
        one = int(likest.argmax())
        other = int(partner[one])
        both = total[one] + total[other]
        never = (best[one] <= NEVER / 2) | (best[other] <= NEVER / 2)
        mean[one] = (mean[one] * total[one] + mean[other] * total[other]) / both
        best[one] = np.where(never, NEVER, np.maximum(best[one], best[other]))
        mean[:, one], best[:, one] = mean[one], best[one]
        total[one], gone[other] = both, True
        held[one] += held[other]
        held[other] = []
        row = np.where(gone, -np.inf, rule.most * best[one] + (1 - rule.most) * mean[one])
        row[one] = -np.inf
        odds_of = _weighed(row, both, total, rule.counted) + rule.prior
        weighed[one] = weighed[:, one] = odds_of
        weighed[other] = weighed[:, other] = -np.inf
        like[one] = like[:, one] = np.where(odds_of < 0, -np.inf, row)
        like[other] = like[:, other] = -np.inf
        _find_again(like, one, other, partner, likest)
    groups = [sorted(members) for members in held if members]
    return groups, _unsure(weighed, held, rule.unsure)


def _find_again(like: Odds, one: int, other: int, partner: NDArray[np.intp], likest: Odds) -> None:
    """Set the likest partner of each cluster, the first of several, after `other` joined `one`."""
    nearer = (like[one] > likest) | ((like[one] == likest) & (one < partner))
    lost = (partner == one) | (partner == other)
    lost[[one, other]] = True
    partner[nearer], likest[nearer] = one, like[one][nearer]
    again = np.flatnonzero(lost & ~(nearer & (partner == one)) | (np.arange(len(lost)) == one))
    partner[again] = like[again].argmax(axis=1)
    likest[again] = like[again, partner[again]]


def _weighed(like: Odds, one: Odds | float, other: Odds, most: float) -> Odds:
    """Return the log-odds of pairs of clusters, by their likeness and sizes."""
    return like * np.minimum(2 * one * other / (one + other), most)


def _unsure(odds: Odds, held: list[list[int]], least: float) -> list[tuple[int, int, float]]:
    pairs = ((int(a), int(b)) for a, b in np.argwhere(odds >= least) if a < b)
    return [(min(held[a]), min(held[b]), float(odds[a, b])) for a, b in pairs]

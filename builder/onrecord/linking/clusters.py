"""Log-odds of pairs in, clusters out: agglomeration by the mean and the best of their pairs.

The likest two clusters are joined until none are like enough (Sneath and Sokal 1973: average and
single linkage; here a mixture of both), never two that hold a pair which cannot be one.
"""

import numpy as np
from numpy.typing import NDArray

NEVER = -1e6  # log-odds of a pair that cannot be one


def agglomerate(
    odds: NDArray[np.float32], *, threshold: float, most: float, unsure: float
) -> tuple[list[list[int]], list[tuple[int, int, float]]]:
    """Return the clusters of n things, each sorted, by the symmetric n × n `odds` of their pairs.

    The second part are the pairs of clusters, by the first thing of each, that stayed two but are
    at least as like as `unsure`, and how like they are.

    Two clusters are as like as `most` times their likest pair and (1 - most) times the mean of all
    pairs; of several as like ones the first are joined.
    """
    count = len(odds)
    mean, best = odds.astype(np.float64), odds.astype(np.float64)
    like = most * best + (1 - most) * mean
    np.fill_diagonal(like, -np.inf)
    sizes, gone = np.ones(count), np.zeros(count, bool)
    held: list[list[int]] = [[each] for each in range(count)]
    while True:
        one, other = divmod(int(np.argmax(like)), count)
        if like[one, other] < threshold:
            return [sorted(members) for members in held if members], _unsure(like, held, unsure)
        total = sizes[one] + sizes[other]
        mean[one] = (mean[one] * sizes[one] + mean[other] * sizes[other]) / total
        never = (best[one] <= NEVER / 2) | (best[other] <= NEVER / 2)
        best[one] = np.where(never, NEVER, np.maximum(best[one], best[other]))
        mean[:, one], best[:, one] = mean[one], best[one]
        gone[other] = True
        like[one] = np.where(gone, -np.inf, most * best[one] + (1 - most) * mean[one])
        like[one, one] = -np.inf
        like[:, one] = like[one]
        like[other] = like[:, other] = -np.inf
        sizes[one] = total
        held[one] += held[other]
        held[other] = []


def _unsure(
    like: NDArray[np.float64], held: list[list[int]], least: float
) -> list[tuple[int, int, float]]:
    pairs = ((int(a), int(b)) for a, b in np.argwhere(like >= least) if a < b)
    return [(min(held[a]), min(held[b]), float(like[a, b])) for a, b in pairs]

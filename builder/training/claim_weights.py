"""Fits the weights of the linker of claims: judged pairs of the tuning half in, weights out.

    python builder/training/claim_weights.py ../shared

Judged pairs are all of one event; what the linker compares is mostly not. So what it would compare
across the topics of ECB+, and across ECB+ and PolNeAR, is learned as different. Prints `weights`
of seeds/linking/claims.toml, and the score that parts "same" from "different" best on the judged
pairs it was fitted on. Support comes from the weights that stand in the file: run it twice.
"""

import sys
from pathlib import Path

import numpy as np
from claim_scores import HALVES, laid, read, read_all, statements
from corpora.claim_pairs import claim_pairs

from onrecord.linking.claims.rows import Numbers
from onrecord.linking.claims.scoring import SIGNS, Floats, signs, sums, sureness
from onrecord.linking.claims.support import support

_PENALTY = 0.3
_SHARE = 0.3  # of what judged pairs weigh, for those of two topics
_STEPS = 50


def main(shared: Path) -> None:
    """Print the weights."""
    articles = read_all(tuple(claim_pairs(shared / "data")))
    found = [each for each in read(shared / "data", articles) if each.half == HALVES[0]]
    all_wordings, others, pairs = laid(found, tuple(statements(articles)))
    both = np.unique(np.concatenate([pairs, others]), axis=0)
    backed = support(all_wordings, both, sureness(sums(all_wordings, both)[0]))

    def values(some: Numbers) -> Floats:
        codes = both[:, 0] << 32 | both[:, 1]
        place = np.searchsorted(codes, some[:, 0] << 32 | some[:, 1])
        own = signs(all_wordings, some).laid()
        return np.column_stack([own, np.log1p(backed[place]), np.ones(len(some))])

    topics = np.array([_topic(own[0].article) for own in all_wordings.parts])
    strange = others[topics[others[:, 0]] != topics[others[:, 1]]]
    judged = values(pairs)
    right = np.concatenate([[each.pair.same for each in found], np.zeros(len(strange))])
    counts = np.repeat([1.0, _SHARE * len(pairs) / len(strange)], [len(pairs), len(strange)])
    weights = fitted(np.concatenate([judged, values(strange)]), right, counts)
    for name, weight in zip((*SIGNS, "support", "bias"), weights, strict=True):
        print(f"{name} = {weight:.3f}")
    print(f"same = {best(sureness(judged @ weights), right[: len(pairs)]):.3f}")


def _topic(article: str) -> str:
    return article.split("_", maxsplit=1)[0] if article.startswith("ecbplus/") else "polnear"


def fitted(values: Floats, same: Floats, counts: Floats) -> Floats:
    """Return the weights of a logistic regression by Newton's steps; the last has no penalty.

    `counts` says how much each row counts.
    """
    penalty = np.diag([_PENALTY] * (values.shape[1] - 1) + [0.0])
    weights = np.zeros(values.shape[1])
    for _ in range(_STEPS):
        sure = 1 / (1 + np.exp(-values @ weights))
        slope = values.T @ (counts * (sure - same)) + penalty @ weights
        bend = (values * (counts * sure * (1 - sure))[:, None]).T @ values + penalty
        weights -= np.linalg.solve(bend, slope)
    return weights


def best(sure: Floats, same: Floats) -> float:
    """Return the score above which "same" has the best F1."""

    def f1(least: float) -> float:
        told = sure >= least
        return 2 * float(same[told].sum()) / float(told.sum() + same.sum())

    return max(np.round(np.arange(0.05, 0.95, 0.01), 3), key=f1)


if __name__ == "__main__":
    main(Path(sys.argv[1]))

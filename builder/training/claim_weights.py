"""Fits the weights of the linker of claims: judged pairs of the tuning half in, weights out.

    python builder/training/claim_weights.py ../shared

Prints the `weights` of seeds/lexicon/claims.toml: a logistic regression with a small penalty, and
the score that parts "same" from "different" best on the pairs it was fitted on.
"""

import sys
from pathlib import Path

import numpy as np
from claim_scores import HALVES, laid, read

from onrecord.linking.claims.scoring import SIGNS, signs

_PENALTY = 1.0
_STEPS = 50


def main(shared: Path) -> None:
    """Print the weights."""
    found = [each for each in read(shared / "data") if each.half == HALVES[0]]
    values = signs(*laid(found)).laid()
    same = np.array([each.pair.same for each in found], float)
    weights = fitted(np.column_stack([values, np.ones(len(values))]), same)
    sure = 1 / (1 + np.exp(-np.column_stack([values, np.ones(len(values))]) @ weights))
    for name, weight in zip((*SIGNS, "bias"), weights, strict=True):
        print(f"{name} = {weight:.3f}")
    print(f"same = {best(sure, same):.3f}")


def fitted(values: np.ndarray, same: np.ndarray) -> np.ndarray:
    """Return the weights of a logistic regression by Newton's steps; the last has no penalty."""
    penalty = np.diag([_PENALTY] * (values.shape[1] - 1) + [0.0])
    weights = np.zeros(values.shape[1])
    for _ in range(_STEPS):
        sure = 1 / (1 + np.exp(-values @ weights))
        slope = values.T @ (sure - same) + penalty @ weights
        bend = (values * (sure * (1 - sure))[:, None]).T @ values + penalty
        weights -= np.linalg.solve(bend, slope)
    return weights


def best(sure: np.ndarray, same: np.ndarray) -> float:
    """Return the score above which "same" has the best F1."""
    def f1(least: float) -> float:
        told = sure >= least
        return 2 * float(same[told].sum()) / float(told.sum() + same.sum())

    return max(np.round(np.arange(0.2, 0.8, 0.005), 3), key=f1)


if __name__ == "__main__":
    main(Path(sys.argv[1]))

"""Pairs of wordings in, how sure it is that they say the same out: a logistic model of four signs.

The weights are those of claims.toml.
"""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from onrecord.linking.claims.rows import Floats, Lists, Numbers, Wordings
from onrecord.linking.claims.support import support
from onrecord.linking.weights import table

SIGNS = ("overlap", "shared", "agree", "clash")
_AT_ONCE = 200_000  # pairs; bounds the memory


@dataclass(frozen=True, slots=True)
class Signs:
    """What speaks for and against each pair: arrays of its length.

    `overlap` is the geometric mean of the shares of terms that both have, `shared` the
    logarithm of 1 + how rare these are in all; `agree` is 1 where a speaker is the same,
    `clash` where both have speakers and none is.
    """

    overlap: Floats
    shared: Floats
    agree: Floats
    clash: Floats

    def laid(self) -> Floats:
        """Return pairs × signs, in the order of SIGNS."""
        return np.stack([getattr(self, name) for name in SIGNS], 1)


def sums(found: Wordings, pairs: Numbers) -> tuple[Floats, Floats]:
    """Return for each pair what its signs come to, and what a clash of speakers takes of it."""
    weights = _weights()
    own = [weights[name] for name in SIGNS]
    parts = [np.zeros((2, 0))]
    for begin in range(0, len(pairs), _AT_ONCE):
        some = signs(found, pairs[begin : begin + _AT_ONCE])
        whole = some.laid() @ np.array(own) + weights["bias"]
        parts.append(np.stack([whole, some.clash * weights["clash"]]))
    both = np.concatenate(parts, 1)
    return both[0], both[1]


def scores(found: Wordings, pairs: Numbers) -> tuple[Floats, Floats]:
    """Return how sure each pair is (0-1), and how sure it would be without a clash of speakers.

    `pairs` are all that might be one claim, each once: what two articles share besides a pair
    supports it.
    """
    told, clash = sums(found, pairs)
    more = _weights()["support"] * np.log1p(support(found, pairs, sureness(told)))
    return sureness(told + more), sureness(told + more - clash)


def signs(found: Wordings, pairs: Numbers) -> Signs:
    """Return the signs of each pair."""
    sizes = np.maximum(found.terms.sizes, 1)
    first, second = sizes[pairs[:, 0]], sizes[pairs[:, 1]]
    both, rarity = _shared(found.terms, pairs, found.rarity)
    agree = agreed(found, pairs)
    told = (found.speakers.sizes[pairs] > 0).all(1)
    return Signs(
        overlap=both / np.sqrt(first * second),
        shared=np.log1p(rarity),
        agree=agree.astype(float),
        clash=(told & ~agree).astype(float),
    )


def agreed(found: Wordings, pairs: Numbers) -> npt.NDArray[np.bool_]:
    """Return for each pair whether one who speaks says both."""
    common, _ = _shared(found.speakers, pairs, np.ones(len(found.speakers.values)))
    return common > 0


def _shared(lists: Lists, pairs: Numbers, weights: Floats) -> tuple[Floats, Floats]:
    """Return how many values the two lists of each pair share, and the sum of their weights."""
    width = np.int64(1) << 32
    codes = lists.owners * width + lists.values
    sizes = lists.sizes[pairs[:, 0]]
    if not len(codes) or not sizes.sum():
        return np.zeros(len(pairs)), np.zeros(len(pairs))
    pair = np.repeat(np.arange(len(pairs)), sizes)
    step = np.arange(len(pair)) - np.repeat(np.cumsum(sizes) - sizes, sizes)
    value = lists.values[lists.starts[pairs[:, 0]][pair] + step]
    wanted = pairs[:, 1][pair] * width + value
    place = np.minimum(np.searchsorted(codes, wanted), len(codes) - 1)
    found = (codes[place] == wanted).astype(float)
    return (
        np.bincount(pair, weights=found, minlength=len(pairs)).astype(float),
        np.bincount(pair, weights=found * weights[place], minlength=len(pairs)).astype(float),
    )


def sureness(told: Floats) -> Floats:
    """Return sums of weights as scores (0-1)."""
    return np.round(1 / (1 + np.exp(-told)), 4)


def least() -> float:
    """Return the least score of a link."""
    return _weights()["same"]


def sure() -> float:
    """Return the least score of a link that makes one claim of two."""
    return _weights()["sure"]


def _weights() -> Mapping[str, float]:
    weights: Mapping[str, float] = table("claims")["weights"]
    return weights

"""Scored pairs in, what their articles share besides out: two reports of one speech share more.

Where two articles have other places that say alike, a pair of theirs is more likely to be one
claim. A place counts once, with its best pair.
"""

import numpy as np

from onrecord.linking.claims.rows import Floats, Numbers, Wordings

_LEAST = 0.3  # score of a pair that supports others


def support(found: Wordings, pairs: Numbers, sure: Floats) -> Floats:
    """Return the sum of the scores of the other places that each pair's two articles share.

    `sure` are the scores of the pairs by themselves, of which each stands here once.
    """
    total = np.zeros(len(pairs))
    if not len(pairs):
        return total
    strength = np.where(sure >= _LEAST, sure, 0.0)
    articles = np.sort(found.articles[pairs], axis=1)
    _, between = np.unique(articles, axis=0, return_inverse=True)
    between = between.ravel()
    sides = [_others(between, side, strength) for side in _sides(found, pairs)]
    total = np.minimum(*sides)
    total[articles[:, 0] == articles[:, 1]] = 0
    return total


def _sides(found: Wordings, pairs: Numbers) -> tuple[Numbers, Numbers]:
    """Return the places of each pair, those of one article on one side."""
    turned = found.articles[pairs[:, 0]] > found.articles[pairs[:, 1]]
    places = found.places[pairs]
    return (
        np.where(turned, places[:, 1], places[:, 0]),
        np.where(turned, places[:, 0], places[:, 1]),
    )


def _others(between: Numbers, places: Numbers, strength: Floats) -> Floats:
    """Return for each pair the best scores of all places of its side, its own left out."""
    codes = (between << 32) | places
    kept, which = np.unique(codes, return_inverse=True)
    best = np.zeros(len(kept))
    np.maximum.at(best, which, strength)
    whole = np.bincount(kept >> 32, weights=best)
    return np.maximum(whole[between] - best[which], 0)

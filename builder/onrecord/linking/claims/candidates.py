"""Wordings in, pairs that are worth comparing out: those that share what few others have.

Keys are two of a wording's rarest terms, its speaker with one of them, and all of its words. In
each block of one key, every wording meets the next few, in the order of days, so that the number
of pairs grows with the wordings and never with their square.
"""

import math
from collections.abc import Iterator
from itertools import combinations

import numpy as np

from onrecord.linking.claims.rows import Lists, Numbers, Wordings

_RAREST = 10  # terms that make keys
_WITH_SPEAKER = 4
_NEIGHBOURS = 12  # in a block
_CROWD = 10  # wordings that two terms, or a speaker and a term, meet in by chance: no key
_AT_ONCE = 2_000_000  # keys; bounds the memory
_NONE = -1
_BITS = 32


def candidates(found: Wordings) -> Iterator[Numbers]:
    """Yield batches of pairs × 2 of wordings, the earlier first; a pair may come twice."""
    (rare, often), speakers = _rarest(found.terms), _first(found.speakers)
    most = 1 + math.comb(_RAREST, 2) + _WITH_SPEAKER
    batches = 1 + len(rare) * most // _AT_ONCE
    for batch in range(batches):
        keys, owners = [], []
        for column in _columns(found.texts, rare, often, speakers):
            own = np.flatnonzero((column != _NONE) & (column % batches == batch))
            keys.append(column[own])
            owners.append(own)
        if len(pairs := _pairs(np.concatenate(keys), np.concatenate(owners))):
            yield pairs


def _pairs(keys: Numbers, owners: Numbers) -> Numbers:
    """Return each pair of neighbours in a block of one key once."""
    by_key = np.lexsort((owners, keys))
    keys, owners = keys[by_key], owners[by_key]
    codes = [np.zeros(0, np.int64)]
    for lag in range(1, _NEIGHBOURS + 1):
        same = keys[lag:] == keys[:-lag]
        if not same.any():
            break
        first, second = owners[:-lag][same], owners[lag:][same]
        codes.append((first << _BITS | second)[first != second])
    told = np.unique(np.concatenate(codes))
    return np.stack([told >> _BITS, told & ((1 << _BITS) - 1)], 1)


def _columns(texts: Numbers, rare: Numbers, often: Numbers, speakers: Numbers) -> Iterator[Numbers]:
    """Yield a key of each wording at a time, _NONE where it has none."""
    yield _key(texts, np.full_like(texts, (1 << 31) - 1))
    most = _CROWD * len(texts)
    for a, b in combinations(range(_RAREST), 2):
        key = _key(np.minimum(rare[:, a], rare[:, b]), np.maximum(rare[:, a], rare[:, b]))
        yield np.where(often[:, a] * often[:, b] > most, _NONE, key)
    _, which, counts = np.unique(speakers, return_inverse=True, return_counts=True)
    spoken = counts[which]
    for a in range(_WITH_SPEAKER):
        yield np.where(often[:, a] * spoken > most, _NONE, _key(speakers, rare[:, a]))


def _first(lists: Lists) -> Numbers:
    """Return the first value of each list, _NONE where it is empty."""
    told = lists.sizes > 0
    found = np.full(len(told), _NONE)
    found[told] = lists.values[lists.starts[:-1][told]]
    return found


def _key(one: Numbers, other: Numbers) -> Numbers:
    """Return a number of each two, without a sign; _NONE where one is missing."""
    key = ((one << (_BITS - 1)) ^ other) & np.iinfo(np.int64).max
    return np.where((one == _NONE) | (other == _NONE), _NONE, key)


def _rarest(terms: Lists) -> tuple[Numbers, Numbers]:
    """Return wordings × _RAREST: the terms that fewest others have, and how many have them.

    Those missing are _NONE and 0.
    """
    _, which, counts = np.unique(terms.values, return_inverse=True, return_counts=True)
    often, owners = counts[which], terms.owners
    by_rarity = np.lexsort((terms.values, often, owners))
    by_rarity = by_rarity[often[by_rarity] > 1]  # what one alone has finds nobody
    owners = owners[by_rarity]
    rank = np.arange(len(owners)) - np.searchsorted(owners, owners)
    kept = rank < _RAREST
    shape = (len(terms.starts) - 1, _RAREST)
    found, told = np.full(shape, _NONE), np.zeros(shape, np.int64)
    found[owners[kept], rank[kept]] = terms.values[by_rarity[kept]]
    told[owners[kept], rank[kept]] = often[by_rarity[kept]]
    return found, told

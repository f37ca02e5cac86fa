"""Wordings in, pairs that are worth comparing out: those that share what few others have.

Keys are two of a wording's rarest terms, its speaker with one of them, and all of its words. In
each block of one key, every wording meets the next few, in the order of days, so that the number
of pairs grows with the wordings and never with their square.
"""

from collections.abc import Iterator
from itertools import combinations

import numpy as np

from onrecord.linking.claims.rows import Lists, Numbers, Wordings

_RAREST = 6  # terms that make keys
_WITH_SPEAKER = 4
_NEIGHBOURS = 12  # in a block
_AT_ONCE = 2_000_000  # keys; bounds the memory
_NONE = -1
_BITS = 32


def candidates(found: Wordings) -> Iterator[Numbers]:
    """Yield batches of pairs × 2 of wordings, the earlier first; a pair may come twice."""
    keys, owners = _keys(found)
    batches = 1 + len(keys) // _AT_ONCE
    for batch in range(batches):
        own = keys % batches == batch
        if len(pairs := _pairs(keys[own], owners[own])):
            yield pairs


def _pairs(keys: Numbers, owners: Numbers) -> Numbers:
    """Return each pair of neighbours in a block once; `owners` come in order."""
    by_key = np.argsort(keys, kind="stable")
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


def _keys(found: Wordings) -> tuple[Numbers, Numbers]:
    """Return all keys and the wording of each, in the order of wordings."""
    rare = _rarest(found.terms)
    columns = [_key(found.texts, np.full_like(found.texts, (1 << 31) - 1))]
    columns += [_key(rare[:, a], rare[:, b]) for a, b in combinations(range(_RAREST), 2)]
    speaker = np.full(len(rare), _NONE)
    spoken = found.speakers.sizes > 0
    speaker[spoken] = found.speakers.values[found.speakers.starts[:-1][spoken]]
    columns += [_key(speaker, rare[:, a], ordered=True) for a in range(_WITH_SPEAKER)]
    table = np.stack(columns, 1)
    owners = np.repeat(np.arange(len(table)), table.shape[1])
    keys = table.ravel()
    told = keys != _NONE
    return keys[told], owners[told]


def _key(one: Numbers, other: Numbers, *, ordered: bool = False) -> Numbers:
    """Return a number of each two, without a sign; _NONE where one is missing."""
    low, high = (one, other) if ordered else (np.minimum(one, other), np.maximum(one, other))
    key = ((low << (_BITS - 1)) ^ high) & np.iinfo(np.int64).max
    return np.where((one == _NONE) | (other == _NONE), _NONE, key)


def _rarest(terms: Lists) -> Numbers:
    """Return wordings × _RAREST: the terms that fewest others have, and _NONE for the rest."""
    _, which, counts = np.unique(terms.values, return_inverse=True, return_counts=True)
    often, owners = counts[which], terms.owners
    by_rarity = np.lexsort((terms.values, often, owners))
    by_rarity = by_rarity[often[by_rarity] > 1]  # what one alone has finds nobody
    owners = owners[by_rarity]
    first = np.searchsorted(owners, owners)
    rank = np.arange(len(owners)) - first
    kept = rank < _RAREST
    table = np.full((len(terms.starts) - 1, _RAREST), _NONE)
    table[owners[kept], rank[kept]] = terms.values[by_rarity[kept]]
    return table

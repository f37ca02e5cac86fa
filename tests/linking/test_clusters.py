"""What is joined at once is what joining two after two comes to."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from onrecord.linking import clusters
from onrecord.linking.clusters import NEVER, Rule, agglomerate
from onrecord.linking.weights import table


@given(st.integers(2, 9), st.sampled_from([-3, -1, -0.5, 0.5, 5]), st.integers(0, 999))
def test_all_alike_are_one_as_one_after_the_other_are(count, least, seed):
    rule, draw = Rule(**table()["clusters"]), np.random.default_rng(seed)
    odds = draw.uniform(least, least + 3, (count, count)).astype(np.float32)
    odds = np.maximum(odds, odds.T)
    sizes = draw.integers(1, 40, count).astype(np.float32)
    found = agglomerate(odds, sizes, rule)
    if clusters._all_one(odds, rule):
        assert found == _one_by_one(odds, sizes, rule) == ([list(range(count))], [])


def _one_by_one(odds, sizes, rule):
    """Return what comes of all beside one that is nobody's: that one keeps all from being one."""
    count = len(odds)
    more = np.full((count + 1, count + 1), NEVER, np.float32)
    more[:count, :count] = odds
    found, unsure = agglomerate(more, np.append(sizes, np.float32(1)), rule)
    return found[:-1], unsure


def test_one_unlike_pair_is_enough_to_look_closer():
    rule = Rule(**table()["clusters"])
    odds = np.full((3, 3), 9, np.float32)
    assert agglomerate(odds, np.ones(3, np.float32), rule) == ([[0, 1, 2]], [])
    odds[0, 2] = odds[2, 0] = NEVER
    assert agglomerate(odds, np.ones(3, np.float32), rule) == ([[0, 1], [2]], [])

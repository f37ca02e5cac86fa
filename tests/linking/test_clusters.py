"""What is joined, by the log-odds of pairs, at once or one after the other: tables of our own."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.linking import clusters
from onrecord.linking.clusters import NEVER, Rule, agglomerate
from onrecord.linking.weights import table

RULE = Rule(most=0.1, prior=3.0, counted=5.0, firm=0.4, doubt=0.5, firmest=3.0, unsure=-2.0)


def _sizes(odds, sizes, rule=RULE):
    """Return how many things each cluster has."""
    groups, _ = agglomerate(np.array(odds, np.float32), np.array(sizes, np.float32), rule)
    return sorted(map(len, groups))


def _two_groups(inside, between):
    """Return the odds of two groups of three, all pairs of each as like."""
    group = np.arange(6) // 3
    odds = np.where(group[:, None] == group, inside, between).astype(np.float32)
    np.fill_diagonal(odds, 0)
    return odds


@pytest.mark.parametrize(("inside", "sizes"), [(0.0, [6]), (3.0, [3, 3])])
def test_two_groups_that_hang_together_firmly_are_two_where_loose_ones_are_one(inside, sizes):
    assert _sizes(_two_groups(inside, -0.9), [1] * 6) == sizes


@pytest.mark.parametrize(("own", "sizes"), [(0.0, [2]), (3.0, [1, 1])])
def test_how_firm_things_of_many_articles_are_stands_on_the_diagonal(own, sizes):
    assert _sizes([[own, -0.9], [-0.9, own]], [3, 3]) == sizes


def test_copies_of_one_text_are_no_firmer_than_what_else_tells():
    assert _sizes([[8, -0.2], [-0.2, 8]], [2, 2]) == [2]


def test_what_a_thing_of_one_article_has_on_the_diagonal_does_not_count():
    assert _sizes([[9, -2.9], [-2.9, 9]], [1, 1]) == [2]


def test_two_that_cannot_be_one_keep_all_that_is_like_them_apart():
    odds = [[0, 4, NEVER], [4, 0, 3], [NEVER, 3, 0]]
    assert _sizes(odds, [1, 1, 1]) == [1, 2]


def test_two_that_stay_two_and_may_be_one_are_told():
    odds = np.array([[0, -4], [-4, 0]], np.float32)
    groups, unsure = agglomerate(odds, np.ones(2, np.float32), RULE)
    assert (groups, unsure) == ([[0], [1]], [(0, 1, pytest.approx(-1))])


@given(
    st.sampled_from(["person", "body"]),
    st.integers(2, 9),
    st.sampled_from([-3, -1, -0.5, 0.5, 5]),
    st.integers(0, 999),
)
def test_all_alike_are_one_as_one_after_the_other_are(kind, count, least, seed):
    rule, draw = Rule(**table()["clusters"][kind]), np.random.default_rng(seed)
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
    rule = Rule(**table()["clusters"]["body"])
    odds = np.full((3, 3), 9, np.float32)
    assert agglomerate(odds, np.ones(3, np.float32), rule) == ([[0, 1, 2]], [])
    odds[0, 2] = odds[2, 0] = NEVER
    assert agglomerate(odds, np.ones(3, np.float32), rule) == ([[0, 1], [2]], [])

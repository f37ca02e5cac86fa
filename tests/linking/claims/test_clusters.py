"""Groups are those in which half of the pairs are linked."""

from itertools import permutations

from onrecord.linking.claims.clusters import clusters


def test_what_is_not_linked_stays_alone():
    assert clusters(3, [(0.9, 0, 2)]) == [[0, 2], [1]]


def test_a_chain_of_likenesses_is_not_one_group():
    assert clusters(5, [(0.9, n, n + 1) for n in range(4)]) != [[0, 1, 2, 3, 4]]
    assert clusters(4, [(0.9, 0, 1), (0.9, 2, 3), (0.6, 1, 2)]) == [[0, 1], [2, 3]]


def test_half_of_the_links_are_enough():
    assert clusters(3, [(0.9, 0, 1), (0.8, 1, 2)]) == [[0, 1, 2]]
    assert clusters(4, [(0.9, 0, 1), (0.9, 2, 3), (0.6, 1, 2), (0.6, 0, 3)]) == [[0, 1, 2, 3]]


def test_the_order_of_links_changes_nothing():
    links = [(0.9, 0, 1), (0.9, 1, 2), (0.9, 2, 3), (0.9, 3, 0)]
    assert len({str(clusters(4, some)) for some in permutations(links)}) == 1

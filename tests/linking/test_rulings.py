"""What people ruled of who is who, over groups that were found: united, parted, in their order."""

import pytest

from onrecord.linking.profiles import Profile, _vector
from onrecord.linking.rulings import Ruling, apart, ruled


def _profile(article, **near):
    return Profile(
        article=article,
        entity="e",
        type="Person",
        names=("Ada Lee",),
        published=None,
        begin=0,
        gender=0,
        born=None,
        around=_vector(near=near),
    )


HELD = [
    _profile("a", baker=2.0),
    _profile("b", mayor=2.0),
    _profile("c", mayor=2.0, council=1.0),
    _profile("d"),
]


def _who(articles):
    return frozenset((name, "e") for name in articles)


def _one(one, other):
    return Ruling(together=True, one=_who(one), other=_who(other))


def _two(one, other):
    return Ruling(together=False, one=_who(one), other=_who(other))


@pytest.mark.parametrize(
    ("found", "rulings", "expected"),
    [
        ([[0], [1], [2], [3]], [], [[0], [1], [2], [3]]),
        ([[0], [1], [2], [3]], [_one("a", "c")], [[0, 2], [1], [3]]),
        ([[0, 1], [2, 3]], [_one("a", "c")], [[0, 1, 2, 3]]),
        ([[0, 1, 2, 3]], [_two("a", "bcd")], [[0], [1, 2, 3]]),
        # Who is of neither side goes where the words are alike: c to the mayor, d to the rest.
        ([[0, 1, 2, 3]], [_two("b", "a")], [[0, 3], [1, 2]]),
        ([[0, 1, 2, 3]], [_two("a", "b")], [[0], [1, 2, 3]]),
        # The later one wins, and what does not stand any more rules nothing.
        ([[0], [1], [2], [3]], [_one("a", "b"), _two("a", "b")], [[0], [1], [2], [3]]),
        ([[0, 1], [2], [3]], [_two("a", "b"), _one("a", "b")], [[0, 1], [2], [3]]),
        ([[0, 1], [2], [3]], [_two("a", "z"), _one("z", "c")], [[0, 1], [2], [3]]),
        ([[0], [1], [2], [3]], [_two("a", "b")], [[0], [1], [2], [3]]),
    ],
)
def test_groups_are_as_people_ruled(found, rulings, expected):
    assert ruled(found, rulings, HELD) == expected
    assert ruled([*reversed(found)], rulings, HELD) == expected


def test_pairs_that_were_ruled_to_be_two_are_unsure_no_more():
    names = {("a", "e"): "person-1", ("b", "e"): "person-2", ("c", "e"): "person-2"}
    assert apart([_two("a", "bz"), _one("a", "c")], names) == {frozenset({"person-1", "person-2"})}

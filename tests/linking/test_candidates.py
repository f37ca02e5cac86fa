"""Whoever names do not keep apart is looked at, and no other pair."""

from itertools import combinations, combinations_with_replacement

import numpy as np
import pytest

from onrecord.linking.candidates import components
from onrecord.linking.odds import named_apart
from onrecord.linking.profiles import SUM
from onrecord.linking.things import Thing

_PEOPLE = (
    ("lee",),
    ("leer",),
    ("ann", "lee"),
    ("a", "lee"),
    ("robert", "lee"),
    ("bob", "m", "lee"),
    ("nora", "leer"),
    ("mikhail", "gorbachev"),
    ("michail", "gorbachev"),
    ("mikhail", "gorbachov"),
    ("misha", "gorbachov"),
)
_BODIES = (
    ("orle",),
    ("oca",),
    ("orle", "coast", "agency"),
    ("orle", "coastal", "agency"),
    ("orle", "coast"),
    ("orle", "group"),
    ("venn", "council"),
    ("vennshire", "council"),
    ("council",),
    ("office", "of", "coast", "affairs"),
)
_THINGS = (
    ("corvel",),
    ("corvel", "b210"),
    ("b210",),
    ("corvel", "b210", "jet"),
    ("water", "act"),
    ("orle", "water", "act"),
)
_PHRASES = (
    ("police",),
    ("police", "orle"),
    ("police", "orle", "two"),
    ("police", "harbour", "two"),
    ("inspector", "fire", "two"),
    ("inspector", "fire", "three"),
    ("inspector",),
)


def _thing(number, names, kind):
    return Thing(
        members=(number,),
        head=number,
        first=str(number),
        own=str(number),
        size=1,
        type=kind,
        names=frozenset(names),
        main=names[0],
        genders=(0, 0),
        articles=frozenset(),
        squares=0.0,
        around=np.zeros(0, SUM),
    )


@pytest.mark.parametrize(
    ("names", "kinds"),
    [
        (_PEOPLE, ("Person",)),
        (_BODIES, ("Organisation", "Place")),
        (_THINGS, ("Thing", "Organisation")),
        (_PHRASES, ("Unnamed", "Document")),
    ],
)
def test_two_are_looked_at_where_names_do_not_keep_them_apart(names, kinds):
    held = [
        _thing(number, own, kind)
        for kind in kinds
        for number, own in enumerate(combinations_with_replacement(names, 2))
    ]
    for one, other in combinations(held, 2):
        apart = named_apart((one.names, one.type), (other.names, other.type))
        assert bool(components([one, other])) is not apart


def test_a_third_connects_two():
    held = [
        _thing(number, [name], "Person")
        for number, name in enumerate([("ann", "lee"), ("nora", "lee"), ("lee",), ("bo", "tarn")])
    ]
    assert [[one.head for one in found] for found in components(held)] == [[0, 1, 2, 3]]
    assert components(held[:2]) == []

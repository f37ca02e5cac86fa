"""Whoever names do not keep apart is looked at, and no other pair."""

from itertools import combinations, combinations_with_replacement, product

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.linking import candidates
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
    ("r", "mary", "lee"),
    ("r", "t", "lee"),
    ("robert", "tom", "jr", "lee"),
    ("robert", "jr", "lee"),
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
        born=(),
        articles=frozenset(),
        squares=0.0,
        around=np.zeros(0, SUM),
    )


def _apart(one, other):
    """Whether names keep two apart: a person's together, of bodies the likest two."""
    return all(named_apart(a, b) for a, b in product(_called(one), _called(other)))


def _called(thing):
    if thing.type == "Person":
        return [(thing.names, thing.type)]
    return [(frozenset((name,)), thing.type) for name in thing.names]


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
        assert bool(components([one, other])) is not _apart(one, other)


def test_a_third_connects_two():
    held = [
        _thing(number, [name], "Person")
        for number, name in enumerate([("ann", "lee"), ("nora", "lee"), ("lee",), ("bo", "tarn")])
    ]
    assert [[one.head for one in found] for found in components(held)] == [[0, 1, 2, 3]]
    assert components(held[:2]) == []


_SPELT = ("corvelline", "corveline", "covelline", "corvelin", "corvell", "corvel", "bob", "robert")
_PLAIN = ("a", "orle", "council", "two", "three", "b210", "o", "oc", "jr", "lee", "leer", "x" * 33)
_WORDS = st.lists(st.sampled_from(_SPELT + _PLAIN), min_size=1, max_size=3, unique=True).map(tuple)
_NAMES = _WORDS.filter(lambda name: name[:-1] != ("jr",))  # "Lee Jr." is one word
_KINDS = (("Person",), ("Organisation", "Place", "Thing"), ("Unnamed", "Document"))


@given(st.data())
def test_the_sets_are_those_that_all_pairs_tried_give(data):
    """However the pairs are looked up."""
    own = st.tuples(
        st.lists(_NAMES, min_size=1, max_size=2),
        st.sampled_from(data.draw(st.sampled_from(_KINDS))),
    )
    drawn = enumerate(data.draw(st.lists(own, max_size=8)))
    held = [_thing(number, names, kind) for number, (names, kind) in drawn]
    sets = [{one.head} for one in held]
    for one, other in combinations(held, 2):
        if not _apart(one, other):
            mine, theirs = (next(s for s in sets if t.head in s) for t in (one, other))
            sets = [s for s in sets if s not in (mine, theirs)] + [mine | theirs]
    found = [{one.head for one in each} for each in components(held)]
    assert sorted(map(sorted, found)) == sorted(sorted(each) for each in sets if len(each) > 1)


@pytest.mark.parametrize(
    ("kind", "names"),
    [
        ("Person", [(f"n{n}a", "lee") for n in range(400)]),
        ("Person", [("ann", f"{chr(97 + n)}x", "lee") for n in range(400)]),
        ("Person", [("a", f"{chr(97 + n)}x", "lee") for n in range(400)]),
        ("Organisation", [(f"orle{n:03}x", "council") for n in range(400)]),
        ("Organisation", [("orle", f"{n}x") for n in range(400)]),
        ("Organisation", [("oc",), *((f"o{n}", f"c{n}") for n in range(400))]),
        ("Unnamed", [("man", "flat", "w" * n) for n in range(400)]),
        ("Unnamed", [("man", f"{n}", "flat") for n in range(400)]),
    ],
)
def test_what_is_tried_grows_with_the_names_not_with_their_pairs(kind, names, monkeypatch):
    tried = []

    def noted(one, other):
        tried.append(one)
        return named_apart(one, other)

    monkeypatch.setattr(candidates, "named_apart", noted)
    components(_thing(number, [name], kind) for number, name in enumerate(names))
    assert len(tried) <= 30 * len(names)

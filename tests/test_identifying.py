"""Who is who in the archive: however articles came and went, as over all of them at once."""

import json
import sqlite3
from collections import deque
from contextlib import closing
from datetime import date, timedelta
from itertools import islice

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord import identifying
from onrecord.archive import opening, things, work
from onrecord.identifying import identify_changed, settle
from onrecord.linking import Profile, Ruling, identify, intervals, matching
from onrecord.linking.odds import born_apart
from onrecord.linking.profiles import MATTER, NUMBERS, ROLES, VECTOR

_PEOPLE = ("Ann Lee", "Anne Lee", "A. Lee", "Lee", "Nora Lee", "Bo Tarnfell", "Tarnfell")
_BODIES = ("Orle Coast Agency", "OCA", "Orle Coast", "Orle", "Venn Council", "Venn")
_THINGS = ("Corvel B210", "Corvel", "B210s", "Orle Water Act", "Water Act", "Corvel 5", "5")
_PHRASES = ("the two women", "two women in the flat", "three women", "the B210", "a tall woman")
_KINDS = {
    **dict.fromkeys(_PEOPLE, ("Person", "Person", "Person", "Unnamed")),
    **dict.fromkeys(_BODIES, ("Organisation", "Organisation", "Place", "Thing")),
    **dict.fromkeys(_THINGS, ("Thing", "Thing", "Thing", "Organisation")),
    **dict.fromkeys(_PHRASES, ("Unnamed", "Document")),
}
_WORDS = [
    *(number * 7 for number in range(4)),
    *(part * NUMBERS + number for part in (ROLES, MATTER) for number in range(3)),
]


@pytest.fixture(autouse=True)
def small(monkeypatch):
    """Cut names of more than a few profiles, so that there are intervals in intervals."""
    for name, value in {"WHOLE": 2, "LEAF": 1, "FAN": 1}.items():
        monkeypatch.setattr(intervals, name, value)
    monkeypatch.setattr(matching, "_PART", 5)
    monkeypatch.setattr(identifying, "_AT_ONCE", 1)


def _archive():
    db = sqlite3.connect(":memory:", isolation_level=None)
    opening._complete(db)
    return db


@st.composite
def _profiles(draw, article):
    """Draw who is in an article: one to three, each with a few words of a few."""
    day = draw(st.sampled_from([None, date(2024, 1, 2), date(2024, 3, 4)]))
    names = st.sampled_from([_PEOPLE + _BODIES, _PEOPLE, _BODIES, _THINGS, _PHRASES]).flatmap(
        lambda pool: st.lists(st.sampled_from(pool), min_size=1, max_size=2, unique=True)
    )
    found = []
    for number, held in enumerate(draw(st.lists(names, min_size=1, max_size=3))):
        words = draw(st.lists(st.sampled_from(_WORDS), max_size=3, unique=True))
        worth = draw(st.sampled_from([0.3, 1.5, 3.0]))
        found.append(
            Profile(
                article=f"article-{article}",
                entity=f"e{number}",
                type=draw(st.sampled_from(_KINDS[held[0]])),
                names=tuple(held),
                published=day,
                begin=draw(st.integers(0, 9)),
                gender=draw(st.sampled_from([0, 0, 1, -1])),
                born=draw(st.sampled_from([None, None, 1957, 1959, 1960])),
                around=np.array(sorted((word, worth) for word in words), VECTOR).tobytes(),
            )
        )
    return found


@st.composite
def _builds(draw):
    """Draw builds one after the other: articles put in, replaced and taken out, and rulings."""
    numbers = st.lists(st.integers(0, 30), min_size=1, max_size=20, unique=True)
    articles = numbers.flatmap(
        lambda held: st.tuples(*(st.tuples(st.just(n), _maybe_gone(n)) for n in held))
    )
    whos = st.frozensets(_WHO, min_size=1, max_size=2)
    rulings = st.lists(st.builds(Ruling, together=st.booleans(), one=whos, other=whos), max_size=3)
    return draw(st.lists(st.tuples(articles, rulings), min_size=1, max_size=5))


_WHO = st.tuples(st.integers(0, 30).map("article-{}".format), st.sampled_from(["e0", "e1"]))


def _maybe_gone(number):
    return st.one_of(_profiles(number), _profiles(number), st.just([]))


def _put(db, articles):
    for number, profiles in articles:
        work.put_profiles(db, f"article-{number}", profiles)


@settings(max_examples=25, deadline=None)
@given(_builds(), st.lists(st.integers(0, 6), min_size=5, max_size=5))
def test_builds_one_after_the_other_tell_what_one_of_all_tells(builds, cut_off):
    """Whether or not a build before was cut off after some groups."""
    held = {}
    with closing(_archive()) as db:
        for (articles, rulings), steps in zip(builds, cut_off, strict=False):
            _put(db, articles)
            deque(islice(identify_changed(db, None), steps), maxlen=0)
            if not things.count_changed(db):
                settle(db, rulings)
            held |= dict(articles)
        deque(identify_changed(db, None), maxlen=0)
        settle(db, rulings)
        told = identify((profile for own in held.values() for profile in own), rulings)
        assert work.all_identities(db) == told.of
        assert work.unsure(db) == told.unsure
        assert _gone(db) == set()
        births = work.births(db, {who for *pair, _ in told.unsure for who in pair})
        for one, other, _ in told.unsure:
            assert not born_apart(births.get(one, ()), births.get(other, ()))


def _gone(db):
    """Return what things are made of that is no longer there."""
    above = db.execute("SELECT members FROM thing WHERE level > 0 OR grp NOT LIKE 'name %'")
    numbers = {number for (made_of,) in above for number in json.loads(made_of)}
    return numbers - {number for (number,) in db.execute("SELECT number FROM thing")}


def _on(day, name, kind="Person"):
    """Return a day's article that names one person or body."""
    around = np.array([(7, 3.0)], VECTOR).tobytes()
    return day, [
        Profile(
            article=f"article-{day}",
            entity="e0",
            type=kind,
            names=(name,),
            published=date(2024, 1, 1) + timedelta(day),
            begin=0,
            gender=0,
            born=None,
            around=around,
        )
    ]


def _groups(db):
    """Return the numbers of what stands in each group; a new number was looked at anew."""
    rows = db.execute("SELECT grp, number FROM thing ORDER BY number").fetchall()
    return {group: [n for g, n in rows if g == group] for group, _ in rows}


def test_an_article_touches_only_the_blocks_it_enters():
    names = [*_PEOPLE, "Orle Coast Agency", "OCA", "Venn Council"]
    with closing(_archive()) as db:
        kinds = ("Person" if name in _PEOPLE else "Organisation" for name in names)
        _put(db, map(_on, range(30), names, kinds))
        first = list(identify_changed(db, None))[-1]
        before = _groups(db)
        _put(db, [_on(30, "Nora Lee")])
        assert list(identify_changed(db, None))[-1] == (1, 1) < first
        after = _groups(db)
    changed = {group for group in after if after[group] != before.get(group)}
    assert changed <= {"block person lee", "name person nora lee"} != set()


def test_one_more_of_a_name_touches_only_the_intervals_that_it_falls_into():
    with closing(_archive()) as db:
        _put(db, (_on(2 * day, "Bo Tarnfell") for day in range(200)))
        deque(identify_changed(db, None), maxlen=0)
        before = set(_groups(db)["name person bo tarnfell"])
        _put(db, [_on(201, "Bo Tarnfell")])
        deque(identify_changed(db, None), maxlen=0)
        after = set(_groups(db)["name person bo tarnfell"])
    assert len(after) > 100
    assert len(after - before) < 20

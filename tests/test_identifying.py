"""Who is who in the archive: however articles came and went, as over all of them at once."""

import sqlite3
from contextlib import closing
from datetime import date

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.archive import opening, work
from onrecord.identifying import identify_changed, settle
from onrecord.linking import Profile, Ruling, identify, intervals, matching
from onrecord.linking.profiles import NUMBERS, ROLES, VECTOR

_PEOPLE = ("Ann Lee", "Anne Lee", "A. Lee", "Lee", "Nora Lee", "Bo Tarnfell", "Tarnfell")
_BODIES = ("Orle Coast Agency", "OCA", "Orle Coast", "Orle", "Venn Council", "Venn")
_WORDS = [number * 7 for number in range(4)] + [ROLES * NUMBERS + number for number in range(3)]


@pytest.fixture(autouse=True)
def small(monkeypatch):
    """Cut names of more than a few profiles, so that there are intervals in intervals."""
    for name, value in {"WHOLE": 2, "LEAF": 1, "FAN": 1}.items():
        monkeypatch.setattr(intervals, name, value)
    monkeypatch.setattr(matching, "_PART", 5)


def _archive():
    db = sqlite3.connect(":memory:", isolation_level=None)
    opening._complete(db)
    return db


@st.composite
def _profiles(draw, article):
    """Draw who is in an article: one to three, each with a few words of a few."""
    day = draw(st.sampled_from([None, date(2024, 1, 2), date(2024, 3, 4)]))
    names = st.lists(st.sampled_from(_PEOPLE + _BODIES), min_size=1, max_size=2, unique=True)
    found = []
    for number, held in enumerate(draw(st.lists(names, min_size=1, max_size=3))):
        words = draw(st.lists(st.sampled_from(_WORDS), max_size=3, unique=True))
        worth = draw(st.sampled_from([0.3, 1.5, 3.0]))
        kind = "Person" if held[0] in _PEOPLE else "Organisation"
        found.append(
            Profile(
                article=f"article-{article}",
                entity=f"e{number}",
                type=draw(st.sampled_from([kind, kind, kind, "Unnamed"])),
                names=tuple(held),
                published=day,
                begin=draw(st.integers(0, 9)),
                gender=draw(st.sampled_from([0, 0, 1, -1])),
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


def _brought_up_to_date(db, changes, rulings):
    """Return how many groups a build looked at."""
    for number, profiles in changes:
        work.put_profiles(db, f"article-{number}", profiles)
    looked_at = max((total for _, total in identify_changed(db, None)), default=0)
    settle(db, rulings)
    return looked_at


@settings(max_examples=40, deadline=None)
@given(_builds())
def test_builds_one_after_the_other_tell_what_one_of_all_tells(builds):
    held = {}
    with closing(_archive()) as db:
        for changes, rulings in builds:
            _brought_up_to_date(db, changes, rulings)
            held |= dict(changes)
            told = identify((profile for own in held.values() for profile in own), rulings)
            assert work.all_identities(db) == told.of
            assert work.unsure(db) == told.unsure

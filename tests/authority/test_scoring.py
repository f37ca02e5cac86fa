"""Which entry an entity is: small fictional cases, and laws of the score."""

import tomllib
from pathlib import Path

import pytest

from onrecord.authority import Entry, decide, keys, known, odds
from onrecord.linking import describe
from onrecord.linking.profiles import Profile, _vector, telling

CASES = tomllib.loads(Path(__file__).with_name("cases.toml").read_text(encoding="utf-8"))["case"]


def _known(case: dict):
    around = _vector(
        near={word: telling(word) for word in case.get("near", ())},
        names={},
        roles={word: telling(word) for word in case.get("roles", ())},
    )
    profile = Profile(
        article="a",
        entity="e",
        type=case["kind"],
        names=(case["name"],),
        published=None,
        begin=0,
        gender=0,
        born=None,
        around=around,
    )
    return known(describe("person-1", [profile]), [profile])


def _entries(case: dict) -> list[Entry]:
    told = ({**one, "names": tuple(one["names"])} for one in case["entries"])
    return [Entry(**{**one, "told": tuple(one.get("told", ()))}) for one in told]


def _found(case: dict) -> dict:
    scored = {e.iri: odds(_known(case), e) for e in _entries(case)}
    return {("person-1", iri): score for iri, score in scored.items() if score}


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["why"])
def test_only_the_sure_are_linked(case):
    sure = [link.iri for link in decide(_found(case)) if link.sure]
    assert sure == ([case["linked"]] if case["linked"] else [])


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["why"])
def test_whoever_agrees_meets_under_a_key(case):
    """The index loses no pair that the score would take."""
    own = keys([case["name"]], case["kind"])
    for entry in _entries(case):
        assert own & keys(entry.names, entry.kind) or odds(_known(case), entry) is None


def test_two_of_one_name_are_both_candidates():
    case = next(case for case in CASES if case["why"] == "two of one name")
    assert [(link.iri, link.sure) for link in decide(_found(case))] == [
        ("x:1", False),
        ("x:2", False),
    ]


def test_two_entities_that_fit_one_entry_are_both_candidates():
    """Linking both would say that they are one."""
    links = decide({("person-1", "x:1"): (2.8, "name"), ("person-2", "x:1"): (2.8, "name")})
    assert [(link.entity, link.sure) for link in links] == [
        ("person-1", False),
        ("person-2", False),
    ]

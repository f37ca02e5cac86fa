"""What names are described as right there; and which later words mean them."""

import re

import numpy as np
import pytest

from onrecord.reading.cast import Cast
from onrecord.reading.descriptions import descriptions
from onrecord.reading.encoder import Marked
from onrecord.reading.merging import merge
from onrecord.reading.namedspan import NamedSpan
from onrecord.reading.naming import from_spans
from onrecord.reading.nominals import nominals
from onrecord.reading.page import pages
from onrecord.reading.things import note_things
from onrecord.records import Article

NAMES = {
    "Ann Hall": "Person",
    "Tom Lee": "Person",
    "Orle Docks": "Organisation",
    "Weston Bank": "Organisation",
    "Weston": "Place",
    "Ferryland": "Place",
    "France": "Place",
    "Corvel B210": "Other",
}


class Nearest:
    """Says that what stands nearest is meant, `fresh` apart that nothing is."""

    def __init__(self, fresh=-100.0):
        self.fresh = fresh

    def scores(self, asking, others):
        away = [-abs(asking.begin - other.begin) / 5 for other in others]
        return np.array([*away, self.fresh], np.float32)


def _laid(text):
    """Return the page and the cast of a text."""
    (page,) = pages(Article(id="a", path="a.txt", text=text))
    spans = [
        NamedSpan(*m.span(), kind) for name, kind in NAMES.items() for m in re.finditer(name, text)
    ]
    found = list(from_spans(page, sorted(spans, key=lambda one: (one.begin, -one.end))))
    clusters, at = merge(found)
    cast = Cast(found, {c.key: c for c in clusters}, at)
    note_things(text, [Marked(tuple(spans), ())], cast)
    return page, cast


def _described(text):
    page, cast = _laid(text)
    return [(text[slice(*d.bounds)], cast.clusters[d.key].name) for d in descriptions(page, cast)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ann Hall, a nurse in Weston, left.", ("a nurse in Weston", "Ann Hall")),
        ("Ann Hall, mayor, left.", ("mayor", "Ann Hall")),
        ("They met Ann Hall, a nurse and writer.", ("a nurse", "Ann Hall")),
        ("They met Ann Hall, who is a nurse.", ("a nurse", "Ann Hall")),
        ("They met Ann Hall, the first and only mayor.", ("the first and only mayor", "Ann Hall")),
        ("Ann Hall is also a nurse from Weston.", ("a nurse from Weston", "Ann Hall")),
        ("Ann Hall was a nurse born in Weston.", ("a nurse", "Ann Hall")),
        ("Orle Docks, a company in Weston, closed.", ("a company in Weston", "Orle Docks")),
        ("He saw Weston, the town.", ("the town", "Weston")),
        ("The mayor of the town, Ann Hall, left.", ("The mayor of the town", "Ann Hall")),
        ("In the words of the new mayor, Ann Hall, it rained.", ("the new mayor", "Ann Hall")),
        ("He met his old friend Ann Hall there.", ("his old friend", "Ann Hall")),
        ("They saw the Corvel B210, a jet with one wing.", ("a jet", "Corvel B210")),
    ],
)
def test_a_description_stands_beside_its_name(text, expected):
    assert _described(text) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "To Ann Hall, a plan is a plan.",  # nothing that describes people
        "In Weston, a nurse, Tom Lee said, had left.",  # a town is no nurse
        "To Ann Hall, a nurse in the town is a friend.",  # the next sentence's own subject
        "They met Ann Hall, her mother, and Tom Lee.",  # a list
        "They met Ann Hall, the mother and the son.",
        "They left Ann Hall, seeing the mayor.",
        "They met Ann Hall, not the mayor.",
        "Ann Hall, Tom Lee and a nurse left.",
        "The son of Ann Hall is a nurse.",
        "Ann Hall is not a nurse.",
        "Ann Hall is a nurse's hope.",
        "The town of Weston, Ferryland, is wet.",
        "According to the mayor, Ann Hall left.",
        "They saw Weston, Weston Bank.",  # a name is no description
    ],
)
def test_what_describes_nobody(text):
    assert _described(text) == []


def test_he_and_she_are_described_as_whom_they_mean():
    text = "Ann Hall left. She was a nurse. He was a baker."
    page, cast = _laid(text)
    begin = text.index("She")
    cast.refer((cast.cluster(cast.names[0]).key,), (begin, begin + 3), "pronoun")
    assert [text[slice(*d.bounds)] for d in descriptions(page, cast)] == ["a nurse"]


def _meant(text, *, fresh=-100.0, roles=None):
    page, cast = _laid(text)
    keys = {cluster.name: key for key, cluster in cast.clusters.items()}
    cast.roles = {role: {keys[who]} for role, who in (roles or {}).items()}
    own = descriptions(page, cast)
    found = nominals(page, cast, Nearest(fresh), list(own))
    return [(text[slice(*bounds)], cast.clusters[key].name) for bounds, key in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Orle Docks closed. Then the old company left.", []),  # "old" tells apart
        ("Orle Docks closed. Then the large company left.", [("the large company", "Orle Docks")]),
        ("Orle Docks closed. Then the company that sails left.", []),
        ("Orle Docks closed. Then the company director left.", []),
        ("Orle Docks closed. The nurse left.", []),
        ("Ann Hall, a nurse, met Tom Lee. The nurse left.", [("The nurse", "Ann Hall")]),
        ("Weston Bank met Orle Docks. The bank left.", [("The bank", "Weston Bank")]),
        ("Weston Bank closed. It left.", [("It", "Weston Bank")]),
        ("Weston Bank had a plan. It left.", []),  # the plan may have
        ("Weston Bank saw Ferry Ho. It left.", []),  # nobody knows what that is
        ("Ann Hall closed. It left.", []),
        ("He saw the Corvel B210. It left.", [("It", "Corvel B210")]),
        ("He saw the Corvel B210. The jet left.", [("The jet", "Corvel B210")]),
        ("He saw the Corvel B210. The jet company left.", []),
        ("Ten Corvel B210 jets left.", [("Corvel B210 jets", "Corvel B210")]),
        ("A Corvel B210 Jet left.", []),  # perhaps another name
        ("Weston Bank closed. They left.", [("They", "Weston Bank")]),
        ("Weston Bank met Ann Hall. They left.", []),
        ("Weston Bank met boats. They left.", []),
        ("He saw Weston Bank, which left.", [("which", "Weston Bank")]),
        ("He saw the plan of Weston Bank and which left.", []),
    ],
)
def test_later_words_mean_what_was_called_so(text, expected):
    assert _meant(text) == expected


def test_the_listed_kind_of_a_place_is_what_it_is_called():
    text = "They left France for Weston. The country was wet."
    assert _meant(text) == [("The country", "France")]


def test_who_alone_has_a_role_needs_no_more():
    text = "Ann Hall met Tom Lee. The mayor left."
    assert _meant(text, fresh=-9, roles={"mayor": "Ann Hall"}) == [("The mayor", "Ann Hall")]
    assert _meant(text, fresh=-2) == []


def test_what_is_noted_is_not_asked_again():
    text = "Ann Hall, a nurse, left. The nurse of Weston said so."
    page, cast = _laid(text)
    begin = text.index("The nurse")
    cast.described((begin, text.index(" said")), "the nurse of Weston", "Unnamed", "nominal")
    assert list(nominals(page, cast, Nearest(), list(descriptions(page, cast)))) == []

"""Words of one family are one term; what says nothing is none."""

import pytest

from onrecord.linking.claims.terms import (
    counting_words,
    family,
    listed,
    number,
    opposites,
    plain_terms,
    plain_words,
    terms,
    words,
)
from onrecord.linking.weights import table
from onrecord.resources import folder


@pytest.mark.parametrize(
    ("one", "other"),
    [
        *(("photos", "picture"), ("died", "dies"), ("bought", "purchase"), ("flumping", "flumps")),
        *(("went", "go"), ("drew", "drawn"), ("running", "ran"), ("wearied", "weary")),
    ],
)
def test_forms_and_near_words_are_one_term(one, other):
    assert family(one) == family(other) is not None


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("north", "south"),
        ("monday", "friday"),
        ("guilty", "innocent"),
        ("oslo", "paris"),
        ("2", "3"),
        ("rose", "fell"),
        ("israeli", "palestinian"),
    ],
)
def test_members_of_one_class_are_not(one, other):
    assert family(one) != family(other)


def test_a_verb_and_its_particles_are_one_term():
    assert terms("She has gone back to Orle") == terms("She returned to Orle")
    assert terms("They went back on Monday, back to back") >= {"return", "monday"}
    assert plain_words("They can’t; we cannot") == ("they", "can", "not", "we", "can", "not")


def test_negations_and_empty_words_are_no_terms():
    assert terms("It was not said that they haven't; nobody did") == frozenset()
    assert words("They haven’t; Don won") == ("they", "haven't", "don", "won")
    assert terms("Don won") == {"don", "win"}


def test_numbers_are_told_in_digits():
    assert [number(word) for word in words("Two of 15 or seventeen, one day")] == [
        "2",
        None,
        "15",
        None,
        "17",
        None,
        None,
    ]


def test_a_number_is_one_word_however_it_is_printed():
    assert words("1,000 of 2.5 and 2019-20") == ("1000", "of", "2.5", "and", "2019", "20")


def test_names_are_no_plain_terms():
    assert plain_terms("Former President Ida Lund may resign") == {"may", "quit"}


def test_an_opposite_leads_back_and_its_words_are_in_no_other_family():
    assert all(opposites()[other] == one for one, other in opposites().items())
    lines = (folder("linking") / "opposites.txt").read_text(encoding="ascii").splitlines()
    found = [word for line in lines for side in line.split(" / ") for word in side.split()]
    near = (folder("linking") / "families.txt").read_text(encoding="ascii").split()
    assert lines == sorted(lines)
    assert len(found) == len(set(found))
    assert set(found).isdisjoint(near)
    assert all(line.count(" / ") == 1 for line in lines)


def test_each_word_is_in_one_family_and_in_no_list():
    lines = (folder("linking") / "families.txt").read_text(encoding="ascii").splitlines()
    found = [word for line in lines for word in line.split()]
    assert lines == sorted(lines)
    assert len(found) == len(set(found))
    assert all(len(line.split()) > 1 for line in lines)
    counted = set(table("claims")["words"]["numbers"].split()) - {"zero"}
    assert counted.isdisjoint(found)
    assert listed("empty").isdisjoint(listed("hedges"))


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        *(("four hundred homes", "400 homes"), ("a thousand", "1,000"), ("nine hundred", "900")),
        ("a hundred and five", "105"),
        ("twenty-four thousand three hundred and sixty-one", "24361"),
        *(("2.5 million", "2500000"), ("two million and six", "2000006"), ("3 thousand", "3000")),
        ("between two hundred and three hundred carts", "between 200 and 300 carts"),
        ("two hundred and then five", "200 and then five"),
        ("a barge and five six hundred", "a barge and five 600"),
    ],
)
def test_a_number_of_several_words_is_one(said, expected):
    assert counting_words(said) == counting_words(expected)


@pytest.mark.parametrize(
    "said",
    ["one cart", "a hand", "1.2.3 million", "hundred thousand", "nineteen ninety", "and six"],
)
def test_what_is_no_number_of_several_words_stays(said):
    assert list(counting_words(said)) == said.split()

"""How two names agree."""

import pytest

from onrecord.linking.agreement import agreement, best, essential, generic

ANN, NORA, LEE = ("ann", "lee"), ("nora", "lee"), ("lee",)


@pytest.mark.parametrize(
    ("ones", "others", "agrees"),
    [
        ([ANN, LEE], [NORA, LEE], "other"),
        ([ANN, LEE], [LEE], "exact"),
        ([ANN, NORA], [NORA], "exact"),
        ([ANN, LEE], [ANN], "exact"),
        ([ANN, LEE], [("ann", "jr", "lee"), LEE], "kin"),
        ([ANN, LEE], [("ann", "r", "lee"), LEE], "variant"),
        ([("a", "r", "lee"), LEE], [("ann", "r", "lee"), LEE], "variant"),
        ([("a", "r", "lee"), LEE], [("ann", "r", "lee"), ("nora", "lee")], "other"),
    ],
)
def test_a_shared_surname_alone_does_not_make_two_names_one(ones, others, agrees):
    assert best(ones, others, "Person") == agrees


def test_letters_that_may_stand_for_a_name_are_not_another_form_of_it():
    assert agreement(("vrc",), ("vennshire", "rail", "company"), "Organisation") == "acronym"


@pytest.mark.parametrize(
    ("one", "other", "agrees"),
    [
        ("Orle", "Orle City", "other"),
        ("Orle", "Orle County", "other"),
        ("Orle", "Orle Province", "part"),
    ],
)
def test_a_town_is_not_the_county_around_it(one, other, agrees):
    assert agreement(essential(one, "Place"), essential(other, "Place"), "Place") == agrees


@pytest.mark.parametrize(
    ("kind", "one", "other", "agrees"),
    [
        ("Organisation", "Heron", "Heron Motors", "trade"),
        ("Organisation", "Coast Watch", "US Coast Watch", "trade"),
        ("Organisation", "City Council", "US City Council", "other"),
        ("Organisation", "U.S. Coast Watch", "United States Coast Watch", "exact"),
        ("Organisation", "United States", "United States Congress", "other"),
        ("Organisation", "Heron", "Heron Cove Pilots", "other"),
        ("Place", "Japan", "Japanese", "exact"),
        ("Place", "British", "UK", "exact"),
        ("Thing", "Corvel B210", "B210s", "part"),
        ("Thing", "B210", "B210s", "exact"),
        ("Thing", "Mono", "Mono 5", "other"),
        ("Thing", "Mono 4", "Mono 5", "other"),
        ("Thing", "Mono Red 5", "5", "other"),
        ("Thing", "Mono", "Mono Lite", "other"),
        ("Thing", "Mono", "Mono Award", "part"),
        ("Thing", "Mono", "Mono 100", "part"),
    ],
)
def test_forms_of_the_names_of_bodies_places_and_things(kind, one, other, agrees):
    assert agreement(essential(one, kind), essential(other, kind), kind) == agrees


def test_an_alias_that_fits_nothing_does_not_make_a_body_two():
    heron, pilots = ("heron",), ("heron", "cove", "pilots")
    assert best([heron], [pilots, ("heron", "motors")], "Organisation") == "trade"
    assert best([ANN], [NORA, ("annie", "lee")], "Person") == "other"


@pytest.mark.parametrize(("name", "many"), [("The Guardian", False), ("The Police", True)])
def test_a_well_known_paper_is_one(name, many):
    assert generic(essential(name, "Organisation")) is many


@pytest.mark.parametrize(
    ("one", "other", "agrees"),
    [
        ("R. J. Kane", "Robert Kane", "variant"),
        ("R.J. Kane", "RJ Kane", "exact"),
        ("R. J. Kane", "Bobby Kane", "variant"),
        ("B. Kane", "Robert Kane", "other"),
        ("R. J. Kane", "R. B. Kane", "other"),
        ("IAN KANE", "Ian Kane", "exact"),
        ("J. R. Smith", "Joanne Smith", "variant"),
        ("DI Hart", "Diana Hart", "other"),
        ("PC Kane", "Paula Kane", "other"),
        ("KIM Min", "Karl Min", "other"),
        ("TED Kane", "Edward Kane", "variant"),
        ("George Hale Sr.", "George Hale Jr.", "other"),
        ("George Hale III", "George Hale Jr", "other"),
        ("George Hale", "George Hale Jr.", "kin"),
        ("George A. Hale Jr.", "George Hale Jr.", "variant"),
        ("Ann Hale Jr.", "George Hale", "other"),
        ("George Hale", "George Hale PhD", "exact"),
        ("Hale Jr.", "Hale Jr", "exact"),
        ("Hale Jr.", "Hale Sr.", "other"),
        ("Hale Jr.", "George Hale Sr.", "other"),
        ("Hale Jr.", "George Hale Jr.", "part"),
        ("Hale Jr.", "George Hale", "kin"),
        ("Hale Jr.", "Hale", "part"),
        ("Hale Jr.", "Lee", "unlike"),
        ("Solberg Jr.", "Solberk Jr.", "close"),
        ("Solberg Jr.", "Solberk Sr.", "unlike"),
        ("Hale", "George Hale Jr.", "part"),
    ],
)
def test_initials_and_generations_of_people(one, other, agrees):
    assert agreement(essential(one, "Person"), essential(other, "Person"), "Person") == agrees

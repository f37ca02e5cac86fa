"""Words are looked up in the lists of names, however they are written."""

import pytest

from onrecord.reading.encoder.listed import LISTS, folded, listed

PLACE, GIVEN, SURNAME = (1 << bit for bit in range(len(LISTS)))


@pytest.mark.parametrize(
    ("printed", "key"),
    [("Samut Prakan", "samutprakan"), ("Łódź", "lodz"), ("Umm al-Faḥm", "ummalfahm"), ("’", "")],
)
def test_letters_alone_count(printed, key):
    assert folded(printed) == key


def test_places_of_several_words_are_found_whole():
    words = ["in", "Samut", "Prakan", ",", "not", "Port", "-", "au", "-", "Prince", "."]
    assert [found & PLACE for found in listed(words)] == [0, 1, 1, 0, 0, 1, 1, 1, 1, 1, 0]


def test_a_word_may_be_in_several_lists_but_not_in_lower_case():
    """Paris is a city and a given name; "paris" may be anything."""
    assert listed(["Paris"])[0] & (PLACE | GIVEN) == PLACE | GIVEN
    assert listed(["paris"]) == [0]
    assert listed(["Fernández"])[0] & SURNAME


def test_no_words_are_no_trouble():
    assert listed([]) == []
    assert listed(["", "–", "A"])[:2] == [0, 0]

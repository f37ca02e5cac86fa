"""Authors from bylines and author fields."""

import pytest

from onrecord.articles.names import names_in


@pytest.mark.parametrize(
    ("values", "names"),
    [
        (["Ida Brandt"], ("Ida Brandt",)),
        (["By IDA BRANDT, Staff Writer"], ("Ida Brandt",)),
        (["Ida Brandt and Tom Rask"], ("Ida Brandt", "Tom Rask")),
        (["Ida Brandt, Tom Rask & Jo de Vries"], ("Ida Brandt", "Tom Rask", "Jo de Vries")),
        (["Brandt, Ida; Rask, Tom"], ("Ida Brandt", "Tom Rask")),
        (["Ida Brandt", "Ida Brandt", "Tom Rask"], ("Ida Brandt", "Tom Rask")),
        (["Ida Brandt <ida@post.example>"], ("Ida Brandt",)),
        (["Ida Brandt, Vellmar"], ("Ida Brandt",)),
        (["Élodie Ørsted-O’Neil"], ("Élodie Ørsted-O’Neil",)),
        (["Associated Press"], ("Associated Press",)),
        (["AP"], ("AP",)),
        ([""], ()),
        (["https://post.example/ida"], ()),
    ],
)
def test_people_are_split_and_roles_left_out(values, names):
    assert names_in(values) == names

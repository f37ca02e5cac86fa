"""Two printings of one name have one normal form; two names have two."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.linking.names import normal_name


@pytest.mark.parametrize(
    ("kind", "printed"),
    [
        (
            "Person",
            [
                "Mira Solberg",
                "MIRA SOLBERG",
                "Mira  Solberg’s",
                "Mira Solberg's",
                "Mrs. Mira Solberg",
            ],
        ),
        (
            "Person",
            ["Sen. Mira Solberg", "Lt. Gen. Mira Solberg", "Mayor Mira Solberg,", "“Mira Solberg”"],
        ),
        ("Person", ["J. K. Tarn", "J.K. Tarn", "JK Tarn", "J K Tarn"]),
        ("Person", ["Zoë O’Neill", "Zoe O'Neill", "ZOE ONEILL"]),
        ("Person", ["Jean-Luc Ødegård", "jean-luc ødegård"]),
        ("Person", ["Tomas Jens", "Tomas Jens’", "Tomas Jens'", "Tomas Jens's"]),
        (
            "Organisation",
            ["The Port Authority", "Port Authority’s", "port authority", "the PORT AUTHORITY"],
        ),
        ("Organisation", ["A.B.C.", "ABC", "the A. B. C."]),
        ("Place", ["The U.S.", "US", "U. S.", "the US’s"]),
        ("Place", ["Ｎｏｒｔｈ Quay", "North Quay"]),
    ],
)
def test_printings_of_one_name(kind, printed):
    assert len({normal_name(name, kind) for name in printed}) == 1


@pytest.mark.parametrize(
    ("kind", "one", "other"),
    [
        ("Person", "Mira Solberg", "Mira Lind"),
        ("Person", "Mira Solberg", "Ida Mira Solberg"),
        ("Person", "Ole Tarn Jr.", "Ole Tarn"),
        ("Organisation", "Port Authority", "Port Authority Union"),
        ("Organisation", "President", "General President"),
        ("Place", "North Quay", "South Quay"),
        ("Person", "Иван Орлов", "Игорь Орлов"),
    ],
)
def test_names_of_two(kind, one, other):
    assert normal_name(one, kind) != normal_name(other, kind)


@pytest.mark.parametrize(
    ("kind", "name", "expected"),
    [
        ("Person", "Mr. Solberg", ("solberg",)),
        ("Person", "Mr.", ("mr",)),
        ("Person", "…", ()),
        ("Organisation", "The The", ("the",)),
        ("Organisation", "The Courier", ("courier",)),
        ("Thing", "The Ferry Prize", ("ferry", "prize")),
        ("Document", "The Ferry Report", ("the", "ferry", "report")),
        ("Unnamed", "Two officials", ("two", "officials")),
    ],
)
def test_what_stays(kind, name, expected):
    assert normal_name(name, kind) == expected


@given(st.text(max_size=30), st.sampled_from(["Person", "Organisation", "Place", "Unnamed"]))
def test_any_text_has_a_normal_form_and_upper_case_changes_nothing(name, kind):
    words = normal_name(name, kind)
    assert all(word and not word.isspace() for word in words)
    if name.isascii():
        assert normal_name(name.upper(), kind) == words

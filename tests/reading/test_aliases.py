"""Other names of one, which the words or brackets between two names tell."""

import pytest

from onrecord.reading.aliases import acronyms
from onrecord.reading.merging import merge
from onrecord.reading.namedspan import NamedSpan
from onrecord.reading.naming import from_spans
from onrecord.reading.page import pages
from onrecord.records import Article


def _names(text, *named, kind="Organisation"):
    (page,) = pages(Article(id="a", path="a.txt", text=text))
    spans = [NamedSpan(at := text.index(one), at + len(one), kind) for one in named]
    return list(from_spans(page, spans))


@pytest.mark.parametrize(
    ("text", "letters"),
    [
        ("Orle Lines (OLS) met.", "ols"),
        ("Orle Lines (ORLI) met.", "orli"),
        ("Orle Lines (OXL) met.", None),  # no letter of it
        ("Orle Lines (LO) met.", None),  # not in this order
        ("Orle Lines, OLS and WWO met.", None),
    ],
)
def test_letters_in_brackets_stand_for_the_name_before(text, letters):
    short = text.split()[2].strip("(),")
    found = list(acronyms(text, _names(text, "Orle Lines", short)))
    assert found == ([((letters,), ("orle", "lines"))] if letters else [])


def test_letters_of_a_body_are_one_with_it():
    text = "Orle Lines (OLS) met."
    names = _names(text, "Orle Lines", "OLS")
    clusters, _ = merge(names, (), acronyms(text, names))
    assert [sorted(one.forms) for one in clusters] == [["OLS", "Orle Lines"]]


def test_father_and_son_of_one_name_are_two():
    text = "Olaf Paul Tarn Sr. met Olaf Paul Tarn Jr. there."
    names = _names(text, "Olaf Paul Tarn Sr.", "Olaf Paul Tarn Jr.", kind="Person")
    assert [one.name for one in merge(names)[0]] == ["Olaf Paul Tarn Sr.", "Olaf Paul Tarn Jr."]

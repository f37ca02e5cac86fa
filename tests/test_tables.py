"""Answers as people see them: words instead of IRIs, one day instead of two."""

import pytest

from onrecord.asking import Term, make_answer
from onrecord.tables import for_people, when, widths

BASE = "https://w3id.org/onrecord/id/"
DAY = "http://www.w3.org/2001/XMLSchema#date"


@pytest.mark.parametrize(
    ("begin", "end", "basis", "words"),
    [
        ("2024-09-11", "2024-09-11", "relative", "2024-09-11"),
        ("2024-09-01", "2024-09-30", "explicit", "2024-09"),
        ("2024-02-01", "2024-02-28", "explicit", "2024-02-01 to 2024-02-28"),
        ("1946-01-01", "1946-12-31", "explicit", "1946"),
        (None, "2024-09-12", "publication", "by 2024-09-12"),
        ("2024-09-12", None, "event", "from 2024-09-12"),
        (None, None, "unknown", "unknown"),
        (None, None, None, ""),
    ],
)
def test_an_interval_in_words(begin, end, basis, words):
    assert when(begin, end, basis) == words


def _answer(**cells: Term | None):
    return make_answer("q", tuple(cells), [tuple(cells.values())])


def test_a_statement_folds_into_five_columns():
    """IRIs, offsets and the three parts of a date give way to what a person reads."""
    answer = _answer(
        speaker=Term("uri", BASE + "person-ann-lee-1a2b3c4d"),
        speakerName=Term("literal", "Ann Lee"),
        words=Term("literal", "It\nfloods"),
        form=Term("literal", "direct"),
        polarity=Term("literal", "denied"),
        saidFrom=None,
        saidTo=Term("literal", "2024-09-12", DAY),
        basis=Term("literal", "publication"),
        article=Term("uri", BASE + "article-the-weir-holds-0123456789ab"),
        title=None,
        publisher=Term("literal", "Lowmoor Gazette"),
        published=Term("literal", "2024-09-12", DAY),
        begin=Term("literal", "5", DAY.replace("date", "integer")),
    )
    columns, rows = for_people(answer)
    assert columns == ("speaker", "words", "form", "when", "article")
    assert rows == [
        (
            "Ann Lee",
            "It floods",
            "direct, denied",
            "by 2024-09-12",
            "the weir holds … (Lowmoor Gazette, 2024-09-12)",
        )
    ]


def test_other_answers_keep_their_columns_but_not_their_nodes():
    """Where names stand beside IRIs, the IRIs go; an answer of IRIs alone keeps them."""
    person, name = Term("uri", BASE + "person-ann-lee-1a2b3c4d"), Term("literal", "Ann Lee")
    assert for_people(_answer(person=person, name=name))[0] == ("name",)
    assert for_people(_answer(person=person))[0] == ("person",)


def test_short_columns_are_served_first_and_none_gets_too_much():
    """A narrow column gets what it needs, the long ones share the rest."""
    columns = ("speaker", "words", "when")
    rows = [("Ann Lee", "it floods " * 20, "by 2024-09-12")]
    assert widths(columns, rows, 60) == [7, 32, 13]
    assert widths(columns, rows, 200) == [7, 76, 13]


def test_where_nothing_fits_the_rows_stand_one_below_the_other():
    """Too many columns for the terminal: no widths, so that nobody sees cut names."""
    columns = tuple(f"column{n}" for n in range(12))
    assert widths(columns, [("x",) * 12], 80) is None


def test_long_words_may_be_broken_but_not_short_ones():
    """An address is broken at 14 characters, a name of 14 is not."""
    assert widths(("url",), [("https://gazette.example/a-long-one",)], 18) == [14]
    assert widths(("name",), [("Thornbury-Vale",)], 18) == [14]

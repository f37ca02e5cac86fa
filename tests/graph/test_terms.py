"""Values become literals that any RDF software accepts and gives back unchanged."""

from datetime import date

import pytest
from pyoxigraph import Literal

from onrecord.graph import XSD, terms


@pytest.mark.parametrize(
    ("value", "printed"),
    [(0.0, "0"), (1.0, "1"), (0.93, "0.93"), (0.5, "0.5"), (1e-9, "0"), (0.1 + 0.2, "0.3")],
)
def test_shares(value, printed):
    assert terms.share(value) == Literal(printed, datatype=XSD.decimal)


def test_days():
    assert terms.day(date(987, 6, 5)) == Literal("0987-06-05", datatype=XSD.date)


@pytest.mark.parametrize(
    ("text", "stored"),
    [("said", "said"), ("half \ud83d\n", "half \ufffd\n"), ("😀", "😀"), ("\x00", "\x00")],
)
def test_words_keep_every_offset(text, stored):
    literal = terms.words(text)
    assert literal.value == stored
    assert len(literal.value) == len(text)

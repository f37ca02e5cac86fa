"""Pairing of quotation marks."""

import pytest

from onrecord.reading.quotes import quotations
from onrecord.reading.sentences import paragraphs

CASES = "quotes"


def _quotes(text):
    return [text[q.begin : q.end] for q in quotations(text, paragraphs(text, 0, len(text)))]


def test_marks_are_paired(case):
    """Every kind of mark, nested and mismatched ones, and apostrophes that are none."""
    assert _quotes(case["text"]) == case["quotes"]


def test_a_quotation_over_paragraphs_says_so():
    """An unclosed quotation is continued where the next paragraph opens again."""
    text = "“The fair is on.\n“It is free,” she said."
    first, second = quotations(text, paragraphs(text, 0, len(text)))
    assert (first.closed, first.continued) == (False, True)
    assert (second.closed, second.continued) == (True, False)


@pytest.mark.parametrize("mark", ['"', "“", "”", "'", "’", "«", "„", "`"])
def test_a_wall_of_marks_is_no_speech(mark):
    """Marks alone give no quotation and no failure."""
    assert _quotes(mark * 1000) == []

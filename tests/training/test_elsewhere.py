"""Reports in text of other kinds: what is marked is where the set says, and counted as it reads."""

import elsewhere
import pytest


@pytest.fixture(scope="module")
def cases():
    return list(elsewhere.cases())


def test_marks_are_taken_out_and_places_kept(cases):
    """Source and content lie in the text as printed between the marks."""
    last = {
        (c.text[c.source.begin : c.source.end], c.text[c.content.begin : c.content.end]): c
        for c in cases
    }
    assert ("Ann Lee", "We will never sell") in last
    assert ("The mayor", "that the bridge would be closed for a year") in last
    assert not any(mark in case.text for case in cases for mark in "[]<>")


def test_each_report_stands_behind_each_passage_short_and_long(cases):
    """Every kind of text comes as often as every other."""
    counts = [sum(case.kind == kind for case in cases) for kind in {c.kind for c in cases}]
    assert len({*counts} - {10}) == 1
    assert max(len(case.text) for case in cases) > 1500


def test_only_what_is_read_right_counts(cases):
    """A report with other bounds, or of another source, is not found."""
    one = next(case for case in cases if case.kind == "alone" and "closed”" not in case.text)
    assert elsewhere.found(one)
    cut = one.content.__class__(one.content.begin, one.content.end - 3)
    assert not elsewhere.found(one._replace(content=cut))
    assert not elsewhere.found(one._replace(source=one.content))

"""The measures of coreference on chains whose scores can be counted by hand."""

import pytest
from chain_scores import ChainScores


def _scores(marked: str, found: str) -> ChainScores:
    scores = ChainScores()
    scores.add([frozenset(w) for w in marked.split()], [frozenset(w) for w in found.split()])
    return scores


def test_the_worked_example_of_the_reference_scorer():
    """Pradhan et al., ACL 2014, "Scoring Coreference Partitions of Predicted Mentions"."""
    scores = _scores("abc defg", "ab cd fghi")
    assert (scores.muc.recall, scores.muc.precision) == pytest.approx((2 / 5, 2 / 5))
    assert (scores.cubed.recall, scores.cubed.precision) == pytest.approx((35 / 84, 1 / 2))
    assert (scores.ceaf.recall, scores.ceaf.precision) == pytest.approx((1.3 / 2, 1.3 / 3))
    assert scores.mean == pytest.approx((0.4 + 5 / 11 + 0.52) / 3)


def test_the_same_chains_score_one():
    assert _scores("abc de", "de abc").mean == 1


def test_each_chain_answers_at_most_one_other():
    """Of "ab" and "cd" for "abcd" one alone counts."""
    assert _scores("abcd", "ab cd").ceaf.recall == pytest.approx(2 * 2 / 6)


def test_documents_add_up():
    scores = _scores("ab", "ab")
    scores.add([frozenset("cde")], [])
    assert (scores.muc.precision, scores.muc.recall) == (1, pytest.approx(1 / 3))


def test_nothing_scores_nothing():
    assert _scores("ab", "").mean == 0
    assert _scores("", "").mean == 0

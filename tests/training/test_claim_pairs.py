"""The pairs judged for "the same claim": whole, with their words in the corpora."""

import hashlib
import json
import re
from collections import Counter

import pytest
from corpora import claim_pairs
from corpora.claim_pairs import FILE, Stretch

DIGEST = "26a2bee95a7dc6c7"  # of the file; other pairs are another set, with other figures


@pytest.fixture(scope="module")
def rows():
    return [json.loads(line) for line in FILE.read_text(encoding="utf-8").splitlines()]


def test_the_set_is_the_one_that_figures_are_told_of():
    assert hashlib.sha256(FILE.read_bytes()).hexdigest()[:16] == DIGEST


def test_the_pairs_are_whole(rows):
    """No pair twice or of one article; what is the same has a kind; what drifts says how."""
    assert len({row["id"] for row in rows}) == len(rows)
    places = {frozenset(tuple(row[side].values()) for side in "ab") for row in rows}
    assert len(places) == len(rows)
    for row in rows:
        assert row["a"]["article"] != row["b"]["article"]
        assert row["verdict"] in {"same", "different"}
        assert ("kind" in row) == (row["verdict"] == "same")
        assert row.get("kind") in {None, "reprint", "excerpt", "paraphrase"}
        if row.get("drift"):
            assert row["verdict"] == "same"
            assert row["note"].split(":")[0] in {"number", "negation", "hedge", "speaker"}


def test_about_as_many_are_the_same_as_are_not(rows):
    """Of what is the same little is a mere reprint; nearly all stands in other words."""
    kinds = Counter(row.get("kind", "different") for row in rows)
    assert kinds == {"different": 236, "paraphrase": 178, "excerpt": 56, "reprint": 19}
    assert Counter(row["a"]["corpus"] for row in rows) == {"ecbplus": 296, "polnear": 193}
    assert sum(row.get("drift", False) for row in rows) == 20


def test_a_pair_is_read_with_its_words():
    """Its offsets count in the article's text."""
    texts = {"polnear/one": "“No,” she said.", "ecbplus/two": "She says no."}
    row = {
        "id": "c1",
        "a": {"corpus": "polnear", "article": "one", "begin": 0, "end": 5},
        "b": {"corpus": "ecbplus", "article": "two", "begin": 9, "end": 11},
        "verdict": "same",
        "kind": "paraphrase",
    }
    pair = claim_pairs._pair(row, texts)
    assert (pair.a.words, pair.b.words) == ("“No,”", "no")
    assert (pair.id, pair.same, pair.kind, pair.drift, pair.note) == (
        "c1",
        True,
        "paraphrase",
        False,
        "",
    )


def test_the_words_lie_in_the_corpora(shared):
    pairs = list(claim_pairs.claim_pairs(shared / "data"))
    assert len(pairs) == 489
    for pair in pairs:
        for own in (pair.a, pair.b):
            assert 0 <= own.begin < own.end <= len(own.text)
            assert own.words == own.words.strip()
            assert len(own.words.split()) > 2, own.article
    reprints = [pair for pair in pairs if pair.kind == "reprint"]
    assert all(_shared(pair.a, pair.b) > 0.6 for pair in reprints)


def _shared(one: Stretch, other: Stretch) -> float:
    """Return what share of all the words of both stands in both."""
    first, second = ({*re.findall(r"\w+", own.words.lower())} for own in (one, other))
    return len(first & second) / len(first | second)

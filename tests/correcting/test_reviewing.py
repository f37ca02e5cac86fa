"""What is unsure is listed by how much hangs on it, each with the command that settles it."""

import pyoxigraph as ox
import pytest

from onrecord import Record
from onrecord.graph import GraphStore
from onrecord.reviewing import review

BASE = "https://w3id.org/onrecord/id/"
UNSURE = "“The weir will hold,” the crowd heard. “Nobody asked us.”"
GRAPH = """@prefix or: <https://w3id.org/onrecord/ns#> . @prefix : <https://w3id.org/onrecord/id/> .
:ada a or:Person ; or:name "Ada Lee" ; or:mayBe :lee , :quiet .
:lee a or:Person ; or:name "A. Lee" .
:quiet a or:Person ; or:name "Ada May Lee" .
:day a or:Article ; or:path "day.txt" ; or:published "d" .
:none a or:Article ; or:path "none.txt" .
:1 a or:Statement ; or:text "w1" ; or:reportedIn :day ; or:speaker :ada ; or:confidence 0.9 .
:2 a or:Statement ; or:text "w2" ; or:reportedIn :day ; or:speaker :ada ; or:confidence 0.9 .
:3 a or:Statement ; or:text "w3" ; or:reportedIn :day ; or:speaker :lee ; or:confidence 0.3 .
:4 a or:Statement ; or:text "w4" ; or:reportedIn :none ; or:about :lee ; or:confidence 0.9 .
:5 a or:Statement ; or:text "w5" ; or:reportedIn :none ; or:speaker :ada ; or:confidence 0.9 .
:6 a or:Statement ; or:text "w6" ; or:reportedIn :none ; or:speaker :ada ; or:saidTo "d" .
"""


@pytest.fixture
def store():
    """Give a graph of two articles, one without a day, and of people who may be one."""
    made = GraphStore.in_memory()
    quads = (
        ox.Quad(*t.triple, ox.NamedNode(f"{BASE}g")) for t in ox.parse(GRAPH, ox.RdfFormat.TURTLE)
    )
    made.update(add=quads)
    return made


def test_all_is_weighed_by_the_statements_that_it_is_likely_to_put_right(store):
    """Two statements of an undated article, 0.8 of the two of Lee, one of nobody's, 0.7 of one."""
    rows = review(store, base=BASE, shares={(f"{BASE}ada", f"{BASE}lee"): 0.8}, limit=9).rows
    assert [(row["weight"], row["unsure"], row["what"]) for row in rows] == [
        (2.0, "no day of publication", "none.txt"),
        (1.6, "may be one", "Ada Lee (none.txt and 1 more article) | A. Lee (d day.txt)"),
        (1.0, "no speaker", "w4"),
        (0.7, "said by A. Lee?", "w3"),
        (0.0, "may be one", "Ada Lee (none.txt and 1 more article) | Ada May Lee"),
    ]
    assert rows[1]["command"] == "onrecord correct merge ada lee (or not-same)"
    assert rows[3]["command"] == "onrecord correct re-attribute 3 SPEAKER (or reject)"


def test_two_of_one_name_are_listed_with_what_tells_them_apart(store):
    told = """@prefix or: <https://w3id.org/onrecord/ns#> .
    @prefix : <https://w3id.org/onrecord/id/> .
    :m or:mentions :lee ; or:reportedIn :day . :day or:title "Fire" . :lee or:role "judge" ."""
    graph = ox.NamedNode(f"{BASE}g")
    store.update(add=(ox.Quad(*t.triple, graph) for t in ox.parse(told, ox.RdfFormat.TURTLE)))
    rows = review(store, base=BASE, shares={}, limit=9).rows
    assert "Ada Lee (none.txt and 1 more article) | A. Lee (judge; d “Fire”)" in {
        row["what"] for row in rows
    }


def test_what_is_unsure_in_a_record_is_listed_with_a_command(tmp_path):
    (tmp_path / "weir.txt").write_text(UNSURE, encoding="utf-8")
    record = Record(tmp_path / "record")
    record.build(tmp_path / "weir.txt")
    assert "no day of publication" in {row["unsure"] for row in record.review().rows}
    assert len(record.review(limit=1).rows) == 1

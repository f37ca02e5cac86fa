"""The store keeps what it is given, lets go of what it is told to, and fails in one line."""

import os
import signal
import subprocess
import sys
import time

import pytest
from pyoxigraph import Literal, NamedNode, Quad

from onrecord.errors import QueryError, RecordError
from onrecord.graph import GraphStore, store

IN_A, IN_B = "https://news.example/graph-a", "https://news.example/graph-b"


def _node(name):
    return NamedNode(f"https://news.example/{name}")


def _quad(subject, value, graph=IN_A):
    return Quad(_node(subject), _node("says"), Literal(value), NamedNode(graph))


def _texts(quads):
    return {str(quad) for quad in quads}


def test_what_goes_in_comes_out_again_after_closing(tmp_path):
    quads = [_quad("mira", "yes"), _quad("tomas", "no", IN_B)]
    with GraphStore.open(tmp_path / "g", mode="write") as written:
        assert written.update(add=iter(quads)) == 2
    with GraphStore.open(tmp_path / "g", mode="read") as read:
        assert set(read.quads()) == set(quads)
        assert len(read) == 2
        assert read.graphs() == (IN_A, IN_B)
        names = ["https://news.example/mira", "https://news.example/tomas"]
        assert list(read.subjects()) == names


@pytest.mark.parametrize("count", [1, 999, 1_000, 1_001, 2_500])
def test_small_and_large_loads_hold_the_same(count, monkeypatch):
    monkeypatch.setattr(store, "_AT_ONCE", 1_100)
    quads = [_quad("mira", str(n)) for n in range(count)]
    with GraphStore.in_memory() as graph:
        assert graph.update(add=quads) == count
        assert set(graph.quads()) == set(quads)


def test_an_update_replaces_graphs_and_subjects_and_leaves_the_rest():
    with GraphStore.in_memory() as graph:
        graph.update(add=[_quad("a", "1"), _quad("b", "2", IN_B), _quad("c", "3", IN_B)])
        graph.update(
            drop_graphs=[IN_A, "https://news.example/never"],
            drop_subjects={IN_B: ["https://news.example/b", "https://news.example/nobody"]},
            add=[_quad("a", "4")],
        )
        assert set(graph.quads()) == {_quad("a", "4"), _quad("c", "3", IN_B)}


def test_a_dropped_graph_is_gone_from_the_list_of_graphs():
    with GraphStore.in_memory() as graph:
        graph.update(add=[_quad("a", "1")])
        graph.update(drop_graphs=[IN_A])
        assert graph.graphs() == ()


def test_a_large_graph_is_dropped_in_parts(monkeypatch):
    monkeypatch.setattr(store, "_REMOVED_AT_ONCE", 10)
    with GraphStore.in_memory() as graph:
        graph.update(add=[_quad("a", str(n)) for n in range(35)] + [_quad("b", "stays", IN_B)])
        graph.update(drop_graphs=[IN_A])
        assert set(graph.quads()) == {_quad("b", "stays", IN_B)}


def test_the_same_update_twice_changes_nothing():
    def update(graph):
        graph.update(drop_graphs=[IN_A], add=[_quad("a", "1"), _quad("a", "1"), _quad("b", "2")])
        return _texts(graph.quads())

    with GraphStore.in_memory() as graph:
        assert update(graph) == update(graph)
        assert len(graph) == 2


def test_quads_of_one_graph_of_one_subject_or_of_both():
    with GraphStore.in_memory() as graph:
        graph.update(add=[_quad("a", "1"), _quad("b", "2"), _quad("a", "3", IN_B)])
        a = "https://news.example/a"
        assert set(graph.quads(graph=IN_A)) == {_quad("a", "1"), _quad("b", "2")}
        assert set(graph.quads(subject=a)) == {_quad("a", "1"), _quad("a", "3", IN_B)}
        assert set(graph.quads(graph=IN_B, subject=a)) == {_quad("a", "3", IN_B)}


def test_the_triples_of_a_subject_are_those_of_all_graphs():
    with GraphStore.in_memory() as graph:
        graph.update(add=[_quad("a", "1"), _quad("a", "1", IN_B), _quad("a", "2", IN_B)])
        graph.update(add=[_quad("b", "3")])
        found = set(graph.triples("https://news.example/a"))
        assert found == {_quad("a", "1").triple, _quad("a", "2").triple}


def test_a_subject_of_several_graphs_is_named_once():
    with GraphStore.in_memory() as graph:
        graph.update(add=[_quad("b", "1"), _quad("a", "2"), _quad("a", "3", IN_B)])
        assert list(graph.subjects()) == ["https://news.example/a", "https://news.example/b"]


class _Watched:
    """Stands for the engine and notes the order of what it is asked."""

    def __init__(self):
        self.asked = []

    def __getattr__(self, name):
        return lambda *_: self.asked.append(name)


def test_an_update_is_on_disk_before_it_returns():
    engine = _Watched()
    GraphStore(engine, "there").update(add=[_quad("a", "1")])
    assert engine.asked == ["extend", "flush"]


def test_the_union_does_not_fold_a_triple_of_two_graphs():
    """The saved queries rely on this: whoever counts must say DISTINCT."""
    with GraphStore.in_memory() as graph:
        graph.update(add=[_quad("a", "1", IN_A), _quad("a", "1", IN_B)])
        assert len(list(graph.select("SELECT ?s ?o { ?s ?p ?o }"))) == 2
        assert len(list(graph.select("SELECT DISTINCT ?s ?o { ?s ?p ?o }"))) == 1


def test_a_query_sees_the_union_and_each_named_graph():
    with GraphStore.in_memory() as graph:
        graph.update(add=[_quad("a", "1", IN_A), _quad("b", "2", IN_B)])
        assert len(list(graph.select("SELECT ?s { ?s ?p ?o }"))) == 2
        (row,) = graph.select('SELECT ?g { GRAPH ?g { ?s ?p "2" } }')
        assert row["g"].value == IN_B


def test_a_malformed_query_is_one_line():
    with GraphStore.in_memory() as graph, pytest.raises(QueryError) as told:
        graph.select("SELECT ?s {\n ?s ?p\n }")
    assert "\n" not in str(told.value)


def test_a_reader_stands_beside_a_writer(tmp_path):
    with GraphStore.open(tmp_path / "g", mode="write") as writer:
        writer.update(add=[_quad("a", "1")])
        with GraphStore.open(tmp_path / "g", mode="read") as reader:
            assert len(reader) == 1


def test_a_second_writer_is_refused_in_one_line(tmp_path):
    second = pytest.raises(RecordError, match="another process uses the graph")
    with GraphStore.open(tmp_path / "g", mode="write"), second:
        GraphStore.open(tmp_path / "g", mode="write")


def test_closing_lets_the_next_writer_in(tmp_path):
    for _ in range(2):
        with GraphStore.open(tmp_path / "g", mode="write") as writer:
            writer.update(add=[_quad("a", "1")])


def test_reading_what_is_not_there_says_what_to_do(tmp_path):
    with pytest.raises(RecordError, match="run `onrecord build` first"):
        GraphStore.open(tmp_path / "nowhere", mode="read")
    with pytest.raises(RecordError, match="run `onrecord build` first"):
        GraphStore.open(tmp_path, mode="read")
    assert not (tmp_path / "nowhere").exists()


def test_a_reader_cannot_write(tmp_path):
    with GraphStore.open(tmp_path / "g", mode="write") as writer:
        writer.update(add=[_quad("a", "1")])
    with GraphStore.open(tmp_path / "g", mode="read") as reader, pytest.raises(RecordError):
        reader.update(add=[_quad("b", "2")])


def test_a_closed_store_says_so():
    with GraphStore.in_memory() as graph:
        pass
    with pytest.raises(RecordError, match="closed"):
        len(graph)


@pytest.mark.parametrize("mode", ["read", "write"])
@pytest.mark.parametrize("pattern", ["CURRENT", "*.sst", "MANIFEST-*"])
def test_a_damaged_store_is_one_line(tmp_path, mode, pattern):
    with GraphStore.open(tmp_path / "g", mode="write") as writer:
        writer.update(add=[_quad("a", str(n)) for n in range(2_000)])
    for file in (tmp_path / "g").glob(pattern):
        file.write_bytes(b"spilt coffee")
    refused = pytest.raises(RecordError, match="damaged")
    with refused as told, GraphStore.open(tmp_path / "g", mode=mode) as graph:
        list(graph.quads())
    assert "\n" not in str(told.value)


class _FullDisk:
    """Stands for an engine whose disk is full."""

    def extend(self, _):
        """Fail as the engine does."""
        raise OSError("IO error: No space left on device: While appending to file: 000021.sst")


def test_a_full_disk_is_one_line():
    with pytest.raises(RecordError, match=r"there: the disk is full; make room"):
        GraphStore(_FullDisk(), "there").update(add=[_quad("a", "1")])


def test_a_backup_is_a_store_of_its_own(tmp_path):
    with GraphStore.open(tmp_path / "g", mode="write") as graph:
        graph.update(add=[_quad("a", "1")])
        graph.backup(tmp_path / "copy")
        graph.update(add=[_quad("b", "2")])
    with GraphStore.open(tmp_path / "copy", mode="read") as copy:
        assert set(copy.quads()) == {_quad("a", "1")}


def test_a_backup_never_overwrites(tmp_path):
    refused = pytest.raises(RecordError, match="there already")
    with GraphStore.open(tmp_path / "g", mode="write") as graph, refused:
        graph.backup(tmp_path)


def test_rdflib_sees_the_same_store(case):
    with GraphStore.in_memory() as graph:
        graph.update(add=case.quads() | case.entity_quads())
        rows = graph.to_rdflib().query(
            """
            PREFIX or: <https://w3id.org/onrecord/ns#>
            SELECT DISTINCT ?name ?words ?day {
              ?s or:speaker/or:name ?name ; or:text ?words ; or:saidFrom ?day
            }
            """
        )
        (row,) = rows
        assert row.name.toPython() == "Mira Solberg"
        assert row.words.toPython() == "The ferry is safe, … and it will sail on Friday."
        assert row.day.toPython().isoformat() == "2021-05-03"


def test_rdflib_walks_the_union_and_its_graphs(case):
    from rdflib import RDF, URIRef

    with GraphStore.in_memory() as graph:
        graph.update(add=case.quads() | case.entity_quads())
        dataset = graph.to_rdflib()
        kind = URIRef("https://w3id.org/onrecord/ns#Person")
        assert len(set(dataset.subjects(RDF.type, kind))) == 2
        assert len(dataset) == len(graph)
        one = dataset.graph(URIRef(case.names.graph(case.article.id)))
        assert len(one) == len(case.quads())


_WRITER = """
import sys
from pathlib import Path
from pyoxigraph import Literal, NamedNode, Quad
from onrecord.graph import GraphStore, store
store._AT_ONCE = 2_000
says, graph = NamedNode("https://news.example/says"), NamedNode(sys.argv[2])
def quads(count):
    for n in range(count):
        if n == 10_000:
            print("half", flush=True)
        yield Quad(NamedNode(f"https://news.example/{n}"), says, Literal(str(n)), graph)
with GraphStore.open(Path(sys.argv[1]), mode="write") as opened:
    opened.update(drop_graphs=[sys.argv[2]], add=quads(int(sys.argv[3])))
"""


def test_an_update_that_was_killed_can_be_repeated(tmp_path):
    """kill -9 in the middle, the same call again: nothing lost, nothing doubled."""
    command = [sys.executable, "-c", _WRITER, str(tmp_path / "g"), IN_A]
    with subprocess.Popen([*command, "5000000"], stdout=subprocess.PIPE) as writer:
        assert writer.stdout.readline() == b"half\n"
        time.sleep(0.1)
        os.kill(writer.pid, signal.SIGKILL)
    assert writer.returncode == -signal.SIGKILL
    subprocess.run([*command, "12000"], check=True, stdout=subprocess.DEVNULL)
    with GraphStore.open(tmp_path / "g", mode="read") as graph:
        assert _texts(graph.quads()) == {
            str(Quad(_node(str(n)), _node("says"), Literal(str(n)), NamedNode(IN_A)))
            for n in range(12_000)
        }

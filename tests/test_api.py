"""The Python API: the same nouns and verbs as the command line."""

import networkx
import pandas
import rdflib

import onrecord

OR = "https://w3id.org/onrecord/ns#"


def test_all_public_names_are_there():
    """What `__all__` names can be had, and is what tab completion shows."""
    assert [name for name in onrecord.__all__ if getattr(onrecord, name, None) is None] == []
    assert dir(onrecord) == sorted(onrecord.__all__)


def test_reading_gives_articles_or_what_was_skipped(news):
    """`read` yields an article with its reading, or the input that gave none."""
    (news / "empty.txt").touch()
    items = list(onrecord.read(news))
    skipped = [item for item in items if isinstance(item, onrecord.Skipped)]
    assert [item.path for item in skipped] == ["empty.txt"]
    pairs = [item for item in items if not isinstance(item, onrecord.Skipped)]
    assert [reading.article for _, reading in pairs] == [article.id for article, _ in pairs]
    assert len(pairs) == 3


def test_an_answer_is_rows_a_frame_and_a_table(news, tmp_path):
    """Rows by name, a pandas frame, and HTML for a notebook, all of the same cells."""
    record = onrecord.Record(tmp_path / "r")
    record.build(news)
    answer = record.ask("who_said_what", speaker="Harkema")
    assert [row["speakerName"] for row in answer] == ["Piet Harkema"] * len(answer)
    frame = answer.to_dataframe()
    assert isinstance(frame, pandas.DataFrame)
    assert list(frame["words"]) == [row["words"] for row in answer.rows]
    assert "Piet Harkema" in answer._repr_html_()


def test_the_graph_is_an_rdflib_dataset_and_a_networkx_graph(news, tmp_path):
    """rdflib counts the statements that the saved question counts; networkx has the speakers."""
    record = onrecord.Record(tmp_path / "r")
    record.build(news)
    with record:
        dataset = record.to_rdflib()
        assert isinstance(dataset, rdflib.Dataset)
        statements = set(dataset.subjects(rdflib.RDF.type, rdflib.URIRef(OR + "Statement")))
    asked = record.ask_sparql(f"SELECT (COUNT(DISTINCT ?s) AS ?n) {{ ?s a <{OR}Statement> }}")
    assert len(statements) == asked.rows[0]["n"] > 0
    graph = record.to_networkx()
    assert isinstance(graph, networkx.MultiDiGraph)
    assert {"Ada Thornbury", "Piet Harkema"} <= {label for _, label in graph.nodes(data="label")}


def test_a_build_is_possible_again_once_the_graph_is_closed(news, tmp_path):
    """While the rdflib graph is open nobody builds; afterwards they may."""
    record = onrecord.Record(tmp_path / "r")
    record.build(news)
    with record:
        record.to_rdflib()
    assert not record.build(news).changed

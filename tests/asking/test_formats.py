"""Answers as text: each format read back by a parser that is not ours."""

import csv
import io
import json

import pyoxigraph as ox
import pytest

from onrecord.asking import FORMATS, Answer, run, write_answer
from onrecord.asking.answer import make_answer
from onrecord.errors import MissingExtraError, UsageError

NASTY = 'a "b", c\t|d|\n<e> \\ *f* é'
ANSWER = Answer(
    query="sample",
    columns=("words", "n", "share", "yes", "none"),
    rows=(
        {"words": NASTY, "n": 3, "share": 0.5, "yes": True, "none": None},
        {"words": "", "n": -1, "share": 1e-9, "yes": False, "none": None},
    ),
    cut="Cut after 2 rows.",
)
EMPTY = Answer(query="sample", columns=("a", "b"), rows=())


def test_json_is_a_list_of_objects_keyed_by_the_variables():
    assert json.loads(write_answer(ANSWER, "json")) == list(ANSWER.rows)
    assert "é" in write_answer(ANSWER, "json")
    assert json.loads(write_answer(EMPTY, "json")) == []


def test_csv_is_read_back():
    rows = list(csv.reader(io.StringIO(write_answer(ANSWER, "csv"))))
    assert rows == [
        ["words", "n", "share", "yes", "none"],
        [NASTY, "3", "0.5", "true", ""],
        ["", "-1", "1e-09", "false", ""],
    ]


def test_tsv_has_one_line_a_row():
    lines = write_answer(ANSWER, "tsv").splitlines()
    assert lines[0] == "words\tn\tshare\tyes\tnone"
    assert lines[1] == 'a "b", c\\t|d|\\n<e> \\\\ *f* é\t3\t0.5\ttrue\t'
    assert len(lines) == 3
    assert write_answer(EMPTY, "tsv") == "a\tb\n"


def test_markdown_shows_marks_as_they_are_and_tells_of_the_cut():
    lines = write_answer(ANSWER, "md").splitlines()
    assert lines[:2] == ["| words | n | share | yes | none |", "| --- | --- | --- | --- | --- |"]
    assert lines[2] == r'| a "b", c \|d\| \<e> \\ \*f\* é | 3 | 0.5 | true |  |'
    assert lines[-1] == "*Cut after 2 rows.*"
    assert write_answer(EMPTY, "md") == "| a | b |\n| --- | --- |\n"


TYPED = """SELECT (<a:b> AS ?u) ("x" AS ?s) ("x"@en AS ?l) (2.5 AS ?d) ?none (1 AS ?i)
    { OPTIONAL { ?none <no:> <no:> } }"""


def parsed(text):
    return ox.parse_query_results(text.encode(), format=ox.QueryResultsFormat.JSON)


def test_srj_gives_every_term_back(store):
    solutions = parsed(write_answer(run(store, TYPED), "srj"))
    ours = [[solution[v] for v in solutions.variables] for solution in solutions]
    theirs = [list(solution) for solution in ox.Store().query(TYPED)]
    assert ours == theirs


def test_srj_of_ask_is_a_boolean(store):
    assert bool(parsed(write_answer(run(store, "ASK { ?s ?p ?o }"), "srj"))) is True


def test_srj_of_an_answer_made_by_hand_has_typed_literals():
    (first, _) = parsed(write_answer(ANSWER, "srj"))
    assert first["n"] == ox.Literal(3)
    assert first["yes"] == ox.Literal(value=True)
    assert first["none"] is None


def test_every_format_ends_its_last_line():
    for name in FORMATS:
        for answer in (ANSWER, EMPTY):
            assert write_answer(answer, name).endswith("\n")


def test_an_unknown_format_names_those_there_are():
    with pytest.raises(UsageError, match="json, csv, tsv, md, srj"):
        write_answer(ANSWER, "xlsx")


def test_html_is_escaped_and_captioned():
    html = ANSWER._repr_html_()
    assert "<caption>Cut after 2 rows.</caption>" in html
    assert "&lt;e&gt;" in html
    assert "<e>" not in html
    assert "caption" not in EMPTY._repr_html_()


def test_a_dataframe_has_the_columns_in_order():
    frame = ANSWER.to_dataframe()
    assert list(frame.columns) == list(ANSWER.columns)
    assert frame["n"].tolist() == [3, -1]
    assert EMPTY.to_dataframe().shape == (0, 2)


def test_without_pandas_the_extra_is_named(monkeypatch):
    monkeypatch.setitem(__import__("sys").modules, "pandas", None)
    with pytest.raises(MissingExtraError, match=r"onrecord\[pandas\]"):
        ANSWER.to_dataframe()


def test_an_answer_is_its_rows():
    answer = make_answer("q", ("a",), [(None,)])
    assert len(answer) == 1
    assert list(answer) == [{"a": None}]

"""Questions answered by a worker process: the same rows, in bounded time, errors in one line."""

import subprocess
import sys
import time

import pytest

from onrecord.asking import ask, ask_sparql, run, run_saved, supervising
from onrecord.asking.request import Request
from onrecord.errors import QueryError, RecordError, UsageError

PREFIX = "PREFIX or: <https://w3id.org/onrecord/ns#>\n"
CROSS = "?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l . ?m ?n ?o . ?p ?q ?r ."
ENDLESS = f"SELECT (COUNT(*) AS ?n) {{ {CROSS} FILTER(?c < ?f && ?i < ?l && ?o < ?r) }}"


def test_a_worker_gives_what_the_same_process_gives(store_path, store):
    answer = ask(store_path, "who_said_what", parameters={"speaker": "solberg"})
    assert answer.rows == run_saved(store, "who_said_what", {"speaker": "solberg"}).rows
    assert (answer.query, answer.kind, answer.cut) == ("who_said_what", "select", None)
    assert len(answer) == 3
    assert [row["words"] for row in answer][1] == "that the ferry stays in port"


def test_a_row_limit_cuts_and_says_so(store_path, store):
    answer = ask(store_path, "who_said_what", limit=2)
    assert len(answer) == 2
    assert answer.cut == run(store, "SELECT * { ?s ?p ?o }", limit=2).cut
    assert "2 rows" in answer.cut
    assert ask(store_path, "who_said_what", limit=7).cut is None


def test_a_limit_stands_over_the_limit_of_the_query(store_path):
    text = "SELECT ?s { ?s ?p ?o } LIMIT 5"
    assert len(ask_sparql(store_path, text, limit=3)) == 3
    assert ask_sparql(store_path, text, limit=9).cut is None


def test_an_endless_query_is_killed_and_the_answer_says_so(store_path):
    begin = time.monotonic()
    answer = ask_sparql(store_path, ENDLESS, timeout=1)
    assert time.monotonic() - begin < 5
    assert not answer.rows
    assert "Stopped after 1 s" in answer.cut


def test_rows_that_came_before_the_time_was_over_are_kept(store_path):
    answer = ask_sparql(store_path, f"SELECT ?a {{ {CROSS} }}", timeout=5, limit=10**9)
    assert len(answer) > 0
    assert f"with {len(answer):,} rows" in answer.cut


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("SELECT * {\n ?s ?p }", "line 2, column 9: near '.s .p }'"),
        ("SELECT * { ?s foo:bar ?o }", "Prefix not found"),
        ("SELECT ?x (COUNT(*) AS ?n) { ?s ?p ?o }", "The SELECT contains a variable"),
        ('SELECT * { ?s ?p "open }', "line 1"),
        ("SELECT * { \\u0053ERVICE <http://x.example/> { ?s ?p ?o } }", "line 1"),
        ("ASK { ?s ?p '\udc80' }", "surrogates"),
        ("SELECT ?x\n{\n?x ?y ?z .\n\n", "line 5, column 1: near '.x .y .z .'$"),
        ("ASK { ?s foaf:name ?o }", "Prefix not found, near '.*foaf:name"),
    ],
)
def test_a_malformed_query_is_told_in_one_line(store_path, text, place):
    with pytest.raises(QueryError, match=place) as caught:
        ask_sparql(store_path, text)
    assert "\n" not in str(caught.value)
    assert len(str(caught.value)) < 200


def test_what_reaches_out_is_refused_before_anything_runs(tmp_path):
    with pytest.raises(QueryError, match="SERVICE is refused"):
        ask_sparql(tmp_path / "none", "SELECT * { SERVICE <http://x.example/> { ?s ?p ?o } }")


@pytest.mark.parametrize(
    "value", ['" . } ; DROP ALL #', 'x" UNION { ?s ?p ?o } #', "{}", "?words", "\\", "it's"]
)
def test_an_injected_value_finds_nothing_and_changes_nothing(store_path, store, value):
    before = len(store)
    assert not ask(store_path, "who_said_what", parameters={"words": value}).rows
    assert not ask(store_path, "people", parameters={"name": value}).rows
    with pytest.raises(UsageError, match="no publisher in the record is called"):
        ask(store_path, "who_said_what", parameters={"publisher": value})
    assert len(store) == before


def test_a_quotation_mark_in_a_value_is_looked_for(store_path):
    answer = ask(store_path, "who_said_what", parameters={"words": 'and "ALL" of'})
    assert [row["begin"] for row in answer] == [100]


def test_a_name_is_resolved_by_the_worker_and_its_errors_come_back(store_path):
    with pytest.raises(UsageError, match="Mira Lund"):
        ask(store_path, "who_said_what", parameters={"speaker": "Mira"})
    with pytest.raises(UsageError, match="close to it: Mira Lund"):
        ask(store_path, "who_said_what", parameters={"speaker": "Mira Lind"})


def test_a_record_that_is_not_there_is_told(tmp_path):
    with pytest.raises(RecordError):
        ask(tmp_path / "none", "articles")


@pytest.mark.parametrize("options", [{"limit": 0}, {"timeout": 0}, {"timeout": float("nan")}])
def test_a_limit_or_timeout_that_is_none_is_refused(store_path, options):
    with pytest.raises(UsageError, match="not"):
        ask(store_path, "articles", **options)


def test_no_end_of_time_may_be_asked_for(store_path):
    assert len(ask(store_path, "articles", timeout=float("inf"))) == 5


def test_a_worker_that_ends_early_is_told_with_its_last_words(store_path, monkeypatch):
    crash = "import sys; sys.exit('out of memory')"
    monkeypatch.setattr(supervising, "_COMMAND", (sys.executable, "-c", crash))
    with pytest.raises(QueryError, match="exit 1: out of memory"):
        ask(store_path, "articles")


def test_a_worker_ends_when_whoever_asked_is_gone(store_path):
    request = Request(store=str(store_path), text=ENDLESS, limit=1, values={})
    with subprocess.Popen(supervising._COMMAND, stdin=subprocess.PIPE, text=True) as worker:
        worker.stdin.write(request.to_line())
        worker.stdin.flush()
        with pytest.raises(subprocess.TimeoutExpired):
            worker.wait(1)
        worker.stdin.close()
        assert worker.wait(10) == 1


def test_a_request_larger_than_a_pipe_to_a_dead_worker_is_told_too(store_path, monkeypatch):
    monkeypatch.setattr(supervising, "_COMMAND", (sys.executable, "-c", "raise SystemExit(3)"))
    with pytest.raises(QueryError, match="exit 3"):
        ask_sparql(store_path, "ASK { }" + " " * 1_000_000)


def test_construct_describe_and_ask_have_rows(store_path, iri):
    made = ask_sparql(
        store_path, PREFIX + "CONSTRUCT { ?s or:said ?t } WHERE { ?s or:text ?t ; or:begin 5 }"
    )
    assert made.columns == ("subject", "predicate", "object")
    assert [row["object"] for row in made] == ["Boats need money."]
    described = ask_sparql(store_path, f"DESCRIBE <{iri('place-harbrook-5')}>")
    assert {row["subject"] for row in described} == {iri("place-harbrook-5")}
    assert ask_sparql(store_path, "ASK { ?s ?p ?o }").rows == ({"answer": True},)
    assert ask_sparql(store_path, "ASK { ?s ?p <x:y> }").rows == ({"answer": False},)


def test_values_are_plain_python(store_path):
    text = """PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>
        SELECT (1 AS ?i) (2.50 AS ?d) (1e3 AS ?e) (true AS ?b) ("x"@en AS ?s) (<a:b> AS ?u) ?none
          ("2020-01-02"^^xsd:date AS ?day) (xsd:double("INF") AS ?inf) ("x"^^xsd:integer AS ?bad)
        WHERE { OPTIONAL { <no:> <no:> ?none } }"""
    (row,) = ask_sparql(store_path, text)
    assert list(row.values()) == [
        *(1, 2.5, 1000.0, True, "x", "a:b", None),
        *("2020-01-02", "INF", "x"),
    ]


def test_two_questions_at_once_do_not_disturb_each_other(store_path):
    from concurrent.futures import ThreadPoolExecutor

    with ThreadPoolExecutor(2) as pool:
        answers = list(pool.map(lambda query: ask(store_path, query), ["articles", "people"]))
    assert [len(answer) for answer in answers] == [5, 2]

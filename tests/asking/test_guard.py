"""What reaches out of the record or changes it is refused, by its tokens and by nothing else."""

import pytest

from onrecord.asking.guard import guard
from onrecord.errors import QueryError

REFUSED = [
    ("SELECT * { SERVICE <http://elsewhere.example/> { ?s ?p ?o } }", "SERVICE"),
    ("SELECT * { service silent ?x { ?s ?p ?o } }", "SERVICE"),
    ("SELECT * { ?s ?p ?o FILTER(1<2)SERVICE<http://elsewhere.example/>{?a ?b ?c} }", "SERVICE"),
    ("SELECT * FROM <http://elsewhere.example/> { ?s ?p ?o }", "FROM"),
    ("SELECT * FROM NAMED <http://elsewhere.example/> { ?s ?p ?o }", "FROM"),
    ("LOAD <http://elsewhere.example/>", "LOAD"),
    ("PREFIX a: <b:> INSERT DATA { a:x a:y a:z }", "INSERT"),
    ("DELETE WHERE { ?s ?p ?o }", "DELETE"),
    ("# SELECT\nDROP ALL", "DROP"),
    ("CLEAR ALL", "CLEAR"),
    ("BASE <http://select.example/> CREATE GRAPH <x>", "CREATE"),
    ("WITH <g:> DELETE { ?s ?p ?o } WHERE { ?s ?p ?o }", "WITH"),
    ("", "nothing"),
    ("# only a comment", "nothing"),
    ("PREFIX or: <x:>", "nothing"),
]
PASSED = [
    "SELECT * { ?s ?p ?o }",
    "PREFIX load: <l:> PREFIX select: <s:> ASK { load:service select:from _:insert }",
    "BASE <http://load.example/>\nselect * { ?service ?load ?from }",
    "# SERVICE\nSELECT * { ?s ?p \"SERVICE\", 'LOAD', '''FROM''' }",
    "CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p <http://x/SERVICE> }",
    "DESCRIBE <http://x/DROP>",
    'VERSION "1.2" SELECT * { ?s ?p ?o }',
]


@pytest.mark.parametrize(("text", "named"), REFUSED)
def test_a_query_that_does_more_than_ask_is_refused_and_the_word_named(text, named):
    with pytest.raises(QueryError, match=named) as caught:
        guard(text)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize("text", PASSED)
def test_a_question_passes_whatever_its_names_and_strings_say(text):
    assert guard(text) == text

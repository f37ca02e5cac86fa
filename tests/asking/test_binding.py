"""Values become printed terms in the places of their parameters, whatever characters they hold."""

import pyoxigraph as ox
import pytest
import rdflib
from hypothesis import given as for_all
from hypothesis import strategies as st

from onrecord.asking.binding import bind, given, literal, node
from onrecord.asking.saved import parse, saved_query
from onrecord.errors import UsageError

TEXT = 'SELECT ?s { ?s <http://x/?_who> ?_who . FILTER(?t = "?_who" || ?t<?_who) } # ?_who'
NASTY = [
    '" . } ; DROP ALL #',
    "' } INSERT DATA { <a:> <b:> <c:> }",
    '"""',
    "\\",
    '\\"',
    "\\u0022 . }",
    "\\U00000022",
    "\\\\u0022",
    "a\nb\r\tc",
    "?_who",
    "{0} {braces} %s",
    'O’Neill “the "boss"” Jr.',
    "\x00\x07\x7f",
    "𝄞 é \u2028",
    "",
]
QUERY = parse(
    "sample",
    "#+ summary: a\n#+ defaults:\n#+   - least: 2\n"
    "SELECT ?s { ?s ?_who_iri ?__from_xsd_date, ?__to_xsd_date, ?__least_integer, ?__words }",
)


def test_a_value_that_there_is_not_is_refused_with_those_that_there_are():
    assert given(saved_query("drift"), {"kind": " “Hedge” "}) == {"kind": "Hedge"}
    with pytest.raises(UsageError, match="negation, number, hedge, speaker, not 'foo'"):
        given(saved_query("drift"), {"kind": "foo"})


def test_only_code_is_replaced():
    bound = bind(TEXT, {"?_who": "<x:y>"})
    assert bound == (
        'SELECT ?s { ?s <http://x/?_who>  <x:y>  . FILTER(?t = "?_who" || ?t< <x:y> ) } # ?_who'
    )


def test_a_longer_variable_is_another_variable():
    assert bind("?_a ?_ab ?__a", {"?_a": '"x"'}) == ' "x"  ?_ab ?__a'


def value_in_oxigraph(value):
    query = bind("SELECT (?_v AS ?x) { }", {"?_v": literal(value)})
    return [row["x"].value for row in ox.Store().query(query)]


def value_in_rdflib(value):
    query = bind("SELECT (?_v AS ?x) { }", {"?_v": literal(value)})
    return [str(row["x"]) for row in rdflib.Graph().query(query)]


@pytest.mark.parametrize("value", NASTY)
def test_a_nasty_value_is_one_literal_in_both_engines(value):
    assert value_in_oxigraph(value) == [value]
    assert value_in_rdflib(value) == [value]


@for_all(st.text(alphabet=st.characters(exclude_categories=["Cs"])))
def test_any_text_comes_back_as_it_went_in(value):
    assert value_in_oxigraph(value) == [value]


@for_all(st.text(alphabet=st.sampled_from("\\uU0022\"'n{}")))
def test_any_mix_of_escapes_comes_back_from_both_engines(value):
    assert value_in_oxigraph(value) == [value]
    assert value_in_rdflib(value) == [value]


@pytest.mark.parametrize("value", ["http://x/> . ?a ?b <y", "not an IRI", "http://x/ y", ""])
def test_what_is_no_iri_is_refused(value):
    with pytest.raises(UsageError, match="not an IRI"):
        node(value)


def test_a_broken_character_is_refused():
    with pytest.raises(UsageError, match="no text"):
        literal("\ud800")


DATES = [
    ("from", "2020", "2020-01-01"),
    ("to", "2020", "2020-12-31"),
    ("from", "2020-02", "2020-02-01"),
    ("to", "2020-02", "2020-02-29"),
    ("to", "2021-02", "2021-02-28"),
    ("to", "2020-12", "2020-12-31"),
    ("from", " 2020-09-12 ", "2020-09-12"),
    ("to", "2020-09-12", "2020-09-12"),
    ("to", "9999", "9999-12-31"),
]


@pytest.mark.parametrize(("name", "value", "day"), DATES)
def test_a_year_or_month_is_its_first_or_last_day(name, value, day):
    assert given(QUERY, {"who": "a:b", name: value})[name] == day


@pytest.mark.parametrize(
    "value", ["2020-13", "2020-02-30", "0000", "12.9.2020", "20", "yesterday", "2020-9", "٢٠٢٠"]
)
def test_what_is_no_date_is_refused_with_an_example(value):
    with pytest.raises(UsageError, match="2020-09-12"):
        given(QUERY, {"who": "a:b", "from": value})


@pytest.mark.parametrize(
    ("parameters", "message"),
    [
        ({}, r"sample needs 'who': it takes --set who=NAME \[--from DATE\] \[--set least=NUMBER"),
        ({"who": "  "}, "'who' is empty: give it a value, or leave it out"),
        ({"who": "x", "from": ""}, "'from' is empty"),
        ({"who": "x", "least": "“”"}, "'least' is empty"),
        ({"who": "x", "speaker": "y"}, r"takes no 'speaker': it takes --set who=NAME"),
        ({"who": "x", "from": "2021", "to": "2020"}, "ends before it begins"),
        ({"who": "x", "least": "two"}, "whole number"),
    ],
)
def test_a_wrong_request_is_told_in_one_line(parameters, message):
    with pytest.raises(UsageError, match=message) as caught:
        given(QUERY, parameters)
    assert "\n" not in str(caught.value)


def test_defaults_stand_where_nothing_is_given():
    assert given(QUERY, {"who": "x"}) == {"who": "x", "least": "2"}
    assert given(QUERY, {"who": "x", "least": "3"})["least"] == "3"


@pytest.mark.parametrize("marks", ['""', "''", "“”", "‘’", "„“", "„”", "«»"])
def test_quotation_marks_around_words_are_none_of_them(marks):
    query = saved_query("who_said_what")
    value = f" {marks[0]}the weir’s “end”{marks[1]}"
    assert given(query, {"words": value}) == {"words": "the weir’s “end”"}
    assert given(query, {"words": value[2:-1]}) == {"words": value[2:-1]}


def test_evidence_of_everything_is_refused():
    """A question whose answer would be as long as the record names what it needs."""
    with pytest.raises(UsageError, match="needs one of speaker, article, statement") as told:
        given(saved_query("evidence"), {})
    assert "[--set statement=NAME]" in str(told.value)


def test_the_message_says_that_words_will_do():
    with pytest.raises(UsageError, match=r"it takes --about NAME\|WORDS \[--from DATE\]"):
        given(saved_query("said_about"), {})

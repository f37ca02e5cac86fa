"""Headers and parameters of the saved queries."""

import pytest

from onrecord.asking import saved_queries, saved_queries_table
from onrecord.asking.binding import given
from onrecord.asking.saved import Parameter, parse, saved_query
from onrecord.errors import OnRecordError, UsageError

REQUIRED = {
    "who_said_what",
    "said_about",
    "evidence",
    "timeline",
    "speakers",
    "speakers_by_publisher",
    "articles",
    "people",
    "organisations",
    "places",
    "events",
    "same_claim",
    "first_reported",
    "unattributed",
    "undated",
    "co_mentions",
    "spokespeople",
    "coverage",
    "denials",
    "facts",
}
TEXT = """#+ summary: Who said "it"
#+ description: >-
#+   One line,
#+   and another.
#+ tags:
#+   - statements
#+   - time
#+ defaults:
#+   - day: 1900-01-01
#+ or-words: who

SELECT ?a { ?a ?_who_iri "?_no" ; ?p <x:?_no> ; ?q ?__day_xsd_date . } # ?_no
"""


def test_a_header_is_read_as_text_and_parameters_from_the_code():
    query = parse("sample", TEXT)
    assert query.summary == 'Who said "it"'
    assert query.description == "One line, and another."
    assert query.tags == ("statements", "time")
    assert query.defaults == {"day": "1900-01-01"}
    assert query.parameters == (
        Parameter(name="who", token="?_who_iri", type="iri", required=True, or_words=True),
        Parameter(name="day", token="?__day_xsd_date", type="date", required=False),
    )


def test_required_parameters_are_named():
    assert parse("sample", TEXT).required == ("who",)


def test_a_query_without_a_header_has_an_empty_summary():
    query = parse("bare", "ASK { ?_a ?b ?c }")
    assert (query.summary, query.tags, query.defaults) == ("", (), {})


def test_a_parameter_of_an_unknown_type_is_refused():
    with pytest.raises(OnRecordError, match="_a_colour"):
        parse("bad", "ASK { ?_a_colour ?b ?c }")


@pytest.mark.parametrize("values", ["Hedge number", "[Hedge, number]"])
def test_values_of_a_parameter_are_a_list_or_words_in_any_letters(values):
    query = parse("few", f"#+ values:\n#+   - kind: {values}\n\nASK {{ ?a ?b ?__kind }}")
    assert query.parameters[0].one_of == ("hedge", "number")
    assert given(query, {"kind": "HEDGE"}) == {"kind": "HEDGE"}


def test_values_of_what_is_no_parameter_are_refused():
    with pytest.raises(OnRecordError, match="values of no parameter: kin"):
        parse("bad", "#+ values:\n#+   - kin: hedge\n\nASK { ?a ?b ?__kind }")


def test_the_required_questions_are_there():
    assert set(saved_queries()) >= REQUIRED


def test_who_said_what_takes_what_the_design_says():
    names = {parameter.name for parameter in saved_query("who_said_what").parameters}
    assert {"speaker", "about", "from", "to", "publisher"} <= names


@pytest.mark.parametrize(
    ("name", "hint"),
    [("who_said", "did you mean who_said_what"), ("zzz", "lists them"), ("../pyproject", "lists")],
)
def test_an_unknown_question_names_those_that_are_close(name, hint):
    with pytest.raises(UsageError, match=hint):
        saved_query(name)


def test_the_table_has_a_line_for_each_question():
    table = saved_queries_table().splitlines()
    assert len(table) == len(saved_queries()) + 2
    assert "| `denials` | Who denied what | about, from, publisher, speaker, to |" in table
    assert any(line.endswith("| **person**, from, to |") for line in table)
    assert any("articles (2)" in line for line in table)

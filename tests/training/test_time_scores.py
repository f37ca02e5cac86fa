"""The scorers of time expressions."""

import json
import tomllib
from datetime import date

import evaluate
import pytest
import time_scores
from time_cases import cases, read, right
from time_scores import days_of, document, judge

TML = b"""<?xml version="1.0" ?>
<TimeML><DOCID>01_Made</DOCID>
<DCT><TIMEX3 tid="t0" type="DATE" value="2009-12-19">2009-12-19</TIMEX3></DCT>
<TEXT>
The mill &amp; the yard stood from <TIMEX3 tid="t1" type="DATE" value="1841">1841</TIMEX3> to \
<TIMEX3 tid="t2" type="DATE" value="1850">1850</TIMEX3>. In \
<TIMEX3 tid="t3" type="DATE" value="1851-06">June 1851</TIMEX3> it burned for \
<TIMEX3 tid="t4" type="DATE" value="P2D">two days</TIMEX3>; in \
<TIMEX3 tid="t5" type="DATE" value="1852-08">July</TIMEX3> it was gone. It is told on 5 May 1900.
</TEXT></TimeML>
"""


@pytest.mark.parametrize(
    ("value", "days"),
    [
        ("1939-09-17", ("1939-09-17", "1939-09-17")),
        ("1965-01-31T03:00", ("1965-01-31", "1965-01-31")),
        ("1939-09", ("1939-09-01", "1939-09-30")),
        ("1939", ("1939-01-01", "1939-12-31")),
        ("193", ("1930-01-01", "1939-12-31")),
        ("19", ("1900-01-01", "1999-12-31")),
        ("1914-WI", ("1914-12-01", "1915-02-28")),
        ("2008-H2", ("2008-07-01", "2008-12-31")),
        ("1941-Q2", ("1941-04-01", "1941-06-30")),
    ],
)
def test_values_that_are_intervals_have_days(value, days):
    assert tuple(str(day) for day in days_of(value)) == days


@pytest.mark.parametrize(
    "value", ["P9D", "PAST_REF", "XXXX-SP", "1943-07-XX", "BC0480", "XXXX-WXX-5", "1971-XX-XX", ""]
)
def test_other_values_have_none(value):
    assert days_of(value) is None


def test_a_document_gives_its_text_and_marks():
    """Entities are resolved, and a mark's characters are its words."""
    one = document("01_Made", TML)
    assert one.published == date(2009, 12, 19)
    assert "mill & the yard" in one.text
    assert [one.text[m.begin : m.end] for m in one.marks] == [
        *("1841", "1850", "June 1851", "two days", "July")
    ]


def test_marks_in_a_range_count_and_what_is_unmarked_is_wrong():
    """Of four marks wanted three are found, of four expressions found two are right."""
    one = document("01_Made", TML)
    tallies = judge(one, read(one.text, one.published))
    days, overlap = tallies["days"], tallies["overlap"]
    assert (days.wanted, days.right_wanted) == (4, 3)
    assert (days.found, days.right_found) == (4, 2)
    assert days.f1 == pytest.approx(0.6)
    assert (overlap.right_wanted, overlap.right_found) == (4, 3)


def test_cases_are_right_by_either_resolution(tmp_path):
    """Periods end before their last day; a range that names its end may run through it."""
    period = {"startDate": "2016-11-04", "endDate": "2016-11-06"}
    entries = [
        ("on Friday", {"date": "2016-11-04"}, {"date": "2016-11-11"}),
        ("next 2 days", *[{"startDate": "2016-11-08", "endDate": "2016-11-10"}] * 2),
        ("from 4 to 6 November 2016", period, period),
        ("nothing", None, None),
    ]
    written = [
        {
            "Input": text,
            "Context": {"ReferenceDateTime": "2016-11-07T00:00:00"},
            "Results": [
                {"Text": text, "Value": {"PastResolution": past, "FutureResolution": future}}
            ]
            if past
            else [],
        }
        for text, past, future in entries
    ]
    path = tmp_path / "DateParser.json"
    path.write_text(json.dumps(written), encoding="utf-8")
    found = list(cases(path))
    assert [right(case, told=True) for case in found] == [True] * 4
    assert [right(case, told=False) for case in found] == [True, True, False, True]


def test_without_corpora_it_is_skipped(tmp_path, capsys):
    assert time_scores.main([str(tmp_path)]) == 0
    assert capsys.readouterr().out.endswith("skipped\n")


def test_the_figures_hold(shared):
    """The floors of `make evaluate` hold: these figures need no model."""
    folder = shared / "data" / "times"
    floors = tomllib.loads(evaluate.FLOORS.read_text(encoding="utf-8"))["times"]
    found = evaluate.times(folder)
    assert found["digest"] == floors["digest"]
    assert all(found[name] >= floors[name] for name in floors if name != "digest")

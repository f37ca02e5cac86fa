"""Days as pages, feeds and texts write them."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.articles.dates import day_in_name, parse_day

DAY = date(2020, 10, 1)

WRITTEN = [
    ("2020-10-01", DAY),
    ("2020/10/01", DAY),
    ("20201001", DAY),
    ("20201001T120000Z", DAY),
    ("2020-10-01T23:59:59-05:00", DAY),
    ("2020-10-01T00:30:00.123456+14:00", DAY),
    ("2020-10-01 08:15", DAY),
    ("2020-10-01T08:15Z", DAY),
    ("Thu, 01 Oct 2020 23:30:00 -0500", DAY),
    ("Thu, 1 Oct 2020 23:30:00 GMT", DAY),
    ("October 1, 2020", DAY),
    ("Thursday, October 1, 2020", DAY),
    ("OCTOBER 1, 2020", DAY),
    ("1 Oct 2020", DAY),
    ("1st October 2020", DAY),
    ("the 1st of October, 2020", DAY),
    ("Oct. 1, 2020 at 5:30 p.m. EST", DAY),
    ("Oct. 1, 2020, 5:30 pm", DAY),
    ("5:30 p.m. ET Oct. 1, 2020", DAY),
    ("Thu Oct 01 12:00:00 +0000 2020", DAY),
    ("Sept. 3, 2016", date(2016, 9, 3)),
    ("May 4, 2019", date(2019, 5, 4)),
    ("13/04/2020", date(2020, 4, 13)),
    ("04/13/2020", date(2020, 4, 13)),
    ("04/04/2020", date(2020, 4, 4)),
    ("3.4.2020", date(2020, 4, 3)),
    ("03/04/2020", None),
    ("Friday 03/04/2020", date(2020, 4, 3)),
    ("Monday 03/04/2020", None),
    ("Monday 13/04/2020", date(2020, 4, 13)),
    ("Sunday 13/04/2020", date(2020, 4, 13)),
    ("Sunday, 1 October 2020", DAY),
    ("2020", None),
    ("October 2020", None),
    ("Q3 2023", None),
    ("yesterday", None),
    ("2020-13-01", None),
    ("February 30, 2020", None),
    ("0000-00-00", None),
    ("1601510400", None),
    ("on October 1, 2020 the bridge fell", None),
    ("", None),
]


@pytest.mark.parametrize(("text", "day"), WRITTEN)
def test_a_whole_date_is_the_day_as_written(text, day):
    assert parse_day(text) == day


@pytest.mark.parametrize(
    ("name", "day"),
    [
        ("2016-09-20_poll.txt", date(2016, 9, 20)),
        ("outlet_2016-09-20_poll-about-x.txt", date(2016, 9, 20)),
        ("news/2015-01-01/2016_09_20.html", date(2016, 9, 20)),
        ("20160920.txt", date(2016, 9, 20)),
        ("poll-20160920.txt", date(2016, 9, 20)),
        ("e8d20160920a.txt", None),
        ("120160920.txt", None),
        ("2016-09-20_to_2016-09-22.txt", None),
        ("2016-13-20.txt", None),
        ("room-1234-56-78.txt", None),
        ("plain.txt", None),
    ],
)
def test_only_one_clear_day_in_a_file_name_counts(name, day):
    assert day_in_name(name) == day


@given(st.dates(min_value=date(1000, 1, 1), max_value=date(2999, 12, 31)))
def test_every_day_written_in_iso_is_read_back(day):
    assert parse_day(day.isoformat()) == day
    assert parse_day(day.strftime("%d %B ") + str(day.year)) == day


@given(st.text(max_size=100))
def test_any_text_is_a_day_or_none(text):
    assert isinstance(parse_day(text), date | None)

"""Dates in the text."""

import time
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.reading import reader
from onrecord.reading.page import pages
from onrecord.reading.times import times

CASES = "times"
DAY = date(2020, 10, 1)


def told(text, published=DAY):
    """Return the words of each expression with its first and last day."""
    bounds = [(0, len(text))]
    return [
        (text[t.span.begin : t.span.end], str(t.when.begin), str(t.when.end))
        for t in times(text, bounds, published)
    ]


def days(text, published=DAY):
    """Return the first day of each expression."""
    return [begin for _, begin, _ in told(text, published)]


def test_phrases_mean_days(case):
    """Explicit and relative phrases give closed intervals of days."""
    (found,) = times(case["text"], [(0, len(case["text"]))], case["published"])
    assert (found.when.begin, found.when.end) == (case["from"], case["to"])
    assert found.when.basis == case["basis"]


@pytest.mark.parametrize(
    "text", ["yesterday", "on Monday", "last week", "about a month ago", "in July", "on March 3"]
)
def test_relative_phrases_without_publication_stay_open(text):
    """Without a publication day "yesterday" is relative to nothing known."""
    (found,) = times(text, [(0, len(text))], None)
    assert (found.when.begin, found.when.end, found.when.basis) == (None, None, "relative")


@pytest.mark.parametrize("text", ["a few years ago", "several days later", "the past few years"])
def test_vague_counts_stay_open(text):
    """What has no number has no days."""
    (found,) = times(text, [(0, len(text))], DAY)
    assert (found.when.begin, found.when.basis) == (None, "relative")


@pytest.mark.parametrize(
    "text",
    [
        "2020-13-45",
        "February 30, 2020",
        "he may 5 times",
        "they march 3 miles",
        "she may 12 hours on end sleep",
        "USA Today",
        "said May",
        "a speech by May on trade",
        "Sheffield Wednesday won",
        "wait a second",
        "the second floor",
        "1,500 people",
        "call 555-1234 or 555-123-2016",
        "2016 people came",
        "of 1846 persons",
        "roughly 2000 shops",
        "about 8:30 p.m. (1930 UTC)",
        "they kept this one years ago",
        "in this day and age",
        "$2016 or 2016%",
        "a 3-2 win, then 9-4-2",
        "section 10/12",
        "Boeing 1850",
        "the A320 and the F-16",
        "temperatures in the 70s",
        "highs were in the 70s",
        "in two thousand chambers",
        "in nineteen twenty-foot boats",
        "of two thousand, ten came",
        "from ten to twenty",
        "on Fridays",
        "the fall in prices",
        "a fall of rock",
        "Christmas Island",
        "in the early years",
        "At the end of the day, it is money",
        "the 15th attempt",
        "it took three weeks",
        "the worst case in three years",
        "recently, now and later",
        "in 480 BC",
        "44 B.C.",
        "it took less than two weeks",
        "In less than a year he was dead",
        "a boy under two years old",
        "the start of his decade",
        "the Oct4 protein and the OCT4 gene",
        "Mar2 planes",
        "in 07/22 of cases",
        "chapter 04/22",
        "the 05/06 season",
        "half a century ago",
        "following two days of talks",
        "the last three days of the strike",
        "the H1 visa",
        "the trial will last three weeks",
        "her last year in office",
        "the mayor's next month off",
        "in the days before",
        "on the twenty-second floor",
        "It broke at 1353 local time (1023 GMT).",
        "It began at 2030 on the bridge.",
    ],
)
def test_what_is_no_time_gives_none(text):
    """Impossible days, verbs, names, counts and scores are no times."""
    assert told(text) == []


def test_a_story_goes_on_from_the_day_told_last():
    """ "Later", "following", "that" and "same" count from what was told before them."""
    text = (
        "The mill burned on May 3, 2012. Three days later the owner left; the following month "
        "he sold it. On the same day a baker bought the yard. That year it rained."
    )
    found = {words: begin for words, begin, _ in told(text)}
    assert found["Three days later"] == "2012-05-06"
    assert found["the following month"] == "2012-06-01"
    assert found["That year"] == "2012-01-01"


def test_the_day_before_counts_from_a_week_that_was_told():
    """Where only a week is known, "the next day" is any of the days after it."""
    found = told("Quill left two weeks ago. The next day it rained.", date(2024, 9, 19))
    assert [days[1:] for days in found] == [
        ("2024-09-02", "2024-09-08"),
        ("2024-09-03", "2024-09-09"),
    ]


@pytest.mark.parametrize(
    "text", ["The warden left. The following morning she was back.", "The next morning, they left."]
)
def test_what_has_happened_follows_nothing_yet_to_come(text):
    """Where no day was told, "the following morning" is not the one after publication."""
    assert [begin for _, begin, _ in told(text)] == ["None"]


def test_what_came_years_later_came_before_the_writing():
    """ "Two years later" in a past that was not told is no year to come."""
    assert days("Ines Vole left the mill. Two years later she was back.") == ["None"]


def test_hours_of_the_day_after_are_less_than_a_day_later():
    """What came less than 24 hours later came on that day or the next."""
    found = told("On Monday it burned. Less than 24 hours later it was out.", date(2024, 9, 19))
    assert found[-1][1:] == ("2024-09-16", "2024-09-17")


@pytest.mark.parametrize("how", ["More than", "Over", "Nearly", "Almost"])
def test_more_or_nearly_so_long_after_a_day_is_open(how):
    assert told(f"{how} two weeks after the 14 March fire, the inn opened.") == []


def test_the_days_before_a_day_are_not_counted():
    """Nobody can tell which "the days before Christmas" are: the day itself is told."""
    assert told("in the days before 25 December 2019")[0][1:] == ("2019-12-25", "2019-12-25")


def test_a_week_beside_a_sunday_may_be_another_word():
    """ "On Sunday week-long searches" tells of Sunday, "on Sunday week" of the week after next."""
    assert days("They said on Sunday week-long searches go on.") == []
    assert days("They will meet on Sunday week.") == ["2020-10-11"]


def test_today_is_no_day_of_the_story():
    """An aside on "today" leaves the day that "the following morning" counts from."""
    text = "Ray spoke on Monday. Even today, he is angry. The following morning he was back."
    assert days(text, date(2024, 9, 19))[-1] == "2024-09-17"


def test_hours_later_are_of_the_day_told_last():
    """What happened hours later happened on that day; thirty hours later it was another."""
    text = "On Monday it burned. A few hours later it was out; 30 hours later it smoked."
    assert days(text, date(2024, 9, 19)) == ["2024-09-16", "2024-09-16", "None"]


def test_an_initial_ends_no_sentence():
    """The verb that shows that the weekend is over stands behind a name with an initial."""
    text = "At a dinner this weekend in Orlemouth, Ada M. Moss, the warden, told a guest a tale."
    assert days(text, date(2024, 9, 16)) == ["2024-09-14"]


def test_a_history_takes_its_years_from_its_own_dates():
    """Where an article opens with years long gone, months without a year are of those."""
    text = (
        "Work on the canal began in March 1841. In June the first lock stood, and on 2 December "
        "the water came in. By January it froze. In 1850 trade fell; in early 1851 the company "
        "closed its yard, and on April 7 sold it."
    )
    assert days(text) == [
        *("1841-03-01", "1841-06-01", "1841-12-02", "1842-01-01"),
        *("1850-01-01", "1851-01-01", "1851-04-07"),
    ]


def test_news_counts_from_its_own_day_whatever_years_it_names():
    """A year long gone does not move "in June" and "on Monday" of a news article."""
    text = "On Monday the mayor, elected in 2011, spoke. She had resigned in June."
    assert days(text) == ["2020-09-28", "2011-01-01", "2020-06-01"]


def test_news_lends_the_year_of_a_full_date_close_by():
    """After "on May 3, 2012" a month without a year is of that year for a few sentences."""
    assert (
        days("On Monday he recalled it. Built on May 3, 2012, it fell in June.")[-1] == "2012-06-01"
    )


def test_a_month_or_season_that_was_told_takes_its_year():
    """ "That September" is of the year told before it, in news too."""
    text = "On Monday she spoke of the strike of August 2018. That September it spread."
    assert days(text)[1:] == ["2018-08-01", "2018-09-01"]


def test_a_deadline_lies_ahead_whatever_the_verb():
    """ "Released until October" does not mean a month long gone."""
    assert days("The man was released until November.") == ["2020-11-01"]


def test_without_publication_the_last_date_told_anchors_the_rest():
    """An undated article counts from its own dates where the words say so."""
    text = "On September 5, 2019, she left. The next day he wrote. In October it rained."
    assert days(text, None) == ["2019-09-05", "2019-09-06", "2019-10-01"]


def test_before_our_era_nothing_is_counted():
    """After a year BC "the following year" and a month have no days here."""
    text = "He sailed in 480 BC. The following year he returned. In March he died."
    assert days(text) == ["None"]


def test_lists_share_their_month_and_year():
    """Each day of a list is told by itself, with the month and year printed once."""
    assert told("on April 6, 7 and 9, 2015") == [
        ("April 6", "2015-04-06", "2015-04-06"),
        ("7", "2015-04-07", "2015-04-07"),
        ("9, 2015", "2015-04-09", "2015-04-09"),
    ]
    assert days("in April and June 1955") == ["1955-04-01", "1955-06-01"]
    assert days("the spring and early summer of 1943") == ["1943-03-01", "1943-06-01"]


def test_an_expression_stays_in_its_paragraph():
    """A month at the end of one paragraph and a number at the head of the next are two things."""
    text = "It opened in May\n\n5 people came."
    found = list(times(text, [(0, 16), (18, len(text))], DAY))
    assert [text[t.span.begin : t.span.end] for t in found] == ["May"]


def test_an_article_of_several_pages_is_one_story(article):
    """What is told on one page anchors the next; each page gets the times that stand on it."""
    filler = "Nothing happened here.\n\n" * 5000
    long = article(f"It burned on May 3, 2012.\n\n{filler}The next day it rained.")
    told = reader._times(long)
    assert [str(t.when.begin) for t in told] == ["2012-05-03", "2012-05-04"]
    laid = list(pages(long))
    assert len(laid) > 1
    assert [t for page in laid for t in reader._on(page, told)] == list(told)


@pytest.mark.parametrize("day", [date(1, 1, 1), date(9999, 12, 31)])
def test_the_calendar_ends_without_failure(day):
    """At the ends of the calendar what lies outside is left open."""
    text = "yesterday, tomorrow, last year, next month, next week, 900 years ago, on Monday"
    assert all(t.when.basis == "relative" for t in times(text, [(0, len(text))], day))


WORDS = (
    "in on the of to from and between last next this that previous following early mid late "
    "end beginning May march Sept. Monday Wed spring fall Easter Thanksgiving New Year's Day "
    "today yesterday 5 15th first twenty 31 2016 1939-45 7-9 4/22 11/7/2016 '16 1990s sixties "
    "three few days week months year decade century quarter half weekend ago later earlier "
    "before after for since by until 8pm noon night BC Q3 H2 FY16 fiscal now , - / . will said "
    "less than fortnight hence business her Oct7 3Q23 2016H2 w/c 3-7-07 half final 999999999 please"
)
PIECES = st.sampled_from(WORDS.split())
TEXTS = st.one_of(st.text(), st.lists(PIECES, max_size=30).map(" ".join))


@given(text=TEXTS, day=st.none() | st.dates(), cut=st.integers(0, 200))
def test_any_text_is_read(text, day, cut):
    """Spans are in order, apart and inside their paragraph; days are in order."""
    cut = min(cut, len(text))
    bounds = [(0, cut), (cut, len(text))]
    found = list(times(text, bounds, day))
    ends = [0]
    for one in found:
        assert ends[-1] <= one.span.begin
        assert one.span.end <= cut or one.span.begin >= cut
        assert (one.when.begin is None) == (one.when.end is None)
        ends.append(one.span.end)
    assert ends[-1] <= len(text)
    assert found == list(times(text, bounds, day))


@pytest.mark.parametrize(
    "piece",
    ["a", "1", " ", "May ", "May 5, ", "5 and ", "the ", "1-", "last ", "2016 ", "one day "],
)
def test_any_length_is_read_in_time(piece):
    """A hundred thousand characters of anything take seconds at most."""
    text = piece * (100_000 // len(piece))
    begin = time.process_time()
    for _ in times(text, [(0, len(text))], DAY):
        pass
    assert time.process_time() - begin < 10

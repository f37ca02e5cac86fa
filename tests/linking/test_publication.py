"""Between which days undated articles were published, by the events that others date."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord import reading
from onrecord.articles import article_from_text
from onrecord.derivation import Undated
from onrecord.linking import Happening, published, undated
from onrecord.linking.publication import CONTRADICTS, NOTHING, ONLY_BEFORE


def _told(article, *, day=None, when=None, time="", past=True, event="v1"):
    """Return one telling; `day` is its article's, `when` the event's first and last day in it."""
    begin, end = (date.fromisoformat(one) for one in when) if when else (None, None)
    return Happening(
        article=article,
        event=event,
        node=f"event-{article}-{event}",
        kind="fire",
        stem="fire",
        published=date.fromisoformat(day) if day else None,
        place=10,
        place_end=14,
        past=past,
        time=time,
        time_at=20,
        begin=begin,
        end=end,
        participants=(),
        affected=(),
        sentence=b"",
        words=b"",
    )


MAY = _told("a", day="2024-05-04", when=("2024-05-03", "2024-05-03"))


def _derived(*told, own=None, article="u"):
    """Return what is derived of the undated article "u"; all tell of one event."""
    same = {(each.article, each.event): ("x", "v") for each in told}
    names = {each.article for each in told if each.published is None}
    articles = [Undated(article=name) for name in sorted(names - {own.article if own else ""})]
    found = published([*articles, own] if own else articles, told, same)
    return found[article]


def _days(derived):
    return tuple(str(day) if day else None for day in (derived.begin, derived.end))


def test_words_count_from_the_day_that_another_article_tells():
    derived = _derived(MAY, _told("u", time="yesterday"))
    assert _days(derived) == ("2024-05-04", "2024-05-04")
    (step,) = derived.steps
    assert step == ("counted from event", 20, 29, MAY.node)
    assert derived.why_not == ""


def test_the_narrowest_days_of_all_that_tell_of_it_count():
    loose = _told("b", day="2024-06-01", when=("2024-05-01", "2024-05-31"))
    assert _days(_derived(loose, MAY, _told("u", time="yesterday"))) == ("2024-05-04",) * 2


def test_what_is_printed_as_past_was_before_that():
    loose = _told("b", day="2024-05-10", when=("2024-05-01", "2024-05-31"))
    assert _days(_derived(loose, _told("u", time="yesterday"))) == ("2024-05-02", "2024-05-11")


def test_what_it_tells_as_past_alone_gives_a_first_day():
    derived = _derived(MAY, _told("u"))
    assert (_days(derived), derived.why_not) == (("2024-05-03", None), ONLY_BEFORE)
    assert [step.rule for step in derived.steps] == ["told as past"]


@pytest.mark.parametrize(
    ("time", "days"),
    [("on Monday", None), ("this month", None), ("two weeks ago", ("2024-05-13", "2024-05-21"))],
)
def test_what_a_noun_names_may_be_ahead_unless_words_tell_that_it_is_over(time, days):
    derived = _derived(MAY, _told("u", past=False, time=time))
    assert _days(derived) == (days or (None, None))
    assert (derived.why_not == NOTHING) is (days is None)


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("Ann Corran was arrested in Tarnby on 4 May 2023.", "2023-05-04"),
        ("Ann Corran was arrested and a vote on the pool will be held on 4 May 2031.", None),
        ("Ann Corran was arrested in Tarnby, the fair begins on 4 May 2031.", None),
    ],
)
def test_a_day_of_something_else_is_no_first_day(text, first):
    article = article_from_text(text, path="a.txt")
    last = undated(article, reading.read(article)).last
    assert (str(last) if last else None) == first


def test_what_is_yet_to_come_gives_none():
    assert _derived(MAY, _told("u", past=False)).why_not == NOTHING


def test_nothing_follows_from_events_that_nobody_dates():
    open_day = _told("a", day="2024-05-04")
    assert _derived(open_day, _told("u", time="yesterday")).why_not == NOTHING


def test_days_of_its_own_that_it_tells_as_past_give_a_first_day():
    own = Undated(article="u", last=date(2024, 5, 20), begin=40, end=51)
    derived = _derived(MAY, _told("u", time="about a month ago"), own=own)
    assert _days(derived) == ("2024-05-23", "2024-06-12")
    late = Undated(article="u", last=date(2024, 6, 1), begin=40, end=51)
    derived = _derived(MAY, _told("u", time="about a month ago"), own=late)
    assert _days(derived) == ("2024-06-01", "2024-06-12")
    assert {step.rule for step in derived.steps} == {"counted from event", "told as past here"}


def test_where_it_contradicts_itself_nothing_is_said():
    own = Undated(article="u", last=date(2025, 1, 1), begin=40, end=51)
    derived = _derived(MAY, _told("u", time="yesterday"), own=own)
    assert (_days(derived), derived.why_not) == ((None, None), CONTRADICTS)
    assert derived.steps == ()


def test_articles_that_contradict_each_other_date_no_third():
    other = _told("b", day="2024-06-12", when=("2024-06-11", "2024-06-11"))
    assert _derived(MAY, other, _told("u", time="yesterday")).why_not == CONTRADICTS


def test_undated_articles_do_not_date_each_other():
    dated = _derived(MAY, _told("u", time="yesterday"), _told("w", time="two weeks ago"))
    alone = _derived(MAY, _told("u", time="yesterday"))
    assert dated == alone
    circle = _told("w", when=("2024-05-03", "2024-05-03"))
    assert _derived(circle, _told("u", time="yesterday")).why_not == NOTHING


_DAYS = st.sampled_from(["2024-05-03", "2024-05-10", "2024-06-11", None])
_TOLD = st.tuples(_DAYS, _DAYS, st.sampled_from(["", "yesterday", "a week ago"]), st.booleans())


@given(st.lists(_TOLD, min_size=1, max_size=6), st.randoms())
def test_the_order_does_not_matter(drawn, chance):
    told = [
        _told(f"a{n}", day=day, when=(when, when) if when else None, time=time, past=past)
        for n, (day, when, time, past) in enumerate(drawn)
    ]
    articles = [Undated(article=each.article) for each in told if each.published is None]
    same = {(each.article, each.event): ("x", "v") for each in told}
    before = published(articles, told, same)
    chance.shuffle(told)
    chance.shuffle(articles)
    assert published(articles, told, same) == before


@pytest.mark.parametrize("name", ["u", "w"])
def test_every_undated_article_has_an_answer(name):
    assert published([Undated(article=name)], [MAY], {("a", "v1"): ("a", "v1")})[name].why_not

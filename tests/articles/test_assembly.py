"""A text and its metadata become an Article that keeps every character."""

from datetime import UTC, date, datetime

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from onrecord import ids
from onrecord.articles import article_from_text

PIECES = st.sampled_from(
    [
        "---\n", "title: A\n", "Title: A\n", "By Ida Brandt\n", "date 2020-10-01 ", "\n\n", "\r\n",
        "OSLO (AP) — ", "Related:\n", "- item\n", "Local resources:\n", "Photo: Tom Rask\n",
        "(AP Photo/Tom Rask)\n", "“We said,” he said. ", "Bridge Closed Until May\n\n", "# A\n",
        "SIGN UP FOR NEWS ALERTS\n", "https://post.example/1\n", "March 4, 2024\n", " ", "\u2028",
    ]
)  # fmt: skip
TEXTS = st.one_of(st.text(), st.lists(PIECES, max_size=12).map("".join))


def _check_regions(article):
    end = 0
    for region in article.regions:
        assert end <= region.span.begin < region.span.end <= len(article.text)
        assert article.words(region.span) == article.words(region.span).strip()
        end = region.span.end


@given(TEXTS)
@example("---\ntitle: A\n---\n# B\n\nBy Ida Brandt\nRelated:\n- a\n")
def test_any_text_keeps_its_characters_and_has_sorted_disjoint_regions_inside(text):
    article = article_from_text(text, path="a.txt")
    assert article.text == text
    assert article == article_from_text(text, path="a.txt")
    _check_regions(article)


@given(TEXTS, st.text())
def test_a_title_stands_on_top_with_its_region(text, title):
    article = article_from_text(text, path="a.txt", title=title)
    words = " ".join(title.split())
    assert article.text.endswith(text)
    if words:
        assert article.title == words
        assert article.text.startswith(words)
        assert article.regions[0].kind == "title"
    _check_regions(article)


@given(TEXTS)
def test_boilerplate_holds_no_quotation(text):
    article = article_from_text(text, path="a.txt")
    for region in article.regions:
        if region.kind == "boilerplate":
            assert "“" not in article.words(region.span)


def test_a_text_that_begins_with_its_title_does_not_get_it_twice():
    article = article_from_text("Bridge closed\n\nWords.", path="a.txt", title="Bridge closed")
    assert article.text == "Bridge closed\n\nWords."
    assert article.regions[0].span.end == len("Bridge closed")


def test_a_title_printed_with_a_full_stop_is_not_set_again():
    article = article_from_text("Bridge closed.\n\nWords.", path="a.txt", title="Bridge closed")
    assert article.text == "Bridge closed.\n\nWords."
    assert article.title == "Bridge closed"
    assert article.words(article.regions[0].span) == "Bridge closed."


def test_metadata_goes_before_what_the_head_says():
    article = article_from_text(
        "Title: Old\nDate: 2020-01-01\nSource: Old Post\nBy: Old Hand\n\nWords.",
        path="2019-01-01.txt",
        published="Mon, 04 Mar 2024 23:30:00 -0500",
        publisher="Vellmar Post",
        authors="Ida Brandt",
        url="https://post.example/1",
    )
    assert (article.published, article.published_by) == (date(2024, 3, 4), "metadata")
    assert (article.publisher, article.authors) == ("Vellmar Post", ("Ida Brandt",))
    assert (article.title, article.key) == ("Old", "https://post.example/1")


def test_an_unparsable_date_falls_back_to_the_head():
    article = article_from_text("date 2020-10-01 Words.", path="a.txt", published="soon")
    assert (article.published, article.published_by) == (date(2020, 10, 1), "header")


def test_a_datetime_gives_its_day():
    when = datetime(2024, 3, 4, 23, 30, tzinfo=UTC)
    published = article_from_text("Words.", path="a.txt", published=when).published
    assert type(published) is date
    assert published == date(2024, 3, 4)


def test_the_id_is_made_of_the_text_the_publisher_and_the_day():
    one = article_from_text("Words of it.", path="a.txt", publisher="P", published="2024-03-04")
    same = article_from_text(
        "Words of it.", path="b/c.csv#3", publisher="P", published="4 Mar 2024"
    )
    other = article_from_text("Words of it.", path="a.txt", publisher="Q", published="2024-03-04")
    assert one.id == same.id != other.id
    assert one.id == ids.article_id("Words of it.", publisher="P", published=date(2024, 3, 4))


def test_lone_surrogates_cannot_reach_the_record():
    article = article_from_text("a \ud800 b", path="a.txt", title="\udc00", publisher="\ud800")
    assert article.text == "\ufffd\n\na \ufffd b"
    (article.text + str(article.publisher) + str(article.title)).encode()


@pytest.mark.parametrize(
    ("url", "publisher", "expected"),
    [
        ("https://www.gazette.example/a", None, "gazette.example"),
        ("https://www.gazette.example/a", "The Gazette", "The Gazette"),
        ("http://[broken", None, None),
        ("no address", None, None),
        (None, None, None),
    ],
)
def test_the_site_of_an_address_publishes_where_nobody_is_named(url, publisher, expected):
    article = article_from_text("Oslo voted.", path="a.txt", url=url, publisher=publisher)
    assert article.publisher == expected

"""What the head of a plain text says: regions, title, day, authors, publisher, URL."""

import tomllib
from datetime import date
from itertools import permutations
from pathlib import Path

import pytest

from onrecord.articles import article_from_text

BODY = (
    "The council of Vellmar closed the old bridge over the Lenne until May, after engineers had"
    " found cracks in two piers.\n\n“We have no choice,” said Mayor Greta Holm.\n"
)


def _head(text):
    article = article_from_text(text, path="a.txt")
    return article, [(r.kind, r.by, article.words(r.span)) for r in article.regions]


HEADS = [
    (" date 2020-10-01 ", [("dateline", "leading-date", "date 2020-10-01")], date(2020, 10, 1)),
    ("PARIS (AP) — ", [("dateline", "dateline", "PARIS (AP) —")], None),
    ("Paris (AFP) - ", [("dateline", "dateline", "Paris (AFP) -")], None),
    (
        "HEMPSTEAD, N.Y., Sept. 26 (UPI) — ",
        [("dateline", "dateline", "HEMPSTEAD, N.Y., Sept. 26 (UPI) —")],
        None,
    ),
    ("LONDON, March 4 — ", [("dateline", "dateline", "LONDON, March 4 —")], None),
    ("ÅLESUND -- ", [("dateline", "dateline", "ÅLESUND --")], None),
    ("Sept. 3, 2016 — ", [("dateline", "dateline", "Sept. 3, 2016 —")], date(2016, 9, 3)),
    (
        "Friday, January 4, 2019 \n\n\n",
        [("dateline", "date-line", "Friday, January 4, 2019")],
        date(2019, 1, 4),
    ),
    (
        "Published 5:30 p.m. ET Jan. 4, 2019 | Updated Jan. 6, 2019\n\n",
        [("dateline", "date-line", "Published 5:30 p.m. ET Jan. 4, 2019 | Updated Jan. 6, 2019")],
        date(2019, 1, 4),
    ),
    ("Last updated: 6 January 2019\n\n", None, date(2019, 1, 6)),
    ("By Ida Brandt\n\n", [("byline", "byline", "By Ida Brandt")], None),
    (
        "By IDA BRANDT, Staff Writer\n\n",
        [("byline", "byline", "By IDA BRANDT, Staff Writer")],
        None,
    ),
    ("https://post.example/1\n\n", [("header", "url-line", "https://post.example/1")], None),
]


@pytest.mark.parametrize(("head", "regions", "day"), HEADS)
def test_a_head_line_is_a_region_and_dates_the_article(head, regions, day):
    article, found = _head(head + BODY)
    assert article.text == head + BODY
    assert regions is None or found == regions
    assert article.published == day
    assert article.published_by == ("header" if day else "none")


DAYS = tomllib.loads((Path(__file__).parents[1] / "cases" / "heads.toml").read_text("utf-8"))


@pytest.mark.parametrize("case", DAYS["case"], ids=lambda case: case["head"])
def test_the_first_lines_tell_the_day_of_publication(case):
    assert _head(case["head"] + BODY)[0].published == case.get("day")


@pytest.mark.parametrize(
    ("line", "authors"),
    [
        ("Posted on March 14, 2024 by Ida Brandt", ("Ida Brandt",)),
        ("Posted by Ida Brandt at 9:30 AM, March 14, 2024", ("Ida Brandt",)),
        ("Posted by admin on Thursday, 14 March 2024", ()),
    ],
)
def test_who_posted_is_a_byline_and_no_account_is_an_author(line, authors):
    article, found = _head(f"{line}\n\n{BODY}")
    assert article.authors == authors
    assert found == [("byline", "byline", line)]


def test_a_day_that_may_be_two_is_no_title():
    article, found = _head(f"Date: 5/3/2025\n\nBridge Closed Until May\n\n{BODY}")
    assert (article.published, article.title) == (None, "Bridge Closed Until May")
    assert found[0] == ("header", "header-line", "Date: 5/3/2025")


def test_a_line_between_title_and_byline_stays_article_text():
    deck = "Cracks in two piers, and no money for a new bridge."
    article, found = _head(f"Bridge Closed Until May\n\n{deck}\n\nBy Ida Brandt\n\n{BODY}")
    assert article.authors == ("Ida Brandt",)
    assert [kind for kind, _, _ in found] == ["title", "byline"]


NO_HEADS = [
    "By Monday the storm had passed, and the bridge was open again.\n\n",
    "By noon everybody had left the square in front of the town hall.\n\n",
    "Source: mayor to resign before the vote, and the council to meet again on Tuesday.\n\n",
    "– It is over – the mayor has left, Ida Brandt tells the paper.\n\n",
    "BRIDGE-BUILDERS are scarce in Vellmar, and the town has looked for one since the spring.\n\n",
    "May 4 was a dark day for Vellmar, as the old people of the town will tell everyone.\n\n",
]


@pytest.mark.parametrize("start", NO_HEADS)
def test_a_sentence_is_no_head(start):
    article, found = _head(start + BODY)
    assert found == []
    assert (article.title, article.published, article.authors) == (None, None, ())


def test_header_lines_give_metadata_and_the_title_keeps_its_own_region():
    text = (
        "Title: Bridge closed: what now?\nBy: Ida Brandt and Tom Rask\nDate: March 4, 2024\n"
        "Source: Vellmar Post\nURL: https://post.example/1\n\n" + BODY
    )
    article, found = _head(text)
    assert article.title == "Bridge closed: what now?"
    assert article.authors == ("Ida Brandt", "Tom Rask")
    assert article.published == date(2024, 3, 4)
    assert article.publisher == "Vellmar Post"
    assert article.url == "https://post.example/1"
    assert ("title", "header-line", "Bridge closed: what now?") in found
    assert {kind for kind, _, _ in found} == {"header", "title"}
    assert article.text == text


MAIL = (
    "From: Vellmar Bridges Press Office <press@bridges.example>",
    "To: desk@post.example",
    "Date: Thu, 14 Mar 2024 09:00:00 +0000",
    "Subject: Bridges of Vellmar are closed until engineers\n have looked at them",
)


@pytest.mark.parametrize("lines", list(permutations(MAIL)))
def test_the_head_of_a_mail_tells_title_and_day(lines):
    article, found = _head("\n".join(lines) + "\n\n" + BODY)
    title = "Bridges of Vellmar are closed until engineers have looked at them"
    assert (article.title, article.published) == (title, date(2024, 3, 14))
    assert (article.authors, article.publisher) == ((), None)
    assert {by for _, by, _ in found} == {"header-line"}
    assert len("".join(words for _, _, words in found)) >= len("".join(lines)) - 4


@pytest.mark.parametrize("first", MAIL[:2])
def test_who_mailed_is_no_text_though_little_else_is_told(first):
    article, found = _head(f"{first}\nSent: 14 March 2024 16:02\n\n" + BODY)
    assert article.published == date(2024, 3, 14)
    assert [kind for kind, _, _ in found] == ["header", "header"]


def test_the_subject_of_a_data_base_is_no_title():
    article, _ = _head("Date: 14 March 2024\nSubject: Bridges, traffic\nSection: A\n\n" + BODY)
    assert article.title is None


def test_front_matter_is_a_header_and_gives_metadata():
    text = (
        '---\ntitle: "Bridge closed"\ndate: 2024-03-04\nauthor: [Ida Brandt, Tom Rask]\n'
        "publisher: Vellmar Post\nlang: en\nurl: https://post.example/1\ndraft: no\n---\n\n" + BODY
    )
    article, found = _head(text)
    assert (article.title, article.published) == ("Bridge closed", date(2024, 3, 4))
    assert article.published_by == "header"
    assert article.authors == ("Ida Brandt", "Tom Rask")
    assert article.publisher == "Vellmar Post"
    assert [kind for kind, _, _ in found] == ["header", "title", "header"]
    assert found[1][2] == "Bridge closed"
    assert article.text == text


@pytest.mark.parametrize(
    "text",
    ["---\nnot: [closed\n---\n\nBody.", "---\njust words\n---\nBody.", "---\n", "---\na: b\n"],
)
def test_broken_front_matter_is_plain_text(text):
    article, found = _head(text)
    assert article.text == text
    assert "front-matter" not in {by for _, by, _ in found}


def test_several_head_lines_follow_each_other():
    text = "Bridge Closed Until May\n\nBy Ida Brandt\nMarch 4, 2024\n\nVELLMAR (LP) — " + BODY
    article, found = _head(text)
    assert [by for _, by, _ in found] == ["first-line", "byline", "date-line", "dateline"]
    assert article.title == "Bridge Closed Until May"
    assert article.published == date(2024, 3, 4)


def test_boilerplate_behind_a_leading_date_is_marked_by_itself():
    _, found = _head(" date 2021-09-29 VellmarLife Featured Video\n\n" + BODY)
    assert found == [
        ("dateline", "leading-date", "date 2021-09-29"),
        ("boilerplate", "featured-video", "VellmarLife Featured Video"),
    ]


def test_an_ambiguous_header_date_dates_nothing():
    article, _ = _head("Title: Bridge closed\nDate: 03/04/2024\n\n" + BODY)
    assert article.title == "Bridge closed"
    assert article.published is None


def test_half_a_character_in_front_matter_is_no_trouble():
    """YAML's escapes can write what no file and no store can hold."""
    article = article_from_text('---\ntitle: "The weir \\ud800 holds"\n---\nIt rained.', path="a")
    assert article.title == "The weir ? holds"


REST = "The council of Vellmar closed the old bridge over the Lenne until May.\n\nIt was old.\n"
TITLE, OUTLET, DAY = "Bridge closed to all", "The Vellmar Gazette", "14 March 2024"


@pytest.mark.parametrize("between", ["\n", "\n\n"])
@pytest.mark.parametrize("lines", [*permutations((TITLE, OUTLET, DAY))], ids=", ".join)
def test_title_day_and_outlet_are_told_in_any_order(lines, between):
    article, found = _head(between.join(lines) + "\n\n" + REST)
    told = (article.title, article.publisher, article.published)
    assert told == (TITLE, OUTLET, date(2024, 3, 14))
    assert ("header", "outlet-line", OUTLET) in found


@pytest.mark.parametrize("title", [TITLE, "Toll: “They told me to pay,” says driver"])
@pytest.mark.parametrize(
    "name",
    [
        "Argus Online",
        "Vellmar Wire",
        "Vellmar Bugle",
        "The Vellmar Wire",
        "Vellmar Daily",
        "BBC News",
    ],
)
@pytest.mark.parametrize("lines", [("{}", DAY, "{}"), ("{}", "{}", DAY)], ids=["day", "title"])
def test_above_title_and_day_stands_who_published(lines, name, title):
    order = (name, title)
    article, found = _head("\n".join(lines).format(*order) + "\n\n" + REST)
    told = (article.title, article.publisher, article.published)
    assert told == (title, name, date(2024, 3, 14))
    assert ("header", "outlet-line", name) in found


@pytest.mark.parametrize("lines", [f"{{}}, {DAY}\n{{}}", f"{{}}\n{{}}\nBy Ida Brandt\n{DAY}"])
def test_a_day_beside_the_name_or_a_byline_makes_a_head_whole(lines):
    article, _ = _head(lines.format("Vellmar Online", TITLE) + "\n\n" + REST)
    told = (article.title, article.publisher, article.published)
    assert told == (TITLE, "Vellmar Online", date(2024, 3, 14))


@pytest.mark.parametrize("lines", [*permutations(("Tolls", OUTLET, DAY))], ids=", ".join)
def test_one_word_is_a_title_where_a_head_goes_on(lines):
    article, _ = _head("\n".join(lines) + "\n\n" + REST)
    told = (article.title, article.publisher, article.published)
    assert told == ("Tolls", OUTLET, date(2024, 3, 14))


@pytest.mark.parametrize("line", ["Sport", "Thursday", "LENNE", "Tolls:", "Tolls."])
def test_one_word_of_a_section_or_a_day_is_no_title(line):
    assert _head(f"{line}\n{DAY}\n\n{REST}")[0].title is None


def test_one_word_above_a_day_and_a_title_heads_a_section():
    article, found = _head(f"Bridges\n{DAY}\n{TITLE}\n\n{REST}")
    assert (article.title, article.published) == (TITLE, date(2024, 3, 14))
    assert found[0] == ("header", "name-line", "Bridges")


@pytest.mark.parametrize("text", ["Tolls\n\n", "Tolls\nNobody wants them.\n\n", "Bill\nsaid so.\n"])
def test_one_word_above_text_is_no_title(text):
    assert _head(text + REST)[0].title is None


@pytest.mark.parametrize("lines", [(OUTLET, DAY, TITLE), (DAY, OUTLET, TITLE)], ids=", ".join)
def test_a_title_below_a_head_needs_no_blank_line_where_it_does_not_wrap(lines):
    """The first word of the next line would have stood in it."""
    article, _ = _head("\n".join(lines) + "\n" + REST)
    assert (article.title, article.publisher) == (TITLE, OUTLET)


@pytest.mark.parametrize(
    ("start", "title"),
    [
        ("The old bridge over the Lenne in the town of Vellmar\nCollapsed on the ice.", None),
        ("The bridge fell\nonto the ice of the Lenne.", None),
        ("The bridge fell last year\nIt had stood there for ninety years.", None),
        ("Bridge Lost", "Bridge Lost"),
    ],
)
def test_a_line_that_wraps_below_a_day_is_no_title(start, title):
    assert _head(f"{DAY}\n{start}\n\n{REST}")[0].title == title


@pytest.mark.parametrize(
    ("line", "publisher"),
    [
        ("Vellmar Daily News", "Vellmar Daily News"),
        ("Vellmar News", "Vellmar News"),
        ("VELLMAR HERALD", "VELLMAR HERALD"),
        ("Radio Vellmar", "Radio Vellmar"),
        ("The Vellmar Bugle", "The Vellmar Bugle"),
        ("Vellmar Wire", "Vellmar Wire"),
        ("Vellmar Daily", "Vellmar Daily"),
        ("Reuters", "Reuters"),
        ("Source: Vellmar Post", "Vellmar Post"),
        ("Publisher: Vellmar Post", "Vellmar Post"),
        ("Source: Vellmar Post, 14 March 2024", "Vellmar Post"),
        ("First published in the Vellmar Post on 14 March 2024.", "The Vellmar Post"),
        ("The Vellmar Post | 14 March 2024", "The Vellmar Post"),
        ("Good News", None),
        ("Local News", None),
        ("Radio Silence", None),
        ("Emily Post", None),
        ("Mayor Meets the Press", None),
        ("The Vellmar Post is closing", None),
        ("Source: mayor to resign", None),
    ],
)
def test_a_line_below_the_title_tells_who_published(line, publisher):
    article, _ = _head(f"Bridge closed to all\n\n{line}\n\n{REST}")
    assert (article.title, article.publisher) == ("Bridge closed to all", publisher)
    if "14 March" in line:
        assert article.published == date(2024, 3, 14)


@pytest.mark.parametrize("lines", [("{}", DAY), (DAY, "{}")], ids=["above", "below"])
@pytest.mark.parametrize("name", ["Grace Post", "Hartwell Mercury", "The Mercury", "Mercury"])
def test_beside_a_day_stands_who_published_not_a_person(lines, name):
    article, _ = _head("\n".join((TITLE, *lines)).format(name) + "\n\n" + REST)
    told = (article.title, article.publisher, article.published, article.authors)
    assert told == (TITLE, name, date(2024, 3, 14), ())


@pytest.mark.parametrize(
    ("name", "authors"),
    [("Joan Sibley", ("Joan Sibley",)), ("Lenne Valley Notes", ()), ("Local News", ())],
)
def test_a_name_between_title_and_day_is_no_text(name, authors):
    article, found = _head(f"{TITLE}\n{name}\n{DAY}\n\n{REST}")
    assert (article.title, article.published) == (TITLE, date(2024, 3, 14))
    assert (article.authors, article.publisher) == (authors, None)
    assert ("byline" if authors else "header", "name-line", name) in found


@pytest.mark.parametrize(
    "line", ["Council Rejects Ferry Review", "Vellmar News", "Milk Sold Daily"]
)
def test_what_may_be_a_headline_is_one_where_no_other_stands(line):
    article, _ = _head(f"{line}\n14 March 2024\n\n{REST}")
    assert (article.title, article.publisher) == (line, None)


@pytest.mark.parametrize(
    "text",
    [
        "The Vellmar Gazette\nis closing after ninety years, its owner said.\n\nIt was old.",
        "A paper closes\nThe Vellmar Gazette\nis closing after ninety years, its owner said.",
        "The Vellmar Gazette said on Monday that it would close.\n\nReuters reported it.",
        "It was old.\n\nThe Vellmar Gazette",
    ],
)
def test_the_body_tells_nobody_who_published(text):
    assert _head(text)[0].publisher is None


def test_below_a_title_given_an_agency_alone_is_a_credit():
    article = article_from_text(f"Reuters\n\n{REST}", path="a.txt", title="Bridge closed to all")
    assert article.publisher is None
    assert ("caption", "agency-credit") in [(r.kind, r.by) for r in article.regions]


@pytest.mark.parametrize("more", ["", "Publisher: The Vellmar Herald\n", "Author: Ida Brandt\n"])
def test_a_title_may_stand_right_above_key_lines(more):
    article, _ = _head(f"Council closes bridge\nDate: 2025-03-05\n{more}\n{BODY}")
    assert (article.title, article.published) == ("Council closes bridge", date(2025, 3, 5))

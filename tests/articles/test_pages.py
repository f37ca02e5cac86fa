"""HTML pages: the body, and what the page says of itself."""

import re
import socket
from datetime import date

import pytest

BODY = """<article><h1>Bridge closed for repairs</h1>
<p>The old bridge over the Lenne will stay closed until May, the council of Vellmar said on Monday
after engineers had found cracks in two of its piers and in the southern ramp.</p>
<p>“We have no choice,” said Mayor Greta Holm. “Nobody will drive over a bridge that may fall.”</p>
<p>Shop owners on the south bank fear for their trade and want the town to pay for the loss.</p>
</article>"""
META = """<title>Bridge closed for repairs | Vellmar Post</title>
<meta property="og:title" content="Bridge closed for repairs | Vellmar Post">
<meta property="og:site_name" content="Vellmar Post">
<meta name="author" content="Ida Brandt">
<link rel="canonical" href="https://post.example/2024/bridge">"""


def _page(head="", body=BODY, lang="en-GB"):
    return (
        f'<!DOCTYPE html><html lang="{lang}"><head>{META}{head}</head><body>'
        f'<nav><a href="/">Home</a> <a href="/news">News</a></nav>{body}</body></html>'
    )


@pytest.fixture(autouse=True)
def _no_network(monkeypatch):
    import trafilatura  # noqa: F401  which needs a whole socket module when it is first imported

    def refuse(*_args, **_kwargs):
        raise AssertionError("the network was touched")

    monkeypatch.setattr(socket, "socket", refuse)


def test_a_page_is_title_and_paragraphs_with_its_metadata(read):
    (article,) = read("p.html", _page())
    title, *paragraphs = article.text.split("\n\n")
    assert title == article.title == "Bridge closed for repairs"
    assert len(paragraphs) == 3
    assert paragraphs[1].startswith("“We have no choice,” said Mayor Greta Holm.")
    assert "Home" not in article.text
    assert article.publisher == "Vellmar Post"
    assert article.authors == ("Ida Brandt",)
    assert article.url == "https://post.example/2024/bridge"
    assert article.language == "en"
    assert article.published is None


LD = '<script type="application/ld+json">{}</script>'
DATES = [
    ('<meta property="article:published_time" content="2024-03-04T23:30:00-05:00">', True),
    ('<meta name="date" content="March 4, 2024">', True),
    (LD.format('{"@type": "NewsArticle", "datePublished": "2024-03-04"}'), True),
    (LD.format('{"@graph": [{"@type": "WebPage", "datePublished": "2024-01-01"},'
               '{"@type": "NewsArticle", "datePublished": "2024-03-04"}]}'), True),
    (LD.format("{broken"), False),
    ('<meta property="article:modified_time" content="2024-03-04">', False),
    ('<meta name="date" content="03/04/2024">', False),
]  # fmt: skip


@pytest.mark.parametrize(("head", "dated"), DATES)
def test_only_metadata_dates_a_page(read, head, dated):
    (article,) = read("p.html", _page(head))
    assert article.published == (date(2024, 3, 4) if dated else None)
    assert article.published_by == ("metadata" if dated else "none")


@pytest.mark.parametrize(
    ("element", "dated"),
    [
        ('<time datetime="2024-03-04T10:00Z">Monday</time>', True),
        ('<p>Updated <time datetime="2024-03-09">Saturday</time></p>', False),
        ("<p>March 9, 2024 was when it all had begun for the people of the town.</p>", False),
    ],
)
def test_a_time_element_dates_a_page_and_its_text_does_not(read, element, dated):
    (article,) = read("p.html", _page(body=BODY.replace("</h1>", f"</h1>{element}")))
    assert article.published == (date(2024, 3, 4) if dated else None)


def test_a_day_far_ahead_is_taken_as_written_whatever_the_clock(read):
    (article,) = read("p.html", _page('<meta name="date" content="2099-03-04">'))
    assert article.published == date(2099, 3, 4)


@pytest.mark.parametrize(
    ("told", "url"),
    [
        ('{"@type": "NewsArticle", "url": "https://post.example/b"}', "https://post.example/b"),
        (
            '[{"url": "https://post.example/"}, {"@type": "Report", "url": "https://a.example/b"}]',
            "https://a.example/b",
        ),
        ('{"@type": "NewsArticle", "url": "/2024/bridge"}', None),
    ],
)
def test_a_page_without_a_canonical_link_has_the_address_it_tells(read, told, url):
    page = re.sub('<link rel="canonical".*?>', LD.format(told), _page())
    assert read("a.html", page)[0].url == url


def test_the_same_page_under_other_endings_is_the_same_text(read):
    (article,) = read("p.html", _page())
    for name in ("p.txt", "p", "p.xhtml", "p.xml"):
        (other,) = read(name, '<?xml version="1.0" encoding="latin1"?>\n' + _page())
        assert other.text == article.text


@pytest.mark.parametrize(
    "body",
    ["", "<nav><a href='/'>Home</a></nav>", "<p>Menu</p><p>Close</p>", "<div>" * 3000],
)
def test_a_page_without_an_article_is_skipped(read, body):
    (skipped,) = read("p.html", f"<html><head><title>V</title></head><body>{body}</body></html>")
    assert skipped.reason == "HTML without an article"


def test_reading_a_broken_page_prints_nothing(read, capfd):
    read("p.html", "<html><body><p>&#xD800; \x0b < <<p</html>")
    assert capfd.readouterr() == ("", "")


ASKED = ("What did you do before?", "Tell me of the flood.", "Why now? And why here?", "Is it so?")
ANSWER = "I mended nets with my father, and the old people of the town laughed at us."


def _interview(form, answer=f"<p>{ANSWER}</p>"):
    rows = "".join(form.format(asked) + answer for asked in ASKED)
    return _page(body=BODY.replace("</article>", f"{rows}</article>"))


def _questions(article):
    return [(r.by, article.words(r.span)) for r in article.regions if r.kind == "question"]


@pytest.mark.parametrize(
    ("form", "style"),
    [
        ("<p><strong>{}</strong></p>", "bold"),
        ("<p><b>{} </b><br>" + ANSWER + "</p>", "bold"),
        ("<h3>{}</h3>", "heading"),
        ("<p><em><b>{}</b></em></p>", "italics"),
        ("<p><b>\n {}\n</b></p>", "bold"),
    ],
)
def test_the_questions_of_an_interview_are_told_by_their_style(read, form, style):
    (article,) = read("p.html", _interview(form))
    assert _questions(article) == [(style, asked) for asked in ASKED]


def test_a_question_may_open_the_paragraph_of_its_answer(read):
    """Where it ends is told by its mark, so that what is no question is not known there."""
    (article,) = read("p.html", _interview("<p><b>{}</b> " + ANSWER + "</p>", ""))
    assert [words for _, words in _questions(article)] == [one for one in ASKED if "?" in one]


@pytest.mark.parametrize(
    "form",
    [
        "<p>{}</p>",  # nothing sets them apart
        "<p>{} <b>Asked?</b></p>",  # what is set apart opens no line
        "<p><b>{}</b></p><p><b>The bridge</b></p><p><b>The ferry</b></p>",  # few ask
    ],
)
def test_what_is_set_apart_otherwise_is_no_question(read, form):
    (article,) = read("p.html", _interview(form))
    assert _questions(article) == []


def test_two_questions_are_none(read):
    rows = "".join(f"<p><b>{asked}</b></p><p>{ANSWER}</p>" for asked in ASKED[2:])
    (article,) = read("p.html", _page(body=BODY.replace("</article>", f"{rows}</article>")))
    assert _questions(article) == []

"""RSS and Atom: one article an entry."""

from datetime import date

import pytest

from onrecord.records import Skipped

RSS = """<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"
 xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>Vellmar &amp; Post</title>
<language>en-gb</language>
<item><title>Ferry &amp; fish</title><link>https://post.example/1</link>
<pubDate>Mon, 04 Mar 2024 23:30:00 -0500</pubDate><dc:creator>Tom Rask</dc:creator>
<description>Short.</description><content:encoded><![CDATA[<p>The ferry ran again.</p>
<p>“At last,” said <b>Ida</b> Brandt<br>of the harbour.</p><script>x()</script>]]></content:encoded>
</item><item><title>Empty</title></item></channel></rss>"""

ATOM = """<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="de"><title>Blatt</title>
<entry><title type="html">A &lt;b&gt;B&lt;/b&gt;</title><link href="https://b.example/1"/>
<author><name>Jo Li</name></author><published>2024-03-04T01:00:00+09:00</published>
<updated>2024-03-09T01:00:00Z</updated><summary>Kurz.</summary></entry></feed>"""


@pytest.mark.parametrize("name", ["f.rss", "f.xml", "f", "f.txt"])
def test_an_entry_is_an_article_of_the_feed(read, name):
    article, skipped = read(name, RSS)
    assert article.path == f"{name}#1"
    assert article.text == (
        "Ferry & fish\n\nThe ferry ran again.\n\n“At last,” said Ida Brandt\nof the harbour."
    )
    assert article.publisher == "Vellmar & Post"
    assert article.published == date(2024, 3, 4)
    assert article.authors == ("Tom Rask",)
    assert (article.language, article.url) == ("en", "https://post.example/1")
    assert skipped == Skipped(path=f"{name}#2", reason="record 2 has no text")


def test_an_atom_entry_keeps_the_day_as_written(read):
    (article,) = read("f.atom", ATOM)
    assert article.text == "A B\n\nKurz."
    assert (article.published, article.publisher) == (date(2024, 3, 4), "Blatt")
    assert (article.authors, article.language) == (("Jo Li",), "de")


def test_a_declared_encoding_does_not_hurt_a_decoded_feed(read):
    article, _ = read("f.rss", RSS.replace("utf-8", "iso-8859-1"))
    assert "“At last,”" in article.text


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        ("<rss version='2.0'><channel><title>V</title></channel></rss>", "feed without entries"),
        ("<?xml version='1.0'?><data><a/></data>", "XML that is neither a feed nor a page"),
    ],
)
def test_xml_without_articles_is_skipped(read, content, reason):
    (skipped,) = read("f.xml", content)
    assert skipped.reason == reason


def test_a_reference_to_no_character_makes_a_broken_feed(read):
    """The parser of feeds fails on it where the XML is broken too; the file is skipped and told."""
    (skipped,) = read("f.rss", RSS.replace("Short.", "& &#x110000;"))
    assert skipped.reason.startswith("broken feed (ValueError")


def test_an_entry_that_goes_on_to_the_feeds_end_has_no_text(read):
    """The parser gives None for a description that opens what it does not close."""
    broken = RSS.replace("Short.", "<![CDATA[Short.").replace("<title>Empty</title>", "<br>")
    found = read("f.rss", broken)
    assert Skipped(path="f.rss#1", reason="record 1 has no text") in found


def test_the_questions_of_an_interview_are_told_by_their_style(read):
    asked = ("What did you do?", "Who was there?", "And now?")
    rows = "".join(f"<p><b>{words}</b></p><p>I mended the nets.</p>" for words in asked)
    article, _ = read("f.rss", RSS.replace("<p>The ferry ran again.</p>", rows))
    found = [article.words(one.span) for one in article.regions if one.kind == "question"]
    assert tuple(found) == asked

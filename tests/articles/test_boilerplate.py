"""Lines that are no article, and sentences that only look like them."""

import pytest

from onrecord.articles import article_from_text

BEFORE = "The council of Vellmar closed the old bridge on Monday.\n\n"
AFTER = "\n\nShop owners fear for their trade.\n"

LINES = [
    ("SIGN UP FOR VELLMAR POST EMAIL ALERTS", "sign-up"),
    ("Sign up for our daily newsletter", "sign-up"),
    ("Subscribe to the Vellmar Post today!", "sign-up"),
    ("Get the morning news delivered to your inbox", "sign-up"),
    ("FOR THE LATEST NEWS & WEATHER DOWNLOAD THE POST 7 APPS", "download-the-app"),
    ("Download our app for the latest news.", "download-the-app"),
    ("Follow us on Facebook and Twitter", "follow-us"),
    ("Follow Ida Brandt on Twitter @idabrandt.", "follow-us"),
    ("Facebook | Twitter | Email", "follow-us"),
    ("Share this article", "share-bar"),
    ("12 comments", "share-bar"),
    ("Ida Brandt writes on bridges. Reach her at ida@post.example", None),
    ("Ida Brandt covers bridges for the Post. Reach her at ida@post.example", "author-note"),
    ("This interview has been lightly edited for length.", "interview-note"),
    ("(The conversation was condensed and edited for clarity.)", "interview-note"),
    ("Edited and condensed for clarity.", "interview-note"),
    ("The interview was held in her kitchen, with the door open.", None),
    ("Got a tip? Let us know: tips@post.example", "send-tips"),
    ("Do you have a story? Contact the newsdesk", "send-tips"),
    ("READ MORE: Mayor calls plan reckless", "read-more"),
    ("Related: The bridge in pictures", "read-more"),
    ("Continue reading", "read-more"),
    ("Advertisement", "advertisement"),
    ("Story continues below advertisement", "advertisement"),
    ("VellmarLife Featured Video", "featured-video"),
    ("CLICK HERE FOR MORE LOCAL SPORT", "read-more"),
    ("THE POST AT NOON: WATCH LIVE ON CHANNEL 7", "promotion-in-capitals"),
    ("© 2024 Vellmar Post", "copyright"),
    ("Copyright 2024 Vellmar Post. All rights reserved.", "copyright"),
    ("This material may not be published, broadcast or rewritten.", "copyright"),
    ("We use cookies to improve your experience.", "cookie-notice"),
    ("By continuing you agree to our terms and privacy policy.", "cookie-notice"),
    ("Already a subscriber? Log in", "subscriber-wall"),
    ("If you or someone you know needs help, call the town's helpline.", "helpline"),
    ("Home | News | Sport | Weather", "link-list"),
    ("[The bridge in pictures](https://post.example/2)", "link-list"),
    ("Tags: bridge, council", "link-list"),
    ("Photo: Tom Rask", "photo-credit"),
    ("Image credit: Vellmar Post", "photo-credit"),
    ("Photo by Tom Rask/Vellmar Post", "photo-credit"),
    ("Tom Rask/Getty Images", "agency-credit"),
    ("The bridge on Monday. (LP Photo/Tom Rask)", None),
    ("The bridge on Monday. (AP Photo/Tom Rask)", "credit-at-end"),
    ("Ida Brandt and Tom Rask contributed to this report.", "reporters-credit"),
]


def _found(line):
    text = BEFORE + line + AFTER
    article = article_from_text(text, path="a.txt")
    assert article.text == text
    return [(region.by, article.words(region.span)) for region in article.regions]


@pytest.mark.parametrize(("line", "rule"), LINES)
def test_a_line_is_marked_with_its_rule(line, rule):
    assert _found(line) == ([(rule, line)] if rule else [])


SENTENCES = [
    "“Sign up for our newsletter,” she said.",
    "Subscribe to our paper, the mayor said, and the bridge will stay.",
    "Residents can sign up for the ferry at the town hall from Tuesday.",
    "The town follows us on Facebook, and so do its neighbours.",
    "Shares in the ferry company rose by a third.",
    "Photo by photo, the court looked at what was left of the bridge.",
    "Photographs showed smoke over the southern ramp.",
    "Related firms had built the ramp and the piers.",
    "The video was seen by thousands before noon.",
    "THE BRIDGE IS LOST",
    "Copyright law protects the engineer's drawings.",
    "He read more than the council had asked for.",
    "By using the ferry, people lose an hour a day.",
    "Such pictures were published by the town:",
    "Local resources are scarce in the north of the county.",
    "The mayor left the room (her photo album under her arm).",
    "She watches the river. It rises. (That comes courtesy of the rain.)",
]


@pytest.mark.parametrize("line", SENTENCES)
def test_a_sentence_of_the_article_is_not_marked(line):
    assert _found(line) == []


def test_a_caption_that_quotes_someone_keeps_the_words_and_marks_the_credit():
    line = "“It will fall,” said Holm at the bridge. (AP Photo/Tom Rask)"
    assert _found(line) == [("credit-at-end", "(AP Photo/Tom Rask)")]


def test_a_related_heading_takes_the_short_lines_below_and_no_sentence():
    found = _found("Related articles\n- The bridge in pictures\nWhat the engineers found")
    assert found == [
        ("related-articles", "Related articles\n- The bridge in pictures\nWhat the engineers found")
    ]


def test_a_closing_service_section_goes_to_the_end():
    text = BEFORE * 3 + "Local resources:\n\nThe Ferry Club is here for you.\n\n- Boats\n\n- Buses"
    article = article_from_text(text, path="a.txt")
    (region,) = article.regions
    assert region.by == "services"
    assert article.words(region.span) == text[len(BEFORE * 3) :]


def test_a_service_heading_takes_nobodys_words():
    spoken = "“Call us,” said Tom Rask of the Ferry Club."
    text = BEFORE * 3 + "Local resources:\n\n" + spoken + "\n"
    article = article_from_text(text, path="a.txt")
    assert [article.words(region.span) for region in article.regions] == ["Local resources:"]


def test_captions_have_a_kind_of_their_own():
    article = article_from_text(BEFORE + "Photo: Tom Rask" + AFTER, path="a.txt")
    assert [region.kind for region in article.regions] == ["caption"]

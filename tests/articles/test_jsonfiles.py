"""JSON in all the shapes that articles come in."""

import json
from datetime import date

import pytest

from onrecord.records import Skipped

ONE = {"title": "A", "text": "one", "published": "2024-03-04"}
TWO = {"title": "B", "text": "two"}


@pytest.mark.parametrize(
    ("data", "paths"),
    [
        (ONE, ["n.json"]),
        ([ONE], ["n.json#1"]),
        ([ONE, TWO], ["n.json#1", "n.json#2"]),
        ({"articles": [ONE, TWO], "total": 2}, ["n.json#1", "n.json#2"]),
        ({"tags": [{"id": 1}], "response": {"docs": [ONE]}}, ["n.json#1"]),
    ],
)
def test_one_object_a_list_or_an_object_around_a_list(read, data, paths):
    articles = read("n.json", json.dumps(data))
    assert [article.path for article in articles] == paths
    assert articles[0].text == "A\n\none"
    assert articles[0].published == date(2024, 3, 4)


def test_fields_may_be_objects_and_lists(read):
    entry = {
        "Headline": "A",
        "body": ["one", "two"],
        "source": {"id": 7, "name": "Vellmar Post"},
        "authors": [{"name": "Ida Brandt"}, {"name": "Tom Rask"}],
        "publishedAt": "2024-03-04T23:30:00-05:00",
    }
    (article,) = read("n.json", json.dumps([entry]))
    assert article.text == "A\n\none\n\ntwo"
    assert article.publisher == "Vellmar Post"
    assert article.authors == ("Ida Brandt", "Tom Rask")
    assert article.published == date(2024, 3, 4)


def test_a_broken_line_leaves_the_other_nine(read):
    lines = [json.dumps({"text": f"article {n}"}) for n in range(1, 11)]
    lines[6] = lines[6][:-1]
    found = read("n.jsonl", "\n".join(lines))
    skipped = [item for item in found if isinstance(item, Skipped)]
    assert skipped == [Skipped(path="n.jsonl#7", reason="broken JSON in line 7")]
    assert [item.text for item in found if item not in skipped] == [
        f"article {n}" for n in (1, 2, 3, 4, 5, 6, 8, 9, 10)
    ]


def test_lines_under_another_ending_are_read_as_lines(read):
    content = json.dumps(ONE) + "\n" + json.dumps(TWO) + "\n"
    for name in ("n.json", "n.txt", "n", "n.ndjson"):
        assert [a.path for a in read(name, content)] == [f"{name}#1", f"{name}#2"]


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        ('{"text": "a"', "broken JSON in line 1, column 13"),
        ("[" * 100_000, "broken JSON (nested too deeply)"),
        ('{"text": "a", "n": ' + "9" * 5000 + "}", "broken JSON (Exceeds the limit"),
        ('{"a": 1}', "the article has no text (found: a)"),
        ("[]", "no article in this JSON"),
        ('"words"', "no article in this JSON"),
        ("[1]", "record 1 is not an object"),
        ('[{"text": " "}]', "record 1 has no text"),
        ('[{"text": null}]', "record 1 has no text"),
    ],
)
def test_what_holds_no_article_is_skipped_with_the_reason(read, content, reason):
    (skipped,) = read("n.json", content)
    assert skipped.reason.startswith(reason)
    assert "\n" not in skipped.reason


def test_lone_surrogates_and_zero_bytes_are_replaced(read):
    (article,) = read("n.json", r'{"title": "\udc00", "text": "a \ud800 \u0000 \ud83d\ude00"}')
    assert article.text == "\ufffd\n\na \ufffd \ufffd \U0001f600"
    article.text.encode()


def test_a_column_that_no_record_has_is_told_once(read):
    content = json.dumps([ONE, TWO])
    found = read("n.json", content, published="day")
    assert [item.reason for item in found if isinstance(item, Skipped)] == [
        "no record has a column 'day' for published (found: title, text, published)"
    ]
    assert len(found) == 3


def test_text_in_another_field_is_named(read):
    (article,) = read("n.json", '{"Story": "words"}', text="story")
    assert article.text == "words"
    (skipped,) = read("m.json", '{"text": "words"}', text="story")
    assert skipped.reason == "the article has no text (no column 'story'; found: text)"


def test_the_questions_of_an_interview_are_told_by_their_style(read):
    asked = ("What did you do?", "Who was there?", "And now?")
    rows = "".join(f"<h4>{words}</h4><p>I mended the nets.</p>" for words in asked)
    (article,) = read("n.json", json.dumps({"title": "A", "content_html": rows}))
    assert tuple(article.words(one.span) for one in article.regions[1:]) == asked

"""CSV and TSV: one article a row."""

from datetime import date

import pytest

from onrecord.articles import InputFile, read_file
from onrecord.errors import UsageError
from onrecord.records import Skipped

ROW = (
    "url,Date,TITLE,text,source,author,language\n"
    'https://post.example/1,2024-03-04,Bridge closed,"One, two.\n\nThree.",Vellmar Post,'
    '"Ida Brandt; Tom Rask",en\n'
)


def test_a_row_is_an_article_with_its_title_on_top(read):
    (article,) = read("n.csv", ROW)
    assert article.path == "n.csv#1"
    assert article.text == "Bridge closed\n\nOne, two.\n\nThree."
    assert article.title == "Bridge closed"
    assert [(r.kind, article.words(r.span)) for r in article.regions] == [
        ("title", "Bridge closed")
    ]
    assert (article.published, article.published_by) == (date(2024, 3, 4), "metadata")
    assert article.publisher == "Vellmar Post"
    assert article.authors == ("Ida Brandt", "Tom Rask")
    assert article.url == "https://post.example/1"
    assert article.language == "en"


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("n.tsv", "title\ttext\nA\tone\nB\ttwo\n"),
        ("n.csv", "title;text\nA;one\nB;two\n"),
        ("n.csv", "\ufefftitle,text\r\nA,one\r\n\r\nB,two\r\n"),
        ("n", "title,text\nA,one\nB,two\n"),
        ("n.txt", "title|text\nA|one\nB|two\n"),
    ],
)
def test_the_mark_between_cells_is_found(read, name, content):
    articles = read(name, content)
    assert [(a.path, a.title, a.text) for a in articles] == [
        (f"{name}#1", "A", "A\n\none"),
        (f"{name}#2", "B", "B\n\ntwo"),
    ]


def test_other_columns_are_named(read):
    content = "day,story,text\n2024-03-04,the words,not these\n"
    (article,) = read("n.csv", content, published="day", text="Story")
    assert (article.text, article.published) == ("the words", date(2024, 3, 4))


@pytest.mark.parametrize(
    ("content", "columns", "reason"),
    [
        ("id,story\n1,words\n", {}, "no text column (found: id, story; name it with --column"),
        ("text\nwords\n", {"published": "day"}, "no column 'day' for published (found: text)"),
    ],
)
def test_a_missing_column_is_named_with_the_ones_found(read, content, columns, reason):
    (skipped,) = read("n.csv", content, **columns)
    assert skipped.path == "n.csv"
    assert skipped.reason.startswith(reason)


def test_an_unknown_field_is_a_usage_error(tmp_path):
    file = InputFile(path=tmp_path / "n.csv", name="n.csv")
    with pytest.raises(UsageError, match="no article has a field 'day'"):
        read_file(file, columns={"day": "published"})


def test_a_bad_row_is_skipped_and_the_others_are_read(read):
    rows = read("n.csv", 'title,text\nA,one\nB,\nC,three,four\nD,five\nE,"six\n')
    reasons = {row.path: row.reason for row in rows if isinstance(row, Skipped)}
    assert [row.text for row in rows if not isinstance(row, Skipped)] == ["A\n\none", "D\n\nfive"]
    assert reasons["n.csv#2"] == "record 2 has no text"
    assert reasons["n.csv#3"].startswith("record 3 has more cells than the header")
    assert reasons["n.csv#5"].startswith("record 5 is cut short")


def test_a_cell_may_be_long(read):
    (article,) = read("n.csv", "title,text\nA," + "word " * 100_000 + "\n")
    assert len(article.text) == 500_003


def test_the_name_of_a_table_dates_no_row(read):
    (article,) = read("news-2024-03-04.csv", "text\nwords\n")
    assert article.published is None


def test_a_carriage_return_in_a_first_line_makes_no_table(read):
    """A text whose first line holds one is read as what it is."""
    (article,) = read("a.md", "The weir\rholds, they say.\n\nIt rained.")
    assert "holds" in article.text

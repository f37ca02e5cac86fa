"""Which first lines of a plain text are headlines."""

import pytest

from onrecord.articles import article_from_text

BODY = (
    "The council of Vellmar closed the old bridge over the Lenne until May, after engineers had"
    " found cracks in two piers and in the ramp.\n\n“We have no choice,” said Mayor Holm.\n"
)

HEADLINES = [
    ("Bridge closed until May\n\n", "Bridge closed until May"),
    ("Poll: Rich Voters Abandon Mayor, Flock to Greta Holm.\n\n", None),
    ("Council closes bridge after engineers find cracks.\n\n", None),
    ("Bridge Stays Closed, and Nobody Knows for How Long\n\n", None),
    ("Bridge closed; \nCouncil fears for the summer.\n\n", "Bridge closed"),
    ("# Bridge closed\n\n", "Bridge closed"),
    ("Will the bridge ever open again?\n\n", None),
    ("Mayor calls plan ‘reckless’\n\n", None),
    ("Bridge closed until May\n", None),
]


@pytest.mark.parametrize(("line", "title"), HEADLINES)
def test_a_headline_is_the_title(line, title):
    article = article_from_text(line + BODY, path="a.txt")
    assert article.title == (title or line.strip().removesuffix("."))
    assert [region.kind for region in article.regions] == ["title"]
    assert article.title in article.words(article.regions[0].span)


SENTENCES = [
    "He was late.\n\n",
    "It is over.\n\n",
    "The bridge fell on Monday.\n\n",
    "“We have no choice,” said the mayor.\n\n",
    "– We have no choice\n\n",
    "Holm said the bridge was closed.\n\n",
    "On Saturday, the rowers of Vellmar beat those of Lennestadt in the third race of the year\n\n",
    "Such pictures were shown:\n\n",
    "Mayor Greta Holm, 54, lost a vote in the council about a month ago, when most had left.\n\n",
    "The council of Vellmar closed the\nold bridge over the Lenne until\n",
]


@pytest.mark.parametrize("line", SENTENCES)
def test_a_sentence_is_no_headline(line):
    article = article_from_text(line + BODY, path="a.txt")
    assert article.title is None
    assert article.regions == ()


def test_a_text_of_one_line_has_no_headline():
    assert article_from_text("Bridge Closed Until May", path="a.txt").title is None


def test_a_line_over_a_dateline_is_a_headline_even_with_a_full_stop():
    text = "The Latest: a bridge that was lost.\n\nVELLMAR (LP) — " + BODY
    assert article_from_text(text, path="a.txt").title == "The Latest: a bridge that was lost"

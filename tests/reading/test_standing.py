"""How a name or a pronoun stands in its clause."""

import pytest

from onrecord.reading.encoder import Place
from onrecord.reading.page import pages
from onrecord.reading.standing import stand
from onrecord.records import Article


@pytest.mark.parametrize(
    ("text", "words", "role"),
    [
        ("Ann Lee praised the plan.", "Ann Lee", "subject"),
        ("The plan came when Ann Lee rose.", "Ann Lee", "subject"),
        ("The board praised Ann Lee.", "Ann Lee", "object"),
        ("The board praised Governor Ann Lee.", "Ann Lee", "object"),
        ("They read Ann Lee’s plan.", "Ann Lee", "owner"),
        ("They sat with Ann Lee.", "Ann Lee", "behind"),
        ("They sat with the young pilot Ann Lee.", "Ann Lee", "behind"),
        ("Tom Hall and Ann Lee, both pilots, left.", "Ann Lee", "other"),
    ],
)
def test_a_name_stands_by_what_is_around_it(text, words, role):
    assert _role(text, words, "name") == role


@pytest.mark.parametrize(
    ("text", "words", "role"),
    [
        ("Soon she’ll go.", "she", "subject"),
        ("They saw him there.", "him", "object"),
        ("They saw her in town.", "her", "object"),
        ("They saw her plan.", "her", "owner"),
        ("They saw his plan.", "his", "owner"),
        ("They saw her.", "her", "object"),
    ],
)
def test_a_pronoun_stands_by_its_form(text, words, role):
    """ "Her" by the word behind it."""
    assert _role(text, words, "pronoun") == role


def _role(text, words, kind):
    (page,) = pages(Article(id="a", path="a.txt", text=text))
    begin = text.index(words)
    return stand(page, Place(begin, begin + len(words), kind)).role

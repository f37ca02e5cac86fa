"""What is marked ahead is what would be marked anyway, and one failure stays one."""

import pytest

from onrecord.reading import hearing
from onrecord.reading.hearing import Hearing, heard
from onrecord.records import Article

TEXTS = [
    "“The bridge is unsafe,” said Ann Lee, the mayor of Weston.",
    "",
    "Tom Hall told reporters on Monday that he would sue the town.",
    "Nothing is said here.",
]


def _articles():
    return [
        Article(id=f"a{number}", path=f"{number}.txt", text=text, language="en")
        for number, text in enumerate(TEXTS)
    ]


def _told(marks):
    return [(one.names, one.reports) for one in marks]


def test_ahead_or_not_the_marks_are_the_same():
    """Begun together, asked for in any order, or never begun."""
    own, articles = Hearing(), _articles()
    for article in articles:
        own.begin(article)
    for article in reversed(articles):
        assert _told(own.marks(article)) == _told(heard(article))
        assert _told(own.marks(article)) == _told(heard(article))  # asked again, marked anew


def test_what_fails_on_one_article_leaves_the_others(monkeypatch):
    """The failure comes up when its own article is read."""
    own, articles = Hearing(), _articles()
    bounds = hearing.page_bounds

    def failing(article):
        if article.text == TEXTS[2]:
            raise MemoryError
        return bounds(article)

    monkeypatch.setattr(hearing, "page_bounds", failing)
    for article in articles:
        own.begin(article)
    assert _told(own.marks(articles[0])) == _told(heard(articles[0]))
    with pytest.raises(MemoryError):
        own.marks(articles[2])


def test_what_nobody_reads_is_dropped(monkeypatch):
    """However many articles are begun, or marked beside one that was asked for, few are kept."""
    monkeypatch.setattr(hearing, "_MOST", 2)
    own, articles = Hearing(), _articles()
    for article in articles:
        own.begin(article)
    own.marks(articles[3])
    assert len(own._begun) + len(own._marked) <= 2
    own.forget()
    assert not own._begun
    assert not own._marked

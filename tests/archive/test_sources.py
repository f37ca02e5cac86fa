"""What stands under a key: the latest build's text, and of one build's the longest."""

import pytest

from onrecord import archive
from onrecord.archive import articles, sources, work
from onrecord.errors import RecordError
from onrecord.records import Article, Reading


def _article(name: str, text: str, url: str | None = None) -> Article:
    return Article(id=f"article-{name}", path=f"{name}.txt", text=text, url=url)


@pytest.fixture
def db(tmp_path):
    """Give an open, empty archive."""
    archive.create(tmp_path / "r", base="https://data.example/")
    with archive.opened(tmp_path / "r") as opened, archive.changes(opened, tmp_path / "r"):
        yield opened


def _put(db, article: Article, *, run: int) -> str | None:
    articles.put(db, article, Reading(article=article.id, reader="test/1"))
    return sources.put(db, article, file=article.path, run=run)


def _standing(db) -> list[str]:
    return [article.id for article, _ in articles.standing(db)]


URL = "https://gazette.example/dam"


@pytest.mark.parametrize("order", [("short", "long"), ("long", "short")])
def test_of_one_build_the_longest_text_stands(db, order):
    """Whichever of two files with the same URL comes first."""
    texts = {"short": "The dam.", "long": "The dam goes."}
    for name in order:
        _put(db, _article(name, texts[name], URL), run=1)
    assert _standing(db) == ["article-long"]


def test_a_later_build_wins_over_a_longer_text(db):
    """What was found last counts, however short."""
    _put(db, _article("long", "The dam goes.", URL), run=1)
    _put(db, _article("short", "The dam.", URL), run=2)
    assert _standing(db) == ["article-short"]


def test_what_stood_before_comes_back_when_the_newer_goes(db):
    """Dropping a place lets the next best under its key stand again."""
    _put(db, _article("old", "The dam goes.", URL), run=1)
    _put(db, _article("new", "The dam.", URL), run=2)
    sources.drop(db, [(URL, "new.txt")])
    assert _standing(db) == ["article-old"]


def test_putting_tells_what_is_new(db):
    """New, unchanged and replaced are told apart."""
    assert _put(db, _article("a", "One."), run=1) == "new"
    assert _put(db, _article("a", "One."), run=2) is None
    changed = Article(id="article-b", path="a.txt", text="Two.")
    assert _put(db, changed, run=2) == "replaced"


def test_the_graph_waits_for_what_came_and_what_went(db):
    """A replacement puts both articles on the list, a repetition none."""
    _put(db, _article("a", "One."), run=1)
    work.done(db, "article", work.waiting(db, "article"))
    sources.put(db, _article("a", "One."), file="a.txt", run=2)
    assert work.waiting(db, "article") == ()
    _put(db, Article(id="article-b", path="a.txt", text="Two."), run=2)
    assert work.waiting(db, "article") == ("article-a", "article-b")


def test_an_article_is_found_by_id_path_file_name_and_url(db):
    """Every name a person may know it by leads to it, and nothing else does."""
    _put(db, Article(id="article-a", path="desk/a_b.txt", text="One.", url=URL), run=1)
    for name in ("article-a", "desk/a_b.txt", "a_b.txt", URL):
        assert articles.find(db, name) == ("article-a",)
    for name in ("axb.txt", "b.txt", "%", ""):
        assert articles.find(db, name) == ()


def test_a_reader_waits_for_a_writer_and_gives_up(tmp_path):
    """While a writer holds the record, a reader is refused in words; readers share it."""
    archive.create(tmp_path / "r", base="https://data.example/")
    with (
        archive.locked(tmp_path / "r", "write"),
        pytest.raises(RecordError, match="another onrecord"),
        archive.locked(tmp_path / "r", "read"),
    ):
        pass
    with archive.locked(tmp_path / "r", "read"), archive.locked(tmp_path / "r", "read"):
        pass

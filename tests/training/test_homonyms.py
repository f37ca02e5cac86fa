"""Two people of one name, made up of made-up news: who is taken, what is renamed, what counts."""

import csv

import homonyms
import pytest
from chain_scores import Shares
from homonym_scores import bearers, count, measured
from homonyms import HALVES, Homonyms, Pair, Person, rename

from onrecord.articles.assembly import article_from_text
from onrecord.records import Entity, Mention, Reading, Span

NAMES = {"Ada": (9000, 0), "Mia": (9000, 3), "Bo": (0, 9000), "Kim": (600, 500)}
NEWS = (
    ("Quill wins", "Ada Quill won in Orle. Quill said so."),
    ("More of it", "Mayor Ada Quill spoke."),
    ("Ray sings", "Mia Ray sang in Tarn. RAY said no, Mia said yes."),
    ("Ray again", "The singer Mia Ray, with Mia Stone. Ray was glad."),
    ("Both", "Ada Quill met Mia Ray in Orle."),
    ("Half", "Mia Ray met Mayor Quill in Tarn."),
    ("Bridge", "The Ada Quill Bridge fell. Bo Hill walked up the hill, Bo Hill said."),
    ("Hill", "Bo Hill said so. Kim Lund said no."),
    ("Lund", "Kim Lund said so."),
)


@pytest.fixture
def data(tmp_path, monkeypatch):
    (tmp_path / "wikinews").mkdir()
    with (tmp_path / "wikinews/made_up.csv").open("w", encoding="utf-8", newline="") as stream:
        writer = csv.writer(stream)
        writer.writerow(("url", "date", "title", "text"))
        for number, (title, text) in enumerate(NEWS):
            writer.writerow((f"https://news.example/{number}", "2020-05-02", title, text))
    (tmp_path / "names").mkdir()
    rows = [f"{name},{women},{men}" for name, (women, men) in NAMES.items()]
    lines = "\n".join(["name,female,male", *rows])
    (tmp_path / "names/us_first_names.csv").write_text(lines + "\n", encoding="utf-8")
    monkeypatch.setattr(homonyms, "_half", lambda _: "tune")
    return tmp_path


def test_articles_bear_the_shared_name_and_those_with_both_surnames_are_left_out(data):
    made = homonyms.homonyms(data, "tune", 1)
    (shared,) = {name for _, name in made.meant}
    assert shared in {"Ada Quill", "Mia Ray"}
    assert sorted(made.meant.values()) == ["Ada Quill", "Ada Quill", "Mia Ray", "Mia Ray"]
    assert all(shared in article.text for article in made.articles)
    assert homonyms.homonyms(data, "measure", 1).articles == ()


def test_a_set_is_the_same_each_time_and_its_digest_tells_it(data):
    one, again = (homonyms.homonyms(data, "tune", 1) for _ in range(2))
    assert one == again
    changed = Homonyms(articles=one.articles[1:], meant=one.meant)
    assert one.digest == again.digest != changed.digest


def test_the_title_changes_with_the_text(data):
    made = homonyms.homonyms(data, "tune", 1)
    texts = [article.text for article in made.articles]
    quills = any(text.startswith("Quill sings\n\nAda Quill sang in Tarn. QUILL") for text in texts)
    rays = any(text.startswith("Ray wins\n\nMia Ray won in Orle. Ray said") for text in texts)
    assert quills or rays
    assert all(article.text.startswith(article.title or "?") for article in made.articles)


@pytest.mark.parametrize(
    ("printed", "changed"),
    [
        ("Mia Ray’s aunt, Ray's", "Ada Quill’s aunt, Quill's"),
        ("MIA RAY, RAY", "ADA QUILL, QUILL"),
        ("Mia left; Mia Stone stayed", "Ada left; Mia Stone stayed"),
        ("a Ray-led team, @MiaRay, Rays", "a Quill-led team, @MiaRay, Rays"),
    ],
)
def test_all_names_of_a_person_are_renamed(printed, changed):
    pair = Pair(Person("Ada", "Quill"), Person("Mia", "Ray"))
    assert rename(printed, pair) == changed


def test_the_half_of_a_person_is_always_the_same():
    found = {homonyms._half(Person(name, "Quill")) for name in ("Ada", "Mia", "Bo", "Eva", "Ivo")}
    assert found == set(HALVES)


def test_pairs_of_one_name_are_counted_over_articles():
    meant = {("a", "N"): "1", ("b", "N"): "1", ("c", "N"): "2", ("c", "M"): "1"}
    shares = Shares()
    count(shares, meant, {key: key[1] for key in meant})
    assert (shares.found, shares.marked, shares.precision, shares.recall) == (3, 1, 1 / 3, 1)


def _read(article):
    """Name one person by every "Ada Quill" of a text, as the reader would."""
    at = article.text.index("Ada Quill")
    own = Mention(span=Span(at, at + 9), kind="name")
    entity = Entity(id="e1", type="Person", name="Ada Quill", mentions=(own,))
    return Reading(article=article.id, reader="made up", entities=(entity,))


def test_a_linker_is_asked_whom_it_takes_for_one():
    texts = ("Ada Quill sang.", "Ada Quill won.", "Here is Ada Quill.")
    articles = tuple(article_from_text(text, path=f"{n}.txt") for n, text in enumerate(texts))
    people = ("1", "1", "2")
    meant = {(a.id, "Ada Quill"): who for a, who in zip(articles, people, strict=True)}
    made = Homonyms(articles=articles, meant=meant)
    readings = [(article, _read(article)) for article in articles]
    assert set(bearers(made, readings).values()) == {(article.id, "e1") for article in articles}
    found = measured([made], lambda _: {(a.id, "e1"): "x" for a in articles}, _read)
    assert {row: (one.precision, one.recall) for row, one in found.items()} == {
        "all of a name are one": (1 / 3, 1),
        "none are one": (0, 0),
        "as well as is read": (1, 1),
        "linker": (1 / 3, 1),
    }

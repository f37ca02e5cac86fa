"""A build with a plug-in: what it says wrongly is refused, what it fails on is tried again."""

import json
import sqlite3

import pytest

import onrecord as package
from onrecord import Record
from onrecord.errors import ReaderError
from onrecord.readers import BUILT_IN
from onrecord.records import Skipped

INVENTING = """
from dataclasses import dataclass, replace
from onrecord.reading import read
from onrecord.records import Span

@dataclass(frozen=True)
class Inventing:
    name = "inventing/1"

    def read(self, article):
        said = read(article)
        first = said.statements[:1]
        beyond = Span(len(article.text), len(article.text) + 9)
        made_up = tuple(replace(s, id="made up", content=(beyond,), claims=()) for s in first)
        return replace(said, statements=(*made_up, *said.statements))

def reader(option):
    return Inventing()
"""
FAILING = """
from dataclasses import dataclass
from onrecord.errors import ReaderError
from onrecord.reading import read

@dataclass(frozen=True)
class Failing:
    name: str
    on: str

    def read(self, article):
        if self.on in article.path:
            raise ValueError("cannot spell it")
        if self.on.startswith("!") and self.on[1:] in article.path:
            raise ReaderError("the tea house does not answer: start it and build again")
        return read(article)

def reader(option):
    return Failing("failing/1", option)
"""


NO_DAY = ["no", "day"]  # how the line begins that counts articles without a day


def test_what_is_not_in_the_article_is_refused(install, news, tmp_path, onrecord):
    """One line a statement with its reason, and their number; the rest stands, in order."""
    install("inventing", INVENTING)
    build = ("build", news, "-q", "-r", tmp_path / "r")
    done = onrecord(*build, "--reader", "inventing", "--strict")
    assert done.returncode == 0
    *lines, counted = done.stderr.splitlines()
    assert [line.split()[:2] for line in lines] == [["refused", "statement"]] * 2 + [NO_DAY]
    assert lines[0].startswith("refused statement made up of dam.txt: content ")
    assert "lies outside the text of" in lines[0]
    assert counted.endswith(
        "3 new, 2 refused; 3 articles in the record (1 in a language the reader does not know)"
    )
    assert onrecord("check", "-r", tmp_path / "r").returncode == 0
    article, reading = Record(tmp_path / "r").article("dam.txt")
    assert reading.statements == BUILT_IN.read(article).statements


def test_read_tells_what_it_refuses(install, news, onrecord):
    """The command on standard error; Python as a warning, or to whom it is told to."""
    install("inventing", INVENTING)
    done = onrecord("read", news / "dam.txt", "--reader", "inventing", "--format", "jsonl")
    assert done.returncode == 0
    assert "made up" not in {s["id"] for s in json.loads(done.stdout)["statements"]}
    assert done.stderr.startswith("onrecord: refused statement made up of dam.txt: content ")
    with pytest.warns(UserWarning, match="refused statement made up"):
        list(package.read(news / "dam.txt", reader="inventing"))
    refused = []
    list(package.read(news, reader="inventing", refuse=refused.append))
    assert [(part.path, part.what) for part in refused] == [
        ("dam.txt", "statement made up"),
        ("lowmoor/river.txt", "statement made up"),
    ]


def test_an_article_it_fails_on_is_skipped_and_tried_again(install, news, tmp_path, onrecord):
    """Counted, told, a failure under --strict; the next build reads it, whoever reads then."""
    install("failing", FAILING)
    build = ("build", news, "-q", "-r", tmp_path / "r")
    done = onrecord(*build, "--reader", "failing:river")
    assert done.returncode == 0
    told, undated, counted = done.stderr.splitlines()
    assert undated.split()[:2] == NO_DAY
    assert told == "skipped lowmoor/river.txt: the reader failed: ValueError: cannot spell it"
    assert "2 new, 1 skipped; 2 articles" in counted
    done = onrecord(*build, "--reader", "failing:river", "--strict")
    assert (done.returncode, "1 skipped" in done.stderr) == (2, True)
    done = onrecord(*build, "--reader", "failing:nothing")
    assert (done.returncode, "1 new" in done.stderr) == (0, True)
    assert onrecord("check", "-r", tmp_path / "r").returncode == 0


def test_what_was_read_before_stays_where_it_fails(install, news, tmp_path):
    """Neither --prune nor a changed file takes an article away that cannot be read now."""
    install("failing", FAILING)
    record = Record(tmp_path / "r")
    record.build(news)
    kept = record.article("river.txt")
    report = record.build(news, reader="failing:river", prune=True)
    assert (report.reread, report.pruned, report.articles) == (2, 0, 3)
    (skipped,) = report.skipped
    assert skipped.reason.endswith("; what was read of it before stays")
    assert record.article("river.txt") == kept
    river = news / "lowmoor" / "river.txt"
    river.write_text(river.read_text(encoding="utf-8") + "\nIt rose.\n", encoding="utf-8")
    report = record.build(news, reader="failing:river", prune=True)
    assert [skipped.path for skipped in report.skipped] == ["lowmoor/river.txt"] * 2
    assert (report.pruned, report.articles) == (0, 3)
    assert record.article("river.txt") == kept
    report = record.build(news, reader="failing:nothing", prune=True)
    assert (report.replaced, report.skipped, report.articles) == (1, [], 3)
    assert "It rose." in record.article("river.txt")[0].text
    assert list(record.check()) == []


def test_after_any_failures_the_graph_is_that_of_a_new_build(install, news, tmp_path):
    """Once all could be read, nothing tells that it took several builds."""
    install("failing", FAILING)
    late, once = Record(tmp_path / "late"), Record(tmp_path / "once")
    for on in ("dam", "river", "nothing"):
        late.build(news, reader=f"failing:{on}")
    once.build(news, reader="failing:nothing")
    for record in (late, once):
        record.export(tmp_path / f"{record.path.name}.ttl")
    assert (tmp_path / "late.ttl").read_bytes() == (tmp_path / "once.ttl").read_bytes()


def test_a_reader_that_cannot_go_on_ends_the_run(install, news, tmp_path, onrecord):
    """Its own line and exit 2; what was read so far stays, and the next build completes it."""
    install("failing", FAILING)
    build = ("build", news, "-q", "-r", tmp_path / "r")
    done = onrecord(*build, "--reader", "failing:!river")
    assert done.returncode == 2
    assert done.stderr == ("onrecord: the tea house does not answer: start it and build again\n")
    with sqlite3.connect(tmp_path / "r" / "articles.sqlite") as db:
        assert db.execute("SELECT COUNT(*) FROM article").fetchone() == (2,)
    done = onrecord(*build, "--reader", "failing:nothing")
    assert "3 articles in the record" in done.stderr


def test_where_it_fails_on_all_there_is_nothing(install, news, tmp_path, onrecord):
    """Exit 2, one line, and no record is left; `read` tells each article."""
    install("failing", FAILING)
    done = onrecord("build", news / "dam.txt", "-q", "-r", tmp_path / "r", "--reader", "failing:t")
    assert (done.returncode, len(done.stderr.splitlines())) == (2, 1)
    assert "dam.txt: the reader failed: ValueError: cannot spell it" in done.stderr
    assert not (tmp_path / "r").exists()
    done = onrecord("read", news, "--reader", "failing:t")
    assert (done.returncode, len(done.stderr.splitlines()), done.stdout) == (2, 3, "")
    with pytest.raises(ReaderError, match="cannot spell it"):
        package.read_text("It rose.", reader="failing:t")
    assert all(isinstance(item, Skipped) for item in package.read(news, reader="failing:t"))


@pytest.mark.parametrize(
    ("asked", "says"),
    [
        ("tea", "no reader is called 'tea': there are builtin, "),
        ("builtin:tea", "the reader builtin takes no option"),
        ("raising", "the reader raising (raising_reader:reader) cannot be loaded: ValueError: no"),
        ("spacy", "which spaCy pipeline?"),
        ("spacy:no_such_pipeline", "the spaCy pipeline no_such_pipeline does not load: "),
    ],
)
def test_a_reader_that_is_not_to_be_had_is_one_line(asked, says, install, tmp_path, onrecord):
    """Exit 2 before anything is read or made, from `build` and `read` alike."""
    install("raising", "raise ValueError('no')")
    for command in (("build", "-r", tmp_path / "r"), ("read",)):
        done = onrecord(*command, "any.txt", "--reader", asked)
        assert (done.returncode, done.stdout) == (2, "")
        assert done.stderr.startswith(f"onrecord: {says}")
        assert len(done.stderr.splitlines()) == 1
    assert not (tmp_path / "r").exists()

"""From files to a record and back: what a build takes, leaves alone, replaces and survives."""

import json
import os
import random
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from onrecord import Record
from onrecord.errors import InputError, RecordError, UsageError


def _turtle(record: Record) -> bytes:
    target = record.path.parent / f"{record.path.name}.ttl"
    record.export(target)
    return target.read_bytes()


def _onrecord(*words: object, **options: object) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "onrecord.cli", *map(str, words)]
    return subprocess.run(command, capture_output=True, text=True, check=False, **options)


def test_a_build_counts_what_it_found(news, tmp_path):
    """New articles are counted, and the one in an unknown language is kept unread."""
    report = Record(tmp_path / "r").build(news)
    assert (report.new, report.articles, report.unread) == (3, 3, 1)
    assert report.undated == len(report.undated_paths) == 1


def test_building_again_changes_nothing(news, tmp_path):
    """The second build finds everything unchanged, and the graph keeps its bytes."""
    record = Record(tmp_path / "r")
    record.build(news)
    before = _turtle(record)
    report = record.build(news)
    assert (report.changed, report.unchanged) == (False, 3)
    assert _turtle(record) == before


def test_order_of_arguments_does_not_matter(news, tmp_path):
    """The same files in any order give the same graph, to the byte."""
    files = sorted(path for path in news.rglob("*.txt"))
    one, other = Record(tmp_path / "one"), Record(tmp_path / "other")
    one.build(*files)
    other.build(*reversed(files))
    assert _turtle(one) == _turtle(other)


def test_building_bit_by_bit_equals_building_at_once(news, tmp_path):
    """Articles added one build at a time give the graph of one build."""
    files = sorted(path for path in news.rglob("*.txt"))
    whole, bits = Record(tmp_path / "whole"), Record(tmp_path / "bits")
    whole.build(*files)
    for file in reversed(files):
        bits.build(file)
    assert _turtle(whole) == _turtle(bits)


def test_a_changed_file_replaces_its_article(news, tmp_path):
    """What a file said before is gone from the graph, what it says now is there."""
    record = Record(tmp_path / "r")
    record.build(news)
    dam = news / "dam.txt"
    dam.write_text(dam.read_text().replace("had its day", "served us well"), encoding="utf-8")
    report = record.build(news)
    turtle = _turtle(record).decode()
    assert (report.new, report.replaced, report.articles) == (0, 1, 3)
    assert "served us well" in turtle
    assert "had its day" not in turtle
    fresh = Record(tmp_path / "fresh")
    fresh.build(news)
    assert _turtle(fresh).decode() == turtle


def test_a_corrected_author_replaces_the_article(tmp_path):
    """A change of metadata alone, the text being the same, reaches the graph."""
    file = tmp_path / "a.json"
    story = {"text": "The ferry is late. “It will come,” said Ada Thornbury.", "author": "A. Wrong"}
    file.write_text(json.dumps(story))
    record = Record(tmp_path / "r")
    record.build(file)
    file.write_text(json.dumps({**story, "author": "B. Right"}))
    record.build(file)
    turtle = _turtle(record).decode()
    assert "B. Right" in turtle
    assert "A. Wrong" not in turtle


def test_the_same_text_twice_is_one_article_with_two_sources(news, tmp_path):
    """Same text, same date, no publisher: one article found in two places."""
    shutil.copy(news / "dam.txt", news / "lowmoor" / "copy.txt")
    record = Record(tmp_path / "r")
    report = record.build(news)
    assert report.articles == 3
    assert record.overview().articles.sources == 4


def test_another_publisher_makes_a_reprint(tmp_path):
    """Same text under another publisher: two articles, the later a reprint of the earlier."""
    text = "The dam goes. “It has had its day,” said Ada Thornbury."
    rows = [
        {"text": text, "publisher": "Lowmoor Gazette", "published": "2024-03-04"},
        {"text": text, "publisher": "Ferry Post", "published": "2024-03-05"},
    ]
    (tmp_path / "a.jsonl").write_text("\n".join(map(json.dumps, rows)))
    record = Record(tmp_path / "r")
    assert record.build(tmp_path / "a.jsonl").articles == 2
    assert _turtle(record).decode().count("or:reprintOf") == 1


def test_two_texts_under_one_url_settle_and_stay(tmp_path):
    """One build that finds two texts under a URL keeps the longer; the next has nothing to do."""
    url = "https://gazette.example/dam"
    for name, text in (
        ("a", "The dam goes."),
        ("b", "The dam goes. It has had its day, they say."),
    ):
        (tmp_path / f"{name}.json").write_text(json.dumps({"text": text, "url": url}))
    record = Record(tmp_path / "r")
    assert record.build(tmp_path / "a.json", tmp_path / "b.json").articles == 1
    kept = record.article(url)
    assert kept
    assert "had its day" in kept[0].text
    assert not record.build(tmp_path / "b.json", tmp_path / "a.json").changed


def test_a_later_build_replaces_what_stands_under_a_url(tmp_path):
    """A page fetched again under the same URL, into another file and shorter, is what counts."""
    url = "https://gazette.example/dam"
    record = Record(tmp_path / "r")
    for name, text in (("a", "The dam goes. It has had its day."), ("b", "The dam stays.")):
        (tmp_path / f"{name}.json").write_text(json.dumps({"text": text, "url": url}))
        record.build(tmp_path / f"{name}.json")
    kept = record.article(url)
    assert kept
    assert "stays" in kept[0].text


def test_forget_takes_one_article_out(news, tmp_path):
    """After forgetting, the record equals one that never had the article."""
    record, never = Record(tmp_path / "r"), Record(tmp_path / "never")
    record.build(news)
    record.forget("dam.txt")
    (news / "dam.txt").unlink()
    never.build(news)
    assert _turtle(record) == _turtle(never)
    with pytest.raises(UsageError, match=r"dam\.txt: no such article"):
        record.forget("dam.txt")


def test_gone_files_stay_unless_pruned(news, tmp_path):
    """A deleted file's article stays on record until a build is told to prune."""
    record = Record(tmp_path / "r")
    record.build(news)
    (news / "dam.txt").unlink()
    assert record.build(news).articles == 3
    report = record.build(news, prune=True)
    assert (report.articles, report.pruned) == (2, 1)


def test_skipped_inputs_are_told_every_time(news, tmp_path):
    """A file that gives no article is reported by every build, read or remembered."""
    (news / "empty.txt").touch()
    record = Record(tmp_path / "r")
    first, again = record.build(news), record.build(news)
    assert [s.path for s in first.skipped] == [s.path for s in again.skipped] == ["empty.txt"]


def test_nothing_to_read_makes_no_record(tmp_path):
    """Where no input gives an article, the error says so and no folder is left."""
    (tmp_path / "empty.txt").touch()
    with pytest.raises(InputError, match=r"empty\.txt"):
        Record(tmp_path / "r").build(tmp_path / "empty.txt")
    assert not (tmp_path / "r").exists()


def test_a_record_keeps_its_base(news, tmp_path):
    """The base IRI of the first build stays; another one later is refused."""
    record = Record(tmp_path / "r")
    record.build(news, base="https://data.example/news/")
    assert b"https://data.example/news/" in _turtle(record)
    with pytest.raises(UsageError, match="keeps the base"):
        record.build(news, base="https://other.example/")


def test_a_bad_base_is_refused_before_anything_is_made(news, tmp_path):
    """A base that is no IRI gives an error and no record."""
    with pytest.raises(UsageError):
        Record(tmp_path / "r").build(news, base="no iri")
    assert not (tmp_path / "r").exists()


def test_a_folder_with_other_things_is_not_made_a_record(news):
    """A folder that holds something else is left alone."""
    with pytest.raises(RecordError, match="not a record and not empty"):
        Record(news).build(news)


def test_a_record_of_a_newer_version_is_refused(news, tmp_path):
    """The error names both versions and what to do."""
    import sqlite3

    record = Record(tmp_path / "r")
    record.build(news)
    with sqlite3.connect(record.path / "articles.sqlite") as db:
        db.execute("UPDATE meta SET value = '99' WHERE key = 'schema'")
    db.close()
    for use in (lambda: record.build(news), lambda: record.ask("articles"), record.overview):
        with pytest.raises(RecordError, match="newer onrecord"):
            use()


def _as_an_older_version_left_it(record):
    """Take out of a record what readings did not tell before they told reasons."""
    import sqlite3
    import zlib

    with sqlite3.connect(record.path / "articles.sqlite") as db:
        for article, body in db.execute("SELECT id, body FROM article").fetchall():
            data = json.loads(zlib.decompress(body))
            for statement in data["statements"]:
                del statement["speaker_because"], statement["said_because"]
            for told in data["times"]:
                del told["because"]
            packed = zlib.compress(json.dumps(data).encode())
            row = (packed, "encoder/1", article)
            db.execute("UPDATE article SET body = ?, reader = ? WHERE id = ?", row)
        for table in ("profile", "told", "print"):
            db.execute(f"DROP TABLE {table}")
        db.execute("UPDATE meta SET value = '1' WHERE key = 'schema'")
        db.execute("UPDATE meta SET value = 'graph/1 link/1' WHERE key = 'graph'")
    db.close()


def test_a_record_without_reasons_is_shown_and_read_again(news, tmp_path):
    """An older record answers as before; the next build reads all anew, as if from scratch."""
    record, scratch = Record(tmp_path / "r"), Record(tmp_path / "scratch")
    record.build(news)
    scratch.build(news)
    _as_an_older_version_left_it(record)
    _, reading = record.article("dam.txt")
    assert {statement.speaker_because for statement in reading.statements} == {()}
    assert record.build(news).reread == 3
    assert _turtle(record) == _turtle(scratch)
    assert list(record.check()) == []


def test_who_and_what_is_told_twice_is_linked_and_forgotten(tmp_path):
    """One mayor and one resignation in two articles; without the earlier, as if it never was."""
    told = (
        "date 2024-03-0{0}\n\nMayor Ada Thornbury of Lowmoor resigned on Monday over the dam. {1}\n"
    )
    folder = tmp_path / "news"
    folder.mkdir()
    (folder / "a.txt").write_text(told.format(5, "Her deputy takes over the dam."))
    later = folder / "b.txt"
    later.write_text(told.format(6, "The council of Lowmoor meets in May about the dam."))
    record, scratch = Record(tmp_path / "r"), Record(tmp_path / "scratch")
    record.build(folder)
    both = _turtle(record).decode()
    assert "or:sameEvent" in both
    assert "or:replacedBy" in both
    assert both.count("a or:Person") == 1
    record.forget("a.txt")
    scratch.build(later)
    assert _turtle(record) == _turtle(scratch)


def test_two_of_one_name_whose_ages_differ_stay_two(tmp_path):
    """Built one by one or at once, in either order."""
    told = {
        "one.txt": "date 2025-01-03\n\nAnna Vogel, 29, a violin teacher from Brill, left.\n",
        "two.txt": "date 2025-01-09\n\nAnna Vogel, 66, a judge at the Orle court, left.\n",
        "three.txt": "date 2026-02-09\n\nThe 30-year-old violin teacher Anna Vogel left Brill.\n",
    }
    for name, text in told.items():
        (tmp_path / name).write_text(text)
    record, scratch = Record(tmp_path / "r"), Record(tmp_path / "scratch")
    for name in reversed(told):
        record.build(tmp_path / name)
    scratch.build(*(tmp_path / name for name in told))
    assert _turtle(record) == _turtle(scratch)
    assert _turtle(record).count(b"a or:Person") == 2


def test_an_article_is_forgotten_in_an_older_record(news, tmp_path):
    """The tables of this version are made first."""
    record, scratch = Record(tmp_path / "r"), Record(tmp_path / "scratch")
    for one in (record, scratch):
        one.build(news)
    _as_an_older_version_left_it(record)
    assert record.forget("dam.txt") == scratch.forget("dam.txt")
    assert _turtle(record).count(b"a or:Person") == _turtle(scratch).count(b"a or:Person")


def test_an_older_version_refuses_what_this_one_has_written(news, tmp_path, monkeypatch):
    """It would take the reasons in a reading for damage."""
    record = Record(tmp_path / "r")
    record.build(news)
    _as_an_older_version_left_it(record)
    record.build(news)
    monkeypatch.setattr("onrecord.archive.opening.SCHEMA", 1)
    with pytest.raises(RecordError, match="newer onrecord"):
        record.overview()


def test_a_damaged_archive_gives_one_line(news, tmp_path):
    """A file that is no SQLite gives an error in words, not a traceback."""
    record = Record(tmp_path / "r")
    record.build(news)
    (record.path / "articles.sqlite").write_bytes(b"not a database at all" * 100)
    done = _onrecord("show", "--record", record.path)
    assert done.returncode == 2
    assert len(done.stderr.splitlines()) == 1
    assert "Traceback" not in done.stderr


def test_a_lost_graph_is_derived_again(news, tmp_path):
    """The graph folder may be deleted: the next build makes it anew, to the same bytes."""
    record = Record(tmp_path / "r")
    record.build(news)
    before = _turtle(record)
    shutil.rmtree(record.path / "graph")
    record.build(news)
    assert _turtle(record) == before


def test_another_reader_version_reads_again(news, tmp_path, monkeypatch):
    """Articles read by an older reader are read again, also those whose files are not given."""
    record = Record(tmp_path / "r")
    record.build(news)
    monkeypatch.setattr("onrecord.reading.READER", "another/1")
    report = record.build(news / "dam.txt")
    assert report.reread == 3


def test_two_builds_at_once_are_refused(news, tmp_path):
    """While one process writes, another is told that the record is in use."""
    from onrecord import archive

    record = Record(tmp_path / "r")
    record.build(news)
    with archive.locked(record.path, "write"):
        done = _onrecord("build", news, "--record", record.path, "--quiet")
    assert done.returncode == 2
    assert "another onrecord is using this record" in done.stderr


@pytest.fixture(scope="module")
def many(tmp_path_factory):
    """Give a folder of many articles, and the Turtle of a record that nothing cut off."""
    folder = tmp_path_factory.mktemp("many")
    rows = [
        {"text": f"Story {n}. “The dam number {n} has had its day,” said Ada Thornbury."}
        for n in range(400)
    ]
    (folder / "many.jsonl").write_text("\n".join(map(json.dumps, rows)))
    whole = Record(tmp_path_factory.mktemp("whole") / "r")
    whole.build(folder)
    return folder, _turtle(whole)


@pytest.mark.parametrize("seed", range(4))
def test_killed_at_any_moment_the_next_build_completes_it(seed, many, tmp_path):
    """kill -9 at random moments loses nothing and doubles nothing."""
    (articles, whole), chance = many, random.Random(seed)
    folder = tmp_path / "r"
    command = [sys.executable, "-m", "onrecord.cli", "build", str(articles), "-q", "-r"]
    for _ in range(4):
        process = subprocess.Popen([*command, str(folder)], stderr=subprocess.DEVNULL)
        time.sleep(chance.uniform(0.15, 1.2))
        process.send_signal(signal.SIGKILL)
        process.wait()
    killed = Record(folder)
    killed.build(articles)
    assert _turtle(killed) == whole
    assert list(killed.check()) == []


@pytest.fixture
def small_disk(tmp_path):
    """Give a folder on a disk of one megabyte, and a function that makes it larger."""
    disk = tmp_path / "disk"
    disk.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o"]
    if subprocess.run(
        [*mount, "size=1m", "tmpfs", disk], capture_output=True, check=False
    ).returncode:
        pytest.skip("only root may mount a small disk")
    grow = [*mount, "remount,size=200m", "tmpfs", disk]
    yield disk, lambda: subprocess.run(grow, check=True)
    subprocess.run(["umount", "--lazy", disk], check=True)


def test_a_full_disk_gives_one_line_and_the_record_survives(news, small_disk, tmp_path):
    """When the disk is full the build says so; with room again it completes, to the same bytes."""
    disk, grow = small_disk
    rows = [{"text": f"Story {n}. “Dam {n} goes,” said Ada Thornbury. " * 20} for n in range(100)]
    (news / "many.jsonl").write_text("\n".join(map(json.dumps, rows)))
    done = _onrecord("build", news, "-q", "-r", disk / "r")
    assert done.returncode == 2
    assert len(done.stderr.splitlines()) == 1
    assert "full" in done.stderr
    grow()
    filled, whole = Record(disk / "r"), Record(tmp_path / "whole")
    assert filled.build(news).articles == 103
    whole.build(news)
    assert _turtle(filled) == _turtle(whole)


def test_strict_fails_on_a_skipped_input(news, tmp_path):
    """Without --strict a skipped input is only counted; with it the exit code is 2."""
    (news / "empty.txt").touch()
    assert _onrecord("build", news, "-q", "-r", tmp_path / "a").returncode == 0
    done = _onrecord("build", news, "-q", "--strict", "-r", tmp_path / "b")
    assert done.returncode == 2
    assert "empty.txt" in done.stderr


def test_an_interrupt_ends_with_130(news, tmp_path):
    """Ctrl-C ends the build with exit code 130 and one line."""
    rows = [{"text": f"Story {n}. “Dam {n} goes,” said Ada Thornbury." * 40} for n in range(3000)]
    (news / "many.jsonl").write_text("\n".join(map(json.dumps, rows)))
    command = [sys.executable, "-m", "onrecord.cli", "build", str(news), "-q", "-r"]
    process = subprocess.Popen(
        [*command, str(tmp_path / "r")],
        stderr=subprocess.PIPE,
        text=True,
        # What a shell starts in the background ignores Ctrl-C, and hands that on.
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),  # noqa: PLW1509  no threads here
    )
    for _ in range(300):
        if (tmp_path / "r" / "articles.sqlite").exists():
            break
        time.sleep(0.1)
    process.send_signal(signal.SIGINT)
    _, said = process.communicate(timeout=60)
    assert process.returncode == 130
    assert said.strip().startswith("onrecord: interrupted")


def test_nothing_is_read_from_the_clock(news, tmp_path):
    """An article without a date stays undated, however new its file is."""
    os.utime(news / "lowmoor" / "fluss.txt", (0, 0))
    record = Record(tmp_path / "r")
    record.build(news)
    kept = record.article("fluss.txt")
    assert kept
    assert kept[0].published is None


def test_the_record_moves(news, tmp_path):
    """A record is a folder: moved elsewhere it answers the same."""
    record = Record(tmp_path / "r")
    record.build(news)
    before = _turtle(record)
    moved = Path(shutil.move(record.path, tmp_path / "moved"))
    assert _turtle(Record(moved)) == before

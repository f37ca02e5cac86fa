"""Builds one after the other: whatever came before, the record equals one made from scratch."""

import json
import os
import shutil
import sqlite3
import subprocess
import sys

import pytest

from onrecord import Record, archive, build, claiming, reading, resources
from onrecord.articles import find_files
from onrecord.errors import InputError, RecordError

SAID = "“It floods here,” said Ada Lee."
URL = "https://gazette.example/flood"


def _write(file, **fields):
    file.write_text(json.dumps(fields), encoding="utf-8")
    return file


def _table(file, *rows):
    lines = (json.dumps({"text": f"{words} {SAID}", "url": f"{URL}/{words}"}) for words in rows)
    file.write_text("\n".join(lines), encoding="utf-8")
    return file


def _turtle(record):
    target = record.path.parent / f"{record.path.name}.ttl"
    record.export(target)
    return target.read_text(encoding="utf-8")


def _from_scratch(tmp_path, *paths):
    record = Record(tmp_path / "scratch")
    record.build(*paths)
    return _turtle(record)


def _cut_off(*_, **__):
    raise KeyboardInterrupt


def test_links_are_made_though_the_build_was_cut_off_before_them(tmp_path, monkeypatch):
    """Killed between the last article's graph and the links: the next build still makes them."""
    rows = [{"text": SAID, "publisher": name} for name in ("Ferry Post", "Lowmoor Gazette")]
    file = tmp_path / "a.jsonl"
    file.write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    record = Record(tmp_path / "r")
    with monkeypatch.context() as patch:
        patch.setattr(claiming, "copy_quads", _cut_off)
        with pytest.raises(KeyboardInterrupt):
            record.build(file)
    record.build(file)
    assert "or:reprintOf" in _turtle(record)


def test_a_build_cut_off_at_its_end_counts_as_earlier(tmp_path, monkeypatch):
    """What a later build finds under a URL replaces what a build that was cut off had put there."""
    long, short = f"{SAID} It is very wet.", SAID
    record = Record(tmp_path / "r")
    first = _write(tmp_path / "a.json", text=long, url=URL)
    with monkeypatch.context() as patch:
        patch.setattr(build, "derive", _cut_off)
        with pytest.raises(KeyboardInterrupt):
            record.build(first)
    record.build(first)
    record.build(_write(tmp_path / "b.json", text=short, url=URL))
    assert record.article(URL)[0].text == short


def test_a_place_that_loses_its_key_is_still_a_place(tmp_path):
    """A text that stands elsewhere is told of a new place, though another text wins its URL."""
    plain = tmp_path / "c.txt"
    plain.write_text(SAID, encoding="utf-8")
    _write(tmp_path / "a.json", text=f"{SAID} It is very wet.", url=URL)
    _write(tmp_path / "b.json", text=SAID, url=URL)
    files = [tmp_path / name for name in ("a.json", "b.json", "c.txt")]
    record = Record(tmp_path / "r")
    record.build(plain)
    record.build(*files)
    assert _turtle(record) == _from_scratch(tmp_path, *files)


def test_records_that_move_within_a_file_leave_no_place_behind(tmp_path):
    """A row put on top of a table, as feeds do: one is new, and none has two places."""
    file = _table(tmp_path / "a.jsonl", "one", "two")
    record = Record(tmp_path / "r")
    record.build(file)
    report = record.build(_table(file, "zero", "one", "two"))
    assert (report.new, report.replaced, report.unchanged) == (1, 0, 2)
    assert _turtle(record) == _from_scratch(tmp_path, file)


def test_what_a_file_no_longer_holds_stays_on_record(tmp_path):
    """An entry that has left a feed is kept, at the place where it was."""
    file = _table(tmp_path / "a.jsonl", "one", "two")
    record = Record(tmp_path / "r")
    record.build(file)
    assert record.build(_table(file, "zero", "one")).articles == 3
    assert record.build(file, prune=True).articles == 2
    assert _turtle(record) == _from_scratch(tmp_path, file)


def test_moving_within_a_file_makes_a_text_no_newer(tmp_path):
    """A later build's text keeps its URL when an earlier file's rows only change their order."""
    file = _table(tmp_path / "a.jsonl", "one", "two")
    record = Record(tmp_path / "r")
    record.build(file)
    record.build(_write(tmp_path / "b.json", text=SAID, url=f"{URL}/one"))
    record.build(_table(file, "two", "one"))
    assert record.article(f"{URL}/one")[0].text == SAID


def test_a_file_that_gains_a_url_replaces_what_it_said(tmp_path):
    """What was known by a path gives way to what that path holds now, under whatever key."""
    file = _write(tmp_path / "a.json", text=f"{SAID} Old.")
    record = Record(tmp_path / "r")
    record.build(file)
    record.build(_write(file, text=f"{SAID} New.", url=URL))
    assert _turtle(record) == _from_scratch(tmp_path, file)


def test_forgetting_does_not_bring_back_what_was_replaced(tmp_path):
    """Neither a URL's present text nor an older one stays after it is forgotten."""
    record = Record(tmp_path / "r")
    for name in ("a", "b"):
        record.build(_write(tmp_path / f"{name}.json", text=f"{SAID} {name}.", url=URL))
    record.forget(URL)
    assert record.article(URL) is None
    assert record.overview().articles.sources == 0


def test_a_whole_path_is_no_ambiguous_name(tmp_path):
    """An article is found by its whole path, also where another path ends in it."""
    folder = tmp_path / "news"
    (folder / "inner").mkdir(parents=True)
    (folder / "a.txt").write_text(SAID, encoding="utf-8")
    (folder / "inner" / "a.txt").write_text(f"{SAID} Inner.", encoding="utf-8")
    record = Record(tmp_path / "r")
    record.build(folder)
    assert record.article("a.txt")[0].text == SAID


def test_an_unreadable_file_is_not_pruned(tmp_path):
    """A file that is there but cannot be read now keeps its article on record."""
    files = [_write(tmp_path / f"{name}.json", text=f"{SAID} {name}.") for name in "ab"]
    record = Record(tmp_path / "r")
    record.build(*files)
    files[1].unlink()
    files[1].symlink_to("/proc/self/mem")
    report = record.build(*files, prune=True)
    assert (report.pruned, report.articles, len(report.skipped)) == (0, 2, 1)


def test_a_file_that_vanishes_meanwhile_is_skipped(tmp_path, monkeypatch):
    """A file that was there when the folder was listed stops nothing when it is gone."""
    files = [_write(tmp_path / f"{name}.json", text=f"{SAID} {name}.") for name in "ab"]

    def find_and_lose(paths):
        found = find_files(paths)
        files[1].unlink()
        return found

    monkeypatch.setattr(build, "find_files", find_and_lose)
    report = Record(tmp_path / "r").build(*files)
    assert (report.articles, len(report.skipped)) == (1, 1)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no pipes with a name")
def test_a_pipe_is_read_once(tmp_path):
    """What a shell's <(…) gives can be read a single time; that is enough."""
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    with subprocess.Popen([sys.executable, "-c", f"open({str(pipe)!r}, 'w').write({SAID!r})"]):
        assert Record(tmp_path / "r").build(pipe).articles == 1


def test_an_emptied_graph_folder_is_filled_again(tmp_path):
    """What remains of the graph folder does not matter where there is no store in it."""
    file = _write(tmp_path / "a.json", text=SAID)
    record = Record(tmp_path / "r")
    record.build(file)
    before = _turtle(record)
    shutil.rmtree(record.path / "graph")
    (record.path / "graph").mkdir()
    record.build(file)
    assert _turtle(record) == before


def test_a_record_cut_off_while_it_was_made_is_made_again(tmp_path, monkeypatch):
    """Killed, or out of disk, in the middle of making the archive: the next build makes it."""
    file = _write(tmp_path / "a.json", text=SAID)
    record = Record(tmp_path / "r")
    with monkeypatch.context() as patch:
        patch.setattr(archive.opening, "set_meta", _cut_off)
        with pytest.raises(KeyboardInterrupt):
            record.build(file)
    (record.path / "articles.sqlite.new").touch()
    assert record.build(file).articles == 1


def test_a_record_whose_tables_were_others_is_derived_anew(tmp_path):
    """What an older version kept of who is who has no place in today's tables."""
    file = _write(tmp_path / "a.json", text=SAID)
    record = Record(tmp_path / "r")
    record.build(file)
    before = _turtle(record)
    with sqlite3.connect(record.path / "articles.sqlite") as db:
        db.execute("DROP TABLE profile")
        db.execute("CREATE TABLE profile (article, entity, identity, around)")
        db.execute("UPDATE meta SET value = '3' WHERE key = 'schema'")
    record.build(file)
    assert _turtle(record) == before


def test_a_lock_that_cannot_be_had_gives_one_line(tmp_path):
    """A folder where the lock file should be is told as an error of the record."""
    record = Record(tmp_path / "r")
    record.build(_write(tmp_path / "a.json", text=SAID))
    (record.path / "lock").unlink()
    (record.path / "lock").mkdir()
    with pytest.raises(RecordError, match="cannot be locked"):
        record.overview()


def test_an_article_at_two_addresses_is_one_row(tmp_path):
    """The list of articles and the evidence name one of them, and double nothing."""
    files = [_write(tmp_path / f"{name}.json", text=SAID, url=f"{URL}/{name}") for name in "ab"]
    record = Record(tmp_path / "r")
    record.build(*files)
    assert [row["url"] for row in record.ask("articles")] == [f"{URL}/a"]
    assert len(record.ask("evidence", speaker="Ada Lee")) == 3


def test_the_title_follows_the_places_that_are_left(tmp_path):
    """When the file that gave an article's author goes, another file's author takes over."""
    story = {"text": "The dam goes. “It has had its day,” said Ada Thornbury."}
    for name in ("a", "b"):
        content = json.dumps({**story, "author": f"Author {name.upper()}"})
        (tmp_path / f"{name}.json").write_text(content)
    both, fresh = Record(tmp_path / "both"), Record(tmp_path / "fresh")
    both.build(tmp_path / "a.json", tmp_path / "b.json")
    both.build(tmp_path / "b.json", prune=True)
    fresh.build(tmp_path / "b.json")
    kept = both.article("b.json")
    assert kept
    assert kept[0].authors == ("Author B",)
    assert _turtle(both) == _turtle(fresh)


def test_pruning_is_refused_while_a_path_is_missing(news, tmp_path):
    """A mistyped path with --prune takes nothing out."""
    record = Record(tmp_path / "r")
    record.build(news)
    with pytest.raises(InputError, match="nothing is pruned"):
        record.build(news / "lowmoor", tmp_path / "tpyo", prune=True)
    assert record.overview().articles.articles == 3


def test_two_pipes_are_two_articles(tmp_path):
    """What is piped in is known by its content: the second does not replace the first."""
    command = [sys.executable, "-m", "onrecord.cli", "build", "-", "-q", "-r", tmp_path / "r"]
    for words in ("The dam goes, they say.", "The dam stays, they say."):
        subprocess.run(command, input=words.encode(), check=True, capture_output=True)
    assert Record(tmp_path / "r").overview().articles.articles == 2


def test_a_changed_lexicon_is_another_version(tmp_path, monkeypatch):
    """The versions of importer, reader and linker hold digests of the word lists they use."""
    (tmp_path / "a.toml").write_text("words = 'one'")
    monkeypatch.setattr(resources, "folder", lambda _: tmp_path)
    resources.digest.cache_clear()
    before = resources.digest("lexicon", "*.toml")
    (tmp_path / "a.toml").write_text("words = 'two'")
    resources.digest.cache_clear()
    assert resources.digest("lexicon", "*.toml") != before
    monkeypatch.undo()
    resources.digest.cache_clear()
    assert resources.digest("lexicon", "*.toml") in reading.READER.split()
    assert resources.digest("names", "*.txt") in reading.READER.split()


def test_a_file_of_another_folder_that_replaces_one_is_told(tmp_path):
    """Two folders built one after the other with a file of the same name: the line says so."""
    for folder, words in (("jan", "The dam goes."), ("feb", "The dam stays.")):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "a.txt").write_text(f"{words} {SAID}", encoding="utf-8")
    record = Record(tmp_path / "r")
    record.build(tmp_path / "jan")
    (told,) = record.build(tmp_path / "feb").replaced_paths
    assert "another folder" in told
    both = Record(tmp_path / "both")
    assert both.build(tmp_path / "jan", tmp_path / "feb").articles == 2


def test_an_article_is_found_by_the_path_it_was_built_with(news, tmp_path):
    """`forget news/dam.txt` after `build news`, though the record knows it as dam.txt."""
    record = Record(tmp_path / "r")
    record.build(news)
    assert record.article(str(news / "lowmoor" / "river.txt"))
    (gone,) = record.forget(str(news / "dam.txt"))
    assert gone.startswith("article-")


def test_a_damaged_article_gives_one_line(news, tmp_path):
    """One flipped byte in the archive: the error names the article and the way out."""
    record = Record(tmp_path / "r")
    record.build(news)
    db = sqlite3.connect(record.path / "articles.sqlite")
    db.execute("UPDATE article SET body = X'00'")
    db.commit()
    db.close()
    with pytest.raises(RecordError, match="damaged in the archive"):
        list(record.check())

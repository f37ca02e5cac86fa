"""Files appear whole or not at all, and every refusal is one line that says what to do."""

import errno
import os
import re
from pathlib import Path

import pytest

from onrecord.errors import ExportError
from onrecord.exporting import FORMATS, export, files
from onrecord.exporting.formats import format_of
from onrecord.graph import Names


def refused(store, target):
    with pytest.raises(ExportError) as refusal:
        export(store, target, names=Names())
    assert "\n" not in str(refusal.value)
    return str(refusal.value)


@pytest.mark.parametrize("ending", FORMATS)
def test_every_format_writes_something_and_says_how_much(store, tmp_path, ending):
    target = tmp_path / f"graph{ending.upper()}"
    assert export(store, target, names=Names()) > 0
    assert target.stat().st_size > 100
    assert list(tmp_path.iterdir()) == [target]


@pytest.mark.parametrize("ending", FORMATS)
def test_every_format_has_a_description(ending):
    assert FORMATS[ending]
    assert "\n" not in FORMATS[ending]


@pytest.mark.parametrize("name", ["graph.xlsx", "graph", "graph.gz", "graph.xlsx.gz", ".ttl"])
def test_an_unknown_ending_is_refused_with_the_known_ones(store, tmp_path, name):
    message = refused(store, tmp_path / name)
    assert all(ending in message for ending in FORMATS)
    assert not list(tmp_path.iterdir())


def test_a_missing_folder_is_named(store, tmp_path):
    assert "no folder 'nowhere'" in refused(store, tmp_path / "nowhere" / "graph.ttl")


def test_a_file_in_place_of_the_folder_is_no_traceback(store, tmp_path):
    (tmp_path / "file").write_text("x")
    assert "no folder 'file'" in refused(store, tmp_path / "file" / "graph.ttl")


def test_a_folder_is_no_target(store, tmp_path):
    (tmp_path / "graph.ttl").mkdir()
    assert "not a plain file" in refused(store, tmp_path / "graph.ttl")


class Full:
    """A file on a full disk: takes a little, then nothing."""

    def __init__(self, file):
        self.file, self.room = file, 200

    def __enter__(self):
        return self

    def __exit__(self, *error):
        self.file.close()

    def write(self, data):
        self.room -= len(data)
        if self.room < 0:
            raise OSError(errno.ENOSPC, "No space left on device")
        return self.file.write(data)

    def __getattr__(self, name):
        return getattr(self.file, name)


@pytest.mark.parametrize("ending", [*FORMATS, ".ttl.gz"])
def test_on_a_full_disk_the_old_file_stays_and_nothing_else(store, tmp_path, monkeypatch, ending):
    target = tmp_path / f"graph{ending}"
    target.write_text("old")
    really_open = Path.open
    monkeypatch.setattr(Path, "open", lambda path, *a, **k: Full(really_open(path, *a, **k)))
    message = refused(store, target)
    monkeypatch.undo()
    assert "No space left" in message
    assert target.read_text() == "old"
    assert list(tmp_path.iterdir()) == [target]


@pytest.mark.parametrize("error", [KeyboardInterrupt, RuntimeError])
def test_cut_off_in_the_middle_it_leaves_the_old_file_and_no_other(tmp_path, error):
    target = tmp_path / "graph.ttl"
    target.write_text("old")

    def write():
        with files.replacing(target) as file:
            file.write(b"new")
            raise error

    with pytest.raises(error):
        write()
    assert target.read_text() == "old"
    assert list(tmp_path.iterdir()) == [target]


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_that_may_not_be_written_is_one_line(store, tmp_path):
    tmp_path.chmod(0o500)
    assert re.search("[Pp]ermission", refused(store, tmp_path / "graph.ttl"))


def test_a_link_stays_a_link(store, tmp_path):
    (tmp_path / "real.nt").write_text("old")
    (tmp_path / "link.nt").symlink_to(tmp_path / "real.nt")
    export(store, tmp_path / "link.nt", names=Names())
    assert (tmp_path / "link.nt").is_symlink()
    assert (tmp_path / "real.nt").read_text("utf-8").startswith("<")


def test_a_format_is_found_under_gz():
    assert format_of(Path("a.NQ.gz")) is format_of(Path("a.nq"))

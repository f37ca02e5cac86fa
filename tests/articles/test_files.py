"""Which files a user's arguments name."""

import os
from pathlib import Path

import pytest

from onrecord.articles import InputFile, find_files
from onrecord.records import Skipped


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    for name in (
        "b.txt",
        "a.CSV",
        "sub/c.jsonl.gz",
        "sub/d.html",
        "sub/photo.jpg",
        "script.py",
        "data.gz",
        ".hidden.txt",
        ".git/x.txt",
        "cache/y.txt",
        "cache/CACHEDIR.TAG",
    ):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text("words")
    return tmp_path


def _names(found):
    return [item.name if isinstance(item, InputFile) else f"! {item.reason}" for item in found]


def test_a_folder_gives_its_article_files_sorted(tree):
    assert _names(find_files([tree])) == ["a.CSV", "b.txt", "sub/c.jsonl.gz", "sub/d.html"]


def test_a_file_named_itself_is_taken_whatever_its_ending(tree):
    assert _names(find_files([tree / "script.py", tree / ".hidden.txt"])) == [
        ".hidden.txt",
        "script.py",
    ]


def test_a_glob_gives_what_a_shell_would(tree):
    assert _names(find_files([f"{tree}/*.txt"])) == ["b.txt"]
    assert _names(find_files([f"{tree}/**/*.html"])) == ["d.html"]


def test_the_order_of_arguments_does_not_matter_and_each_file_comes_once(tree):
    paths = [tree, tree / "sub" / "d.html", tree / "b.txt", f"{tree}/*.txt"]
    assert find_files(paths) == find_files(reversed(paths))
    assert _names(find_files(paths)) == ["a.CSV", "b.txt", "sub/c.jsonl.gz", "sub/d.html"]


def test_equal_names_get_parent_folders_until_they_differ(tmp_path):
    for name in ("x/one/n.txt", "y/one/n.txt", "m.txt"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(name)
    found = find_files([tmp_path / "x/one", tmp_path / "y/one", tmp_path / "m.txt"])
    assert _names(found) == ["m.txt", "x/one/n.txt", "y/one/n.txt"]


def test_a_dash_is_standard_input():
    assert find_files(["-"]) == (InputFile(path=None, name="-"),)


@pytest.mark.parametrize(
    ("given", "reason"),
    [
        ("missing.txt", "no such file or folder"),
        ("https://post.example/feed?page=1", "nothing is fetched: download it first"),
        ("missing-*.txt", "no file matches this pattern"),
        ("zero\x00byte", "cannot be read: not a path"),
    ],
)
def test_what_is_not_there_is_skipped_with_a_reason(tmp_path, given, reason):
    (item,) = find_files([f"{tmp_path}/{given}"])
    assert isinstance(item, Skipped)
    assert item.reason == reason


def test_a_folder_without_articles_says_what_was_looked_for(tmp_path):
    (item,) = find_files([tmp_path])
    assert isinstance(item, Skipped)
    assert "no article files" in item.reason
    assert ".jsonl" in item.reason
    assert "\n" not in item.reason


def test_links_that_loop_do_not_hang(tree):
    (tree / "sub" / "loop").symlink_to(tree)
    (tree / "self.txt").symlink_to(tree / "self.txt")
    assert "sub/d.html" in _names(find_files([tree]))
    (item,) = find_files([tree / "self.txt"])
    assert isinstance(item, Skipped)


def test_a_link_to_a_file_is_the_same_file(tree):
    (tree / "z.txt").symlink_to(tree / "b.txt")
    assert _names(find_files([tree])).count("b.txt") == 1
    assert "z.txt" not in _names(find_files([tree]))


def test_a_name_that_is_no_utf8_can_be_stored(tmp_path):
    path = Path(os.fsdecode(os.fsencode(tmp_path) + b"/caf\xe9.txt"))
    path.write_text("words")
    (item,) = find_files([tmp_path])
    assert item.name.encode() == b"caf?.txt"

"""One file to its articles: gzip, standard input, and every kind of bad input."""

import gzip
import io
import os
import sys
import time
import types

import pytest

from onrecord.articles import InputFile, read_file
from onrecord.records import Article, Skipped


def _stdin(monkeypatch, content: bytes):
    monkeypatch.setattr(sys, "stdin", types.SimpleNamespace(buffer=io.BytesIO(content)))
    return list(read_file(InputFile(path=None, name="-")))


@pytest.mark.parametrize(
    ("content", "texts"),
    [
        (b"Just words.\n", ["Just words.\n"]),
        (b"title,text\nA,one\n", ["A\n\none"]),
        (b'{"text": "one"}\n{"text": "two"}\n', ["one", "two"]),
        (gzip.compress(b"Packed words.", mtime=0), ["Packed words."]),
    ],
)
def test_standard_input_is_sniffed(monkeypatch, content, texts):
    assert [article.text for article in _stdin(monkeypatch, content)] == texts


@pytest.mark.parametrize("name", ["a.txt.gz", "a.txt", "a.gz", "a"])
def test_gzip_is_told_by_its_bytes(read, name):
    (article,) = read(name, gzip.compress("Zoë’s words.\r\n".encode()))
    assert article.text == "Zoë’s words.\r\n"


PACKED = gzip.compress(b"title,text\n" + b"A,one\n" * 9000, mtime=0)


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("a.txt", b"", "empty file"),
        ("a.txt.gz", gzip.compress(b"", mtime=0), "empty file"),
        ("a.txt", b"\xef\xbb\xbf", "empty file"),
        ("a.txt", b" \n\t\r\n " * 9000, "only white space"),
        ("a.csv.gz", PACKED[:-9], "truncated gzip (the file ends too early)"),
        ("a.csv.gz", PACKED[:-8] + bytes(8), "damaged gzip"),
        ("a.jpg", b"\xff\xd8\xff\xe0 JFIF", "not text (an image)"),
    ],
)
def test_bad_input_is_one_skip_with_its_reason(read, name, content, reason):
    assert read(name, content) == [Skipped(path=name, reason=reason)]


def test_a_file_that_is_gone_is_skipped(tmp_path):
    (skipped,) = read_file(InputFile(path=tmp_path / "gone.txt", name="gone.txt"))
    assert skipped.reason == "cannot be read: No such file or directory"


def test_a_folder_in_place_of_a_file_is_skipped(tmp_path):
    (skipped,) = read_file(InputFile(path=tmp_path, name="folder"))
    assert skipped.reason == "cannot be read: Is a directory"


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_file_without_permission_is_skipped(tmp_path):
    path = tmp_path / "a.txt"
    path.write_text("words")
    path.chmod(0)
    (skipped,) = read_file(InputFile(path=path, name="a.txt"))
    assert skipped.reason == "cannot be read: Permission denied"


MILLION = 1_000_000
HEAVY = {
    "one letter": "a" * MILLION,
    "one line of words": "words and " * (MILLION // 10),
    "quotation marks": '"' * MILLION,
    "spaces and a word": " " * MILLION + "x",
    "bars": "a | " * (MILLION // 4),
    "hashes": "# " * (MILLION // 2),
    "capitals with dashes": "A-" * (MILLION // 2),
    "bylines on one line": "By Ida Brandt, " * (MILLION // 15),
    "headings": "Related:\n" * (MILLION // 45),
    "resources": "Local resources:\n" * (MILLION // 80),
    "front matter without end": "---\n" + "a: b\n" * (MILLION // 25),
    "open brackets": "[{" * (MILLION // 2),
}


@pytest.mark.parametrize("content", HEAVY.values(), ids=HEAVY.keys())
def test_no_text_takes_more_than_linear_time(read, content):
    started = time.process_time()
    (article,) = read("a.txt", content)
    assert isinstance(article, Article)
    assert article.text == content
    assert time.process_time() - started < 3  # a quadratic rule takes minutes


def test_the_day_in_the_file_name_comes_last(read):
    (by_name,) = read("2016-09-20_poll.txt", "Words of an article.")
    assert (str(by_name.published), by_name.published_by) == ("2016-09-20", "filename")
    (by_head,) = read("2016-09-20_poll.txt", "date 2020-10-01 Words of an article.")
    assert (str(by_head.published), by_head.published_by) == ("2020-10-01", "header")

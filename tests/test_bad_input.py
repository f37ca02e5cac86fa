"""Bad input gives one clear line and the right exit code, and the other articles are built."""

import gzip
import json
import os
import re
import resource
import subprocess
import sys
from pathlib import Path

import pytest

GOOD = "Ada Thornbury opened the weir on Monday. “It holds,” said Thornbury."
PAGE_WITHOUT_ARTICLE = "<html><head><title>x</title></head><body><nav>a b</nav></body></html>"
BROKEN_LINES = "\n".join(
    "{broken" if n == 7 else json.dumps({"text": f"Story {n}. {GOOD}"}) for n in range(1, 11)
)

# Runs the command and prints its peak memory, which the system counts together with its parent's.
TELLING = """
import atexit, pathlib, re, sys
from onrecord.cli import main
status = pathlib.Path("/proc/self/status")
atexit.register(lambda: print(re.search("VmHWM:\\\\s+(\\\\d+)", status.read_text())[1]))
sys.argv[0] = "onrecord"
main()
"""

BAD = [
    # file, bytes, what the line must say, articles it still gives
    ("empty.txt", b"", "empty", 0),
    ("spaces.txt", b" \n\t\n ", "empty|white space|no text", 0),
    ("random.txt", bytes(range(256)) * 40, "not text", 0),
    ("nul.txt", b"a\0b\0c\0" * 100, "not text", 0),
    ("broken.jsonl", BROKEN_LINES.encode(), "line 7", 9),
    ("broken.json", b'{"text": "half', "JSON", 0),
    ("no-text.csv", b"date,headline\n2024-03-04,The weir\n", "text", 0),
    ("page.html", PAGE_WITHOUT_ARTICLE.encode(), "without an article", 0),
    (
        "feed.xml",
        b"<rss version='2.0'><channel><title>t</title></channel></rss>",
        "without entries",
        0,
    ),
    ("half.txt.gz", gzip.compress(GOOD.encode() * 50)[:-12], "gzip|truncated|compressed", 0),
]


def _onrecord(*words: object) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "onrecord.cli", *map(str, words)]
    return subprocess.run(command, capture_output=True, text=True, check=False)


@pytest.mark.parametrize(("name", "content", "says", "gives"), BAD, ids=[row[0] for row in BAD])
def test_a_bad_file_is_skipped_and_the_others_are_built(name, content, says, gives, tmp_path):
    """Beside a good article: exit 0, one line about the bad file; under --strict exit 2."""
    folder = tmp_path / "news"
    folder.mkdir()
    (folder / name).write_bytes(content)
    (folder / "good.txt").write_text(GOOD, encoding="utf-8")
    done = _onrecord("build", folder, "-q", "-r", tmp_path / "r")
    about = [line for line in done.stderr.splitlines() if line.startswith(f"skipped {name}")]
    assert done.returncode == 0
    assert len(about) == 1
    assert any(word in about[0] for word in says.split("|")), about
    assert re.search(rf"; {gives + 1} articles? in the record", done.stderr)
    assert "Traceback" not in done.stderr
    assert _onrecord("build", folder, "-q", "--strict", "-r", tmp_path / "r").returncode == 2


@pytest.mark.parametrize(
    ("name", "content"), [row[:2] for row in BAD if not row[3]], ids=[r[0] for r in BAD if not r[3]]
)
def test_a_bad_file_alone_ends_with_2(name, content, tmp_path):
    """Where nothing could be read: exit 2 and one line, by `build` and by `read`."""
    (tmp_path / name).write_bytes(content)
    for command in (("build", "-q", "-r", tmp_path / "r"), ("read",)):
        done = _onrecord(*command, tmp_path / name)
        assert done.returncode == 2
        assert len(done.stderr.splitlines()) == 1, done.stderr
        assert name in done.stderr


@pytest.mark.parametrize("encoding", ["latin-1", "cp1252", "utf-16", "utf-8-sig"])
def test_other_encodings_are_read(encoding, tmp_path):
    """Latin-1, Windows, UTF-16 with BOM and UTF-8 with BOM give the words, without the BOM."""
    text = "The café by the weir is closed, said Zoë Thornbury of the Café Union on Monday."
    (tmp_path / "a.txt").write_bytes(text.encode(encoding))
    done = _onrecord("read", tmp_path / "a.txt", "--format", "jsonl")
    assert json.loads(done.stdout)["text"] == text


@pytest.mark.parametrize("what", ["nowhere", "folder", "no*.txt"])
def test_nothing_there_ends_with_2(what, tmp_path):
    """A path that does not exist, a folder without articles, a glob without files."""
    (tmp_path / "folder").mkdir()
    done = _onrecord("build", tmp_path / what, "-q", "-r", tmp_path / "r")
    assert done.returncode == 2
    assert len(done.stderr.splitlines()) == 1
    assert what in done.stderr


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read every file")
def test_an_unreadable_file_is_skipped(tmp_path):
    """A file without read permission is told, the other is built."""
    (tmp_path / "closed.txt").write_text(GOOD)
    (tmp_path / "closed.txt").chmod(0)
    (tmp_path / "good.txt").write_text(GOOD)
    done = _onrecord("build", tmp_path, "-q", "-r", tmp_path / "r")
    assert done.returncode == 0
    assert "closed.txt" in done.stderr


def test_a_file_that_cannot_be_read_is_skipped(tmp_path):
    """A file that the system refuses to read (here: a process's own memory) is told."""
    (tmp_path / "good.txt").write_text(GOOD, encoding="utf-8")
    (tmp_path / "refused.txt").symlink_to("/proc/self/mem")
    done = _onrecord("build", tmp_path, "-q", "-r", tmp_path / "r")
    assert done.returncode == 0
    assert "refused.txt" in done.stderr
    assert "Traceback" not in done.stderr


def test_a_column_that_is_not_there_is_named(tmp_path):
    """--column with a name the table does not have: the line says which it has."""
    (tmp_path / "a.csv").write_text(f'body,day\n"{GOOD}",2024-03-04\n', encoding="utf-8")
    record = ("-q", "-r", tmp_path / "r")
    done = _onrecord("build", tmp_path / "a.csv", "--column", "text=story", *record)
    assert done.returncode == 2
    assert "story" in done.stderr
    assert "body" in done.stderr
    columns = ("--column", "text=body", "--column", "published=day")
    assert _onrecord("build", tmp_path / "a.csv", *columns, *record).returncode == 0


def test_an_answer_to_a_full_disk_gives_one_line(tmp_path):
    """Output that cannot be written ends with 2 and one line."""
    (tmp_path / "good.txt").write_text(GOOD, encoding="utf-8")
    if not Path("/dev/full").exists():
        pytest.skip("this system has no /dev/full")
    command = [sys.executable, "-m", "onrecord.cli", "read", "--format", "jsonl"]
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(
            [*command, tmp_path / "good.txt"], stdout=full, stderr=subprocess.PIPE, check=False
        )
    assert done.returncode == 2
    assert b"Traceback" not in done.stderr


@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="no /proc tells the peak")
def test_a_huge_text_is_built_in_bounded_memory(tmp_path):
    """A million characters in one article, beside a small one, within 1 GB."""
    sentence = "“It holds,” said Ada Thornbury of the Weir Board in Lowmoor on Monday. "
    huge = "\n\n".join(sentence * 5 for _ in range(1_000_000 // (len(sentence) * 5)))
    (tmp_path / "huge.txt").write_text(huge, encoding="utf-8")
    (tmp_path / "good.txt").write_text(GOOD, encoding="utf-8")

    def bounded() -> None:
        resource.setrlimit(resource.RLIMIT_AS, (6_000_000_000, 6_000_000_000))

    command = [sys.executable, "-c", TELLING, "build", str(tmp_path), "-q", "-r"]
    done = subprocess.run(
        [*command, str(tmp_path / "r")],
        capture_output=True,
        text=True,
        check=False,
        preexec_fn=bounded,
    )
    assert done.returncode == 0, done.stderr
    assert "2 articles in the record" in done.stderr
    assert int(done.stdout) < 1_000_000  # kB

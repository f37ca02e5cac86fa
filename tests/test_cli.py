"""The command line: what it prints where, its exit codes, and that it is one with the library."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from onrecord import Record, terminal

COMMANDS = ["build", "show", "read", "ask", "export", "link", "forget", "check"]
COMMANDS += ["review", "correct"]


def _onrecord(
    *words: object, stdin: str | None = None, cwd: Path | None = None
) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "onrecord.cli", *map(str, words)]
    wide = {**os.environ, "COLUMNS": "140"}  # pytest's readline may hand on a narrower one
    return subprocess.run(
        command, input=stdin, capture_output=True, text=True, check=False, env=wide, cwd=cwd
    )


@pytest.fixture(scope="module")
def record(tmp_path_factory) -> Path:
    """Give a record of two small fictional articles."""
    folder = tmp_path_factory.mktemp("cli")
    text = "“The dam has had its day,” said Mayor Ada Thornbury on Monday."
    other = "Ada Thornbury met Piet Harkema. “Nothing will be lost,” said Harkema."
    (folder / "2024-03-04-dam.txt").write_text(text, encoding="utf-8")
    (folder / "river.txt").write_text(other, encoding="utf-8")
    assert _onrecord("build", folder, "-q", "-r", folder / "r").returncode == 0
    return folder / "r"


def test_help_names_every_command():
    """--help lists the commands, each with a line."""
    done = _onrecord("--help")
    assert done.returncode == 0
    assert [name for name in COMMANDS if f"\n  {name} " not in done.stdout] == []


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_has_help(command):
    """-h works everywhere and ends with 0."""
    assert _onrecord(command, "-h").returncode == 0


@pytest.mark.parametrize(
    "words",
    [
        ["nonsense"],
        ["build"],
        ["ask", "who_said_whatever"],
        ["ask", "who_said_what", "--speaker", "Nobody Atall"],
        ["ask", "who_said_what", "--from", "last week"],
        ["ask", "who_said_what", "--set", "speaker"],
        ["ask", "who_said_what", "--format", "xls"],
        ["ask", "--sparql", "no-such-file.rq"],
        ["ask", "--speaker", "Ada Thornbury"],
        ["export", "graph.xyz"],
        ["export", "no/such/folder/graph.ttl"],
        ["export", "graph.ttl", "--from", "soon"],
        ["show", "Nobody Atall"],
        ["forget", "no such article"],
    ],
)
def test_a_wrong_request_gives_one_line_and_2(words, record, tmp_path):
    """Whatever is asked wrongly: exit 2, one line on standard error, none on standard output."""
    options = [] if words in (["nonsense"], ["build"]) else ["--record", record]
    done = subprocess.run(
        [sys.executable, "-m", "onrecord.cli", *words, *map(str, options)],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stdout) == (2, "")
    assert len(done.stderr.splitlines()) == 1, done.stderr
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("command", [["show"], ["ask", "articles"], ["check"], ["export", "a.ttl"]])
def test_without_a_record_the_line_says_how_to_make_one(command, tmp_path):
    """A missing record is named, with the command that makes it."""
    done = _onrecord(*command, "--record", tmp_path / "none")
    assert done.returncode == 2
    assert "onrecord build" in done.stderr


def test_answers_are_one_object_a_row(record):
    """--format json is a list of objects with the fields that other programs rely on."""
    done = _onrecord("ask", "who_said_what", "-r", record, "--format", "json")
    rows = json.loads(done.stdout)
    fields = "speaker speakerName words form saidFrom saidTo basis article published begin end"
    assert [set(fields.split()) <= set(row) for row in rows] == [True] * len(rows)
    assert {row["speakerName"] for row in rows} == {"Ada Thornbury", "Piet Harkema"}


def test_a_record_nearby_is_named_where_there_is_none(record, tmp_path):
    """One line tells what to type: the record of `make demo` stands in out/record."""
    shutil.copytree(record, tmp_path / "out" / "record")
    for words in (("ask", "people"), ("show",), ("export", "x.ttl")):
        done = _onrecord(*words, cwd=tmp_path)
        assert done.returncode == 2
        (line,) = done.stderr.splitlines()
        assert line.endswith("there is one in out/record: add '--record out/record'")
    assert _onrecord("ask", "people", "--record", "out/record", cwd=tmp_path).returncode == 0


def test_without_a_record_nearby_the_error_says_how_to_make_one(tmp_path):
    done = _onrecord("ask", "people", cwd=tmp_path)
    assert done.stderr == "onrecord: record: no record here; make one with 'onrecord build PATH'\n"


def test_a_pipe_gets_tab_separated_values(record):
    """Where standard output is no terminal, the answer is TSV with a header."""
    done = _onrecord("ask", "people", "-r", record)
    head, *rows = done.stdout.splitlines()
    assert "name" in head.split("\t")
    assert {len(row.split("\t")) for row in rows} == {len(head.split("\t"))}


def test_the_library_answers_the_same(record):
    """`Record.ask` gives the rows that the command prints."""
    done = _onrecord("ask", "who_said_what", "-r", record, "--format", "json")
    assert list(Record(record).ask("who_said_what").rows) == json.loads(done.stdout)


def test_a_speaker_may_be_a_part_of_a_name(record):
    """--speaker Harkema finds Piet Harkema alone."""
    words = ("ask", "who_said_what", "--speaker", "Harkema", "--format", "json")
    rows = json.loads(_onrecord(*words, "-r", record).stdout)
    assert {row["speakerName"] for row in rows} == {"Piet Harkema"}


def test_a_query_of_ones_own_comes_from_standard_input(record):
    """ask --sparql - reads the query from standard input."""
    query = "SELECT (COUNT(*) AS ?n) { ?s a <https://w3id.org/onrecord/ns#Article> }"
    done = _onrecord("ask", "--sparql", "-", "-r", record, "--format", "json", stdin=query)
    assert json.loads(done.stdout) == [{"n": 2}]


def test_a_cut_answer_says_so(record):
    """A row limit is told on standard error, the rows still come."""
    done = _onrecord("ask", "people", "-r", record, "--limit", 1, "--format", "json")
    assert len(json.loads(done.stdout)) == 1
    assert "1" in done.stderr
    assert done.returncode == 0


@pytest.mark.parametrize("command", [["read"], ["build", "--quiet", "-r", "r"]])
def test_articles_without_a_day_are_told_of(command, tmp_path):
    """Which articles tell no day of publication stands in one line on standard error."""
    (tmp_path / "a.txt").write_text("The dam at Quillan Ferry holds.\n", encoding="utf-8")
    (tmp_path / "b.txt").write_text("date 2024-03-04\n\nThe dam holds.\n", encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-m", "onrecord.cli", *command, "a.txt", "b.txt"],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )
    told = [line for line in done.stderr.splitlines() if "no day of publication" in line]
    assert len(told) == 1
    assert "1 of 2 articles (a.txt)" in told[0]


def test_of_many_articles_without_a_day_the_first_are_named():
    """One line names the first articles without a day and counts the rest."""
    (line,) = terminal.undated_lines(["a.txt", "b.txt", "c.txt"], 7, 9)
    assert "in 7 of 9 articles (a.txt, b.txt, c.txt and 4 more):" in line
    assert not list(terminal.undated_lines([], 0, 9))


def test_read_prints_the_fixed_json(tmp_path):
    """`read --format jsonl` has the fields of design.md and the file's own text."""
    text = "“It holds,” said Ada Thornbury.\r\nNothing else happened.\n"
    (tmp_path / "a.txt").write_bytes(text.encode())
    line = json.loads(_onrecord("read", tmp_path / "a.txt", "--format", "jsonl").stdout)
    assert line["text"] == text
    assert {"article", "text", "regions", "entities", "statements", "events", "facts", "times"} <= (
        line.keys()
    )
    (begin, end), *_ = line["statements"][0]["content"]
    assert "It holds" in text[begin:end]


def test_read_says_why(tmp_path):
    """`read` shows in short what led to speaker and day, `--why` in sentences, JSON as rules."""
    text = "It rained. Ada Thornbury came.\n\n“It holds,” she said on 3 May 2019.\n"
    (tmp_path / "a.txt").write_text(text)
    assert "she → Ada Thornbury" in _onrecord("read", tmp_path / "a.txt").stdout
    told = " ".join(_onrecord("read", tmp_path / "a.txt", "--why").stdout.split())
    assert "“she” stands with “said”: it means “Ada Thornbury”" in told
    assert "“3 May 2019” stands with what tells that it was said" in told
    line = json.loads(_onrecord("read", tmp_path / "a.txt", "--format", "jsonl").stdout)
    [said] = line["statements"]
    assert said["said_because"] == [{"rule": "clause", "span": [56, 66]}]
    assert [text[slice(*step["span"])] for step in said["speaker_because"]] == ["Ada Thornbury"]


def test_read_takes_standard_input():
    """`read -` reads what is piped into it."""
    done = _onrecord("read", "-", "--format", "jsonl", stdin="“It holds,” said Ada Thornbury.")
    assert json.loads(done.stdout)["statements"]


def test_show_marks_what_was_found(record):
    """`show` counts; `show ARTICLE` prints its text; `show PERSON` what they said."""
    assert "2 articles" in _onrecord("show", "-r", record).stdout
    assert "had its day" in _onrecord("show", "2024-03-04-dam.txt", "-r", record).stdout
    assert "Nothing will be lost" in _onrecord("show", "Piet Harkema", "-r", record).stdout


@pytest.mark.parametrize(
    ("ending", "unit"), [("ttl", "triples"), ("csv", "rows"), ("dot", "nodes")]
)
def test_export_says_what_it_wrote(ending, unit, record, tmp_path):
    """The line counts triples, rows or nodes; the file is there."""
    done = _onrecord("export", tmp_path / f"graph.{ending}", "-r", record)
    assert done.returncode == 0
    assert f" {unit} written" in done.stderr
    assert (tmp_path / f"graph.{ending}").stat().st_size


def test_check_finds_words_that_do_not_stand_there(news, tmp_path):
    """A statement whose characters are others in the archive makes check exit with 1."""
    import sqlite3
    import zlib

    Record(tmp_path / "r").build(news)
    assert _onrecord("check", "-r", tmp_path / "r").returncode == 0
    db = sqlite3.connect(tmp_path / "r" / "articles.sqlite")
    for identity, body in db.execute("SELECT id, body FROM article").fetchall():
        changed = zlib.decompress(body).replace(b"had its day", b"HAD ITS DAY")
        db.execute("UPDATE article SET body = ? WHERE id = ?", (zlib.compress(changed), identity))
    db.commit()
    db.close()
    done = _onrecord("check", "-r", tmp_path / "r")
    assert done.returncode == 1
    assert "had its day" in done.stdout


def test_a_reader_that_stops_listening_is_no_error(record):
    """`onrecord ask … | head -n 1` ends quietly."""
    command = f"{sys.executable} -m onrecord.cli ask people -r {record} | head -n 1"
    done = subprocess.run(command, shell=True, capture_output=True, text=True, check=False)
    assert done.stderr == ""


@pytest.mark.parametrize("words", [["ask", "articles"], ["show"], ["ask"], ["show", "river.txt"]])
def test_nobody_reading_the_output_is_no_error(words, record):
    """A pipe closed at the other end, as by `head`, ends the command with 0 and no word."""
    reading, writing = os.pipe()
    os.close(reading)
    command = [sys.executable, "-m", "onrecord.cli", *words]
    if words != ["ask"]:
        command += ["-r", str(record)]
    done = subprocess.run(command, stdout=writing, stderr=subprocess.PIPE, check=False)
    os.close(writing)
    assert (done.returncode, done.stderr) == (0, b"")


def test_a_pipe_gets_utf_8_whatever_the_machine_speaks(record):
    """Curly quotes reach a file or pipe also where the system's encoding has none."""
    command = [sys.executable, "-m", "onrecord.cli", "ask", "who_said_what", "-r", str(record)]
    plain = {**os.environ, "PYTHONIOENCODING": "latin-1"}
    done = subprocess.run(command, capture_output=True, check=False, env=plain)
    assert done.returncode == 0
    assert "“Nothing will be lost,”" in done.stdout.decode()


def test_no_command_shows_what_there_is():
    """Without a word the help is shown, readable, and the exit code says that it is no answer."""
    done = _onrecord()
    assert done.returncode == 2
    assert "\n  build " in done.stderr


@pytest.mark.parametrize("command", ["show", "forget"])
def test_a_name_that_is_no_text_gives_one_line(command, record):
    """An argument with bytes that are no UTF-8 is told as any other unknown name."""
    done = subprocess.run(
        [sys.executable, "-m", "onrecord.cli", command, b"\xff", "-r", str(record)],
        capture_output=True,
        check=False,
    )
    assert done.returncode == 2
    assert len(done.stderr.splitlines()) == 1

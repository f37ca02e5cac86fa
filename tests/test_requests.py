"""Requests as people type them, run in this process: what is told, and the exit code."""

import sys

import pytest
from click.testing import CliRunner

from onrecord import Record, asking, cli
from onrecord.errors import OnRecordError, UsageError

GOOD = "“The weir holds,” said Ada Thornbury of the Weir Board on Monday."
TABLE = "text,url\n" + "".join(f'"{n}. {GOOD}",https://gull.example/{n}\n' for n in range(3))


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """Give a folder with a record of a table of three articles and two texts."""
    folder = tmp_path_factory.mktemp("requests")
    for name, text in (("a/one.txt", GOOD), ("b/one.txt", f"{GOOD} It rained."), ("t.csv", TABLE)):
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    Record(folder / "r").build(folder)
    return folder


@pytest.fixture
def asked(folder, monkeypatch, capfd):
    """Return a function that runs the command in the folder: exit code, standard error."""

    def run(*words):
        monkeypatch.chdir(folder)
        monkeypatch.setattr(sys, "argv", ["onrecord", *words])
        with pytest.raises(SystemExit) as end:
            cli.main()
        return end.value.code, capfd.readouterr().err

    return run


def test_each_parameter_is_given_as_the_messages_say():
    """What the messages call an option is one of `onrecord ask`."""
    options = {word for option in cli.commands.commands["ask"].params for word in option.opts}
    assert {f"--{name}" for name in asking.OPTIONS} <= options


WRONG = [
    (["ask", "timeline", "-r", "r"], "needs 'person': it takes --set person=NAME [--from DATE]"),
    (["ask", "timeline", "--person", "Ada", "-r", "r"], "'--person': use --set person=Ada (see"),
    (["ask", "timeline", "--person=Ada T", "-r", "r"], "'--person': use --set 'person=Ada T' (see"),
    (["ask", "-r", "r", "timeline", "--person"], "'--person': use --set person=VALUE (see"),
    (["ask", "speakers", "--person", "Ada", "-r", "r"], "No such option '--person'. (see"),
    (["ask", "--person", "Ada", "-r", "r"], "No such option '--person'. (see"),
    (["ask", "people", "-r", "r", "-s", "name=a", "-s", "name=b"], "name is given twice"),
    (["ask", "people", "-r", "r", "--limit", "9" * 30], "the row limit is at least 1 and below"),
    (["ask", "--sparql", "t.csv", "-r", "r", "--words", "x"], "--sparql takes no parameters"),
    (["ask", "people", "--record", ""], "Invalid value for '--record' / '-r': name a folder"),
    (["export", "x.ttl", "-r", "r", "--from", "2021", "--to", "2020"], "ends before it begins"),
    (["export", "a" * 300 + ".ttl", "-r", "r"], "File name too long"),
    (["read", ""], "'': no such file or folder"),
    (["build", "", "-r", "new"], "'': no such file or folder"),
    (["show", "t.csv", "-r", "r"], "several articles are known by that: article-"),
    (["show", "x" * 60_000, "-r", "r"], "no entity in the record is called"),
    (["forget", "no.csv", "-r", "r"], "no.csv: no such article or file"),
    (["forget", "one.txt", "-r", "r"], "several articles are known by that"),
    (["forget", "a", "-r", "r"], "a: is a folder: name one of its files or articles"),
    (["forget", "../requests", "-r", "r"], "../requests: no such article or file"),
    (["forget", "", "-r", "r"], "Invalid value for 'ARTICLE|FILE': it is empty"),
    (["show", " ", "-r", "r"], "it is empty"),
    (["export", "", "-r", "r"], "it is empty"),
    (["export", "x.csv", "--speaker", "", "-r", "r"], "Invalid value for '--speaker': it is empty"),
    (["build", "t.csv", "--base", "", "-r", "new"], "Invalid value for '--base': it is empty"),
    (["build", "t.csv", "--column", "", "-r", "new"], "'': write FIELD=NAME"),
    (["read", "t.csv", "--reader", ""], "Invalid value for '--reader': it is empty"),
    (["ask", "", "-r", "r"], "it is empty"),
    (["ask", "--sparql", "", "-r", "r"], "Invalid value for '--sparql': it is empty"),
    (["ask", "people", "--set", "", "-r", "r"], "'': write NAME=VALUE"),
    (["ask", "who_said_what", "--words", "", "-r", "r"], "'words' is empty: give it a value"),
    (["ask", "who_said_what", "--speaker", " ", "-r", "r"], "'speaker' is empty"),
    (["ask", "who_said_what", "--set", "from=", "-r", "r"], "'from' is empty"),
    (["ask", "said_about", "--about", '""', "-r", "r"], "'about' is empty"),
]


@pytest.mark.parametrize(("words", "told"), WRONG, ids=lambda value: str(value)[:40])
def test_a_wrong_request_is_told_in_one_line(words, told, asked):
    code, said = asked(*words)
    assert code == 2
    assert told in said
    assert len(said.splitlines()) == 1


def test_one_row_is_no_rows(asked, folder):
    code, said = asked("export", "x.csv", "-r", "r", "--to", "2020")
    assert (code, said) == (0, "x.csv: 0 rows written\n")
    one = Record(folder / "one")
    one.build(folder / "a")
    assert asked("export", "x.csv", "-r", "one") == (0, "x.csv: 1 row written\n")


def test_a_file_is_forgotten_with_all_its_articles(tmp_path):
    """What came from the file goes; what another file holds too stays."""
    (tmp_path / "news").mkdir()
    (tmp_path / "news" / "t.csv").write_text(TABLE, encoding="utf-8")
    (tmp_path / "news" / "u.csv").write_text(TABLE.partition('\n"1')[0], encoding="utf-8")
    record = Record(tmp_path / "r")
    record.build(tmp_path / "news")
    done = CliRunner().invoke(cli.commands, ["forget", "news/t.csv", "-r", str(record.path)])
    assert done.stderr == "forgotten: 2 articles of news/t.csv\n"
    assert record.overview().articles.articles == 1
    with pytest.raises(UsageError, match=r"t\.csv: no such article or file"):
        record.forget("t.csv")
    assert list(record.check()) == []
    assert record.build(tmp_path / "news").new == 2


def test_a_build_into_a_file_or_pipe_draws_no_bar(tmp_path):
    """Standard error that is no terminal gets the lines alone."""
    (tmp_path / "a.txt").write_text(GOOD, encoding="utf-8")
    words = ["build", str(tmp_path / "a.txt"), "-r", str(tmp_path / "r")]
    done = CliRunner().invoke(cli.commands, words)
    assert [line for line in done.stderr.splitlines() if "reading" in line or "━" in line] == []
    assert "1 new" in done.stderr


def test_an_archive_without_tables_is_damaged(tmp_path):
    """An empty file in the archive's place: the line says what to do."""
    (tmp_path / "articles.sqlite").touch()
    with pytest.raises(OnRecordError, match="it is damaged: move it away and build again"):
        Record(tmp_path).overview()


def test_a_closed_stream_is_no_trouble(asked, monkeypatch):
    """`>&-` and `<&-` leave Python without a stream: nothing is read, nothing is shown."""
    for name in ("stdin", "stdout"):
        monkeypatch.setattr(sys, name, None)
    assert asked("show", "-r", "r") == (0, "")
    assert asked("read", "-") == (2, "onrecord: -: empty file\n")
    sys.stdin.close()
    sys.stdout.close()


@pytest.mark.parametrize("words", [["-r", "{}", "undo", "0"], ["undo", "0", "-r", "{}"]])
def test_the_record_may_be_named_before_and_behind_what_corrects(words, folder, monkeypatch):
    """Neither the one nor the other falls back to the folder that is meant without any."""
    monkeypatch.chdir(folder)
    done = CliRunner().invoke(cli.commands, ["correct", *(w.format("r") for w in words)])
    assert "'0' is no correction" in str(done.exception)

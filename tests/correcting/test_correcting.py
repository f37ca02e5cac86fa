"""Corrections by hand: they hold over everything that happens to a record, until undone."""

import itertools
import shutil

import pytest

from onrecord import Record
from onrecord.errors import RecordError, UsageError

DAM = """date 2024-03-04

“The dam has had its day,” said Ada Thornbury. “We will take it down,” she said on Monday.
"""
RIVER = """date 2024-03-06

“The river will rise,” said Piet Harkema. Ada Thornbury denied that the dam is old.
"""
LATER = """date 2024-03-09

“It rained all night,” said Ada Thornbury, the baker of Lowmoor. P. Harkema said it was wet.
"""


@pytest.fixture
def paper(tmp_path):
    """Give a folder with two articles."""
    folder = tmp_path / "paper"
    folder.mkdir()
    (folder / "dam.txt").write_text(DAM, encoding="utf-8")
    (folder / "river.txt").write_text(RIVER, encoding="utf-8")
    return folder


@pytest.fixture
def record(tmp_path, paper):
    """Give a record of the two articles."""
    made = Record(tmp_path / "record")
    made.build(paper)
    return made


def _turtle(record):
    target = record.path.parent / f"{record.path.name}.trig"
    record.export(target)
    return target.read_text(encoding="utf-8")


def _scratch(record, paper, name="scratch"):
    other = Record(record.path.parent / name)
    other.path.mkdir()
    shutil.copy(record.path / "corrections.jsonl", other.path)
    other.build(paper)
    return other


def _said(record):
    """Return who said what when."""
    rows = record.ask("who_said_what").rows
    return {r["words"]: (r["speakerName"], r["saidFrom"], r["saidTo"]) for r in rows}


def _iri(record, words):
    return next(
        r["statement"]
        for r in record.ask_sparql(
            "PREFIX or: <https://w3id.org/onrecord/ns#> SELECT DISTINCT ?statement ?words "
            "{ ?statement a or:Statement ; or:text ?words }"
        ).rows
        if words in r["words"]
    )


def _people(record):
    return sorted(row["name"] for row in record.ask("people").rows)


def _correct(record, action, *given, why="the desk knows"):
    times = (f"2024-04-01T00:00:{n:02}+00:00" for n in itertools.count())
    return record.correct(
        lambda desk: getattr(desk, action)(*given), who="desk", why=why, when=next(times)
    )


DECISIONS = {
    "merge": lambda r: _correct(r, "merge", "Piet Harkema", "Ada Thornbury"),
    "not_same": lambda r: _correct(r, "not_same", "Piet Harkema", "Ada Thornbury"),
    "split": lambda r: _correct(r, "split", "Ada Thornbury", ["river.txt"]),
    "rename": lambda r: _correct(r, "rename", "Piet Harkema", "Pieter Harkema"),
    "re_attribute": lambda r: _correct(r, "re_attribute", _iri(r, "had its day"), "Piet Harkema"),
    "new_speaker": lambda r: _correct(r, "re_attribute", _iri(r, "had its day"), "Ivo Marsh"),
    "reject": lambda r: _correct(r, "reject", _iri(r, "river will rise")),
    "add": lambda r: _correct(
        r, "add", "river.txt", "the dam is old", "Piet Harkema", (None, None)
    ),
}


@pytest.mark.parametrize("name", DECISIONS)
def test_a_corrected_record_equals_one_from_scratch_and_an_undone_one_the_first(
    name, record, paper
):
    first = _turtle(record)
    made = DECISIONS[name](record)
    assert _turtle(record) != first
    assert list(record.check()) == []
    assert _turtle(_scratch(record, paper)) == _turtle(record)
    (paper / "later.txt").write_text(LATER, encoding="utf-8")
    assert record.build(paper).unfitting == []
    assert _turtle(_scratch(record, paper, "again")) == _turtle(record)
    (paper / "later.txt").unlink()
    record.build(paper, prune=True)
    _correct(record, "undo", made.id)
    assert _turtle(record) == first

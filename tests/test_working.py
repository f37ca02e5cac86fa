"""What workers find is what this process finds, in its order; none outlives its context."""

import sys
import time
from collections import Counter
from pathlib import Path

import pytest

import onrecord
from onrecord import Record, profiling, working
from onrecord.linking.claims import linking
from onrecord.profiling import Told, told
from onrecord.working import Working

ARTICLES = Path(__file__).parents[1] / "seeds/articles"
WORKERS = 2


@pytest.fixture(scope="module")
def kept():
    return [item for item in onrecord.read(ARTICLES) if not isinstance(item, onrecord.Skipped)]


@pytest.fixture(autouse=True)
def two(monkeypatch):
    """Have two workers, from the first call on."""
    monkeypatch.setattr(working, "several", lambda: WORKERS)
    monkeypatch.setattr(working, "_ALONE", 0)


def _batches(kept):
    return [[*kept[:3], None], kept[3:5], kept[5:]]


def test_workers_tell_what_this_process_tells(kept, monkeypatch):
    expected = [told(batch) for batch in _batches(kept)]
    monkeypatch.setattr(profiling, "_told", None)  # nobody can call it here
    with Working(told) as many:
        assert [found for _, found in many.each(_batches(kept))] == expected
    assert expected[0][-1] == Told()


@pytest.mark.parametrize(
    "command", [["false"], [""], [sys.executable, "-c", "print('I am a plugin')"]]
)
def test_a_worker_that_fails_is_done_without(kept, monkeypatch, command):
    monkeypatch.setattr(working, "_command", lambda *_: command)
    with Working(told) as many:
        found = [own for _, own in many.each(_batches(kept))]
    assert found == [told(batch) for batch in _batches(kept)]


@pytest.mark.parametrize("alone", [0, 1])
def test_what_cannot_be_done_is_told_to_who_waits(alone, monkeypatch):
    monkeypatch.setattr(working, "_ALONE", alone)
    with Working(told) as many, pytest.raises(TypeError):
        list(many.each([[("no article",)]]))


def test_a_build_with_workers_is_the_same(tmp_path, monkeypatch):
    started = Counter()
    start = working._command
    monkeypatch.setattr(working, "_command", lambda *call: started.update([call]) or start(*call))
    for name, alone in (("alone", 10_000), ("many", 0)):
        monkeypatch.setattr(working, "_ALONE", alone)
        monkeypatch.setattr(linking, "_AT_ONCE", 20)
        record = Record(tmp_path / name)
        record.build(ARTICLES)
        record.export(tmp_path / f"{name}.trig")
    alone, many = (tmp_path / f"{name}.trig" for name in ("alone", "many"))
    assert alone.read_bytes() == many.read_bytes()
    assert {name for _, name in started} == {"told", "came_to", "judgements"}


def test_workers_end_with_the_context_whatever_they_are_at(kept, monkeypatch):
    ended, end = [], working._end
    monkeypatch.setattr(working, "_end", lambda worker: ended.append(worker) or end(worker))
    with Working(told) as many:
        next(many.each([kept] * 100))
        before = time.monotonic()
    assert time.monotonic() - before < 5
    assert len(ended) == WORKERS
    assert all(worker.poll() is not None for worker in ended)

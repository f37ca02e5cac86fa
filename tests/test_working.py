"""What workers find is what this process finds, in its order; none outlives its context."""

import sys
import time
from collections import Counter
from pathlib import Path

import pytest

import onrecord
from onrecord import Record, foreseen, profiling, working
from onrecord.linking.claims import linking
from onrecord.profiling import Told, told
from onrecord.working import Working

ARTICLES = Path(__file__).parents[1] / "seeds/articles"
WORKERS = 2


@pytest.fixture(scope="module")
def kept():
    return [item for item in onrecord.read(ARTICLES) if not isinstance(item, onrecord.Skipped)]


@pytest.fixture
def two(monkeypatch):
    for module in (foreseen, profiling, working):
        monkeypatch.setattr(module, "several", lambda: WORKERS)


def _batches(kept):
    return [[*kept[:3], None], kept[3:5], kept[5:]]


def test_workers_tell_what_this_process_tells(kept, monkeypatch):
    expected = [told(batch) for batch in _batches(kept)]
    monkeypatch.setattr(profiling, "_told", None)  # nobody can call it here
    with Working(told, WORKERS) as many:
        assert [found for _, found in many.each(_batches(kept))] == expected
    assert expected[0][-1] == Told()


@pytest.mark.parametrize(
    "command", [["false"], [""], [sys.executable, "-c", "print('I am a plugin')"]]
)
def test_a_worker_that_fails_is_done_without(kept, monkeypatch, command):
    monkeypatch.setattr(working, "_command", lambda *_: command)
    with Working(told, WORKERS) as many:
        found = [own for _, own in many.each(_batches(kept))]
    assert found == [told(batch) for batch in _batches(kept)]


@pytest.mark.parametrize("workers", [1, WORKERS])
def test_what_cannot_be_done_is_told_to_who_waits(workers):
    with Working(told, workers) as many, pytest.raises(TypeError):
        list(many.each([[("no article",)]]))


@pytest.mark.usefixtures("two")
def test_a_build_with_workers_is_the_same(tmp_path, monkeypatch):
    started = Counter()
    start = working._command
    monkeypatch.setattr(working, "_command", lambda *call: started.update([call]) or start(*call))
    for name, least in (("alone", 10_000), ("many", 1)):
        monkeypatch.setattr(profiling, "_MANY", least)
        monkeypatch.setattr(foreseen, "_MANY", least)
        monkeypatch.setattr(working, "_ALONE", least)
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
    with Working(told, WORKERS) as many:
        next(many.each([kept] * 100))
        before = time.monotonic()
    assert time.monotonic() - before < 5
    assert len(ended) == WORKERS
    assert all(worker.poll() is not None for worker in ended)

"""Articles are profiled alike in this process and in workers, in their order."""

import sys
import time
from pathlib import Path

import pytest

import onrecord
from onrecord import Record, profiling
from onrecord.profiling import Profiling, Told, told

ARTICLES = Path(__file__).parents[1] / "seeds/articles"


@pytest.fixture(scope="module")
def kept():
    return [item for item in onrecord.read(ARTICLES) if not isinstance(item, onrecord.Skipped)]


def _batches(kept):
    return [[*kept[:3], None], kept[3:5], kept[5:]]


@pytest.fixture(autouse=True)
def _two_cores(monkeypatch):
    monkeypatch.setattr(profiling, "cores", lambda: 2)


def _broken(_kept):
    raise ValueError("this process was to leave it to the workers")


def test_workers_tell_what_this_process_tells(kept, monkeypatch):
    expected = [list(map(told, batch)) for batch in _batches(kept)]
    monkeypatch.setattr(profiling, "told", _broken)
    with Profiling(10_000) as many:
        assert [found for _, found in many.told(_batches(kept))] == expected
    assert expected[0][-1] == Told()


@pytest.mark.parametrize(
    "command", [["false"], [""], [sys.executable, "-c", "print('I am a plugin')"]]
)
def test_a_worker_that_fails_is_done_without(kept, monkeypatch, command):
    monkeypatch.setattr(profiling, "_command", lambda: command)
    with Profiling(10_000) as many:
        found = [own for _, own in many.told(_batches(kept))]
    assert found == [list(map(told, batch)) for batch in _batches(kept)]


def test_a_build_with_workers_is_the_same(tmp_path, monkeypatch):
    for name, least in (("alone", 1000), ("many", 1)):
        monkeypatch.setattr(profiling, "_MANY", least)
        record = Record(tmp_path / name)
        record.build(ARTICLES)
        record.export(tmp_path / f"{name}.trig")
    alone, many = (tmp_path / f"{name}.trig" for name in ("alone", "many"))
    assert alone.read_bytes() == many.read_bytes()


def test_workers_end_with_the_context_whatever_they_are_at(kept, monkeypatch):
    ended, end = [], profiling._end
    monkeypatch.setattr(profiling, "_end", lambda worker: ended.append(worker) or end(worker))
    with Profiling(10_000) as many:
        next(many.told([kept] * 100))
        before = time.monotonic()
    assert time.monotonic() - before < 5
    assert len(ended) == 2
    assert all(worker.poll() is not None for worker in ended)

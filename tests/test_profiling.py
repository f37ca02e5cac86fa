"""Articles are profiled alike in this process and in workers, in their order."""

import time
from pathlib import Path

import pytest

import onrecord
from onrecord import profiling
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


def test_workers_tell_what_this_process_tells(kept):
    with Profiling(10_000) as many:
        found = list(many.told(_batches(kept)))
    assert found == [list(map(told, batch)) for batch in _batches(kept)]
    assert found[0][-1] == Told()


def test_a_worker_that_ends_is_done_without(kept, monkeypatch):
    monkeypatch.setattr(profiling, "_COMMAND", ("false",))
    with Profiling(10_000) as many:
        found = list(many.told(_batches(kept)))
    assert found == [list(map(told, batch)) for batch in _batches(kept)]


def test_workers_end_with_the_context_whatever_they_are_at(kept, monkeypatch):
    ended, end = [], profiling._end
    monkeypatch.setattr(profiling, "_end", lambda worker: ended.append(worker) or end(worker))
    with Profiling(10_000) as many:
        next(many.told([kept] * 100))
        before = time.monotonic()
    assert time.monotonic() - before < 5
    assert len(ended) == 2
    assert all(worker.poll() is not None for worker in ended)

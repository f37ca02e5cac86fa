"""The best path is the best of all valid ones; spans come out as they went in."""

import itertools

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.reading.encoder import decoding
from onrecord.reading.encoder.decoding import Sought, best_path, best_paths, ruled
from onrecord.reading.encoder.tags import NEVER, allowed, path, spans, tags

KINDS = ("cue", "content")
NAMES = tags(KINDS)
RUNNING = NAMES.index("I-content")


def _scores(seed, length, wide=2):
    chance = np.random.default_rng(seed)
    steps = ruled(chance.normal(size=(9, 9)).astype(np.float32), allowed(KINDS))
    return chance.normal(size=(length, 9)).astype(np.float32) * wide, steps


def _worth(scores, steps, found, starts, running):
    """Return a path's score by the definition."""
    total = steps[0, found[0]] + sum(scores[at, tag] for at, tag in enumerate(found))
    for at, (one, other) in enumerate(itertools.pairwise(found), start=1):
        if at not in starts:
            total += steps[one, other]
        elif steps[one, 0] > NEVER:
            total += steps[one, 0] + steps[0, other]
        else:
            total += steps[one, running] + steps[running, other]
    return total + steps[found[-1], 0]


@pytest.mark.parametrize("running", [RUNNING, None])
@pytest.mark.parametrize("seed", range(12))
def test_no_other_path_is_better(seed, running, monkeypatch):
    """Held against every path of five pieces in two paragraphs; none is taken to be outside."""
    monkeypatch.setattr(decoding, "SURE", 1e6)
    scores, steps = _scores(seed, 5, wide=2 if seed % 2 else 8)
    starts = np.array([0, 1 + seed % 4], np.int32)
    found = best_path(scores, steps, starts, running)

    def worth(one):
        return _worth(scores, steps, one, starts[1:], running or 0)

    best = max(map(worth, itertools.product(range(9), repeat=5)))
    assert worth(found) == pytest.approx(best, abs=1e-3)


@given(
    st.integers(0, 10_000),
    st.integers(1, 60),
    st.lists(st.integers(1, 59), max_size=5),
    st.sampled_from([RUNNING, None]),
)
def test_every_path_is_valid(seed, length, edges, running):
    """No span is left open or begun in its middle, whatever the scores."""
    scores, steps = _scores(seed, length, wide=1 + seed % 9)
    starts = np.array(sorted({0, *(edge for edge in edges if edge < length)}), np.int32)
    found = best_path(scores, steps, starts, running).tolist()
    assert path(KINDS, list(spans(KINDS, found)), length) == found


def test_a_span_crosses_a_paragraph_only_where_it_may():
    """With nothing that may run on, a span ends where its paragraph does."""
    scores = np.zeros((4, 9), np.float32)
    scores[:, RUNNING] = 5
    steps = ruled(np.zeros((9, 9), np.float32), allowed(KINDS))
    starts = np.array([0, 2], np.int32)
    whole = list(spans(KINDS, best_path(scores, steps, starts, RUNNING).tolist()))
    parted = list(spans(KINDS, best_path(scores, steps, starts).tolist()))
    shut = np.array([False, True])
    ended = list(spans(KINDS, best_path(scores, steps, starts, RUNNING, shut).tolist()))
    assert whole == [("content", 0, 4)]
    for own in (parted, ended):
        assert all(last <= 2 or first >= 2 for _, first, last in own)


def test_what_is_surely_outside_parts_the_rest():
    """A piece that is outside by SURE ends the span before it, whatever stands around."""
    scores = np.zeros((3, 9), np.float32)
    steps = ruled(np.zeros((9, 9), np.float32), allowed(KINDS))
    scores[0, NAMES.index("B-cue")] = scores[2, NAMES.index("E-cue")] = 9
    starts = np.array([0], np.int32)
    scores[1, 0] = decoding.SURE - 1
    assert list(spans(KINDS, best_path(scores, steps, starts).tolist())) == [("cue", 0, 3)]
    scores[1, 0] = decoding.SURE + 1
    assert ("cue", 0, 3) not in spans(KINDS, best_path(scores, steps, starts).tolist())


@pytest.mark.parametrize("running", [RUNNING, None])
@pytest.mark.parametrize("starts", [[0], [0, 1, 2, 3], [0, 1], [0, 3]])
def test_paragraphs_come_in_any_lengths(starts, running):
    """One for each piece, the longest first or last: every piece gets its tag."""
    scores, steps = _scores(1, 4)
    found = best_path(scores, steps, np.array(starts, np.int32), running)
    assert found.shape == (4,)
    alone = best_path(scores[:1], steps, np.array([0], np.int32), running)
    assert alone[0] in {0, NAMES.index("S-cue"), NAMES.index("S-content")}


@given(st.lists(st.integers(0, 10_000), min_size=1, max_size=5), st.sampled_from([RUNNING, None]))
def test_paths_side_by_side_are_those_of_each_alone(seeds, running):
    """What stands beside a text changes nothing in it, however strongly its spans would run on."""
    _, steps = _scores(0, 1)
    sought = []
    for seed in seeds:
        scores, _ = _scores(seed, 2 + seed % 30, wide=8)
        scores[-1, RUNNING] += 20
        scores[0, RUNNING] += 20
        starts = np.array(sorted({0, seed % len(scores)}), np.int32)
        sought.append(Sought(scores, starts, np.arange(len(starts)) % 2 == seed % 2))
    together = best_paths(sought, steps, running)
    for one, found in zip(sought, together, strict=True):
        assert (
            found.tolist() == best_path(one.scores, steps, one.starts, running, one.shut).tolist()
        )

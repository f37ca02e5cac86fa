"""Finds the best valid path of tags through an article: scores in, tags' numbers out.

The scores of all windows stand side by side, so that a span runs over the edge of a window. All
paragraphs are searched at once, step by step, for one way to begin each: outside, or inside a
span of the one kind that may run on from the paragraph before, a quotation's. Where nothing runs
on, pieces that are surely outside part the others like paragraphs' edges, which saves most steps.
"""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from onrecord.reading.encoder.tags import NEVER, Floats

Numbers = npt.NDArray[np.int32]

SURE = 10.0  # by which "outside" is ahead of all other tags where nothing can begin or go on


class _Searched(NamedTuple):
    """The best scores of every row's first steps; rows by falling length, `live` of each step."""

    best: list[Floats]
    live: list[int]
    firsts: Numbers


def best_path(
    scores: Floats, transitions: Floats, starts: Numbers, running: int | None = None
) -> Numbers:
    """Return the tags' numbers of the best path (Viterbi), which begins and ends outside.

    `scores` is pieces × tags, `transitions` tags × tags (from, to), NEVER where invalid. `starts`
    are the first pieces of paragraphs, 0 among them, that only a span inside which the tag is
    `running` may cross; a step over a paragraph's edge else counts as one from outside. With
    nothing `running`, pieces that are outside by SURE are taken to be.
    """
    if running is not None:
        return _best_path(scores, transitions, starts, [0, running])
    found = np.zeros(len(scores), np.int32)
    unsure = np.flatnonzero(scores[:, 0] - SURE < scores[:, 1:].max(axis=1))
    if len(unsure):
        edge = np.isin(unsure, starts) | (np.diff(unsure, prepend=-2) > 1)
        edges = np.flatnonzero(edge).astype(np.int32)
        found[unsure] = _best_path(scores[unsure], transitions, edges, [0])
    return found


def _best_path(
    scores: Floats, transitions: Floats, starts: Numbers, ways: Sequence[int]
) -> Numbers:
    lengths = np.diff(np.append(starts, len(scores)))
    order = np.argsort(-lengths, kind="stable")
    rows = [
        _search(scores, transitions[way], transitions, starts[order], lengths[order])
        for way in ways
    ]
    totals = np.stack([_totals(row, transitions[:, ways], lengths[order]) for row in rows], 1)
    chosen = _chain(totals[np.argsort(order)])
    found = np.zeros(len(scores), np.int32)
    for number, row in enumerate(rows):
        mine = chosen[order, 0] == number
        ends = np.array(ways, np.int32)[chosen[order, 1]]
        _trace(row, transitions, (mine, ends), found)
    return found


def _search(
    scores: Floats, first: Floats, transitions: Floats, starts: Numbers, lengths: Numbers
) -> _Searched:
    """Search all paragraphs, of falling length, that begin by the step `first`."""
    live = [int((lengths > at).sum()) for at in range(int(lengths[0]))]
    into = np.ascontiguousarray(transitions.T)  # to × from
    best: list[Floats] = []
    for at, count in enumerate(live):
        before = (best[-1][:count, None] + into).max(axis=2) if at else first
        best.append(before + scores[starts[:count] + at])
    return _Searched(best, live, starts)


def _totals(row: _Searched, last: Floats, lengths: Numbers) -> Floats:
    """Return each paragraph's best score for every way to end it: paragraphs × ways."""
    totals = np.zeros((len(lengths), last.shape[1]), np.float32)
    for at, count in enumerate(row.live):
        following = row.live[at + 1] if at + 1 < len(row.live) else 0
        ended = row.best[at][following:count]
        totals[following:count] = (ended[:, :, None] + last).max(axis=1)
    return totals


def _chain(totals: Floats) -> Numbers:
    """Return each paragraph's way to begin and to end; `totals` is paragraphs × begin × end."""
    best = np.array([0.0] + [NEVER] * (totals.shape[1] - 1))
    backs = []
    for paragraph in totals:
        ways = best[:, None] + paragraph
        backs.append(ways.argmax(axis=0))
        best = ways.max(axis=0)
    chosen = np.zeros((len(totals), 2), np.int32)
    end = 0
    for at in reversed(range(len(totals))):
        chosen[at] = backs[at][end], end
        end = int(chosen[at, 0])
    return chosen


def _trace(
    row: _Searched,
    transitions: Floats,
    chosen: tuple[npt.NDArray[np.bool_], Numbers],
    found: Numbers,
) -> None:
    """Write the tags of the paragraphs that were `chosen`, with their ends, into `found`."""
    mine, ends = chosen
    into = np.ascontiguousarray(transitions.T)
    tags = ends.copy()
    for at in reversed(range(len(row.live))):
        count = row.live[at]
        tags[:count] = (row.best[at] + into[tags[:count]]).argmax(axis=1)
        own = mine[:count]
        found[row.firsts[:count][own] + at] = tags[:count][own]


def ruled(learned: Floats, valid: npt.NDArray[np.bool_]) -> Floats:
    """Return the transitions' scores with the invalid ones ruled out."""
    return np.where(valid, learned, np.float32(NEVER)).astype(np.float32)

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
Flags = npt.NDArray[np.bool_]

SURE = 4.0  # by which "outside" is ahead of all other tags where nothing can begin or go on
# (of 100 Wikinews articles all names are the same as without it)


class Sought(NamedTuple):
    """A text that a path is sought through, as `best_path` takes it."""

    scores: Floats
    starts: Numbers
    shut: Flags | None = None


def best_paths(
    several: Sequence[Sought], transitions: Floats, running: int | None = None
) -> list[Numbers]:
    """Return the best path through each text: all in as many steps as one takes."""
    if not several:
        return []
    edges = np.cumsum([0, *(len(one.scores) for one in several)])
    starts = [one.starts + edge for one, edge in zip(several, edges[:-1], strict=True)]
    shut = np.concatenate([_shut(one) for one in several])
    scores = np.concatenate([one.scores for one in several])
    found = best_path(scores, transitions, np.concatenate(starts), running, shut)
    return np.split(found, edges[1:-1])


def _shut(one: Sought) -> Flags:
    """Return which paragraphs are shut: the first too, which follows another text."""
    shut = np.zeros(len(one.starts), np.bool_) if one.shut is None else one.shut.copy()
    shut[:1] = True
    return shut


def best_path(
    scores: Floats,
    transitions: Floats,
    starts: Numbers,
    running: int | None = None,
    shut: Flags | None = None,
) -> Numbers:
    """Return the tags' numbers of the best path (Viterbi, 1967), which begins and ends outside.

    `scores` is pieces × tags, `transitions` tags × tags (from, to), NEVER where invalid. `starts`
    are the first pieces of paragraphs, 0 among them, that only a span inside which the tag is
    `running` may cross, and of those that are `shut` none; a step over a paragraph's edge else
    counts as one from outside. With nothing `running`, pieces that are outside by SURE are taken
    to be.
    """
    if running is not None:
        return _best_path(scores, transitions, starts, [0, running], shut)
    found = np.zeros(len(scores), np.int32)
    unsure = np.flatnonzero(scores[:, 0] - SURE < scores[:, 1:].max(axis=1))
    if len(unsure):
        edge = np.isin(unsure, starts) | (np.diff(unsure, prepend=-2) > 1)
        edges = np.flatnonzero(edge).astype(np.int32)
        found[unsure] = _best_path(scores[unsure], transitions, edges, [0])
    return found


def _best_path(
    scores: Floats,
    transitions: Floats,
    starts: Numbers,
    ways: Sequence[int],
    shut: Flags | None = None,
) -> Numbers:
    """Search every paragraph once for each of the `ways` to begin it, and join the best."""
    lengths = np.diff(np.append(starts, len(scores)))
    order = np.argsort(-lengths, kind="stable")
    steps = np.arange(lengths.max(initial=0))
    rows = _Rows(starts[order], np.searchsorted(-lengths[order], -steps, side="left").tolist())
    best = _search(scores, transitions[ways], transitions, rows)
    totals = _totals(best, transitions[:, ways], rows)[np.argsort(order)]
    chosen = _chain(totals, shut)[order]
    return _trace(best, transitions, rows, (chosen[:, 0], np.array(ways)[chosen[:, 1]]))


class _Rows(NamedTuple):
    """Paragraphs by falling length: their first pieces, and how many of them have each step."""

    starts: Numbers
    live: list[int]


def _search(scores: Floats, first: Floats, transitions: Floats, rows: _Rows) -> list[Floats]:
    """Return for every step the best scores so far: rows × ways to begin × tags.

    `first` is ways × tags, what the step into a paragraph is worth.
    """
    best: list[Floats] = []
    for at, count in enumerate(rows.live):
        # Not along the last axis, where a maximum takes five times as long.
        before = (best[-1][:count, ..., None] + transitions).max(axis=2) if at else first
        best.append(before + scores[rows.starts[:count] + at, None])
    return best


def _totals(best: Sequence[Floats], last: Floats, rows: _Rows) -> Floats:
    """Return the best score of every row for each way to begin and to end it."""
    ways = last.shape[1]
    totals = np.zeros((len(rows.starts), ways, ways), np.float32)
    for own, count, following in zip(best, rows.live, [*rows.live[1:], 0], strict=True):
        ended = own[following:count, ..., None]
        totals[following:count] = (ended + last).max(axis=2)
    return totals


def _chain(totals: Floats, shut: Flags | None) -> Numbers:
    """Return each paragraph's way to begin and to end; `totals` is paragraphs × begin × end.

    What came before one that is `shut` counts no more, so that it is searched as if by itself.
    """
    outside = best = np.array([0.0] + [NEVER] * (totals.shape[1] - 1))
    backs = []
    for at, paragraph in enumerate(totals):
        if shut is not None and shut[at]:
            best = outside
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
    best: Sequence[Floats], transitions: Floats, rows: _Rows, chosen: tuple[Numbers, Numbers]
) -> Numbers:
    """Return the tags of all rows, of which the way to begin and the tag to end in are `chosen`."""
    begins, tags = chosen
    found = np.zeros(sum(rows.live), np.int32)
    into = np.ascontiguousarray(transitions.T)
    for at, count in reversed([*enumerate(rows.live)]):
        own = best[at][np.arange(count), begins[:count]] + into[tags[:count]]
        tags = np.append(own.argmax(axis=1), tags[count:])
        found[rows.starts[:count] + at] = tags[:count]
    return found


def ruled(learned: Floats, valid: npt.NDArray[np.bool_]) -> Floats:
    """Return the transitions' scores with the invalid ones ruled out."""
    return np.where(valid, learned, np.float32(NEVER)).astype(np.float32)

"""Lays windows side by side: Samples in, arrays of one shape out, of which losses are computed.

Only numpy works here, so that processes beside the training can do it. Where windows are shorter
than the batch is wide, and where they hold fewer spans, the rest is marked as not real.
"""

import random
from collections.abc import Callable, Sequence
from typing import NamedTuple

import numpy as np
import numpy.typing as npt
from samples import HEADS, Referent, Sample

from onrecord.reading.encoder import links
from onrecord.reading.encoder.pieces import INPUTS
from onrecord.reading.encoder.referring import AHEAD, KINDS
from onrecord.reading.encoder.tags import ROLES, TYPES, tags

CLS, SEP, MASK = 101, 102, 103
_AFTER = np.array((1, 0))  # first and last + 1 in a window, made first and last after its mark
UNKNOWN = -100  # a label that is not there
_ALIGNED = 32  # pieces: windows are as long as a multiple of it, as processors like them
_SHADES = 16  # pieces: windows of one batch differ in length by about so much
_NAME, _PRONOUN = KINDS.index("name"), KINDS.index("pronoun")
_TAGS = {"roles": len(tags(ROLES)), "inner": len(tags(ROLES)), "types": len(tags(TYPES))}
Ints = npt.NDArray[np.int64]
Bools = npt.NDArray[np.bool_]


class Laid(NamedTuple):
    """What the network reads: inputs × rows × width, with outer marks; pieces of each row."""

    inputs: npt.NDArray[np.int32]
    lengths: Ints


class Paths(NamedTuple):
    """The labels of one head in the `rows` that have any or were taught, rows × pieces × tags.

    `taught` are the teachers' scores, if there are any; `share` tells how much they are heeded.
    """

    rows: Ints
    possible: Bools
    taught: npt.NDArray[np.float16] | None
    share: npt.NDArray[np.float32]


class Linked(NamedTuple):
    """Spans that belong to `others`, rows × spans (× others), as first and last place in `laid`.

    `far`, `passed` and `apart` are buckets; `right` is the number of the right one of the others
    from 1, 0 for none, UNKNOWN where no span is; `real` tells which of the others are there.
    """

    rows: Ints
    ones: Ints
    others: Ints
    far: Ints
    passed: Ints
    apart: Ints
    right: Ints
    real: Bools


class Referred(NamedTuple):
    """What words mean: rows × asking (× all that is said), as first and last place in `laid`.

    `open` tells what each may mean, `right` what it does, both with "nothing said" first; where
    nobody asks, nothing is right.
    """

    rows: Ints
    ones: Ints
    others: Ints
    of: Ints
    kinds: Ints
    far: Ints
    open: Bools
    right: Bools


class Batch(NamedTuple):
    """Windows laid side by side with all their labels."""

    laid: Laid
    paths: dict[str, Paths | None]
    mentions: Ints | None
    links: tuple[Linked | None, Linked | None]
    refers: Referred | None


def batched(found: list[Sample], most: int, chance: random.Random) -> list[list[Sample]]:
    """Return lists of windows of about one length, of at most `most` padded pieces each."""
    chance.shuffle(found)
    found = sorted(found, key=lambda s: len(s) // _SHADES)
    made: list[list[Sample]] = []
    for sample in found:
        if not made or (len(made[-1]) + 1) * (max(map(len, made[-1])) + _SHADES) > most:
            made.append([])
        made[-1].append(sample)
    chance.shuffle(made)
    return made


def batch(samples: Sequence[Sample], heeded: float = 0.0) -> Batch:
    """Return the windows side by side; teachers are `heeded` so much where there are labels."""
    return Batch(
        laid=laid(samples),
        paths={head: _paths(head, samples, heeded) for head in _TAGS},
        mentions=_mentions(samples),
        links=(linked(samples, 0), linked(samples, 1)),
        refers=referred(samples),
    )


def laid(samples: Sequence[Sample]) -> Laid:
    """Return what the network reads of the windows."""
    lengths = np.array([len(sample) for sample in samples], np.int64)
    width = -(-(int(lengths.max()) + 2) // _ALIGNED) * _ALIGNED
    found = np.zeros((len(INPUTS), len(samples), width), np.int32)
    for row, sample in enumerate(samples):
        found[:, row, 1 : len(sample) + 1] = sample.inputs
        found[0, row, 0], found[0, row, len(sample) + 1] = CLS, SEP
    return Laid(found, lengths)


def _paths(head: str, samples: Sequence[Sample], heeded: float) -> Paths | None:
    told = [head in HEADS and sample.taught is not None for sample in samples]
    labels = [getattr(sample, head) for sample in samples]
    rows = [row for row, own in enumerate(labels) if own is not None or told[row]]
    if not rows:
        return None
    shape = len(rows), max(len(samples[row]) for row in rows), _TAGS[head]
    possible = np.ones(shape, np.bool_)
    taught = np.zeros(shape, np.float16) if any(told) else None
    share = np.zeros(len(rows), np.float32)
    for at, row in enumerate(rows):
        own, length = labels[row], len(samples[row])
        if own is not None:
            known = own if own.ndim > 1 else own[:, None] == np.arange(shape[2])
            possible[at, :length] = known
        if taught is not None and told[row]:
            taught[at, :length] = samples[row].taught[:, HEADS[head]]  # type: ignore[index]
            share[at] = 1.0 if own is None else heeded
    return Paths(np.array(rows), possible, taught, share)


def _mentions(samples: Sequence[Sample]) -> Ints | None:
    if all(sample.mentions is None for sample in samples):
        return None
    found = np.full((len(samples), max(map(len, samples))), UNKNOWN, np.int64)
    for row, sample in enumerate(samples):
        if sample.mentions is not None:
            found[row, : len(sample)] = sample.mentions
    return found


def linked(samples: Sequence[Sample], kind: int) -> Linked | None:
    """Return the links of one kind: 0 of contents to cues, 1 of cues to sources."""
    every = [sample.links[kind] if sample.links else () for sample in samples]
    rows = [row for row, found in enumerate(every) if found and found[0].others]
    if not rows:
        return None
    own = [every[row] for row in rows]
    ones = [[link.one for link in found] for found in own]
    others = [found[0].others for found in own]

    def buckets(of: Callable[..., Ints]) -> Ints:
        return _padded([of(*pair) for pair in zip(ones, others, strict=True)])

    return Linked(
        rows=np.array(rows),
        ones=_ends(ones),
        others=_ends(others),
        far=buckets(links.distances),
        passed=buckets(links.betweens),
        apart=_padded([np.array([link.apart for link in found], np.int64) for found in own]),
        right=_padded([np.array([link.right + 1 for link in found]) for found in own], UNKNOWN),
        real=_padded([np.ones(len(found), np.bool_) for found in others]),
    )


def referred(samples: Sequence[Sample]) -> Referred | None:
    """Return what is asked in the windows."""
    rows = [
        row for row, sample in enumerate(samples) if any(one.asked for one in sample.refers or ())
    ]
    if not rows:
        return None
    every = [samples[row].refers or () for row in rows]
    asked = [[at for at, one in enumerate(found) if one.asked] for found in every]
    pairs = list(zip(every, asked, strict=True))
    ones = [[found[at].one for at in own] for found, own in pairs]
    others = [[one.one for one in found] for found in every]
    may = [may_mean(*pair) for pair in pairs]
    return Referred(
        rows=np.array(rows),
        ones=_ends(ones),
        others=_ends(others),
        of=_padded([np.array([found[at].kind for at in own]) for found, own in pairs]),
        kinds=_padded([np.array([one.kind for one in found]) for found in every]),
        far=_padded([links.distances(*pair) for pair in zip(ones, others, strict=True)]),
        open=_padded([np.insert(one, 0, values=True, axis=1) for one in may]),
        right=_padded([_right(*pair, one) for pair, one in zip(pairs, may, strict=True)]),
    )


def may_mean(refers: Sequence[Referent], asked: Sequence[int]) -> Bools:
    """Return what each may mean: anything before; a pronoun also a name soon after it."""
    begins = np.array([one.one[0] for one in refers])
    names = np.array([one.kind == _NAME for one in refers])
    found = np.zeros((len(asked), len(refers)), np.bool_)
    for row, at in enumerate(asked):
        found[row, :at] = True
        if refers[at].kind == _PRONOUN:
            soon = names & (begins - refers[at].one[1] <= AHEAD)
            found[row, at + 1 :] = soon[at + 1 :]
    return found


def _right(refers: Sequence[Referent], asked: Sequence[int], may: Bools) -> Bools:
    """Return what each means; where that is not there, or not known, nothing said before."""
    chains = np.array([one.chain for one in refers])
    same = (chains[list(asked)][:, None] == chains) & may
    alone = np.array([refers[at].open for at in asked]) | ~same.any(1)
    return np.concatenate([alone[:, None], same], 1)


def _ends(spans: Sequence[Sequence[tuple[int, int]]]) -> Ints:
    """Return rows × spans × (first, last), after the window's first mark."""
    return _padded([np.array(own, np.int64).reshape(-1, 2) + _AFTER for own in spans])


def _padded(found: Sequence[npt.NDArray], fill: int = 0) -> npt.NDArray:  # type: ignore[type-arg]
    """Return arrays of different sizes as one, `fill` where they end."""
    shape = np.max([one.shape for one in found], axis=0)
    laid_ = np.full((len(found), *shape), fill, found[0].dtype)
    for row, one in enumerate(found):
        laid_[(row, *(slice(size) for size in one.shape))] = one
    return laid_

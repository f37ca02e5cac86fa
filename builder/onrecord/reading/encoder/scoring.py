"""Runs the encoder over word pieces: pieces in, the scores of every head out.

One window is run at a time: the activations are quantised by what a run holds, so a batch would
let one article's numbers depend on another's. Threads and processes make up for it.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cache, partial
from pathlib import Path
from typing import TYPE_CHECKING, cast

import numpy as np
import numpy.typing as npt

from onrecord import resources
from onrecord.reading.encoder.pieces import INPUTS, Pieces
from onrecord.reading.encoder.tags import Floats
from onrecord.reading.encoder.windows import windows

if TYPE_CHECKING:
    from onnxruntime import InferenceSession

Whole = npt.NDArray[np.int64]  # inputs × pieces
Each = Callable[[Callable[[Whole], list[Floats]], Iterable[Whole]], Iterable[list[Floats]]]

HEADS = ("roles", "inner", "types", "links", "refers")
_FIRST, _LAST = 101, 102  # the vocabulary's marks of a window's begin and end


@dataclass(frozen=True, slots=True)
class Scores:
    """What the heads say of each piece: arrays of pieces × numbers."""

    roles: Floats
    inner: Floats
    types: Floats
    links: Floats
    refers: Floats


def score(laid: Pieces, each: Each = map) -> Scores:
    """Return the scores of all pieces, each from the one window that owns it.

    `each` runs the windows: one after the other, or on the threads of a pool with its own map.
    """
    return Scores(*said(laid, partial(each, _scores)))


def said(laid: Pieces, say: Callable[[list[Whole]], Iterable[list[Floats]]]) -> list[Floats]:
    """Return what each head says of all pieces: `say` tells of windows, one after the other."""
    inputs = laid.inputs().astype(np.int64)
    cut = list(windows(laid.paragraphs))
    found = say([inputs[:, window.first : window.last] for window in cut])
    owned = [
        [one[0, window.told()] for one in heads] for window, heads in zip(cut, found, strict=True)
    ]
    return [np.concatenate(parts) for parts in zip(*owned, strict=True)]


def _scores(window: Whole) -> list[Floats]:
    return run(session(), window, HEADS)


def run(model: "InferenceSession", window: Whole, heads: Sequence[str]) -> list[Floats]:
    """Return what each head says of a window: 1 × pieces and outer marks × numbers."""
    laid = np.zeros((len(INPUTS), 1, window.shape[1] + 2), np.int64)
    laid[:, 0, 1:-1] = window
    laid[0, 0, 0], laid[0, 0, -1] = _FIRST, _LAST
    return cast("list[Floats]", model.run(list(heads), dict(zip(INPUTS, laid, strict=True))))


@cache
def session() -> "InferenceSession":
    """Return the encoder, loaded once a process; each run of it takes one thread."""
    return opened(resources.folder("model") / "reader.onnx")


def opened(file: Path) -> "InferenceSession":
    """Return a model that is run on the thread that asks.

    Processors with AVX2 alone add up products of bytes in two bytes, which overflow: without the
    entry below they read otherwise than the others, and worse (who said it, directly: F1 .917 for
    .928), though a sixth faster.
    """
    import onnxruntime

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    options.log_severity_level = 3
    options.add_session_config_entry("session.x64quantprecision", "1")
    return onnxruntime.InferenceSession(file, options, providers=["CPUExecutionProvider"])

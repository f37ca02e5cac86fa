"""Documents in, a trained network out, with a checkpoint after every epoch; see make.py."""

import json
import math
import multiprocessing
import os
import random
import time
from collections import deque
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from itertools import product
from pathlib import Path
from typing import Any, NamedTuple

import losses
import probe
import teaching
import torch
from augment import augmented
from batches import Batch, batch, batched
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

_PARTS = 8  # of an epoch, each laid out by one process while the network learns from another
_PROBED = 120  # seconds of training that are worth figures on dev articles


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
    """A network on its way: what a checkpoint keeps, and one part of an epoch after the other."""

    def __init__(self, start: Network, recipe: Mapping[str, Any], file: Path) -> None:
        self.recipe, self.file = recipe, file
        self.steps: Mapping[str, Tensor] = {}  # between tags, as teachers see them
        self.network = Network(start.size, recipe["drop"])
        self.network.load_state_dict(start.state_dict())
        self.average = Average(self.network, recipe["average"])
        groups = self.network.groups(recipe["rate"], recipe["head_rate"], recipe["decay"])
        self.optimiser = torch.optim.AdamW(list(groups), weight_decay=0.01, fused=True)
        self.rates = [group["lr"] for group in self.optimiser.param_groups]
        self.epoch = self.parts = 0

    def learn(self, part: Sequence[Batch]) -> None:
        """Learn from every batch of a part once, and tell how it went."""
        began, sums, seen = time.perf_counter(), dict[str, Tensor](), 0
        self.network.train()
        for number, own in enumerate(part):
            done = self.parts + number / len(part)
            pieces = int(own.laid.lengths.sum())
            for name, lost in self._learn(own, done / (_PARTS * self.recipe["epochs"])).items():
                sums[name] = sums.get(name, 0) + lost.detach() * pieces
            seen += pieces
        self.parts += 1
        shown = " ".join(f"{name} {float(lost) / seen:.4f}" for name, lost in sums.items())
        pace = seen / (time.perf_counter() - began)
        print(f"  part {self.parts}: {shown} {pace:.0f} pieces/s", flush=True)

    def _learn(self, own: Batch, done: float) -> dict[str, Tensor]:
        share = _share(done, self.recipe["warm"])
        for group, rate in zip(self.optimiser.param_groups, self.rates, strict=True):
            group["lr"] = rate * share
        lost = losses.loss(self.network, own, self.recipe, self.steps)
        if not lost:  # windows without any label
            return lost
        torch.stack(list(lost.values())).sum().backward()
        torch.nn.utils.clip_grad_norm_(self.network.parameters(), 1.0)
        self.optimiser.step()
        self.optimiser.zero_grad()
        self.average.update(self.network)
        return lost

    def save(self) -> None:
        """Write a checkpoint; killed while it does, the one before stays."""
        kept = {
            "network": self.network.state_dict(),
            "optimiser": self.optimiser.state_dict(),
            "average": (self.average.steps, self.average.state),
            "at": (self.epoch, self.parts),
            "chance": (torch.get_rng_state(), *torch.cuda.get_rng_state_all()),
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
        self.epoch, self.parts = kept["at"]
        own, *cards = (state.cpu() for state in kept["chance"])
        torch.set_rng_state(own)
        torch.cuda.set_rng_state_all(cards)
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
    work = _Work(corpora(shared, recipe, silver), recipe, {})
    dev = probe.Dev(shared)
    out.mkdir(parents=True, exist_ok=True)
    training = Training(start, recipe, out / "checkpoint.pt")
    training.load()
    if lessons:
        taught, training.steps = teaching.read(lessons)
        work = work._replace(taught=taught)
    began = time.perf_counter()
    for number, part in enumerate(_laid_out(work, training.epoch), 1):
        training.learn(part)
        if number % _PARTS:
            continue
        training.epoch += 1
        training.save()
        took = time.perf_counter() - began
        if took > _PROBED or training.epoch == recipe["epochs"]:
            figures = probe.figures(training.average.of(training.network), dev)
            print(f"epoch {training.epoch}: {took:.0f} s {figures}", flush=True)
            began = time.perf_counter()
    return training.average.of(training.network)


class _Work(NamedTuple):
    """What the processes know that lay out windows: documents by corpus, and what is taught."""

    documents: Mapping[str, Sequence[Labelled]]
    recipe: Mapping[str, Any]
    taught: Mapping[str, Scores]

    def part(self, epoch: int, number: int) -> list[Batch]:
        """Return the batches of one part of an epoch, the same ones in whatever process."""
        chance = random.Random(f"{self.recipe['seed']} {epoch}")
        every = list(_chosen(self.documents, self.recipe, chance))
        chance.shuffle(every)
        chance = random.Random(f"{self.recipe['seed']} {epoch} {number}")
        own = every[number::_PARTS]
        found = [s for d in own for s in _printed(d, self.recipe, chance, self.taught)]
        made = batched(found, self.recipe["batch"], chance)
        return [batch(some, self.recipe["heeded"]) for some in made]


_WORK: list[_Work] = []  # of this process, and of those that it has forked


def _part(epoch: int, number: int) -> list[Batch]:
    return _WORK[-1].part(epoch, number)


def _laid_out(work: _Work, first: int) -> Iterator[list[Batch]]:
    """Yield the parts of all epochs from `first` on; processes beside this one lay them out."""
    count = max(1, min(_PARTS, (os.cpu_count() or 1) - 1))
    todo = iter(product(range(first, work.recipe["epochs"]), range(_PARTS)))
    ahead: deque[Future[list[Batch]]] = deque()
    _WORK[:] = [work]
    with ProcessPoolExecutor(count, multiprocessing.get_context("fork")) as pool:
        for _ in range(count + 1):
            ahead.extend(pool.submit(_part, *one) for one in [next(todo, None)] if one)
        while ahead:
            part = ahead.popleft().result()
            ahead.extend(pool.submit(_part, *one) for one in [next(todo, None)] if one)
            yield part


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
    documents: Mapping[str, Sequence[Labelled]], recipe: Mapping[str, Any], chance: random.Random
) -> Iterator[Labelled]:
    """Yield the documents of one epoch: of each corpus the recipe's share."""
    for name, found in documents.items():
        share = recipe["corpora"][name]
        for document in found:
            for _ in range(int(share) + (chance.random() < share % 1)):
                yield document

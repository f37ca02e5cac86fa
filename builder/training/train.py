"""Documents in, a trained network out, with a checkpoint after every epoch; see make.py."""

import json
import math
import random
import time
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import crf
import numpy as np
import probe
import torch
from augment import augmented
from corpora.entities import crossner, uner_ewt, wnut17, worldwide_ner
from corpora.gum import gum
from corpora.labelled import Labelled
from corpora.polnear import polnear
from corpora.texts import texts
from network import Network
from samples import Link, Sample, samples
from silver import with_inner
from torch import Tensor

from onrecord.reading.encoder import links
from onrecord.reading.encoder.tags import ROLES, tags

CLS, SEP, MASK, PAD = 101, 102, 103, 0
_SHOWN = 50  # steps between two lines of figures
HIDDEN = 0.1  # of the links, whose right end is hidden while they are learned


def autocast() -> torch.autocast:
    """Return the context in which matrices are multiplied in bfloat16, on whatever device."""
    return torch.autocast(torch.get_default_device().type, torch.bfloat16)


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


def inputs(batch: Sequence[Sample]) -> tuple[Tensor, Tensor, Tensor]:
    """Return 4 × batch × length numbers with outer marks, the mask, and the lengths without."""
    lengths = torch.tensor([len(sample) for sample in batch])
    laid = np.zeros((4, len(batch), int(lengths.max()) + 2), np.int64)
    for row, sample in enumerate(batch):
        laid[:, row, 1 : len(sample) + 1] = sample.inputs
        laid[0, row, 0], laid[0, row, len(sample) + 1] = CLS, SEP
    real = torch.arange(laid.shape[2])[None] < (lengths + 2)[:, None]
    mask = torch.zeros(real.shape).masked_fill(~real, -1e4)[:, None, None].bfloat16()
    return torch.as_tensor(laid), mask, lengths


def loss(
    network: Network, batch: Sequence[Sample], weights: Mapping[str, float], share: float
) -> dict[str, Tensor]:
    """Return each head's weighted loss per piece of the batch, a `share` of its words hidden."""
    laid, mask, lengths = inputs(batch)
    hidden = _hidden(laid[0], share)
    right = laid[0][hidden]
    laid[0][hidden] = _replaced(right)
    with autocast():
        said = network(*laid, mask=mask)
    found = {
        "roles": lambda: _path(network, "roles", said["roles"], batch, lengths),
        "inner": lambda: _path(network, "inner", said["inner"], batch, lengths),
        "types": lambda: _types(network, said["types"], batch, lengths),
        "mentions": lambda: _mentions(said["mentions"], batch),
        "links": lambda: link_loss(network, said["links"].float(), batch),
        "words": lambda: _guesses(network, said["vectors"][hidden], right),
    }
    total = float(lengths.sum())
    return {name: found[name]() * weight / total for name, weight in weights.items() if weight}


def _guesses(network: Network, vectors: Tensor, right: Tensor) -> Tensor:
    with autocast():
        guessed = network.guessed(vectors)
    return torch.nn.functional.cross_entropy(guessed.float(), right, reduction="sum")


def _hidden(ids: Tensor, share: float) -> Tensor:
    """Return which pieces are hidden, to be guessed (BERT's objective): a share of the words."""
    return (torch.rand(ids.shape) < share) & (ids > SEP)


def _replaced(ids: Tensor) -> Tensor:
    """Return what stands for hidden pieces: eight in ten a mask, one any word, one itself."""
    way = torch.rand(ids.shape)
    other = torch.randint(1000, 30522, ids.shape)
    return torch.where(way < 0.8, MASK, torch.where(way < 0.9, other, ids))  # noqa: PLR2004


def _path(
    network: Network, head: str, scores: Tensor, batch: Sequence[Sample], lengths: Tensor
) -> Tensor:
    """Return the loss of the paths of "roles" or "inner", each fully known where it is marked."""
    rows = [row for row, sample in enumerate(batch) if getattr(sample, head) is not None]
    if not rows:
        return torch.zeros(())
    possible = torch.zeros(len(rows), scores.shape[1] - 2, len(tags(ROLES)), dtype=torch.bool)
    for at, row in enumerate(rows):
        known = torch.as_tensor(getattr(batch[row], head)).long()
        possible[at, torch.arange(len(known)), known] = True
    return crf.loss(scores[rows, 1:-1], network.steps(head), possible, lengths[rows])


def _types(network: Network, scores: Tensor, batch: Sequence[Sample], lengths: Tensor) -> Tensor:
    rows = [row for row, sample in enumerate(batch) if sample.types is not None]
    if not rows:
        return torch.zeros(())
    possible = torch.zeros(len(rows), scores.shape[1] - 2, scores.shape[2], dtype=torch.bool)
    for at, row in enumerate(rows):
        known = torch.as_tensor(batch[row].types)  # type: ignore[arg-type]
        possible[at, : len(known)] = known
    return crf.loss(scores[rows, 1:-1], network.steps("types"), possible, lengths[rows])


def _mentions(scores: Tensor, batch: Sequence[Sample]) -> Tensor:
    total = torch.zeros(())
    for row, sample in enumerate(batch):
        if sample.mentions is not None:
            known = torch.as_tensor(sample.mentions).long()
            own = scores[row, 1 : len(known) + 1].float()
            total = total + torch.nn.functional.cross_entropy(own, known, reduction="sum")
    return total


def link_loss(network: Network, ends: Tensor, batch: Sequence[Sample]) -> Tensor:
    """Return the loss of all links of a batch; `ends` are the outputs of the head."""
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
        self.state = {name: p.detach().clone() for name, p in _learned(network)}

    def update(self, network: Network) -> None:
        """Move towards the network's weights; fast at first."""
        self.steps += 1
        keep = min(self.keep, (1 + self.steps) / (10 + self.steps))
        for name, p in _learned(network):
            self.state[name].lerp_(p.detach(), 1 - keep)

    def of(self, network: Network) -> Network:
        """Return a network with the averaged weights, and what is not learned from `network`."""
        averaged = Network()
        averaged.load_state_dict({**network.state_dict(), **self.state})
        return averaged.eval()


def _learned(network: Network) -> Iterator[tuple[str, Tensor]]:
    return ((name, p) for name, p in network.named_parameters() if p.requires_grad)


class Training:
    """A network on its way: what a checkpoint keeps, and one epoch after the other."""

    def __init__(self, start: Network, recipe: Mapping[str, Any], steps: int, file: Path) -> None:
        self.recipe, self.steps, self.file = recipe, steps, file
        self.network = Network(recipe["drop"])
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
        parts = loss(self.network, batch, self.recipe["weights"], self.recipe["hidden"])
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
        kept = torch.load(self.file, weights_only=False)
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
    silver: Path | None = None,
) -> Network:
    """Return `start` trained by the recipe; `out` keeps checkpoints, to go on from."""
    torch.manual_seed(recipe["seed"])
    documents = corpora(shared, recipe, silver)
    dev = probe.Dev(shared)
    out.mkdir(parents=True, exist_ok=True)
    training = Training(start, recipe, _steps(documents, recipe), out / "checkpoint.pt")
    training.load()
    while training.epoch < recipe["epochs"]:
        began = time.perf_counter()
        chosen = _chosen(documents, recipe, training.chance)
        changed = (augmented(d, recipe["printed"], training.chance) for d in chosen)
        training.run([s for document in changed for s in samples(document, training.chance)])
        training.save()
        figures = dev.figures(training.average.of(training.network))
        took = time.perf_counter() - began
        print(f"epoch {training.epoch}: {took:.0f} s {figures}", flush=True)
    return training.average.of(training.network)


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

"""What a network got wrong: a batch of windows in, the loss of each of its heads out."""

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

import crf
import numpy as np
import torch
from network import REFER, WORDS, Network
from samples import HEADS, Link, Referent, Sample
from torch import Tensor

from onrecord.reading.encoder import links
from onrecord.reading.encoder.pieces import INPUTS
from onrecord.reading.encoder.referring import AHEAD, KINDS

CLS, SEP, MASK = 101, 102, 103
HIDDEN = 0.1  # of the links, whose right end is hidden while they are learned
_NAME, _PRONOUN = KINDS.index("name"), KINDS.index("pronoun")
_PRONOUNS = 4.0  # weight of a pronoun
_ALIGNED = 32  # pieces: windows are as long as a multiple of it, as the processor likes them
_LISTED = INPUTS.index("listed")


def autocast() -> torch.autocast:
    """Return the context in which matrices are multiplied in bfloat16, on whatever device."""
    return torch.autocast(torch.get_default_device().type, torch.bfloat16)


def inputs(batch: Sequence[Sample]) -> tuple[Tensor, Tensor]:
    """Return inputs × batch × length with outer marks, and the mask."""
    lengths = torch.tensor([len(sample) for sample in batch])
    width = -(-(int(lengths.max()) + 2) // _ALIGNED) * _ALIGNED
    laid = np.zeros((len(INPUTS), len(batch), width), np.int64)
    for row, sample in enumerate(batch):
        laid[:, row, 1 : len(sample) + 1] = sample.inputs
        laid[0, row, 0], laid[0, row, len(sample) + 1] = CLS, SEP
    real = torch.arange(laid.shape[2])[None] < (lengths + 2)[:, None]
    mask = torch.zeros(real.shape).masked_fill(~real, -1e4)[:, None, None].bfloat16()
    return torch.as_tensor(laid), mask


class Lessons(NamedTuple):
    """What teachers say: steps between tags by head, and how much is heeded where labels are."""

    steps: Mapping[str, Tensor]
    share: float


def loss(
    network: Network,
    batch: Sequence[Sample],
    recipe: Mapping[str, Any],
    lessons: Lessons | None = None,
) -> dict[str, Tensor]:
    """Return each head's weighted loss per piece of the batch, some of its inputs hidden."""
    laid, mask = inputs(batch)
    hidden = _hidden(laid[0], recipe["hidden"])
    laid[0][hidden] = _replaced(laid[0][hidden])
    laid[_LISTED] *= torch.rand(len(batch), 1) >= recipe["unlisted"]
    with autocast():
        said = network(*laid, mask=mask)
    found = {
        "roles": lambda: _paths(network, "roles", said["roles"], batch, lessons),
        "inner": lambda: _paths(network, "inner", said["inner"], batch, None),
        "types": lambda: _paths(network, "types", said["types"], batch, lessons),
        "mentions": lambda: _mentions(said["mentions"], batch),
        "links": lambda: link_loss(network, said["links"].float(), batch),
        "refers": lambda: _refers(network, said["refers"].float(), batch),
    }
    total = sum(map(len, batch))
    weights = recipe["weights"].items()
    return {name: found[name]() * weight / total for name, weight in weights if weight}


def _hidden(ids: Tensor, share: float) -> Tensor:
    """Return which pieces are hidden, so that those around them must tell: a share of all."""
    return (torch.rand(ids.shape) < share) & (ids > SEP)


def _replaced(ids: Tensor) -> Tensor:
    """Return what stands for hidden pieces: eight in ten a mask, one any word, one itself."""
    way = torch.rand(ids.shape)
    other = torch.randint(1000, WORDS, ids.shape)
    return torch.where(way < 0.8, MASK, torch.where(way < 0.9, other, ids))  # noqa: PLR2004


def _paths(
    network: Network, head: str, scores: Tensor, batch: Sequence[Sample], lessons: Lessons | None
) -> Tensor:
    """Return the loss of a head's paths in the windows that have labels or were taught."""
    taught = [lessons is not None and sample.taught is not None for sample in batch]
    labels = [getattr(sample, head) for sample in batch]
    rows = [row for row, own in enumerate(labels) if own is not None or taught[row]]
    if not rows:
        return torch.zeros(())
    lengths = torch.tensor([len(batch[row]) for row in rows])
    scores = scores[rows, 1 : 1 + int(lengths.max())]
    possible = torch.ones(scores.shape, dtype=torch.bool)
    for at, row in enumerate(rows):
        own = labels[row]
        if own is None:
            continue
        possible[at] = False
        if head == "types":
            possible[at, : len(own)] = torch.as_tensor(own)
        else:
            possible[at, torch.arange(len(own)), torch.as_tensor(own).long()] = True
    told = None
    if lessons and any(taught):
        said = torch.zeros(scores.shape)
        share = torch.zeros(len(rows))
        for at, row in enumerate(rows):
            if taught[row]:
                own = batch[row].taught[:, HEADS[head]]
                said[at, : len(own)] = torch.as_tensor(own.astype(np.float32))
                share[at] = 1.0 if labels[row] is None else lessons.share
        told = crf.Taught(said, lessons.steps[head], share)
    return crf.loss(scores, network.steps(head), possible, lengths, told)


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
    ones = [link.one for link in found]
    far = torch.as_tensor(links.distances(ones, others))
    passed = torch.as_tensor(links.betweens(ones, others))
    crossed = torch.tensor([link.apart for link in found])
    scores = own @ theirs.T + network.distances[kind][far] + network.between[kind][passed]
    scores = scores + network.paragraphs[kind][crossed]
    right = torch.tensor([link.right for link in found])
    hidden = (torch.rand(len(found)) < HIDDEN) & (right >= 0)
    scores[hidden, right[hidden]] = -1e4
    right[hidden] = -1
    scores = torch.cat([network.unlinked[kind].expand(len(found), 1), scores], 1)
    return torch.nn.functional.cross_entropy(scores, right + 1, reduction="sum")


def _refers(network: Network, ends: Tensor, batch: Sequence[Sample]) -> Tensor:
    """Return the loss of what words mean; pronouns count more, of which there are few."""
    total = torch.zeros(())
    for row, sample in enumerate(batch):
        asked = [at for at, one in enumerate(sample.refers or ()) if one.asked]
        if sample.refers and asked:
            vectors = ends[row, 1:-1].view(-1, 2, 2, REFER).permute(1, 2, 0, 3)
            scores, right = _referred(network, vectors, sample.refers, asked)
            lost = scores.logsumexp(1) - scores.masked_fill(~right, -1e4).logsumexp(1)
            kinds = torch.tensor([sample.refers[at].kind for at in asked])
            total = total + (lost * torch.where(kinds == _PRONOUN, _PRONOUNS, 1.0)).sum()
    return total


def _referred(
    network: Network, vectors: Tensor, refers: Sequence[Referent], asked: Sequence[int]
) -> tuple[Tensor, Tensor]:
    """Return what each of `asked` means: scores of nothing said, then of all `refers`; the right.

    `vectors` is (what asks, what answers) × 2 ends × pieces × numbers.
    """
    own = span_vectors(vectors[0], [refers[at].one for at in asked])
    theirs = span_vectors(vectors[1], [one.one for one in refers])
    far = links.distances([refers[at].one for at in asked], [one.one for one in refers])
    kinds = torch.tensor([one.kind for one in refers])
    of = kinds[torch.tensor(asked)]
    scores = own @ theirs.T + network.reach[of[:, None], kinds[None], torch.as_tensor(far)]
    scores = scores.masked_fill(~torch.tensor(_open(refers, asked)), -1e4)
    same = [[refers[at].chain == one.chain for one in refers] for at in asked]
    right = torch.tensor(same) & (scores > -1e3)  # noqa: PLR2004  not ruled out
    alone = torch.tensor([refers[at].open for at in asked]) | ~right.any(1)
    return (
        torch.cat([network.fresh[of][:, None], scores], 1),
        torch.cat([alone[:, None], right], 1),
    )


def _open(refers: Sequence[Referent], asked: Sequence[int]) -> list[list[bool]]:
    """Return what each may mean: anything before; a pronoun also a name soon after it."""
    return [
        [
            place < at
            or (
                place > at
                and refers[at].kind == _PRONOUN
                and one.kind == _NAME
                and one.one[0] - refers[at].one[1] <= AHEAD
            )
            for place, one in enumerate(refers)
        ]
        for at in asked
    ]


def span_vectors(ends: Tensor, spans: Sequence[tuple[int, int]]) -> Tensor:
    """Return a vector for each span: of its first and its last piece; `ends` is 2 × pieces × n."""
    first = torch.tensor([span[0] for span in spans])
    last = torch.tensor([span[1] - 1 for span in spans])
    return ends[0, first] + ends[1, last]

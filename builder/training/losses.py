"""What a network got wrong: a batch of windows in, the loss of each of its heads out."""

from collections.abc import Mapping
from typing import Any

import crf
import numpy as np
import torch
from batches import MASK, SEP, UNKNOWN, Batch, Laid, Linked, Paths, Referred
from network import LINK, REFER, WORDS, Network
from torch import Tensor

from onrecord.reading.encoder.pieces import INPUTS
from onrecord.reading.encoder.referring import KINDS

HIDDEN = 0.1  # of the links, whose right end is hidden while they are learned
_PRONOUNS = 4.0  # weight of a pronoun
_RULED_OUT = -1e4
_LISTED = INPUTS.index("listed")


def autocast() -> torch.autocast:
    """Return the context in which matrices are multiplied in bfloat16, on whatever device."""
    return torch.autocast(torch.get_default_device().type, torch.bfloat16)


def inputs(laid: Laid) -> tuple[Tensor, Tensor]:
    """Return what the network takes: inputs × batch × length, and the mask."""
    real = np.arange(laid.inputs.shape[2]) < laid.lengths[:, None] + 2
    mask = np.where(real, 0, _RULED_OUT)[:, None, None].astype(np.float32)
    return torch.as_tensor(laid.inputs).long(), torch.as_tensor(mask).bfloat16()


def loss(
    network: Network, batch: Batch, recipe: Mapping[str, Any], steps: Mapping[str, Tensor]
) -> dict[str, Tensor]:
    """Return each head's weighted loss per piece of the batch, some of its inputs hidden.

    `steps` are the teachers' between tags, by head, where the batch holds what they say.
    """
    laid, mask = inputs(batch.laid)
    hidden = _hidden(laid[0], recipe["hidden"])
    laid[0] = torch.where(hidden, _replaced(laid[0]), laid[0])
    laid[_LISTED] *= torch.rand(laid.shape[1], 1) >= recipe["unlisted"]
    with autocast():
        said = network(*laid, mask=mask)
    lengths = torch.as_tensor(batch.laid.lengths)
    weights = {head: weight for head, weight in recipe["weights"].items() if weight}
    found = {
        head: _paths(network, head, said[head], own, lengths, steps)
        for head, own in batch.paths.items()
        if own and head in weights
    }
    if batch.mentions is not None and "mentions" in weights:
        found["mentions"] = _mentions(said["mentions"], torch.as_tensor(batch.mentions))
    if any(batch.links) and "links" in weights:
        found["links"] = link_loss(network, said["links"].float(), batch.links)
    if batch.refers and "refers" in weights:
        found["refers"] = refer_loss(network, said["refers"].float(), batch.refers)
    total = int(batch.laid.lengths.sum())
    return {head: lost * weights[head] / total for head, lost in found.items()}


def _hidden(ids: Tensor, share: float) -> Tensor:
    """Return which pieces are hidden, so that those around them must tell: a share of all."""
    return (torch.rand(ids.shape) < share) & (ids > SEP)


def _replaced(ids: Tensor) -> Tensor:
    """Return what stands for hidden pieces: eight in ten a mask, one any word, one itself."""
    way = torch.rand(ids.shape)
    other = torch.randint(1000, WORDS, ids.shape)
    return torch.where(way < 0.8, MASK, torch.where(way < 0.9, other, ids))  # noqa: PLR2004


def _paths(
    network: Network,
    head: str,
    scores: Tensor,
    own: Paths,
    lengths: Tensor,
    steps: Mapping[str, Tensor],
) -> Tensor:
    """Return the loss of a head's paths in the windows that have labels or were taught."""
    rows = torch.as_tensor(own.rows)
    possible = torch.as_tensor(own.possible)
    told = None
    if own.taught is not None:
        share = torch.as_tensor(own.share)
        told = crf.Taught(torch.as_tensor(own.taught).float(), steps[head], share)
    scores = scores[rows, 1 : 1 + possible.shape[1]]
    return crf.loss(scores, network.steps(head), possible, lengths[rows], told)


def _mentions(scores: Tensor, known: Tensor) -> Tensor:
    own = scores[:, 1 : known.shape[1] + 1].float()
    return torch.nn.functional.cross_entropy(
        own.flatten(0, 1), known.flatten(), reduction="sum", ignore_index=UNKNOWN
    )


def link_loss(network: Network, ends: Tensor, found: tuple[Linked | None, Linked | None]) -> Tensor:
    """Return the loss of all links of a batch; `ends` are the outputs of the head."""
    parts = (_linked(network, ends, kind, own) for kind, own in enumerate(found) if own)
    return sum(parts, torch.zeros(()))


def _linked(network: Network, ends: Tensor, kind: int, found: Linked) -> Tensor:
    """Return the loss of one kind of link: which of the others, or none.

    Of some the right one is hidden, as if the reader had not found it: then none is right.
    """
    rows = torch.as_tensor(found.rows)
    vectors = ends[rows].unflatten(-1, (-1, 2, LINK))
    own = span_vectors(vectors[:, :, 2 * kind], torch.as_tensor(found.ones))
    theirs = span_vectors(vectors[:, :, 2 * kind + 1], torch.as_tensor(found.others))
    scores = own @ theirs.transpose(1, 2)
    scores = scores + network.distances[kind][torch.as_tensor(found.far)]
    scores = scores + network.between[kind][torch.as_tensor(found.passed)]
    scores = scores + network.paragraphs[kind][torch.as_tensor(found.apart)]
    scores = scores.masked_fill(~torch.as_tensor(found.real)[:, None], _RULED_OUT)
    none = network.unlinked[kind].expand(*scores.shape[:2], 1)
    scores = torch.cat([none, scores], 2)
    right = torch.as_tensor(found.right)
    hidden = (torch.rand(right.shape) < HIDDEN) & (right > 0)
    gone = torch.nn.functional.one_hot(right.clamp_min(0), scores.shape[2]).bool()
    scores = scores.masked_fill(gone & hidden[..., None], _RULED_OUT)
    right = torch.where(hidden, 0, right)
    return torch.nn.functional.cross_entropy(
        scores.flatten(0, 1), right.flatten(), reduction="sum", ignore_index=UNKNOWN
    )


def refer_loss(network: Network, ends: Tensor, found: Referred) -> Tensor:
    """Return the loss of what words mean; pronouns count more, of which there are few."""
    vectors = ends[torch.as_tensor(found.rows)].unflatten(-1, (2, 2, REFER))
    own = span_vectors(vectors[:, :, 0], torch.as_tensor(found.ones))
    theirs = span_vectors(vectors[:, :, 1], torch.as_tensor(found.others))
    of, kinds = torch.as_tensor(found.of), torch.as_tensor(found.kinds)
    reach = network.reach[of[:, :, None], kinds[:, None], torch.as_tensor(found.far)]
    scores = torch.cat([network.fresh[of][..., None], own @ theirs.transpose(1, 2) + reach], 2)
    scores = scores.masked_fill(~torch.as_tensor(found.open), _RULED_OUT)
    right = torch.as_tensor(found.right)
    lost = scores.logsumexp(2) - scores.masked_fill(~right, _RULED_OUT).logsumexp(2)
    weights = torch.where(of == KINDS.index("pronoun"), _PRONOUNS, 1.0)
    return (lost * weights * right.any(2)).sum()


def span_vectors(ends: Tensor, spans: Tensor) -> Tensor:
    """Return a vector for each span: of its first and its last piece.

    `ends` is rows × pieces × 2 × numbers, `spans` rows × spans × (first, last).
    """
    row = torch.arange(len(spans))[:, None]
    return ends[row, spans[..., 0], 0] + ends[row, spans[..., 1], 1]

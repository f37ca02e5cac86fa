"""A linear-chain conditional random field whose labels may be partly known: scores in, loss out.

Where a corpus does not mark a kind of span, every tag of that kind stays possible; the loss is
the probability of all paths that the labels allow (Tsuboi et al., COLING 2008). What teachers
say are labels too, each path as likely as they think it (Hinton et al., 2015). Forward and
backward sums run in scaled probabilities, all lattices at once, with a gradient of their own; on
a graphics card, products.py has the same sums.
"""

from typing import NamedTuple

import products
import torch
from products import LEAST
from torch import Tensor


class Taught(NamedTuple):
    """What teachers say: scores and transitions like the pupil's; how much each row heeds them."""

    scores: Tensor
    transitions: Tensor
    share: Tensor


def loss(
    scores: Tensor,
    transitions: Tensor,
    possible: Tensor,
    lengths: Tensor,
    taught: Taught | None = None,
) -> Tensor:
    """Return the negative log-likelihood, summed over the batch.

    `scores` is batch × length × tags, `transitions` tags × tags (a large negative number where
    invalid), `possible` like scores, true for the tags that the labels allow, `lengths` batch.
    Windows may begin and end inside a span. Of what is `taught`, the loss is the expected
    negative log-likelihood of the teachers' paths, mixed row by row with that of the labels.
    """
    if scores.is_cuda:
        return products.loss(scores, transitions, possible, lengths, taught)
    return _Likelihood.apply(scores, transitions, possible, lengths, taught)  # type: ignore[no-any-return]


class _Likelihood(torch.autograd.Function):
    @staticmethod
    def forward(ctx, scores, transitions, possible, lengths, taught):  # type: ignore[no-untyped-def]
        scores, transitions = scores.float(), transitions.float()
        batch, length, _ = scores.shape
        scores = scores - scores.amax(-1, keepdim=True)
        free = torch.exp(scores)
        lattices, steps = [free, free * possible], [transitions, transitions]
        share = scores.new_zeros(batch)
        if taught is not None:
            own = taught.scores.float()
            lattices.append(torch.exp(own - own.amax(-1, keepdim=True)))
            steps.append(taught.transitions.float())
            share = taught.share
        weights, step = torch.stack(lattices), torch.exp(torch.stack(steps))
        real = torch.arange(length)[None] < lengths[:, None]
        alpha, scale = _forward(weights, step, real)
        beta = _backward(weights, step, real)
        marginal = alpha * beta
        marginal = marginal / marginal.sum(-1, keepdim=True).clamp_min(LEAST) * real[..., None]
        ahead = weights[:, :, 1:] * beta[:, :, 1:]
        flow = ((alpha[:, :, :-1] @ step[:, None]) * ahead).sum(-1).clamp_min(LEAST)
        sign = torch.stack([torch.ones_like(share), share - 1, -share][: len(lattices)])
        left = alpha[:, :, :-1] * (sign[..., None] * real[:, 1:] / flow)[..., None]
        pairs = torch.einsum("lbtj,lbtk->ljk", left, ahead) * step
        ctx.save_for_backward(torch.einsum("lb,lbtk->btk", sign, marginal), pairs.sum(0))
        total = (torch.log(scale[:2].clamp_min(LEAST)) * real).sum(-1)
        expected = (marginal[2:] * scores * share[:, None, None]).sum()
        return (sign[:2] * total).sum() - expected + (pairs[2:] * transitions).sum()

    @staticmethod
    def backward(ctx, gradient):  # type: ignore[no-untyped-def]
        scores, transitions = ctx.saved_tensors
        return gradient * scores, gradient * transitions, None, None, None


def _forward(weights: Tensor, step: Tensor, real: Tensor) -> tuple[Tensor, Tensor]:
    """Return the scaled forward sums and the scales, lattices × batch × length (× tags)."""
    now = weights[:, :, 0]
    sums, scales = [], []
    for at in range(weights.shape[2]):
        if at:
            now = (sums[-1] @ step) * weights[:, :, at]
        scale = now.sum(-1, keepdim=True).clamp_min(LEAST)
        now = torch.where(real[:, at, None], now / scale, sums[-1] if at else now)
        sums.append(now)
        scales.append(scale[..., 0])
    return torch.stack(sums, 2), torch.stack(scales, 2)


def _backward(weights: Tensor, step: Tensor, real: Tensor) -> Tensor:
    """Return the scaled backward sums, lattices × batch × length × tags."""
    now = torch.ones_like(weights[:, :, 0])
    sums, back = [now], step.transpose(-1, -2)
    for at in range(weights.shape[2] - 1, 0, -1):
        before = (weights[:, :, at] * sums[-1]) @ back
        before = before / before.sum(-1, keepdim=True).clamp_min(LEAST)
        sums.append(torch.where(real[:, at, None], before, sums[-1]))
    return torch.stack(sums[::-1], 2)

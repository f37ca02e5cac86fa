"""A linear-chain conditional random field whose labels may be partly known: scores in, loss out.

Where a corpus does not mark a kind of span, every tag of that kind stays possible; the loss is
the probability of all paths that the labels allow (Tsuboi et al., COLING 2008). Forward and
backward sums run in scaled probabilities, both lattices at once, with a gradient of their own.
"""

import torch
from torch import Tensor

_LEAST = 1e-30


def loss(scores: Tensor, transitions: Tensor, possible: Tensor, lengths: Tensor) -> Tensor:
    """Return the negative log-likelihood, summed over the batch.

    `scores` is batch × length × tags, `transitions` tags × tags (a large negative number where
    invalid), `possible` like scores, true for the tags that the labels allow, `lengths` batch.
    Windows may begin and end inside a span.
    """
    return _Likelihood.apply(scores, transitions, possible, lengths)  # type: ignore[no-any-return]


class _Likelihood(torch.autograd.Function):
    @staticmethod
    def forward(ctx, scores, transitions, possible, lengths):  # type: ignore[no-untyped-def]
        scores = scores.float()
        batch, length, _ = scores.shape
        top = scores.amax(-1, keepdim=True)
        free = torch.exp(scores - top)
        both = torch.cat([free, free * possible])
        step = torch.exp(transitions.float())
        real = torch.arange(length)[None] < lengths[:, None]
        real = torch.cat([real, real])
        alpha, scale = _forward(both, step, real)
        beta = _backward(both, step, real)
        weight = alpha * beta
        marginal = weight / weight.sum(-1, keepdim=True).clamp_min(_LEAST) * real[..., None]
        ahead = both[:, 1:] * beta[:, 1:]
        flow = ((alpha[:, :-1] @ step) * ahead).sum(-1).clamp_min(_LEAST)
        left = alpha[:, :-1] * (real[:, 1:] / flow)[..., None]
        sign = torch.cat([torch.ones(batch), -torch.ones(batch)])
        pairs = torch.einsum("b,btj,btk->jk", sign, left, ahead) * step
        ctx.save_for_backward(marginal[:batch] - marginal[batch:], pairs)
        total = torch.log(scale.clamp_min(_LEAST)) * real
        return total[:batch].sum() - total[batch:].sum()

    @staticmethod
    def backward(ctx, gradient):  # type: ignore[no-untyped-def]
        scores, transitions = ctx.saved_tensors
        return gradient * scores, gradient * transitions, None, None


def _forward(weights: Tensor, step: Tensor, real: Tensor) -> tuple[Tensor, Tensor]:
    """Return the scaled forward sums and the scales, batch × length (× tags)."""
    now = weights[:, 0]
    sums, scales = [], []
    for at in range(weights.shape[1]):
        if at:
            now = (sums[-1] @ step) * weights[:, at]
        scale = now.sum(-1, keepdim=True).clamp_min(_LEAST)
        now = torch.where(real[:, at, None], now / scale, sums[-1] if at else now)
        sums.append(now)
        scales.append(scale[:, 0])
    return torch.stack(sums, 1), torch.stack(scales, 1)


def _backward(weights: Tensor, step: Tensor, real: Tensor) -> Tensor:
    """Return the scaled backward sums, batch × length × tags."""
    now = torch.ones_like(weights[:, 0])
    sums = [now]
    for at in range(weights.shape[1] - 1, 0, -1):
        before = (weights[:, at] * sums[-1]) @ step.T
        before = before / before.sum(-1, keepdim=True).clamp_min(_LEAST)
        sums.append(torch.where(real[:, at, None], before, sums[-1]))
    return torch.stack(sums[::-1], 1)

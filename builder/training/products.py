"""The sums that crf.py needs, as a graphics card likes them: scores in, a loss out.

The sum over all paths is a product of matrices, one a piece, which are multiplied in pairs, then
pairs of pairs, and so on (Särkkä and García-Fernández, 2021). That takes more sums than going
from piece to piece, and far fewer steps.
"""

import torch
from torch import Tensor

LEAST = 1e-30


def loss(
    scores: Tensor,
    transitions: Tensor,
    possible: Tensor,
    lengths: Tensor,
    taught: tuple[Tensor, Tensor, Tensor] | None,
) -> Tensor:
    """Return what crf.loss does, of the same arguments."""
    scores, transitions = scores.float(), transitions.float()
    every = _total(scores, transitions, lengths)
    right = _total(scores, transitions, lengths, possible)
    if taught is None:
        return (every - right).sum()
    share = taught[2]
    found = (every - (1 - share) * right).sum()
    for own, theirs in zip((scores, transitions), _expected(*taught, lengths), strict=True):
        found = found - (own * theirs).sum()
    return found


def _expected(
    scores: Tensor, transitions: Tensor, share: Tensor, lengths: Tensor
) -> tuple[Tensor, ...]:
    """Return how often teachers expect each tag at each piece, and each step from tag to tag."""
    with torch.enable_grad():
        given = [one.float().detach().requires_grad_() for one in (scores, transitions)]
        return torch.autograd.grad((_total(*given, lengths) * share).sum(), given)


def _total(
    scores: Tensor, transitions: Tensor, lengths: Tensor, possible: Tensor | None = None
) -> Tensor:
    """Return the logarithm of the sum over all paths, or all possible ones, of each row."""
    count, length, tags = scores.shape
    top = scores.detach().amax(-1, keepdim=True)
    weights = torch.exp(scores - top)
    if possible is not None:
        weights = weights * possible
    real = torch.arange(length, device=scores.device)[None] < lengths[:, None]
    alone = torch.eye(tags, device=scores.device)
    steps = torch.exp(transitions) * weights[:, 1:, None]
    steps = torch.where(real[:, 1:, None, None], steps, alone)
    shifts = (top[..., 0] * real).sum(-1)
    while steps.shape[1]:
        scale = steps.detach().amax((-1, -2), keepdim=True).clamp_min(LEAST)
        shifts = shifts + torch.log(scale).sum((1, 2, 3))
        steps = steps / scale
        if steps.shape[1] == 1:
            break
        if steps.shape[1] % 2:
            steps = torch.cat([steps, alone.expand(count, 1, tags, tags)], 1)
        steps = steps[:, ::2] @ steps[:, 1::2]
    sums = (weights[:, :1] @ steps[:, 0] if steps.shape[1] else weights).sum((-1, -2))
    return torch.log(sums.clamp_min(LEAST)) + shifts

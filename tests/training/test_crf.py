"""The loss is the one of the definition, counted over every path."""

import itertools

import pytest

torch = pytest.importorskip("torch", reason="training needs the extra: pip install -e '.[train]'")

import crf  # noqa: E402
import products  # noqa: E402


def test_the_loss_counts_every_path():
    """On three pieces and three tags, held against the sum over all paths."""
    torch.manual_seed(1)
    scores, steps = torch.randn(1, 3, 3, dtype=torch.double), torch.randn(3, 3)
    possible = torch.tensor([[[1, 0, 1], [0, 1, 0], [1, 1, 1]]], dtype=torch.bool)

    def total(paths):
        return torch.logsumexp(
            torch.stack(
                [
                    sum(scores[0, at, tag] for at, tag in enumerate(one))
                    + sum(steps[a, b] for a, b in itertools.pairwise(one))
                    for one in paths
                ]
            ),
            0,
        )

    every = list(itertools.product(range(3), repeat=3))
    allowed = [one for one in every if all(possible[0, at, tag] for at, tag in enumerate(one))]
    found = crf.loss(scores.float(), steps, possible, torch.tensor([3]))
    assert float(found) == pytest.approx(float(total(every) - total(allowed)), abs=1e-4)


def test_what_teachers_say_is_an_expected_loss():
    """Rows heed the teachers as much as their share tells; held against the sum over all paths."""
    torch.manual_seed(2)
    scores, said = torch.randn(2, 2, 3, 3, requires_grad=True).unbind()
    steps, told = torch.randn(2, 3, 3).unbind()
    possible = torch.tensor([[1, 0, 1], [1, 1, 0], [0, 1, 1]], dtype=torch.bool).expand(2, 3, 3)
    lengths, share = torch.tensor([3, 2]), torch.tensor([0.25, 1.0])

    def path(scores, steps, one):
        return sum(scores[at, tag] for at, tag in enumerate(one)) + sum(
            steps[a, b] for a, b in itertools.pairwise(one)
        )

    wanted = 0.0
    for row, heeded in enumerate(share):
        every = list(itertools.product(range(3), repeat=int(lengths[row])))
        own = torch.stack([path(scores[row], steps, one) for one in every])
        theirs = torch.stack([path(said[row], told, one) for one in every])
        right = torch.tensor([all(possible[row, a, t] for a, t in enumerate(one)) for one in every])
        expected = (torch.softmax(theirs, 0) * own).sum()
        gold = torch.logsumexp(own[right], 0)
        wanted = wanted + torch.logsumexp(own, 0) - (1 - heeded) * gold - heeded * expected
    taught = crf.Taught(said.detach(), told, share)
    found = crf.loss(scores, steps, possible, lengths, taught)
    assert found.item() == pytest.approx(wanted.item(), abs=1e-4)
    for one, other in zip(
        torch.autograd.grad(found, scores), torch.autograd.grad(wanted, scores), strict=True
    ):
        assert torch.allclose(one, other, atol=1e-4)


def test_products_of_matrices_lose_the_same():
    """Rows of all lengths, some labels open, some teachers heeded: both sums and all gradients."""
    torch.manual_seed(3)
    tags = 5
    scores = (4 * torch.randn(6, 37, tags)).requires_grad_()
    steps = torch.randn(tags, tags)
    steps[0, 3] = steps[2, 2] = -1e4
    steps.requires_grad_()
    possible = torch.rand(6, 37, tags) < 0.8
    possible[..., 1] = True
    lengths = torch.tensor([37, 1, 2, 16, 31, 33])
    taught = crf.Taught(4 * torch.randn(6, 37, tags), steps.detach() + 1, torch.rand(6))
    for heeded in (None, taught):
        one = crf.loss(scores, steps, possible, lengths, heeded)
        other = products.loss(scores, steps, possible, lengths, heeded)
        assert other.item() == pytest.approx(one.item(), rel=1e-5)
        pairs = zip(
            torch.autograd.grad(one, (scores, steps)),
            torch.autograd.grad(other, (scores, steps)),
            strict=True,
        )
        assert all(torch.allclose(a, b, atol=1e-3) for a, b in pairs)

"""The network: word pieces and what print shows beside them in, a vector and scores for each out.

The body is BERT's encoder (Devlin et al., 2019) or, larger, MPNet's (Song et al., 2020), which adds
to each look a learned number for how far it goes; learned vectors for capitals, gaps, quotation
marks and listed names are added to those of the words. Each head is one linear layer over the same
vectors.
"""

import math
from collections.abc import Iterator
from typing import NamedTuple

import torch
from corpora.labelled import MENTIONS
from torch import Tensor, nn

from onrecord.reading.encoder import links
from onrecord.reading.encoder.pieces import GAPS, LISTED, QUOTES, SHAPES
from onrecord.reading.encoder.referring import KINDS
from onrecord.reading.encoder.tags import NEVER, ROLES, TYPES, allowed, tags

WORDS, PLACES = 30522, 512  # of the vocabulary; of a window
LINK = 32  # numbers of a vector that links spans
REFER = 64  # numbers of a vector that tells what words mean
ENDS = ("content", "cue of content", "cue", "source")  # what is linked, each by begin and end
HEADS_OUT = ("roles", "inner", "types", "mentions", "links", "refers")


class Size(NamedTuple):
    """How large a body is; `far` is the number of buckets of distances, 0 without any."""

    width: int
    layers: int
    heads: int
    inner: int
    epsilon: float
    far: int


SIZES = {
    "small": Size(384, 6, 12, 1536, 1e-12, 0),  # the reader's
    "large": Size(768, 12, 12, 3072, 1e-5, 32),  # a teacher's
}
_FARTHEST = 128  # pieces away: from there on all are in one bucket


class Layer(nn.Module):
    """One layer of the encoder; `drop` is the share of features dropped, whole windows alike."""

    def __init__(self, size: Size, drop: float) -> None:
        super().__init__()
        self.drop = drop
        self.heads = size.heads
        width = size.width
        self.look = nn.Linear(width, 3 * width)
        self.out = nn.Linear(width, width)
        self.up = nn.Linear(width, size.inner)
        self.down = nn.Linear(size.inner, width)
        self.first = nn.LayerNorm(width, eps=size.epsilon)
        self.second = nn.LayerNorm(width, eps=size.epsilon)

    def forward(self, x: Tensor, mask: Tensor | None, far: Tensor | None) -> Tensor:
        """Return batch × length × numbers like `x`; `mask` as the network gets it.

        `far`, heads × length × length, is added to the weights with which each head looks from a
        piece to another.
        """
        batch, length, width = x.shape
        parts = self.look(x).view(batch, length, 3, self.heads, width // self.heads)
        query, key, value = parts.permute(2, 0, 3, 1, 4)
        weight = (query * (1 / math.sqrt(width // self.heads))) @ key.transpose(-1, -2)
        if far is not None:
            weight += far.to(weight.dtype)
        if mask is not None:
            weight += mask
        with torch.autocast(x.device.type, enabled=False):  # it would make them twice as large
            weight = torch.softmax(weight, -1)
        seen = (weight @ value).transpose(1, 2).reshape(batch, length, width)
        x = self.first(x + self._dropped(self.out(seen)))
        return self.second(x + self._dropped(self.down(nn.functional.gelu(self.up(x)))))

    def _dropped(self, x: Tensor) -> Tensor:
        if not self.training or not self.drop:
            return x
        kept = torch.rand(x.shape[0], 1, x.shape[2]) > self.drop
        return x * (kept.to(x.dtype) / (1 - self.drop))


class Network(nn.Module):
    """Encoder and heads; see `forward`."""

    def __init__(self, size: str = "small", drop: float = 0.0) -> None:
        super().__init__()
        self.size = size
        own = SIZES[size]
        width = own.width
        self.words = nn.Embedding(WORDS, width)
        self.places = nn.Embedding(PLACES, width)
        self.shapes = nn.Embedding(len(SHAPES), width)
        self.gaps = nn.Embedding(len(GAPS), width)
        self.quotes = nn.Embedding(len(QUOTES), width)
        self.listed = nn.Embedding(LISTED, width)
        self.norm = nn.LayerNorm(width, eps=own.epsilon)
        self.layers = nn.ModuleList(Layer(own, drop) for _ in range(own.layers))
        self.far = nn.Embedding(own.far, own.heads) if own.far else None
        self.roles = nn.Linear(width, len(tags(ROLES)))
        self.inner = nn.Linear(width, len(tags(ROLES)))
        self.types = nn.Linear(width, len(tags(TYPES)))
        self.mentions = nn.Linear(width, len(MENTIONS))
        self.links = nn.Linear(width, len(ENDS) * 2 * LINK)
        self.refers = nn.Linear(width, 2 * 2 * REFER)
        self.role_steps = nn.Parameter(torch.zeros(len(tags(ROLES)), len(tags(ROLES))))
        self.inner_steps = nn.Parameter(torch.zeros(len(tags(ROLES)), len(tags(ROLES))))
        self.type_steps = nn.Parameter(torch.zeros(len(tags(TYPES)), len(tags(TYPES))))
        self.distances = nn.Parameter(-0.4 * torch.arange(links.DISTANCE).repeat(2, 2))
        self.between = nn.Parameter(-1.5 * torch.arange(links.BETWEEN).repeat(2, 2))
        self.paragraphs = nn.Parameter(-1.5 * torch.arange(links.PARAGRAPHS).repeat(2, 2))
        self.unlinked = nn.Parameter(torch.full((2,), -6.0))
        buckets = torch.arange(links.DISTANCE).repeat(2)
        self.reach = nn.Parameter(-0.2 * buckets.repeat(len(KINDS), len(KINDS), 1))
        self.fresh = nn.Parameter(torch.zeros(len(KINDS)))
        nn.init.normal_(self.refers.weight, std=0.02)
        for printed in (self.shapes, self.gaps, self.quotes):
            nn.init.normal_(printed.weight, std=0.02)
        nn.init.zeros_(self.listed.weight)  # where it is never learned, it says nothing
        self.words.weight.requires_grad_(requires_grad=False)

    def forward(
        self,
        ids: Tensor,
        shapes: Tensor,
        gaps: Tensor,
        quotes: Tensor,
        listed: Tensor,
        mask: Tensor | None = None,
    ) -> dict[str, Tensor]:
        """Return what every head says, and the `vectors`: each batch × length × numbers.

        All but the last argument are batch × length; `mask` is batch × 1 × 1 × length, 0 where a
        piece is and a large negative number where none is.
        """
        at = torch.arange(ids.shape[1])[None]
        x = self.words(ids) + self.places(at)
        x = x + self.shapes(shapes) + self.gaps(gaps) + self.quotes(quotes) + self.listed(listed)
        x = self.norm(x)
        far = None
        if self.far is not None:
            far = self.far(_buckets(at[0], self.far.num_embeddings)).permute(2, 0, 1)
        for layer in self.layers:
            x = layer(x, mask, far)
        return {name: getattr(self, name)(x) for name in HEADS_OUT} | {"vectors": x}

    def steps(self, head: str) -> Tensor:
        """Return tags × tags for "roles", "inner" or "types", the invalid ones ruled out."""
        learned = {"roles": self.role_steps, "inner": self.inner_steps, "types": self.type_steps}
        valid = torch.as_tensor(allowed(TYPES if head == "types" else ROLES))
        return learned[head].masked_fill(~valid, NEVER)

    def groups(self, rate: float, head_rate: float, decay: float) -> Iterator[dict[str, object]]:
        """Yield the optimiser's groups: the deeper a layer, the slower, the heads fast."""
        count = len(self.layers)
        for number, layer in enumerate(self.layers):
            yield {"params": list(layer.parameters()), "lr": rate * decay ** (count - 1 - number)}
        low = [*self.places.parameters(), *self.norm.parameters()]
        if self.far is not None:
            low += self.far.parameters()
        yield {"params": low, "lr": rate * decay**count}
        known = {id(p) for p in (*low, *self.layers.parameters(), self.words.weight)}
        rest = [p for p in self.parameters() if id(p) not in known]
        yield {"params": rest, "lr": head_rate}


def _buckets(at: Tensor, count: int) -> Tensor:
    """Return the bucket of each pair's distance: half of them ahead, the far ones by logarithm."""
    away = at[None, :] - at[:, None]
    exact = count // 4
    ratio = torch.log(away.abs().clamp_min(1) / exact) / math.log(_FARTHEST / exact)
    far = (exact + (ratio * exact).long()).clamp_max(count // 2 - 1)
    return torch.where(away > 0, count // 2, 0) + torch.where(away.abs() < exact, away.abs(), far)

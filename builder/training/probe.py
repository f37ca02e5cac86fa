"""Figures of a network on dev articles while it trains: network in, F1 out."""

from pathlib import Path
from typing import Any

import numpy as np
import torch
from corpora import sets
from corpora.labelled import Labelled
from corpora.polnear import polnear
from network import Network
from samples import SPACE, TRIM, trimmed

from onrecord.reading.encoder.decoding import best_path
from onrecord.reading.encoder.pieces import Pieces, pieces
from onrecord.reading.encoder.tags import ROLES, TYPES, Floats, running, spans
from onrecord.reading.encoder.windows import windows
from onrecord.reading.sentences import paragraphs


def scores(network: Network, laid: Pieces) -> dict[str, Floats]:
    """Return what the heads say of all pieces, each from the window that owns it."""
    inputs = torch.as_tensor(np.stack([laid.ids, laid.shapes, laid.gaps, laid.quotes])).long()
    parts: dict[str, list[torch.Tensor]] = {}
    for window in windows(laid.paragraphs):
        cut = inputs[:, window.first : window.last]
        edge = torch.zeros(4, 1, dtype=torch.long)
        first, last = edge.clone(), edge.clone()
        first[0], last[0] = 101, 102
        with (
            torch.inference_mode(),
            torch.autocast(torch.get_default_device().type, torch.bfloat16),
        ):
            found = network(*torch.cat([first, cut, last], 1)[:, None])
        own = slice(1 + window.own - window.first, 1 + window.last - window.first)
        for name, one in found.items():
            parts.setdefault(name, []).append(one[0, own].float().cpu())
    return {name: torch.cat(part).numpy() for name, part in parts.items()}


def _laid(document: Labelled) -> Pieces:
    return pieces(document.text, list(paragraphs(document.text, 0, len(document.text))))


class Dev:
    """The dev articles, and how a network does on them."""

    def __init__(self, shared: Path) -> None:
        data = shared / "data"
        self.articles = [(a, _laid(a)) for a in polnear(data / "polnear/dev")]
        self.named = {c: [(a, _laid(a)) for a in sets.measuring(data, c)] for c in sets.MEASURED}

    def figures(self, network: Network) -> dict[str, Any]:
        """Return exact span F1 of every role and of the names of every corpus."""
        return self._roles(network) | self._names(network)

    def _names(self, network: Network) -> dict[str, float]:
        steps = network.steps("types").detach().numpy()
        found = {}
        for corpus, documents in self.named.items():
            hit = told = 0
            for document, laid in documents:
                gold = {e for e in document.entities or () if e[2] in TYPES[:3]}
                best = best_path(scores(network, laid)["types"], steps, laid.starts()).tolist()
                got = {
                    (int(laid.begins[first]), int(laid.ends[last - 1]), kind)
                    for kind, first, last in spans(TYPES, best)
                    if kind in TYPES[:3]
                }
                hit += len(gold & got)
                told += len(gold) + len(got)
            found[corpus] = round(2 * hit / told, 4)
        return found

    def _roles(self, network: Network) -> dict[str, Any]:
        steps = network.steps("roles").detach().numpy()
        counts = {role: [0, 0, 0] for role in ROLES}
        for article, laid in self.articles:
            found = spans(
                ROLES,
                best_path(scores(network, laid)["roles"], steps, laid.starts(), running()).tolist(),
            )
            got = {role: set() for role in ROLES}
            for role, first, last in found:
                marks = SPACE if role == "cue" else TRIM
                span = int(laid.begins[first]), int(laid.ends[last - 1])
                got[role] |= set(trimmed(article.text, [span], marks))
            for role in ROLES:
                marks = SPACE if role == "cue" else TRIM
                gold = {
                    span
                    for one in article.attributions or ()
                    for span in trimmed(article.text, getattr(one, role), marks)
                }
                for at, number in enumerate((len(gold & got[role]), len(gold), len(got[role]))):
                    counts[role][at] += number
        return {
            role: round(2 * hit / max(1, gold + pred), 4)
            for role, (hit, gold, pred) in counts.items()
        }

"""Figures of a network on dev articles while it trains: network in, F1 out."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path

import numpy as np
import teaching
from corpora import sets
from corpora.labelled import Labelled, Piece
from corpora.polnear import polnear
from network import Network
from samples import HEADS, SPACE, TRIM, Scores, laid_out, trimmed

from onrecord.reading.encoder.decoding import best_path
from onrecord.reading.encoder.pieces import Pieces
from onrecord.reading.encoder.tags import ROLES, TYPES, Floats, running, spans

_MARKS = {"source": TRIM, "cue": SPACE, "content": TRIM}
Say = Callable[[Sequence[Pieces]], list[Scores]]
Steps = Mapping[str, Floats]


def figures(network: Network, dev: "Dev") -> dict[str, float]:
    """Return the network's figures."""
    steps = {head: network.steps(head).detach().cpu().numpy() for head in HEADS}
    return dev.figures(lambda laid: teaching.scores([network], laid), steps)


class Dev:
    """The dev articles, and how a network does on them."""

    def __init__(self, shared: Path) -> None:
        data = shared / "data"
        self.articles = _laid(polnear(data / "polnear/dev"))
        self.named = {c: _laid(sets.measuring(data, c)) for c in sets.MEASURED}

    def figures(self, say: Say, steps: Steps) -> dict[str, float]:
        """Return exact span F1 of every role and of the names of every corpus.

        `say` returns of each text what the heads say of its pieces, HEADS side by side; `steps`
        are those between the tags of each head.
        """
        return self._roles(say, steps["roles"]) | self._names(say, steps["types"])

    def _names(self, say: Say, steps: Floats) -> dict[str, float]:
        found = {}
        for corpus, (documents, texts) in self.named.items():
            hit = told = 0
            for document, laid, scores in zip(documents, texts, say(texts), strict=True):
                gold = {e for e in document.entities or () if e[2] in TYPES[:3]}
                best = marked(laid, scores, "types", steps)
                got = {(begin, end, kind) for kind, begin, end in best if kind in TYPES[:3]}
                hit += len(gold & got)
                told += len(gold) + len(got)
            found[corpus] = round(2 * hit / told, 4)
        return found

    def _roles(self, say: Say, steps: Floats) -> dict[str, float]:
        counts = {role: [0, 0, 0] for role in ROLES}
        articles, texts = self.articles
        for article, laid, scores in zip(articles, texts, say(texts), strict=True):
            got: dict[str, set[Piece]] = {role: set() for role in ROLES}
            for role, begin, end in marked(laid, scores, "roles", steps):
                got[role] |= set(trimmed(article.text, [(begin, end)], _MARKS[role]))
            for role in ROLES:
                gold = {
                    span
                    for one in article.attributions or ()
                    for span in trimmed(article.text, getattr(one, role), _MARKS[role])
                }
                for at, number in enumerate((len(gold & got[role]), len(gold), len(got[role]))):
                    counts[role][at] += number
        return {
            role: round(2 * hit / max(1, gold + pred), 4)
            for role, (hit, gold, pred) in counts.items()
        }


def marked(
    laid: Pieces, scores: Scores, head: str, steps: Floats
) -> Iterator[tuple[str, int, int]]:
    """Yield what one head marks in a text by the best path: kind, first character, last + 1.

    `scores` is pieces × HEADS side by side, `steps` are those between the head's tags.
    """
    kinds, run_on = (ROLES, running()) if head == "roles" else (TYPES, None)
    own = scores[:, HEADS[head]].astype(np.float32)
    for kind, first, last in spans(kinds, best_path(own, steps, laid.starts(), run_on).tolist()):
        yield kind, int(laid.begins[first]), int(laid.ends[last - 1])


def _laid(documents: Iterable[Labelled]) -> tuple[list[Labelled], list[Pieces]]:
    kept = list(documents)
    return kept, [laid_out(document.text) for document in kept]

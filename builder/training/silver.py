"""Marks reports inside reports, which no corpus does: a network and PolNeAR in, silver labels out.

A network that has learned the corpus reads every content by itself, as if nobody had reported
it; what it finds there is what the reported one reports. The next network learns to see that in
place, in the same pass.
"""

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

import probe
import teaching
from corpora.labelled import Attribution, Labelled, Piece
from corpora.polnear import polnear
from network import Network
from samples import laid_out

from onrecord.reading.encoder.pieces import Pieces

_LEAST = 24  # characters of content that may hold a report
_OPENERS = ("that ", "whether ", "if ", "how ")


class _Content(NamedTuple):
    """A content by itself: its document, where it begins there, its text and pieces."""

    name: str
    begin: int
    text: str
    laid: Pieces


def inner(network: Network, documents: Iterable[Labelled]) -> Iterator[tuple[str, Attribution]]:
    """Yield the reports inside the documents' contents, each whole: a cue, a source and words."""
    steps = network.steps("roles").detach().cpu().numpy()
    contents = [content for document in documents for content in _contents(document)]
    said = teaching.scores([network], [content.laid for content in contents])
    for (name, begin, text, laid), scores in zip(contents, said, strict=True):
        found = list(probe.marked(laid, scores, "roles", steps))
        yield from ((name, one) for one in _whole(text, begin, found))


def _contents(document: Labelled) -> Iterator[_Content]:
    """Yield the contents that may hold a report, printed as if they stood alone."""
    for begin, end in sorted({c for one in document.attributions or () for c in one.content}):
        opener = next((o for o in _OPENERS if document.text.startswith(o, begin)), "")
        first = begin + len(opener)
        if end - first >= _LEAST:
            text = document.text[first].upper() + document.text[first + 1 : end]
            laid = laid_out(text)
            if len(laid):
                yield _Content(document.name, first, text, laid)


def _whole(text: str, begin: int, found: list[tuple[str, int, int]]) -> Iterator[Attribution]:
    """Yield the reports of which all parts were found; each part goes to the nearest cue."""
    cues = [(b, e) for role, b, e in found if role == "cue"]
    parts: dict[Piece, dict[str, list[Piece]]] = {c: {"source": [], "content": []} for c in cues}
    for role, b, e in found:
        if role != "cue" and cues:
            nearest = min(cues, key=lambda c: max(b - c[1], c[0] - e))
            parts[nearest][role].append((b, e))

    def moved(pieces_: list[Piece]) -> tuple[Piece, ...]:
        return tuple((b + begin, e + begin) for b, e in pieces_)

    for cue, own in parts.items():
        whole = own["source"] and own["content"]
        if whole and max(e - b for b, e in own["content"]) < len(text):
            yield Attribution(
                source=moved(own["source"]), cue=moved([cue]), content=moved(own["content"])
            )


def with_inner(document: Labelled, stored: dict[str, list[list[list[Piece]]]]) -> Labelled:
    """Return the document with the silver labels of the file that `write` made."""
    found = (
        Attribution(
            source=tuple((b, e) for b, e in source),
            cue=tuple((b, e) for b, e in cue),
            content=tuple((b, e) for b, e in content),
        )
        for source, cue, content in stored.get(document.name, ())
    )
    return replace(document, inner=tuple(found))


def write(network: Network, shared: Path, file: Path) -> None:
    """Write the silver labels of PolNeAR's train part."""
    made: dict[str, list[list[Sequence[Piece]]]] = {}
    for name, one in inner(network, polnear(shared / "data/polnear/train")):
        made.setdefault(name, []).append([one.source, one.cue, one.content])
    file.with_suffix(".new").write_text(json.dumps(made), encoding="utf-8")
    file.with_suffix(".new").replace(file)
    print(f"{sum(map(len, made.values()))} reports inside reports in {len(made)} articles")

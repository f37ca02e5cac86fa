"""Marks reports inside reports, which no corpus does: a network and PolNeAR in, silver labels out.

A first network, trained on the corpus as it is, reads every content by itself, as if nobody had
reported it; what it finds there is what the reported one reports. The next network learns to see
that in place, in the same pass.
"""

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import probe
from corpora.labelled import Attribution, Labelled, Piece
from corpora.polnear import polnear
from network import Network

from onrecord.reading.encoder.decoding import best_path
from onrecord.reading.encoder.pieces import pieces
from onrecord.reading.encoder.tags import ROLES, running, spans
from onrecord.reading.sentences import paragraphs

_LEAST = 24  # characters of content that may hold a report
_OPENERS = ("that ", "whether ", "if ", "how ")


def inner(network: Network, document: Labelled) -> Iterator[Attribution]:
    """Yield the reports inside the document's contents, each whole: a cue, a source and words."""
    steps = network.steps("roles").detach().numpy()
    for content in sorted({c for one in document.attributions or () for c in one.content}):
        begin, end = content
        opener = next((o for o in _OPENERS if document.text.startswith(o, begin)), "")
        begin += len(opener)
        if end - begin < _LEAST:
            continue
        text = document.text[begin:end]
        text = text[0].upper() + text[1:]
        laid = pieces(text, list(paragraphs(text, 0, len(text))))
        if len(laid):
            found = best_path(probe.scores(network, laid)["roles"], steps, laid.starts(), running())
            yield from _whole(
                text,
                begin,
                [
                    (r, int(laid.begins[a]), int(laid.ends[b - 1]))
                    for r, a, b in spans(ROLES, found.tolist())
                ],
            )


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
    """Return the document with the silver labels of the file that `main` wrote."""
    if document.name not in stored:
        return document
    found = (
        Attribution(
            source=tuple((b, e) for b, e in source),
            cue=tuple((b, e) for b, e in cue),
            content=tuple((b, e) for b, e in content),
        )
        for source, cue, content in stored[document.name]
    )
    return replace(document, inner=tuple(found))


def write(network: Network, shared: Path, file: Path) -> None:
    """Write the silver labels of PolNeAR's train part."""
    made = {
        document.name: [[one.source, one.cue, one.content] for one in inner(network, document)]
        for document in polnear(shared / "data/polnear/train")
    }
    file.write_text(json.dumps(made), encoding="utf-8")
    print(f"{sum(map(len, made.values()))} reports inside reports in {len(made)} articles")

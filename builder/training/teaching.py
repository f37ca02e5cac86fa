"""Has trained networks say what every document holds: networks and documents in, scores out.

What several networks think together is nearer the truth than what one does, and than labels
that slipped; a network learns from it beside the labels, also where a corpus has none.
"""

from collections.abc import Mapping, Sequence
from pathlib import Path

import batches
import numpy as np
import torch
from corpora.labelled import Labelled
from losses import autocast, inputs
from network import Network
from samples import HEADS, Sample, Scores, laid_out
from torch import Tensor

from onrecord.reading.encoder.pieces import Pieces
from onrecord.reading.encoder.windows import Window, windows

_AT_ONCE = 32  # windows read at once


def write(
    teachers: Sequence[Network],
    documents: Sequence[Labelled],
    file: Path,
    namers: Sequence[Network] = (),
) -> None:
    """Write what the teachers say on average, for `read`.

    Where given, `namers` instead of them say what names there are in documents with reports alone:
    who has learned reports in a corpus, and nothing of its names, knows these worse than anybody.
    """
    names = [document.name for document in documents]
    if len(set(names)) < len(names):
        raise ValueError("two documents have one name")
    laid = [laid_out(document.text) for document in documents]
    said = dict(zip(names, scores(teachers, laid), strict=True))
    if namers:
        alone = (d.attributions is not None and d.entities is None for d in documents)
        bare = [number for number, one in enumerate(alone) if one]
        for number, own in zip(bare, scores(namers, [laid[n] for n in bare]), strict=True):
            said[names[number]][:, HEADS["types"]] = own[:, HEADS["types"]]
    steps = {h: torch.stack([t.steps(h).detach() for t in teachers]).mean(0) for h in HEADS}
    torch.save({"scores": said, "steps": steps}, file.with_suffix(".new"))
    file.with_suffix(".new").replace(file)
    print(f"{len(said)} documents, {sum(map(len, laid))} pieces are taught", flush=True)


def read(file: Path) -> tuple[Mapping[str, Scores], Mapping[str, Tensor]]:
    """Return what teachers say of each document's pieces, by name, and their steps by head."""
    stored = torch.load(file, map_location=torch.get_default_device(), weights_only=False)
    return stored["scores"], stored["steps"]


def scores(teachers: Sequence[Network], texts: Sequence[Pieces]) -> list[Scores]:
    """Return for each text what the teachers say of its pieces on average, HEADS side by side."""
    width = max(place.stop for place in HEADS.values())
    said = [np.zeros((len(laid), width), np.float16) for laid in texts]
    every = [(n, window) for n, laid in enumerate(texts) for window in windows(laid.paragraphs)]
    every.sort(key=lambda one: one[1].last - one[1].first)
    for first in range(0, len(every), _AT_ONCE):
        some = every[first : first + _AT_ONCE]
        laid, mask = inputs(batches.laid([_sample(texts[n], window) for n, window in some]))
        with torch.inference_mode(), autocast():
            heard = [teacher(*laid, mask=mask) for teacher in teachers]
        means = [torch.stack([one[head].float() for one in heard]).mean(0) for head in HEADS]
        found = torch.cat(means, -1).cpu().numpy()
        for row, (number, window) in enumerate(some):
            said[number][window.own : window.last] = found[row, window.told()]
    return said


def _sample(laid: Pieces, window: Window) -> Sample:
    return Sample(laid.inputs()[:, window.first : window.last], None, None, None, None, None)

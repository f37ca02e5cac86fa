"""Says how far the encoder's reports can be trusted: dev articles in, weights of their signs out.

A logistic regression on PolNeAR's dev articles tells from what a report looks like how likely it
is right: its words overlap annotated ones by half or more, and so does its source. The articles
of who_said_what stay out of it, so that the card's table can hold it to them.
"""

from collections.abc import Iterator
from pathlib import Path

import torch
from analysis import right
from corpora.polnear import polnear
from export import write_decoding

from onrecord.reading.encoder import Report, marking
from onrecord.reading.sentences import paragraphs

STEPS = 2000


def calibrate(shared: Path, folder: Path) -> None:
    """Write the weights, the constant first, into the model's decoding.json."""
    torch.set_num_threads(1)  # for sums this small
    signs, verdicts = zip(*_judged(shared), strict=True)
    x = torch.tensor(signs)
    x = torch.cat([torch.ones(len(x), 1), x], 1)
    y = torch.tensor(verdicts, dtype=torch.float)
    weights = torch.zeros(x.shape[1], requires_grad=True)
    optimiser = torch.optim.Adam([weights], lr=0.05)
    for _ in range(STEPS):
        optimiser.zero_grad()
        loss = torch.nn.functional.binary_cross_entropy_with_logits(x @ weights, y)
        (loss + 1e-3 * weights.square().sum()).backward()
        optimiser.step()
    write_decoding(folder, {"sureness": [round(float(w), 3) for w in weights.detach()]})


def held(shared: Path) -> frozenset[str]:
    """Return the names of the articles that confidence is not learned from."""
    files = (shared / "data/who_said_what/dev").glob("*.json")
    return frozenset(file.stem for file in files)


def _judged(shared: Path) -> Iterator[tuple[tuple[float, ...], bool]]:
    """Yield the signs of every report and whether it is right."""
    away = held(shared)
    for document in polnear(shared / "data/polnear/dev"):
        if document.name.removeprefix("polnear/") in away:
            continue
        bounds = list(paragraphs(document.text, 0, len(document.text)))
        found = [r for r in marking.mark(document.text, bounds).reports if not r.inner]
        verdicts = right(document, [_parts(report) for report in found])
        yield from zip((report.signs for report in found), verdicts, strict=True)


def _parts(report: Report) -> tuple[list[tuple[int, int]], list[tuple[int, int]]]:
    return list(report.content), [report.source] if report.source else []

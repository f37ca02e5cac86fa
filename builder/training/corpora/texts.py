"""Text without the labels that training needs: corpora in, bare Labelled documents out.

The network learns from what its teachers say of them.
"""

import csv
import json
from collections.abc import Iterator
from pathlib import Path

from corpora.labelled import Labelled

_LARGEST = 10_000_000  # characters of one field of a CSV file


def texts(data: Path) -> Iterator[Labelled]:
    """Yield Wikinews and KnowledgeNet's passages."""
    yield from _wikinews(data / "wikinews")
    yield from _knowledgenet(data / "knowledgenet/facts.jsonl")


def _wikinews(folder: Path) -> Iterator[Labelled]:
    for _, row in wikinews_rows(folder):
        yield Labelled(name=f"wikinews/{row['url']}", text=f"{row['title']}\n\n{row['text']}")


def wikinews_rows(folder: Path) -> Iterator[tuple[str, dict[str, str]]]:
    """Yield each article's file name, and its url, date, title and text."""
    csv.field_size_limit(_LARGEST)
    for file in sorted(folder.glob("*.csv")):
        with file.open(encoding="utf-8", newline="") as stream:
            for row in csv.DictReader(stream):
                yield file.name, row


def _knowledgenet(file: Path) -> Iterator[Labelled]:
    documents: dict[str, dict[str, None]] = {}
    for line in file.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        documents.setdefault(row["doc"], {})[row["passage"]] = None
    for name, passages in documents.items():
        yield Labelled(name=f"knowledgenet/{name}", text="\n\n".join(passages))

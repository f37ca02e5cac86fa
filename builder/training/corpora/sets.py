"""The corpora that measure how well names are found: one list for every script."""

from pathlib import Path

from corpora.entities import uner_ewt, wikigold, worldwide_ner
from corpora.labelled import Labelled

MEASURED = {  # the corpora that measure, and where they lie in the data
    "worldwide_ner": "worldwide_ner/dev",
    "uner_ewt": "uner_ewt/en_ewt-ud-dev.iob2",
    "wikigold": "ner/wikigold/CONLL-format/data",
}


def measuring(data: Path, corpus: str) -> tuple[Labelled, ...]:
    """Return the documents that names are measured on; `corpus` is one of MEASURED."""
    if corpus == "wikigold":
        return tuple(wikigold(data))
    return tuple({"worldwide_ner": worldwide_ner, "uner_ewt": uner_ewt}[corpus](data, "dev"))

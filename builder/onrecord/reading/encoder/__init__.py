"""The trained encoder: text and its paragraphs in, marked names and reports out."""

from onrecord.reading.encoder.marking import (
    Marked,
    Report,
    Scored,
    mark,
    marked,
    scored,
    sureness,
)
from onrecord.reading.encoder.referring import Place, Referring
from onrecord.reading.encoder.scoring import Each

__all__ = [
    "Each",
    "Marked",
    "Place",
    "Referring",
    "Report",
    "Scored",
    "mark",
    "marked",
    "scored",
    "sureness",
]

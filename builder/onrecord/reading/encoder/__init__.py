"""The trained encoder: text and its paragraphs in, marked names and reports out."""

from onrecord.reading.encoder.marking import Marked, Named, Report, mark
from onrecord.reading.encoder.scoring import Each

__all__ = ["Each", "Marked", "Named", "Report", "mark"]

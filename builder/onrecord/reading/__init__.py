"""Reads one article: `Article` in, `Reading` out (entities, statements, events, facts, times)."""

from onrecord.reading.naming import NamedSpan, Namer, NameType, by_spans
from onrecord.reading.reader import READER, read

__all__ = ["READER", "NameType", "NamedSpan", "Namer", "by_spans", "read"]

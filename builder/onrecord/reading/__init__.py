"""Reads one article: `Article` in, `Reading` out (entities, statements, events, facts, times)."""

from onrecord.reading.reader import READER, read

__all__ = ["READER", "read"]

"""Reads one article: `Article` in, `Reading` out (entities, statements, events, facts, times)."""

from onrecord.reading.hearing import Hearing
from onrecord.reading.namedspan import NamedSpan, NameType
from onrecord.reading.naming import Namer, by_spans
from onrecord.reading.reader import READER, known, read

__all__ = ["READER", "Hearing", "NameType", "NamedSpan", "Namer", "by_spans", "known", "read"]

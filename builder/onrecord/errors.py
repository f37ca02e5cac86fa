"""Every error a user can meet: one line that says what was wrong, where, and what to do."""


class OnRecordError(Exception):
    """Base of all errors raised on purpose; `str(error)` is the one line shown to the user."""


class InputError(OnRecordError):
    """Nothing could be read, or an input is not what it claims to be."""


class UsageError(OnRecordError):
    """The request itself is off: an unknown query, a wrong parameter, an ambiguous name."""


class RecordError(OnRecordError):
    """The record on disk cannot be used: busy, made by a newer version, damaged, disk full."""


class QueryError(OnRecordError):
    """A SPARQL query is malformed, refused, or ran out of time."""


class ExportError(OnRecordError):
    """A file cannot be written in the format asked for."""


class ReaderError(OnRecordError):
    """A reader cannot be loaded, or cannot go on with any article."""


class MissingExtraError(OnRecordError):
    """An optional dependency is absent; the message names the extra that brings it."""


_SHOWN = 300  # characters of another program's message


def in_a_line(error: BaseException) -> str:
    """Return what an error of someone else's code says, in one line: its kind and its words."""
    words = " ".join(str(error).split()).rstrip(".")
    shown = words if len(words) <= _SHOWN else words[: _SHOWN - 1] + "…"
    return f"{type(error).__name__}: {shown}" if words else type(error).__name__

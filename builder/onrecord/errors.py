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


class MissingExtraError(OnRecordError):
    """An optional dependency is absent; the message names the extra that brings it."""

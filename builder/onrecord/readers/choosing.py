"""A reader as it was asked for in, the reader out: the built-in one or, by entry point, another."""

from importlib.metadata import EntryPoint, entry_points

from onrecord.errors import OnRecordError, ReaderError, UsageError, in_a_line
from onrecord.readers.protocol import BUILT_IN, Reader

GROUP = "onrecord.readers"
_BUILT_IN = "builtin"


def chosen(asked: str | Reader | None) -> Reader:
    """Return the reader called NAME or NAME:OPTION; a reader is returned as it is.

    >>> chosen("builtin") is chosen(None)
    True

    Raises:
        UsageError: there is none of that name, or it takes no such option.
        ReaderError: it cannot be loaded.
        MissingExtraError: what it needs is not installed.
    """
    if asked is None:
        return BUILT_IN
    if not isinstance(asked, str):
        return _fit(asked, f"{asked!r}")
    name, _, option = asked.partition(":")
    if name == _BUILT_IN:
        if option:
            raise UsageError(f"the reader {_BUILT_IN} takes no option: leave out ':{option}'")
        return BUILT_IN
    return _made(_entry(name), option or None)


def _entry(name: str) -> EntryPoint:
    """Return the entry point of that name; the same one installed twice is one."""
    found = {entry.value: entry for entry in entry_points(group=GROUP, name=name)}
    if not found:
        known = sorted({_BUILT_IN, *entry_points(group=GROUP).names})
        raise UsageError(f"no reader is called '{name}': there are {', '.join(known)}")
    if len(found) > 1:
        raise UsageError(
            f"several packages bring a reader {name} ({', '.join(sorted(found))}): keep one"
        )
    return next(iter(found.values()))


def _made(entry: EntryPoint, option: str | None) -> Reader:
    """Load the factory and have it make the reader, whatever the plug-in raises."""
    try:
        return _fit(entry.load()(option), f"what {entry.value} returned")
    except OnRecordError:
        raise
    except Exception as error:
        raise ReaderError(
            f"the reader {entry.name} ({entry.value}) cannot be loaded: {in_a_line(error)}"
        ) from error


def _fit(made: object, what: str) -> Reader:
    if isinstance(made, Reader) and callable(made.read) and _one_line(made.name):
        return made
    raise ReaderError(f"{what} is no reader: it needs a name, one line of text, and a method read")


def _one_line(name: object) -> bool:
    return isinstance(name, str) and bool(name.strip()) and name.isprintable()

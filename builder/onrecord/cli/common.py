"""What the commands share: exit codes, complaints, the record that a folder holds."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from onrecord.record import Record

FINE, NO, BAD, INTERRUPTED = 0, 1, 2, 130


def complain(message: str, code: int) -> int:
    """Say on standard error what is wrong, in one line; return the exit code."""
    with suppress(OSError):  # standard error itself may be full
        click.echo("onrecord: " + " ".join(message.split()), err=True)
    return code


def record(folder: str) -> Record:
    """Return the record in a folder."""
    from onrecord.record import Record

    return Record(folder)

"""One writer or many readers of a record: a lock that the operating system drops with the process.

An otherwise empty SQLite file carries it, because SQLite locks files on every platform: a writer
holds an EXCLUSIVE transaction, a reader a SHARED one.
"""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Literal

from onrecord.errors import RecordError

Mode = Literal["read", "write"]
_LOCK_FILE = "lock"
_WAIT = 2.0  # seconds: long enough for a reader to finish, short enough to answer


@contextmanager
def locked(folder: Path, mode: Mode) -> Iterator[None]:
    """Hold the lock of the record in `folder` while the block runs.

    Raises:
        RecordError: another process holds it.
    """
    with closing(_lock(folder, mode)):
        yield


def _lock(folder: Path, mode: Mode) -> sqlite3.Connection:
    """Return a connection that holds the lock until it is closed."""
    try:
        file = (folder / _LOCK_FILE).absolute().as_uri()  # who may only read makes no file
        how = "rwc" if mode == "write" or not (folder / _LOCK_FILE).exists() else "ro"
        connection = sqlite3.connect(
            f"{file}?mode={how}", uri=True, timeout=_WAIT, isolation_level=None
        )
        if mode == "write":
            connection.execute("BEGIN EXCLUSIVE")
        else:
            connection.execute("BEGIN")
            connection.execute("SELECT name FROM sqlite_master").fetchall()
    except sqlite3.Error as error:
        if "locked" not in str(error):
            raise RecordError(f"{folder}: cannot be locked ({error})") from error
        raise RecordError(
            f"{folder}: another onrecord is using this record; try again when it is done"
        ) from error
    return connection

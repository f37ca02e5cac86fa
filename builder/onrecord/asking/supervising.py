"""A worker's request in, what it wrote out; a worker that takes too long is killed."""

import json
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from typing import IO, Any

from onrecord.errors import QueryError

# Nothing is imported from the current folder (-P), whatever files lie there.
_COMMAND = (sys.executable, "-P", "-m", "onrecord.asking.worker")


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What a worker wrote: `head` before the rows, `end` after them.

    Both are {} where it did not get so far. `late` says that it was killed for taking too long.
    """

    head: dict[str, Any]
    rows: list[list[Any]]
    end: dict[str, Any]
    late: bool


def supervise(request: str, timeout: float) -> Outcome:
    """Return what a worker makes of `request`, one line, within `timeout` seconds.

    Raises:
        QueryError: the worker ended by itself before it had answered.
    """
    lines: list[Any] = []
    late = threading.Event()
    with tempfile.TemporaryFile() as complaints:
        # A worker that ends before it has read breaks the pipe; its exit tells why.
        with suppress(BrokenPipeError), _worker(complaints, timeout, late) as process:
            lines.extend(_exchange(process, request))
        outcome = _outcome(lines, late=late.is_set())
        if not outcome.end and not outcome.late:
            raise QueryError(_crashed(process.returncode, complaints))
    return outcome


@contextmanager
def _worker(
    complaints: IO[bytes], timeout: float, late: threading.Event
) -> Iterator[subprocess.Popen[str]]:
    """Open a worker that is killed at the end of `timeout`, which sets `late`, or of the block."""
    pipe = subprocess.PIPE
    with subprocess.Popen(  # noqa: S603  our own interpreter and module
        _COMMAND, stdin=pipe, stdout=pipe, stderr=complaints, encoding="ascii"
    ) as process:

        def stop() -> None:
            late.set()
            process.kill()

        timer = threading.Timer(min(timeout, threading.TIMEOUT_MAX), stop)
        timer.start()
        try:
            yield process
        finally:
            timer.cancel()
            process.kill()


def _exchange(process: subprocess.Popen[str], request: str) -> Iterator[Any]:
    if process.stdin and process.stdout:
        process.stdin.write(request)
        process.stdin.flush()
        for line in process.stdout:
            if line.endswith("\n"):  # the last one of a killed worker may be half a line
                yield json.loads(line)
        process.wait()


def _outcome(lines: Iterable[Any], *, late: bool) -> Outcome:
    rows = [line for line in lines if isinstance(line, list)]
    marks = [line for line in lines if isinstance(line, dict)]
    head = next((mark for mark in marks if "columns" in mark), {})
    end = next((mark for mark in marks if "columns" not in mark), {})
    return Outcome(head=head, rows=rows, end=end, late=late and not end)


def _crashed(code: int, complaints: IO[bytes]) -> str:
    complaints.seek(0)
    said = complaints.read().decode("utf-8", "replace").strip().splitlines()
    why = f": {said[-1][:300]}" if said else ""
    return f"the process that ran the query ended early, exit {code}{why}"

"""Readings in, what each tells to linking out, in their order: many on all cores.

Workers are processes of our own: those of multiprocessing would run the user's main module again.
"""

import os
import pickle
import subprocess
import sys
import threading
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import ExitStack, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Self, cast

from onrecord.derivation import Undated
from onrecord.linking import Happening, Profile, happenings, profiles, undated
from onrecord.reading.hearing import cores
from onrecord.records import Article, Reading

Kept = tuple[Article, Reading]
Batch = Sequence[Kept | None]
_MANY = 400  # articles that are worth the start of workers
_MOST = 4  # workers: one writes down what they tell
_AHEAD = 2  # batches of each worker that wait for it
_SERVE = "import sys; sys.path[:] = sys.argv[1:]; from onrecord.profiling import serve; serve()"


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What an article tells of its entities, of what happened, and of its own day if it has none.

    An article that is gone tells nothing.
    """

    profiles: tuple[Profile, ...] = ()
    happenings: tuple[Happening, ...] = ()
    undated: Undated | None = None


def told(kept: Kept | None) -> Told:
    """Return what an article tells by its reading; None is one that is gone."""
    if kept is None:
        return Told()
    return Told(
        profiles=tuple(profiles(*kept)),
        happenings=tuple(happenings(*kept)),
        undated=undated(*kept),
    )


class Profiling:
    """A context in which articles are profiled, in processes of their own where `count` are many.

    The processes end with the context, whatever they still work on.
    """

    def __init__(self, count: int) -> None:
        self._workers = min(cores(), _MOST) if count >= _MANY else 1
        self._own = threading.local()
        self._stack = ExitStack()
        self._ended = False

    def __enter__(self) -> Self:
        """Start nothing yet: each worker starts with its first batch."""
        self._threads = ThreadPoolExecutor(self._workers, thread_name_prefix="profiling")
        return self

    def __exit__(self, *_: object) -> None:
        """End the workers."""
        self._ended = True
        self._threads.shutdown(wait=False, cancel_futures=True)
        self._stack.close()
        self._threads.shutdown()
        self._stack.close()  # one may have been started meanwhile

    def told(self, batches: Iterable[Batch]) -> Iterator[tuple[Batch, list[Told]]]:
        """Yield each batch with what it tells, while the next are worked on."""
        if self._workers == 1:
            yield from ((batch, list(map(told, batch))) for batch in batches)
            return
        waiting: deque[tuple[Batch, Future[list[Told]]]] = deque()
        for batch in batches:
            waiting.append((batch, self._threads.submit(self._asked, batch)))
            if len(waiting) > _AHEAD * self._workers:
                first, found = waiting.popleft()
                yield first, found.result()
        yield from ((batch, found.result()) for batch, found in waiting)

    def _asked(self, batch: Batch) -> list[Told]:
        """Return what this thread's worker says; one that failed is done without from then on."""
        if getattr(self._own, "failed", False):
            return list(map(told, batch))
        try:
            worker = self._worker()
            to, back = cast("IO[bytes]", worker.stdin), cast("IO[bytes]", worker.stdout)
            pickle.dump(batch, to)
            to.flush()
            return cast("list[Told]", pickle.load(back))  # noqa: S301  of our own process
        except Exception:  # noqa: BLE001  whatever else it wrote, or died of
            self._own.failed = True
            return [] if self._ended else list(map(told, batch))

    def _worker(self) -> "subprocess.Popen[bytes]":
        worker: subprocess.Popen[bytes] | None = getattr(self._own, "worker", None)
        if worker is None:
            pipe, nowhere = subprocess.PIPE, subprocess.DEVNULL
            worker = self._own.worker = subprocess.Popen(  # noqa: S603  our own interpreter
                _command(), stdin=pipe, stdout=pipe, stderr=nowhere, start_new_session=True
            )
            self._stack.callback(_end, worker)
        return worker


def _command() -> list[str]:
    """Return what starts a worker that imports what this process does."""
    return [sys.executable or "", "-c", _SERVE, *(str(Path(p).absolute()) for p in sys.path)]


def serve() -> None:
    """Write to standard output what each batch of standard input tells, until there are no more.

    What else is printed goes to standard error.
    """
    with suppress(EOFError, BrokenPipeError), os.fdopen(os.dup(1), "wb") as out:
        os.dup2(2, 1)
        while True:
            batch = pickle.load(sys.stdin.buffer)  # noqa: S301  of whoever started this process
            pickle.dump(list(map(told, batch)), out)
            out.flush()


def _end(worker: "subprocess.Popen[bytes]") -> None:
    worker.kill()
    with suppress(OSError), worker:  # what it had not read yet breaks the pipe
        pass

"""Readings in, what each tells to linking out, in their order: many on all cores.

Workers are processes of our own: those of multiprocessing would run the user's main module again.
"""

import pickle
import subprocess
import sys
import threading
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import ExitStack, suppress
from dataclasses import dataclass, field
from typing import IO, Self, cast

from onrecord.derivation import Undated
from onrecord.linking import Happening, Profile, happenings, profiles, undated
from onrecord.reading.hearing import cores
from onrecord.records import Article, Reading

Kept = tuple[Article, Reading]
_MANY = 400  # articles that are worth the start of workers
_AHEAD = 2  # batches of each worker that wait for it
# Nothing is imported from the current folder (-P), whatever files lie there.
_COMMAND = (sys.executable, "-P", "-c", "from onrecord.profiling import serve; serve()")


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


@dataclass(slots=True)
class Profiling:
    """A context in which articles are profiled, in processes of their own where `count` are many.

    The processes end with the context.
    """

    count: int
    _workers: int = 0
    _own: threading.local = field(default_factory=threading.local)
    _stack: ExitStack = field(default_factory=ExitStack)

    def __enter__(self) -> Self:
        """Decide on workers; each starts with its first batch."""
        self._workers = cores() if self.count >= _MANY else 1
        return self

    def __exit__(self, *_: object) -> None:
        """End the workers."""
        self._stack.close()

    def told(self, batches: Iterable[Sequence[Kept | None]]) -> Iterator[list[Told]]:
        """Yield what each batch tells, while the next are worked on."""
        if self._workers < 2:  # noqa: PLR2004  one is this process
            yield from (list(map(told, batch)) for batch in batches)
            return
        waiting: deque[Future[list[Told]]] = deque()
        with ThreadPoolExecutor(self._workers, thread_name_prefix="profiling") as threads:
            for batch in batches:
                waiting.append(threads.submit(self._asked, batch))
                if len(waiting) > _AHEAD * self._workers:
                    yield waiting.popleft().result()
            while waiting:
                yield waiting.popleft().result()

    def _asked(self, batch: Sequence[Kept | None]) -> list[Told]:
        """Return what this thread's worker says; one that ended is done without."""
        worker: subprocess.Popen[bytes] | None = getattr(self._own, "worker", None)
        if worker is None:
            worker = self._own.worker = self._started()
        try:
            to, back = cast("IO[bytes]", worker.stdin), cast("IO[bytes]", worker.stdout)
            pickle.dump(batch, to)
            to.flush()
            return cast("list[Told]", pickle.load(back))  # noqa: S301  of our own process
        except (OSError, EOFError, pickle.UnpicklingError):
            return list(map(told, batch))

    def _started(self) -> "subprocess.Popen[bytes]":
        pipe, nowhere = subprocess.PIPE, subprocess.DEVNULL
        worker = subprocess.Popen(  # noqa: S603  our own interpreter and module
            _COMMAND, stdin=pipe, stdout=pipe, stderr=nowhere, start_new_session=True
        )
        self._stack.callback(_end, worker)
        return worker


def serve() -> None:
    """Write to standard output what each batch of standard input tells, until there are no more."""
    with suppress(EOFError, BrokenPipeError):
        while True:
            batch = pickle.load(sys.stdin.buffer)  # noqa: S301  of whoever started this process
            pickle.dump(list(map(told, batch)), sys.stdout.buffer)
            sys.stdout.buffer.flush()


def _end(worker: "subprocess.Popen[bytes]") -> None:
    worker.kill()
    with suppress(OSError), worker:  # what it had not read yet breaks the pipe
        pass

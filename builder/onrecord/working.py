"""What a function is given in, what it returns out, in processes of our own: on all cores.

Those of multiprocessing would run the user's main module again.
"""

import os
import pickle
import subprocess
import sys
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import ExitStack, suppress
from importlib import import_module
from pathlib import Path
from typing import IO, Generic, Self, TypeVar, cast

from onrecord.reading.hearing import cores

Given = TypeVar("Given")
Found = TypeVar("Found")
_MOST = 4  # workers: one process gives them what they work on, and takes what they found
_AHEAD = 2  # calls of each worker that wait for it
_ALONE = 10  # calls, of about a quarter of a second each, that are not worth the start of workers
_SERVE = "import sys; sys.path[:] = sys.argv[3:]; from onrecord.working import serve; serve()"
_ONE_THREAD = {"OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1"}  # of each worker


def several() -> int:
    """Return how many workers are worth having on this machine."""
    return min(cores(), _MOST)


def mapped(call: Callable[[Given], Found], given: Iterable[Given]) -> Iterator[Found]:
    """Do what `map` does, but for the first few calls in workers."""
    with Working(call) as working:
        yield from (found for _, found in working.each(given))


class Working(Generic[Given, Found]):
    """A context in which a function of a module is called by workers, where there are many calls.

    The first few are made in this process, and all where there is one core. A worker starts with
    its first call; one that failed is done without. All end with the context, whatever they still
    work on.
    """

    def __init__(self, call: Callable[[Given], Found]) -> None:
        self._call, self._workers, self._calls = call, several(), 0
        self._own = threading.local()
        self._stack = ExitStack()
        self._ended = False

    def __enter__(self) -> Self:
        """Start nothing yet."""
        self._threads = ThreadPoolExecutor(self._workers, thread_name_prefix="working")
        return self

    def __exit__(self, *_: object) -> None:
        """End the workers."""
        self._ended = True
        self._threads.shutdown(wait=False, cancel_futures=True)
        self._stack.close()
        self._threads.shutdown()
        self._stack.close()  # one may have been started meanwhile

    def each(self, given: Iterable[Given]) -> Iterator[tuple[Given, Found]]:
        """Yield what is given with what is found, in this order, while the next are worked on."""
        waiting: deque[tuple[Given, Future[Found]]] = deque()
        for one in given:
            waiting.append((one, self._begin(one)))
            if len(waiting) > _AHEAD * self._workers:
                first, found = waiting.popleft()
                yield first, found.result()
        yield from ((one, found.result()) for one, found in waiting)

    def _begin(self, given: Given) -> Future[Found]:
        self._calls += 1
        if self._workers > 1 and self._calls > _ALONE:
            return self._threads.submit(self._asked, given)
        found: Future[Found] = Future()
        found.set_result(self._call(given))
        return found

    def _asked(self, given: Given) -> Found:
        """Return what this thread's worker says."""
        if not getattr(self._own, "failed", False):
            try:
                worker = self._worker()
                to, back = cast("IO[bytes]", worker.stdin), cast("IO[bytes]", worker.stdout)
                pickle.dump(given, to, pickle.HIGHEST_PROTOCOL)
                to.flush()
                return cast("Found", pickle.load(back))  # noqa: S301  of our own process
            except Exception:  # whatever else it wrote, or died of
                self._own.failed = True
                if self._ended:
                    raise  # nobody waits for it
        return self._call(given)

    def _worker(self) -> "subprocess.Popen[bytes]":
        worker: subprocess.Popen[bytes] | None = getattr(self._own, "worker", None)
        if worker is None:
            pipe, nowhere = subprocess.PIPE, subprocess.DEVNULL
            worker = self._own.worker = subprocess.Popen(  # noqa: S603  our own interpreter
                _command(self._call.__module__, self._call.__qualname__),
                stdin=pipe,
                stdout=pipe,
                stderr=nowhere,
                start_new_session=True,
                env=os.environ | _ONE_THREAD,
            )
            self._stack.callback(_end, worker)
        return worker


def _command(module: str, name: str) -> list[str]:
    """Return what starts a worker that imports what this process does."""
    paths = (str(Path(path).absolute()) for path in sys.path)
    return [sys.executable or "", "-c", _SERVE, module, name, *paths]


def serve() -> None:
    """Call the function that the arguments name with each object of standard input.

    What it returns is written to standard output; what else is printed goes to standard error.
    """
    module, name = sys.argv[1:3]
    with suppress(EOFError, BrokenPipeError), os.fdopen(os.dup(1), "wb") as out:
        os.dup2(2, 1)
        call = getattr(import_module(module), name)
        while True:
            given = pickle.load(sys.stdin.buffer)  # noqa: S301  of whoever started this process
            pickle.dump(call(given), out, pickle.HIGHEST_PROTOCOL)
            out.flush()


def _end(worker: "subprocess.Popen[bytes]") -> None:
    worker.kill()
    with suppress(OSError), worker:  # what it had not read yet breaks the pipe
        pass

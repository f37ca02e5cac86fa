"""A request as a JSON line on standard input, its results as JSON lines on standard output.

Lines out: {"kind", "columns"}, one list of terms for each row, and {"cut"} at the end; {"error"}
ends it at any point. Run as `python -m onrecord.asking.worker`, in a process that can be killed.
"""

import json
import os
import sys
import threading
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import Any

from onrecord.asking.preparing import prepare
from onrecord.asking.request import Request
from onrecord.asking.running import cut_by_limit, stream
from onrecord.errors import OnRecordError
from onrecord.graph import GraphStore


def answer(request: Request) -> Iterator[Any]:
    """Yield the lines of the answer, as values that JSON can hold."""
    try:
        with GraphStore.open(Path(request.store), mode="read") as store:
            text = prepare(store, request.text, request.parameters, request.values)
            results = stream(store, text)
            yield {"kind": results.kind, "columns": results.columns}
            yield from islice(results.rows, request.limit)
            more = next(results.rows, None) is not None
            yield {"cut": cut_by_limit(request.limit) if more else None}
    except OnRecordError as error:
        yield {"error": [type(error).__name__, str(error)]}


def main() -> None:
    """Answer one request; each line leaves at once, so that a killed worker's rows are kept."""
    request = Request.from_line(sys.stdin.readline())
    threading.Thread(target=_end_with_parent, daemon=True).start()
    for line in answer(request):
        os.write(1, json.dumps(line).encode() + b"\n")


def _end_with_parent() -> None:
    """End this process when its input closes: whoever asked is gone."""
    sys.stdin.read()
    os._exit(1)


if __name__ == "__main__":
    main()

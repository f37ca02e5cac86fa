"""Whole commands timed on real news: `make bench` prints the table that the README shows.

    python tests/benchmarks/bench.py ../shared [--articles 10000]

The 295 Wikinews articles are built as they are, then repeated up to the number asked for, each
copy with other names (the vowels of its capitalised words exchanged) and other dates. Printed are
ratios where there is something to compare with: loading against the engine's own bulk load.
"""

import argparse
import csv
import itertools
import re
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from pathlib import Path

import pyoxigraph

from onrecord import Record, asking
from onrecord.archive import graph_folder
from onrecord.graph import GraphStore

Row = dict[str, str]
_NAME = re.compile(r"(?<=[a-z,] )[A-Z][a-z]{2,}")
_VOWELS = "aeiou"
_TELLING_ITS_PEAK = """
import atexit, pathlib, re, sys
told = lambda: re.search(r"VmHWM:\\s+(\\d+)", pathlib.Path("/proc/self/status").read_text())[1]
atexit.register(lambda: print(told()))
from onrecord.cli import main
main()
"""


def main() -> int:
    """Run every measurement and print it."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("shared", type=Path)
    parser.add_argument("--articles", type=int, default=10_000)
    options = parser.parse_args()
    csv.field_size_limit(10_000_000)
    files = sorted((options.shared / "data" / "wikinews").glob("*.csv"))
    if not files:
        print(f"bench: no Wikinews articles in {options.shared}/data/wikinews")
        return 2
    Path("out").mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory(dir="out") as work:
        _measure(Path(work), files, options.articles)
    return 0


def _measure(work: Path, files: list[Path], articles: int) -> None:
    rows = [row for file in files for row in csv.DictReader(file.open(encoding="utf-8"))]
    for size in sorted({len(rows), min(articles, 3_000), articles}):
        source, record = work / f"{size}.csv", work / f"record-{size}"
        _write(source, itertools.islice(_repeated(rows), size))
        seconds, peak = _timed("build", source, "--record", record, "--quiet")
        again, _ = _timed("build", source, "--record", record, "--quiet")
        print(f"\n{size} articles: built in {seconds:.1f} s, {size / seconds:.0f} articles/s,")
        print(f"  peak memory {peak:.0f} MB; again without a change in {again:.2f} s")
        if size == len(rows):
            _time_loading(record, work)
        if size in {len(rows), articles}:
            _time_questions(record)


def _repeated(rows: list[Row]) -> Iterator[Row]:
    """Yield the articles as they are, then copies of them with other names and dates, endlessly."""
    yield from rows
    for copy, order in enumerate(itertools.permutations(_VOWELS)):
        if copy:
            exchange = str.maketrans(_VOWELS, "".join(order))
            for row in rows:
                yield _renamed(row, exchange, copy)


def _renamed(row: Row, exchange: dict[int, int], copy: int) -> Row:
    day = date.fromisoformat(row["date"]) - timedelta(days=copy)
    names = sorted(set(_NAME.findall(row["text"])))
    pattern = re.compile(r"\b(" + "|".join(names) + r")\b") if names else re.compile(r"(?!)")
    other = {
        field: pattern.sub(lambda found: found[0].translate(exchange), row[field])
        for field in ("title", "text")
    }
    return {**other, "date": day.isoformat(), "url": f"{row['url']}?copy={copy}"}


def _write(target: Path, rows: Iterator[Row]) -> None:
    with target.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.DictWriter(stream, ["url", "date", "title", "text"])
        writer.writeheader()
        writer.writerows(rows)


def _timed(*words: object) -> tuple[float, float]:
    """Return the seconds and the peak megabytes of one whole command.

    The command itself tells its peak (VmHWM): what the system tells of a child counts its parent.
    """
    start = time.perf_counter()
    command = [sys.executable, "-c", _TELLING_ITS_PEAK, *map(str, words)]
    done = subprocess.run(command, stdout=subprocess.PIPE, check=True, text=True)
    return time.perf_counter() - start, int(done.stdout.split()[-1]) / 1024


def _time_loading(record: Path, work: Path) -> None:
    """Load the record's own quads by our store and by the engine's bulk load, in turn."""
    with GraphStore.open(graph_folder(record), mode="read") as store:
        quads = list(store.quads())
    lines = work / "quads.nq"
    pyoxigraph.serialize(quads, str(lines), format=pyoxigraph.RdfFormat.N_QUADS)
    ours, theirs = [], []
    for _ in range(3):
        ours.append(_seconds_to_load(work / "ours", lambda folder: _load_ours(folder, quads)))
        theirs.append(_seconds_to_load(work / "theirs", lambda folder: _load_theirs(folder, lines)))
    best, bulk = len(quads) / min(ours), len(quads) / min(theirs)
    print(f"  load {len(quads)} quads: {best:.0f} a second; the engine's own bulk load of them")
    print(f"  as N-Quads {bulk:.0f} a second: ratio {best / bulk:.2f}")


def _seconds_to_load(folder: Path, load: Callable[[Path], None]) -> float:
    shutil.rmtree(folder, ignore_errors=True)
    start = time.perf_counter()
    load(folder)
    return time.perf_counter() - start


def _load_ours(folder: Path, quads: list[pyoxigraph.Quad]) -> None:
    with GraphStore.open(folder, mode="write") as store:
        store.update(add=iter(quads))


def _load_theirs(folder: Path, lines: Path) -> None:
    store = pyoxigraph.Store(str(folder))
    store.bulk_load(path=str(lines), format=pyoxigraph.RdfFormat.N_QUADS)


def _time_questions(record: Path) -> None:
    """Time every saved question in one worker process each, start included."""
    answers = Record(record)
    busiest = answers.ask("speakers", limit=1).rows[0]["speaker"]
    for question in asking.saved_queries().values():
        given = {name: str(busiest) for name in question.required}
        start = time.perf_counter()
        answer = answers.ask(question.name, **given)
        seconds = time.perf_counter() - start
        cut = "   cut" if answer.cut else ""
        print(f"  ask {question.name:22} {seconds:6.2f} s {len(answer.rows):6} rows{cut}")


if __name__ == "__main__":
    sys.exit(main())

"""Reading held against the bare encoder: `onrecord read` of real news, and the model alone.

    python tests/benchmarks/reading.py ../shared

Both sides run on all cores, in turn, three times; printed are the fastest and their ratio. The
bare side runs the model over the same pieces, each once, in windows that are laid out beforehand.
"""

import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np

from onrecord.articles import find_files, read_file
from onrecord.reading.encoder.pieces import INPUTS, pieces
from onrecord.reading.encoder.scoring import HEADS, session
from onrecord.reading.encoder.windows import LONGEST
from onrecord.reading.hearing import cores
from onrecord.reading.page import page_bounds

_ROUNDS = 3
_QUIET = "import sys; from onrecord.cli import main; sys.argv[0] = 'onrecord'; main()"


def main() -> int:
    """Print how long each takes and the ratio, then how long a first answer takes."""
    news = Path(sys.argv[1]) / "data" / "wikinews"
    windows = _windows(news)
    count = sum(window["ids"].shape[1] for window in windows)
    whole, bare = [], []
    for _ in range(_ROUNDS):
        whole.append(_timed_command("read", str(news), "--format", "jsonl"))
        bare.append(_timed_encoder(windows))
    print(f"{count} pieces: read in {min(whole):.1f} s, start included; the encoder alone takes")
    pace, ratio = count / min(bare), min(whole) / min(bare)
    print(f"{min(bare):.1f} s ({pace:.0f} pieces a second): ratio {ratio:.2f}")
    one = next(Path("seeds/articles").rglob("*.txt"))
    first = min(_timed_command("read", str(one)) for _ in range(_ROUNDS))
    print(f"one article read in {first:.2f} s, start included")
    return 0


def _windows(news: Path) -> list[dict[str, np.ndarray]]:
    made = []
    for item in (item for file in find_files([news]) for item in read_file(file)):
        for bounds in page_bounds(item):
            laid = pieces(item.text, [(begin, end) for begin, end, _ in bounds])
            inputs = laid.inputs().astype(np.int64)[:, None]
            for first in range(0, len(laid), LONGEST):
                cut = inputs[:, :, first : first + LONGEST]
                made.append(dict(zip(INPUTS, cut, strict=True)))
    return made


def _timed_encoder(windows: list[dict[str, np.ndarray]]) -> float:
    run = session().run
    start = time.perf_counter()
    with ThreadPoolExecutor(cores()) as pool:
        list(pool.map(lambda window: run(list(HEADS), window), windows))
    return time.perf_counter() - start


def _timed_command(*words: str) -> float:
    start = time.perf_counter()
    subprocess.run([sys.executable, "-c", _QUIET, *words], stdout=subprocess.DEVNULL, check=True)
    return time.perf_counter() - start


if __name__ == "__main__":
    sys.exit(main())

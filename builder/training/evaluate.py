"""The corpora's dev parts in, the reader's figures out, held against pinned floors.

    python builder/training/evaluate.py ../shared [--write-floors]

Reads each evaluation set with `onrecord.read`, has the corpora's own scorers count (for names,
pronouns and times `*_scores.py`, for text of other kinds than news `elsewhere.py`), prints a
table, and exits 1 where a figure is below its floor in `floors.toml`, by more than processors
differ. The floors name the digest
of the set they were measured on, so that a changed set is never compared with an old figure.
"""

import hashlib
import json
import subprocess
import sys
import tempfile
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import claim_scores
import coreference_scores
import elsewhere
import entity_scores
import homonym_scores
import link_scores
import mention_scores
import time_cases
import time_scores
from corpora.gap import PARTS
from corpora.sets import MEASURED, measuring
from homonyms import SEEDS, homonyms

import onrecord
from onrecord import jsonform

FLOORS = Path(__file__).parent / "floors.toml"
_PROCESSORS = 0.002  # that a figure differs by where processors round sums otherwise


@dataclass(frozen=True, slots=True, kw_only=True)
class EvaluationSet:
    """Annotated articles, the scorer that counts on them, and the figures that have floors."""

    name: str
    folder: str
    scorer: str
    figures: tuple[tuple[str, ...], ...]


SETS = (
    EvaluationSet(
        name="who_said_what",
        folder="data/who_said_what/dev",
        scorer="score/attribution.py",
        figures=(
            ("content@0.5", "F1"),
            ("content@0.8", "F1"),
            ("content exact", "F1"),
            ("source", "F1"),
            ("cue", "F1"),
            ("whole exact", "F1"),
            ("whole overlap", "F1"),
            ("who", "F1"),
            ("direct who", "F1"),
            ("who+what+when", "F1"),
            ("speaker accuracy on found statements",),
            ("form accuracy on found statements",),
            ("when", "dated right"),
            ("when", "to the day right"),
            ("when", "undated left undated"),
        ),
    ),
    EvaluationSet(
        name="polnear",
        folder="data/polnear/dev",
        scorer="score/polnear_spans.py",
        figures=(("source", "F1"), ("cue", "F1"), ("content", "F1")),
    ),
)


def main(words: list[str]) -> int:
    """Print every figure; return 1 where one is below its floor."""
    shared = Path(words[0])
    if not (shared / "data").is_dir():
        print(f"evaluate: no corpora in {shared}: give the folder that holds data/ and score/")
        return 2
    measured = {one.name: _measure(one, shared) for one in SETS}
    measured["entities"] = _entities(shared / "data")
    measured["pronouns"] = _pronouns(shared)
    measured["elsewhere"] = _elsewhere()
    measured["mentions"] = _mentions(shared / "data")
    measured["claims"] = claim_scores.measured(shared / "data")
    measured["times"] = times(shared / "data/times")
    measured["links"] = _links(shared / "data")
    measured["homonyms"] = _homonyms(shared / "data")
    if "--write-floors" in words:
        FLOORS.write_text(_as_toml(measured), encoding="utf-8")
    floors = tomllib.loads(FLOORS.read_text(encoding="utf-8"))
    return int(sum(_report(name, got, floors.get(name, {})) for name, got in measured.items()) > 0)


def _measure(one: EvaluationSet, shared: Path) -> dict[str, Any]:
    """Return the digest of the set and its figures by name."""
    folder, scorer = shared / one.folder, shared / one.scorer
    with tempfile.TemporaryDirectory() as work:
        texts, predictions = Path(work, "texts"), Path(work, "predictions.jsonl")
        subprocess.run([sys.executable, scorer, "--write-texts", folder, texts], check=True)
        predictions.write_text("".join(_predictions(texts)), encoding="utf-8")
        command = [sys.executable, scorer, folder, predictions, "--json"]
        done = subprocess.run(command, check=True, capture_output=True, text=True)
    scored = json.loads(done.stdout)
    return {
        "digest": _digest(folder),
        **{" ".join(path): _dig(scored, path) for path in one.figures},
    }


def _entities(data: Path) -> dict[str, Any]:
    """Return the digest of the corpora of names and the F1 of names on each."""
    scored = {one: entity_scores.measured(measuring(data, one)) for one in MEASURED}
    return {
        "digest": "-".join(_digest(data / place)[:8] for place in MEASURED.values()),
        **{one: round(result.figures.all.f1, 4) for one, result in scored.items()},
    }


def _pronouns(shared: Path) -> dict[str, Any]:
    """Return the digest of GAP's dev part and how many pronouns are right, three ways."""
    share, _ = coreference_scores.accuracy(shared)
    return {"digest": _digest(shared / "data/gap" / PARTS["dev"]), "GAP accuracy": round(share, 4)}


def _elsewhere() -> dict[str, Any]:
    """Return the digest of the made-up reports in text of other kinds, and how many are found."""
    counts = elsewhere.measured().values()
    share = sum(right for right, _ in counts) / sum(total for _, total in counts)
    return {"digest": elsewhere.digest(), "reports found": round(share, 4)}


def _mentions(data: Path) -> dict[str, Any]:
    """Return the digest of GUM's dev part and the CoNLL F1 of what its mentions mean."""
    scores = mention_scores.measured(data)
    return {
        "digest": _digest(data / "gum/dev"),
        **{name: round(one.mean, 4) for name, one in scores.items()},
    }


def times(folder: Path) -> dict[str, Any]:
    """Return the digest of the two sets of times, F1 of days and the share of right cases."""
    halves = [time_scores.wikiwars(folder / "wikiwars/tml", place) for place in (1, 0)]
    files = [folder / "recognizers_text" / f"{name}.json" for name in time_cases.PARSERS]
    cases = [case for file in files for case in time_cases.cases(file)]
    right = sum(time_cases.right(case, told=True) for case in cases)
    return {
        "digest": _digest(folder),
        "WikiWars, tuned on, F1": round(halves[0]["days"].f1, 4),
        "WikiWars, others, F1": round(halves[1]["days"].f1, 4),
        "Recognizers-Text, right": round(right / len(cases), 4),
    }


def _links(data: Path) -> dict[str, Any]:
    """Return the digest of MEANTIME and ECB+, and how well mentions are put together in them."""
    figures = link_scores.measured(link_scores.pools(data), data, link_scores.LINKS)
    return {
        "digest": "-".join(_digest(data / name)[:8] for name in ("meantime", "ecbplus")),
        **{name: round(one, 4) for name, one in link_scores.reported(figures).items()},
    }


def _homonyms(data: Path) -> dict[str, Any]:
    """Return the digest of the made-up homonyms, and how well two of one name stay two."""
    sets = [homonyms(data, "measure", seed) for seed in SEEDS]
    shares = homonym_scores.measured(sets, link_scores.LINKS["entities"])
    return {
        "digest": "-".join(made.digest[:8] for made in sets),
        **{f"{row}, precision": round(one.precision, 4) for row, one in shares.items()},
        **{f"{row}, recall": round(one.recall, 4) for row, one in shares.items()},
    }


def _predictions(texts: Path) -> Iterator[str]:
    for item in onrecord.read(texts):
        if isinstance(item, onrecord.Skipped):
            raise SystemExit(f"evaluate: {item.path}: {item.reason}")
        yield json.dumps(jsonform.to_json(*item)) + "\n"


def _dig(scored: Any, path: tuple[str, ...]) -> float:
    for step in path:
        scored = scored[step]
    return float(scored or 0)


def _digest(folder: Path) -> str:
    """Return what tells a set, a folder or one file, from another version of it."""
    total = hashlib.sha256()
    found = folder.rglob("*") if folder.is_dir() else (folder,)
    for file in sorted(path for path in found if path.is_file()):
        total.update(file.relative_to(folder).as_posix().encode() + b"\0" + file.read_bytes())
    return total.hexdigest()[:16]


def _report(name: str, got: dict[str, Any], floors: dict[str, Any]) -> int:
    """Print one set's figures beside their floors; return how many fall short."""
    short = 0
    print(f"{name} ({got['digest']})")
    if floors and floors.get("digest") != got["digest"]:
        print("  the evaluation set has changed: its floors do not apply")
        return 1
    for figure, value in got.items():
        if figure == "digest":
            continue
        floor = floors.get(figure)
        below = floor is not None and value < floor - _PROCESSORS
        short += below
        print(
            f"  {figure:40} {value:.3f}  {f'floor {floor:.3f}' if floor is not None else ''}"
            f"{'  BELOW' if below else ''}"
        )
    return short


def _as_toml(measured: dict[str, dict[str, Any]]) -> str:
    lines = ["# Figures that the reader must keep; `make evaluate` holds it to them.", ""]
    for name, got in measured.items():
        lines.append(f"[{name}]")
        lines += [f"{json.dumps(key)} = {json.dumps(value)}" for key, value in got.items()]
        lines.append("")
    return "\n".join(lines)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:] or ["../shared"]))

"""Writes the model card: the recipe, the data with its licences, the figures and the errors.

    python builder/training/card.py ../shared seeds/model

Every number in the card comes from here: run it after `evaluate.py --write-floors`.
"""

import hashlib
import json
import sys
import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import analysis
import calibrate

HERE = Path(__file__).parent
RECIPE = HERE / "recipe.toml"
_NOTE = HERE / "card.md"  # what a person wrote: what it is for, its limits


def card(shared: Path, folder: Path) -> str:
    """Return the card of the model in `folder`."""
    recipe = tomllib.loads(RECIPE.read_text(encoding="utf-8"))
    made = json.loads((folder / "decoding.json").read_text(encoding="utf-8"))["made"]
    floors = tomllib.loads((HERE / "floors.toml").read_text(encoding="utf-8"))
    articles = analysis.read(shared)
    verdicts = [one for own in articles.values() for one in own]
    held = [one for name in calibrate.held(shared) for one in articles[name]]
    parts = {
        "figures": "\n".join(_figures(floors)),
        "errors": "\n".join(_rows(analysis.kinds(verdicts))),
        "reliability": "\n".join(
            f"| {sure:.2f} | {right:.2f} | {count} |"
            for sure, right, count in analysis.reliability(held)
        ),
        "recipe": "\n".join(_recipe(recipe)),
        "made": "\n".join(_rows(made)),
        "digest": hashlib.sha256((folder / "reader.onnx").read_bytes()).hexdigest(),
    }
    text = _NOTE.read_text(encoding="utf-8")
    for name, part in parts.items():
        text = text.replace("{" + name + "}", part)
    return text


def _figures(floors: Mapping[str, Mapping[str, Any]]) -> Iterator[str]:
    for name, figures in floors.items():
        for figure, value in figures.items():
            if isinstance(value, float):
                yield f"| {name} | {figure} | {value:.3f} |"


def _rows(counts: Mapping[str, Any]) -> Iterator[str]:
    return (f"| {name} | {value} |" for name, value in counts.items())


def _recipe(recipe: Mapping[str, Any], above: str = "") -> Iterator[str]:
    """Yield a row for every number and every table of numbers; tables in tables follow theirs."""
    for name, value in recipe.items():
        if isinstance(value, list) and not all(isinstance(one, dict) for one in value):
            yield f"| {above}{name} | {', '.join(map(str, value))} |"
        elif isinstance(value, list):
            for number, one in enumerate(value, 1):
                yield from _recipe(one, f"{above}{name} {number}: ")
        elif not isinstance(value, dict):
            yield f"| {above}{name} | {value} |"
        elif any(isinstance(one, dict) for one in value.values()):
            yield from _recipe(value, f"{above}{name}: ")
        else:
            shown = ", ".join(f"{key} {number}" for key, number in value.items())
            yield f"| {above}{name} | {shown} |"


def main(words: list[str]) -> None:
    """Write CARD.md into the model's folder."""
    folder = Path(words[1])
    (folder / "CARD.md").write_text(card(Path(words[0]), folder), encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])

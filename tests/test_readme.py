"""The README tells the truth: its commands print what it shows, its tables are the project's.

`pytest tests/test_readme.py --renew` writes today's output into it; look at the change.
"""

import os
import re
import shlex
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from onrecord import saved_queries
from onrecord.asking import saved_queries_table
from onrecord.exporting import FORMATS

ROOT = Path(__file__).parents[1]
README = ROOT / "README.md"
_BLOCK = re.compile(r"```console\n(.*?)```", re.DOTALL)
_TABLE = re.compile(r"(<!-- questions -->\n).*?(<!-- end -->)", re.DOTALL)
_QUALITY = re.compile(r"(<!-- quality -->\n).*?(<!-- end -->)", re.DOTALL)
_OURS = "who_said_what"
_COMPARED = [
    (
        "PolNeAR dev, exact span F1: source / cue / content",
        [("polnear", "source F1"), ("polnear", "cue F1"), ("polnear", "content F1")],
        "83.2 / 75.3 / 72.9 (CofeNet on BERT-base, on the test part)",
    ),
    (
        "whole attribution, overlap F1 / exact F1",
        [(_OURS, "whole overlap F1"), (_OURS, "whole exact F1")],
        "83.2 / 56.7 (Citron, on PARC3)",
    ),
    (
        "statement found with the right named speaker, F1: all / direct quotations",
        [(_OURS, "who F1"), (_OURS, "direct who F1")],
        "",
    ),
    (
        "the right speaker of a found statement",
        [(_OURS, "speaker accuracy on found statements")],
        "87.4 (Gender Gap Tracker V7, on its own set)",
    ),
    (
        "the right form (direct, mixed, indirect)",
        [(_OURS, "form accuracy on found statements")],
        "",
    ),
    (
        "the right day, where the text tells it / left undated where it does not",
        [(_OURS, "when dated right"), (_OURS, "when undated left undated")],
        "",
    ),
    ("speaker, words and day all right, F1", [(_OURS, "who+what+when F1")], ""),
    (
        "people, organisations, places, exact span F1: news from everywhere / web / Wikipedia",
        [("entities", "worldwide_ner"), ("entities", "uner_ewt"), ("entities", "wikigold")],
        "84 to 90 (spaCy's models, on OntoNotes)",
    ),
    (
        "whom a pronoun means, GAP, three ways (its two names given)",
        [("pronouns", "GAP accuracy")],
        "low eighties (models of BERT's size)",
    ),
    (
        "what means the same, GUM, CoNLL F1 by heads: all mentions / names and pronouns",
        [("mentions", "heads"), ("mentions", "heads, names and pronouns")],
        "",
    ),
    (
        "who and what is one across articles, gold mentions, CoNLL F1: MEANTIME / ECB+ 31–35",
        [
            ("links", "entities, MEANTIME, linker, CoNLL F1"),
            ("links", "entities, ECB+, linker, CoNLL F1"),
        ],
        "62.9 / 69.7 (the same head word)",
    ),
    (
        "which events are one across articles, the same",
        [
            ("links", "events, MEANTIME, linker, CoNLL F1"),
            ("links", "events, ECB+, linker, CoNLL F1"),
        ],
        "51.1 / 65.6 (the same head word)",
    ),
    (
        "people given one name (Wikinews), pairs: taken for one and right / one and found",
        [("homonyms", "linker, precision"), ("homonyms", "linker, recall")],
        "",
    ),
    (
        "statements that say the same, hand-judged pairs: alike, F1 / one claim, right / found",
        [
            ("claims", "pairs, others, F1"),
            ("claims", "claims, others, precision"),
            ("claims", "claims, others, recall"),
        ],
        "",
    ),
    (
        "days of time expressions, WikiWars, F1: documents tuned on / the others",
        [("times", "WikiWars, tuned on, F1"), ("times", "WikiWars, others, F1")],
        "",
    ),
]
_MAP = re.compile(r"^([\w./]+/) +\S", re.MULTILINE)
_WIDTH = "110"


@pytest.fixture(scope="module")
def place(tmp_path_factory):
    """Give a folder in which `seeds/articles` stands, for the README's commands to run in."""
    folder = tmp_path_factory.mktemp("readme")
    (folder / "seeds").symlink_to(ROOT / "seeds")
    (folder / "out").mkdir()
    return folder


def _run(command: str, place: Path) -> str:
    """Return what a command line shows on a terminal: both streams; `| head -n N` is obeyed."""
    line, _, head = command.partition(" | head -n ")
    program, *words = shlex.split(line)
    assert program == "onrecord", f"the README runs {program} in a console block"
    environment = {**os.environ, "COLUMNS": _WIDTH}
    done = subprocess.run(
        [sys.executable, "-m", "onrecord.cli", *words],
        cwd=place,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )
    lines = [text.rstrip() for text in done.stdout.splitlines()]
    return "\n".join(lines[: int(head)] if head else lines).strip("\n")


def _shown(block: str, place: Path) -> str:
    commands = [line[2:] for line in block.splitlines() if line.startswith("$ ")]
    return "".join(f"$ {command}\n{_run(command, place)}\n" for command in commands)


def test_commands_print_what_the_readme_shows(place, request):
    """Every console block, run from top to bottom in one folder, prints what stands there."""
    text = README.read_text(encoding="utf-8")
    today = _BLOCK.sub(lambda found: f"```console\n{_shown(found[1], place)}```", text)
    if request.config.getoption("--renew"):
        README.write_text(today, encoding="utf-8")
    assert today == README.read_text(encoding="utf-8")


def test_the_python_example_runs(place):
    """The block of Python runs as it stands, where the sample newsroom is."""
    (code,) = re.findall(r"```python\n(.*?)```", README.read_text(encoding="utf-8"), re.DOTALL)
    subprocess.run([sys.executable, "-c", code], cwd=place, check=True, capture_output=True)


def test_the_table_of_questions_is_the_folder_of_queries(request):
    """The README lists every saved question with its summary and parameters."""
    text = README.read_text(encoding="utf-8")
    today = _TABLE.sub(lambda found: found[1] + saved_queries_table() + found[2], text)
    if request.config.getoption("--renew"):
        README.write_text(today, encoding="utf-8")
    assert today == README.read_text(encoding="utf-8")
    assert all(f"`{name}`" in text for name in saved_queries())


def test_the_quality_table_is_what_was_measured(request):
    """The README's figures are the pinned floors, which `make evaluate` measured."""
    text = README.read_text(encoding="utf-8")
    today = _QUALITY.sub(lambda found: found[1] + _quality_table() + found[2], text)
    if request.config.getoption("--renew"):
        README.write_text(today, encoding="utf-8")
    assert today == README.read_text(encoding="utf-8")


def _quality_table() -> str:
    floors = tomllib.loads((ROOT / "builder/training/floors.toml").read_text(encoding="utf-8"))
    lines = ["| what | On Record | the best known |", "| --- | --- | --- |"]
    for what, figures, others in _COMPARED:
        ours = " / ".join(f"{100 * floors[corpus][figure]:.1f}" for corpus, figure in figures)
        lines.append(f"| {what} | {ours} | {others} |")
    return "\n".join(lines) + "\n"


def test_every_format_is_named():
    """The README names every ending that `onrecord export` knows."""
    text = README.read_text(encoding="utf-8")
    assert [ending for ending in FORMATS if f"`{ending}`" not in text] == []


def test_the_map_of_folders_is_true():
    """Every folder in the README's map is there, and it holds every top-level folder."""
    text = README.read_text(encoding="utf-8")
    named = _MAP.findall(text)
    assert [name for name in named if not (ROOT / name).is_dir()] == []
    tracked = subprocess.run(
        ["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=False
    ).stdout.split()
    folders = {f"{path.split('/')[0]}/" for path in tracked if "/" in path and path[0] != "."}
    assert [name for name in sorted(folders) if not any(n.startswith(name) for n in named)] == []


def test_links_lead_somewhere():
    """Every relative link of the README leads to a file."""
    text = README.read_text(encoding="utf-8")
    links = re.findall(r"\]\((?!https?:|#)([^)#]+)", text)
    assert links
    assert [link for link in links if not (ROOT / link).exists()] == []


def test_the_two_commands_are_given_in_plain_words_too():
    """`make demo` and `make test` stand there, and the same with venv and pip alone."""
    text = README.read_text(encoding="utf-8")
    for words in ("make demo", "make test", "python3 -m venv", "pip install", "pytest"):
        assert words in text

"""The frame holds: layers point one way, starting is instant, nothing of this machine is kept."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
HEAVY = (
    "rdflib",
    "networkx",
    "pyshacl",
    "trafilatura",
    "feedparser",
    "py3langid",
    "rich",
    "yaml",
    "spacy",
)


def _tracked() -> list[Path]:
    done = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=False)
    if done.returncode:
        pytest.skip("not a git checkout")
    return [ROOT / name for name in done.stdout.decode().split("\0") if name]


def test_imports_follow_the_line():
    """import-linter finds no arrow against the line from articles to answers."""
    done = subprocess.run(
        [Path(sys.executable).parent / "lint-imports", "--no-cache"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout


@pytest.mark.parametrize("module", ["onrecord", "onrecord.cli"])
def test_starting_imports_nothing_heavy(module):
    """`import onrecord` and the command line load none of the slow libraries."""
    code = f"import sys, {module}; print(*(m for m in {HEAVY!r} if m in sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.split() == []


def test_asking_loads_neither_reader_nor_linker():
    """A record is opened and asked without what only a build needs."""
    code = "import sys, onrecord.record, onrecord.asking.worker; print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    heavy = {"numpy", "onnxruntime", "onrecord.reading", "onrecord.linking", "onrecord.authority"}
    assert heavy & set(done.stdout.split()) == set()


def test_only_the_store_knows_the_engine():
    """Only graph/store.py opens an Oxigraph store."""
    package = ROOT / "builder" / "onrecord"
    users = [
        path.relative_to(package).as_posix()
        for path in sorted(package.rglob("*.py"))
        if re.search(r"\bStore\(|Store\.read_only", path.read_text(encoding="utf-8"))
    ]
    assert users == ["graph/store.py"]


def test_no_path_of_a_machine_is_kept():
    """No tracked file names a home folder or the folder this checkout stands in."""
    wrong = [
        path.relative_to(ROOT)
        for path in _tracked()
        if path.is_file() and str(ROOT.parent).encode() + b"/" in path.read_bytes()
    ]
    assert wrong == []


def test_modules_stay_small():
    """No module of the package is longer than 300 lines."""
    package = ROOT / "builder" / "onrecord"
    long = {
        path.name: count
        for path in sorted(package.rglob("*.py"))
        if (count := len(path.read_text(encoding="utf-8").splitlines())) > 300
    }
    assert long == {}

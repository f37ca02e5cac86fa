"""What the tests of other readers share: plug-ins installed for a test, and a small pipeline."""

import os
import subprocess
import sys
import textwrap

import pytest

from onrecord.records import Article

SAID = "“It holds,” said Ada Thornbury of the Weir Board. Piet Harkema denied that it leaks."


@pytest.fixture
def article():
    """Give an article of one line; Ada Thornbury stands at 17–30."""
    return Article(id="article-x", path="weir.txt", text=SAID, language="en")


@pytest.fixture
def install(tmp_path, monkeypatch):
    """Return a function that installs a package with a reader, for this test and what it starts."""

    def put(name, code, factory="reader"):
        folder = tmp_path / f"site-{name}"
        info = folder / f"{name}_reader-1.0.dist-info"
        info.mkdir(parents=True)
        (folder / f"{name}_reader.py").write_text(textwrap.dedent(code), encoding="utf-8")
        (info / "METADATA").write_text(
            f"Metadata-Version: 2.1\nName: {name}-reader\nVersion: 1.0\n", encoding="utf-8"
        )
        (info / "entry_points.txt").write_text(
            f"[onrecord.readers]\n{name} = {name}_reader:{factory}\n", encoding="utf-8"
        )
        before = os.environ.get("PYTHONPATH")
        monkeypatch.setenv("PYTHONPATH", os.pathsep.join(filter(None, (str(folder), before))))
        monkeypatch.syspath_prepend(folder)
        return folder

    return put


@pytest.fixture
def onrecord():
    """Return a function that runs the program and gives how it ended and what it said."""

    def run(*words):
        command = [sys.executable, "-m", "onrecord.cli", *map(str, words)]
        return subprocess.run(command, capture_output=True, text=True, check=False)

    return run


@pytest.fixture(scope="session")
def pipeline(tmp_path_factory):
    """Give the folder of a spaCy pipeline that knows four fictional names."""
    spacy = pytest.importorskip("spacy")
    nlp = spacy.blank("en")
    known = {
        "PERSON": ("Ada Thornbury", "Thornbury", "Ivo", "Piet Harkema"),
        "ORG": ("the Lowmoor Water Board",),
        "GPE": ("Quillan Ferry",),
        "CARDINAL": ("Two",),
        "EVENT": ("the Long Flood",),
    }
    rules = [{"label": kind, "pattern": name} for kind in known for name in known[kind]]
    nlp.add_pipe("entity_ruler").add_patterns(rules)
    folder = tmp_path_factory.mktemp("pipelines") / "lowmoor"
    nlp.to_disk(folder)
    return folder

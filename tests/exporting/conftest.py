"""The invented harbour of newsroom.trig, as a store, and a way to export it."""

import json
import shutil
import subprocess
from pathlib import Path

import pytest
from pyoxigraph import RdfFormat, parse

from onrecord.exporting import export
from onrecord.graph import GraphStore, Names

HERE = Path(__file__).parent


@pytest.fixture(scope="session")
def store():
    with GraphStore.in_memory() as opened:
        opened.update(add=parse(path=str(HERE / "newsroom.trig"), format=RdfFormat.TRIG))
        yield opened


@pytest.fixture
def exported(store, tmp_path):
    """Export the harbour to a file of the given ending and return its path."""

    def write(ending, **options):
        target = tmp_path / f"graph{ending}"
        export(store, target, names=Names(), **options)
        return target

    return write


@pytest.fixture
def node():
    """Run one of the scripts in js/ on a file and return the JSON it prints."""
    if shutil.which("node") is None:
        pytest.skip("node is not installed")
    if not (HERE / "js" / "node_modules").is_dir():
        pytest.skip("no node_modules: npm install --no-package-lock --prefix tests/exporting/js")

    def run(script, path):
        command = ["node", str(HERE / "js" / script), str(path)]
        done = subprocess.run(command, capture_output=True, check=True, timeout=60)
        return json.loads(done.stdout)

    return run


@pytest.fixture
def rapper():
    """Count the triples that rapper parses of a file."""
    if shutil.which("rapper") is None:
        pytest.skip("rapper (raptor2-utils) is not installed")

    def count(syntax, path):
        command = ["rapper", "--quiet", "--input", syntax, "--output", "ntriples", str(path)]
        done = subprocess.run(command, capture_output=True, check=True, timeout=60)
        assert done.stderr == b""
        return len(done.stdout.splitlines())

    return count

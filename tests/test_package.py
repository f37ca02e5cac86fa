"""What `pip install` brings: a small wheel that reads by itself, without torch and a network."""

import email
import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
MOST = 40_000_000  # bytes
READ = """
import socket, sys
sys.modules["torch"] = sys.modules["transformers"] = None  # importing them fails
socket.socket = None
import onrecord
print(onrecord.__file__)
for _, reading in onrecord.read(sys.argv[1]):
    print(len(reading.statements), "by", reading.reader)
"""


@pytest.fixture(scope="module")
def wheel(tmp_path_factory):
    folder = tmp_path_factory.mktemp("wheel")
    words = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", folder]
    subprocess.run(words, cwd=ROOT, check=True, capture_output=True)
    (made,) = folder.glob("*.whl")
    return made


def test_the_wheel_is_small_and_asks_for_nothing_large(wheel):
    with zipfile.ZipFile(wheel) as opened:
        (name,) = (n for n in opened.namelist() if n.endswith(".dist-info/METADATA"))
        needed = email.message_from_bytes(opened.read(name)).get_all("Requires-Dist")
    assert wheel.stat().st_size < MOST
    plain = [need for need in needed if "extra ==" not in need]
    assert plain
    assert not [need for need in plain if need.startswith(("torch", "transformers", "spacy"))]


def test_the_wheel_reads_by_itself(wheel, tmp_path):
    """Unpacked somewhere, it finds its model and its lists, and fetches nothing."""
    with zipfile.ZipFile(wheel) as opened:
        opened.extractall(tmp_path / "site")
    article = ROOT / "seeds/articles/packet/footbridge-swept-away.txt"
    done = subprocess.run(
        [sys.executable, "-c", READ, article],
        cwd=tmp_path,
        env=os.environ | {"PYTHONPATH": str(tmp_path / "site")},
        capture_output=True,
        text=True,
        check=True,
    )
    file, told = done.stdout.splitlines()
    assert Path(file).is_relative_to(tmp_path / "site")
    assert int(told.split()[0]) > 3

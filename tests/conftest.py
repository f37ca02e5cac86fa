"""What all tests share: three small fictional articles, and the data that may be absent."""

from pathlib import Path

import pytest
from hypothesis import settings

# A loaded machine is no failure: examples are not timed. A long run, of half an hour and more:
# `pytest tests/reading/test_laws.py --hypothesis-profile=long`.
settings.register_profile("onrecord", deadline=None)
settings.register_profile("long", deadline=None, max_examples=20_000)
settings.load_profile("onrecord")

ROOT = Path(__file__).parents[1]

DAM = """date 2024-03-04

The old dam at Quillan Ferry will be lowered this summer, Mayor Ada Thornbury said on Monday.

“The dam has had its day,” said Thornbury. “We will take it down stone by stone.”

Two engineers told the council that the river would rise.
"""
RIVER = """date 2024-03-06

“The river will find its old bed,” said Piet Harkema of the Lowmoor Water Board.

According to Ada Thornbury, the work starts in June.
"""
FLUSS = """Der Damm bei Quillan Ferry wird im Sommer abgetragen. Die Arbeiten beginnen im Juni und
dauern nach Angaben der Gemeinde etwa drei Monate. Die Bürgerinnen und Bürger wurden am Montag
im Rathaus über die Pläne unterrichtet, und viele von ihnen stellten Fragen zum Hochwasserschutz.
"""


def pytest_addoption(parser):
    """Add the flag that renews what is generated: the outputs in the README."""
    parser.addoption("--renew", action="store_true", help="renew generated text, then look at it")


@pytest.fixture
def news(tmp_path: Path) -> Path:
    """Give a folder with three articles: two English, one German."""
    folder = tmp_path / "news"
    (folder / "lowmoor").mkdir(parents=True)
    (folder / "dam.txt").write_text(DAM, encoding="utf-8")
    (folder / "lowmoor" / "river.txt").write_text(RIVER, encoding="utf-8")
    (folder / "lowmoor" / "fluss.txt").write_text(FLUSS, encoding="utf-8")
    return folder


@pytest.fixture
def samples() -> Path:
    """Give the sample newsroom."""
    return ROOT / "seeds" / "articles"


@pytest.fixture
def shared() -> Path:
    """Give the folder with the commissioned articles and corpora; skip where it is absent."""
    folder = ROOT.parent / "shared"
    if not folder.is_dir():
        pytest.skip("../shared is not here: the corpora belong to the developers' machines")
    return folder

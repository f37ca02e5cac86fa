"""What the reading tests share: articles made of a text, and the tables of tests/cases."""

import tomllib
from datetime import date
from pathlib import Path

import pytest

from onrecord.records import Article

_CASES = Path(__file__).parents[1] / "cases"


@pytest.fixture
def article():
    """Return a function that makes an article of a text."""

    def make(text, published=date(2020, 10, 1), **fields):
        return Article(id="article-x", path="x.txt", text=text, published=published, **fields)

    return make


def pytest_generate_tests(metafunc):
    """Run a test marked `cases("name")` once for each case of tests/cases/name.toml."""
    mark = metafunc.definition.get_closest_marker("parametrize")
    if "case" in metafunc.fixturenames and mark is None:
        name = metafunc.module.CASES
        table = tomllib.loads((_CASES / f"{name}.toml").read_text(encoding="utf-8"))
        metafunc.parametrize("case", table["case"], ids=lambda c: c["text"][:40])

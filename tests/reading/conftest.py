"""What the reading tests share: articles made of a text, and the tables of tests/cases."""

import tomllib
from datetime import date
from pathlib import Path

import pytest

from onrecord.reading.namedspan import NamedSpan
from onrecord.reading.naming import from_spans
from onrecord.reading.page import pages
from onrecord.records import Article

_CASES = Path(__file__).parents[1] / "cases"


@pytest.fixture
def article():
    """Return a function that makes an article of a text."""

    def make(text, published=date(2020, 10, 1), **fields):
        return Article(id="article-x", path="x.txt", text=text, published=published, **fields)

    return make


@pytest.fixture
def names_in():
    """Return a function that gives a text's names; "Place: Venn" tells one that is no person's."""

    def found(text, *named):
        (page,) = pages(Article(id="a", path="a.txt", text=text))
        spans, begin = [], 0
        for one in named:
            kind, _, name = one.rpartition(": ")
            begin = text.index(name, begin)
            spans.append(NamedSpan(begin, begin + len(name), kind or "Person"))
            begin += len(name)
        return list(from_spans(page, spans))

    return found


def pytest_generate_tests(metafunc):
    """Run a test marked `cases("name")` once for each case of tests/cases/name.toml."""
    mark = metafunc.definition.get_closest_marker("parametrize")
    if "case" in metafunc.fixturenames and mark is None:
        name = metafunc.module.CASES
        table = tomllib.loads((_CASES / f"{name}.toml").read_text(encoding="utf-8"))
        metafunc.parametrize("case", table["case"], ids=lambda c: c["text"][:40])

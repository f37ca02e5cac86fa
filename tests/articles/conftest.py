"""Fixtures: a file with given content, read to its articles."""

from collections.abc import Callable
from pathlib import Path

import pytest

from onrecord.articles import InputFile, article_from_text, read_file
from onrecord.records import Article, Skipped

Read = Callable[..., list[Article | Skipped]]


@pytest.fixture(autouse=True, scope="session")
def _loaded() -> None:
    """Load the rules and the language model once, outside of what is timed."""
    article_from_text("The council closed the old bridge over the river on Monday.", path="a.txt")


@pytest.fixture
def read(tmp_path: Path) -> Read:
    """Write `content` under `name` and return what reading it gives."""

    def _read(name: str, content: str | bytes, **columns: str) -> list[Article | Skipped]:
        path = tmp_path / name
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return list(read_file(InputFile(path=path, name=name), columns=columns))

    return _read

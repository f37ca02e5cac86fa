"""A record's folder in, its archive and its graph out, opened and held for reading."""

from __future__ import annotations

import contextlib
from pathlib import Path
from typing import TYPE_CHECKING, Self

from onrecord import archive
from onrecord.errors import RecordError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from onrecord.graph import GraphStore, Names


class Folder:
    """What `Record` stands on: the folder, and whatever stays open until `close`."""

    def __init__(self, path: str | Path = "record") -> None:
        self.path = Path(path)
        self._held = contextlib.ExitStack()

    def __repr__(self) -> str:
        return f"Record({str(self.path)!r})"

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the graph that `to_rdflib` opened."""
        self._held.close()

    def _local(self, article: str) -> str:
        """Return an article's id where its IRI is given."""
        with self._archive() as db:
            return article.removeprefix(archive.meta(db, "base") or "")

    @contextlib.contextmanager
    def _archive(self) -> Iterator[archive.Connection]:
        if not archive.exists(self.path):
            raise RecordError(archive.nothing_in(self.path))
        with archive.locked(self.path, "read"), archive.opened(self.path) as db:
            yield db

    @contextlib.contextmanager
    def _locked(self) -> Iterator[Path]:
        """Hold the record for reading and give its graph's folder."""
        with self._archive():
            folder = archive.graph_folder(self.path)
            if not folder.is_dir():
                raise RecordError(f"{self.path}: has no graph; build again to have it made")
            yield folder

    @contextlib.contextmanager
    def _graph(self) -> Iterator[tuple[GraphStore, Names]]:
        from onrecord.graph import GraphStore, Names

        with self._locked() as folder, archive.opened(self.path) as db:
            names = Names(base=archive.meta(db, "base") or "")
            with GraphStore.open(folder, mode="read") as store:
                yield store, names

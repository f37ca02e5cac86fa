"""Quads in, quads and answers out: the Oxigraph store of a record, the one place that opens it."""

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from itertools import islice
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Final, Literal, Self

from pyoxigraph import (
    NamedNode,
    Quad,
    QueryBoolean,
    QuerySolutions,
    QueryTriples,
    Store,
    Triple,
)

from onrecord.errors import QueryError, RecordError
from onrecord.graph.runs import distinct

if TYPE_CHECKING:
    from rdflib import Dataset

Result = QuerySolutions | QueryBoolean | QueryTriples

# Quads loaded at once. 740,000 go in at 1.0 to 1.5 × the speed of `Store.bulk_load` of the same
# quads as an N-Quads file (0.8 where they are made on the way), in 190 MB. One bulk_extend of all
# is no faster and its memory grows: 1.6 GB for 3.2 M.
_AT_ONCE: Final = 50_000
# Below this a plain transaction is quicker (1 quad: 0.6 ms against 21 ms) and makes no new files.
_FEW: Final = 1_000
# The engine removes a graph in one transaction: 636,000 quads take 12 s and 0.8 GB. Larger ones go
# quad by quad, no slower, and a flush after each part keeps memory where it was.
_REMOVED_AT_ONCE: Final = 50_000
_MARKER: Final = "CURRENT"  # the file that every store of the engine has


class GraphStore:
    """An Oxigraph store; use it in a `with` block.

    The default graph of every query is the union of all named graphs. Oxigraph does not fold it:
    a triple that stands in two named graphs (a claim's text, the short form of a fact) matches
    twice, in every pattern. A query that counts or lists must say DISTINCT.
    """

    def __init__(self, engine: Store, place: str) -> None:
        self._engine: Store | None = engine
        self._place = place

    @classmethod
    def open(cls, path: Path, *, mode: Literal["read", "write"]) -> Self:
        """Open the store in the folder `path`; writing makes it where it is not there.

        Reading sees the store as it was when it was opened.

        Raises:
            RecordError: there is none to read, it is damaged, or another process writes to it.
        """
        if mode == "read" and not cls.exists(path):
            raise RecordError(f"{path}: no graph here; run `onrecord build` first")
        with _told(str(path)):
            engine = Store(str(path)) if mode == "write" else Store.read_only(str(path))
        return cls(engine, str(path))

    @staticmethod
    def exists(path: Path) -> bool:
        """Tell whether there is a store in the folder `path`."""
        return (path / _MARKER).is_file()

    @classmethod
    def in_memory(cls) -> Self:
        """Return an empty store that ends with the process."""
        return cls(Store(), "memory")

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the store; its lock ends with the last result or Dataset that uses it."""
        self._engine = None

    def update(
        self,
        *,
        drop_graphs: Iterable[str] = (),
        drop_subjects: Mapping[str, Iterable[str]] | None = None,
        add: Iterable[Quad] = (),
    ) -> int:
        """Remove whole graphs, then subjects of graphs, then load `add`; return its length.

        Not one transaction, but it may be repeated: cut off anywhere, the same call again gives
        the same store. What it did survives a power cut once it has returned. Memory does not grow
        with `add`.

        Args:
            drop_graphs: IRIs of graphs, there or not.
            drop_subjects: by the IRI of a graph, the IRIs of subjects to remove from it.
            add: quads; what the store has already is not doubled.

        Raises:
            RecordError: the disk is full or the store damaged.
        """
        with _told(self._place):
            for graph in drop_graphs:
                self._drop_graph(NamedNode(graph))
            for graph, subjects in (drop_subjects or {}).items():
                self._drop_subjects(NamedNode(graph), subjects)
        added = sum(self._load(chunk) for chunk in _chunks(add))
        with _told(self._place):
            self._open.flush()
        return added

    def select(self, query: str) -> Result:
        """Run `query` over the union of all named graphs and return the engine's own result.

        Raises:
            QueryError: it is malformed or fails.
        """
        try:
            return self._open.query(query, use_default_graph_as_union=True)
        except (SyntaxError, ValueError, OSError, RuntimeError) as error:
            raise QueryError(f"the query cannot be run: {_line(error)}") from error

    def quads(self, *, graph: str | None = None, subject: str | None = None) -> Iterator[Quad]:
        """Yield all quads, or those of one graph, of one subject, or both; in no given order."""
        named = None if graph is None else NamedNode(graph)
        about = None if subject is None else NamedNode(subject)
        with _told(self._place):
            yield from self._open.quads_for_pattern(about, None, None, named)

    def triples(self, subject: str) -> Iterator[Triple]:
        """Yield what all graphs say of a subject, in no given order.

        A query, because it is up to twice as fast as `quads(subject=subject)`: it makes terms of
        neither the subject nor the graph.
        """
        about = NamedNode(subject)
        asked = f"CONSTRUCT {{ {about} ?property ?value }} WHERE {{ {about} ?property ?value }}"
        with _told(self._place):
            found = self._open.query(asked, use_default_graph_as_union=True)
            assert isinstance(found, QueryTriples)
            yield from found

    def graphs(self) -> tuple[str, ...]:
        """Return the IRIs of all named graphs, sorted."""
        return tuple(sorted(g.value for g in self._open.named_graphs() if isinstance(g, NamedNode)))

    def subjects(self) -> Iterator[str]:
        """Yield the IRIs of all subjects of all graphs, each once, sorted, in bounded memory."""
        return distinct(subject for graph in self.graphs() for subject in self._subjects(graph))

    def backup(self, target: Path) -> None:
        """Copy the store, as it is now, into the new folder `target`; hard links where possible.

        Raises:
            RecordError: `target` is there already, or cannot be written.
        """
        if target.exists():
            raise RecordError(f"{target}: there already; name a new folder for the copy")
        with _told(str(target)):
            self._open.backup(str(target))

    def to_rdflib(self) -> "Dataset":
        """Return this very store as an rdflib Dataset whose default graph is the union."""
        from oxrdflib import OxigraphStore
        from rdflib import Dataset

        return Dataset(store=OxigraphStore(store=self._open), default_union=True)

    def __len__(self) -> int:
        return len(self._open)

    @property
    def _open(self) -> Store:
        if self._engine is None:
            raise RecordError(f"{self._place}: the graph is closed")
        return self._engine

    def _subjects(self, graph: str) -> Iterator[str]:
        """Yield the subjects of one graph; a query, because it makes terms of these alone."""
        asked = "SELECT DISTINCT ?subject { ?subject ?property ?value }"
        with _told(self._place):
            found = self._open.query(asked, default_graph=[NamedNode(graph)])
            assert isinstance(found, QuerySolutions)
            nodes = (row["subject"] for row in found)
            yield from (node.value for node in nodes if isinstance(node, NamedNode))

    def _load(self, chunk: list[Quad]) -> int:
        with _told(self._place):
            if len(chunk) < _FEW:
                self._open.extend(chunk)
            else:
                self._open.bulk_extend(chunk)
        return len(chunk)

    def _drop_graph(self, graph: NamedNode) -> None:
        while True:
            some = list(
                islice(self._open.quads_for_pattern(None, None, None, graph), _REMOVED_AT_ONCE)
            )
            if len(some) < _REMOVED_AT_ONCE:
                break
            self._remove(some)
            self._open.flush()
        self._open.remove_graph(graph)

    def _drop_subjects(self, graph: NamedNode, subjects: Iterable[str]) -> None:
        for subject in subjects:
            self._remove(list(self._open.quads_for_pattern(NamedNode(subject), None, None, graph)))

    def _remove(self, quads: Iterable[Quad]) -> None:
        for quad in quads:
            self._open.remove(quad)


def _chunks(quads: Iterable[Quad]) -> Iterator[list[Quad]]:
    rest = iter(quads)
    while chunk := list(islice(rest, _AT_ONCE)):
        yield chunk


@contextmanager
def _told(place: str) -> Iterator[None]:
    """Turn the engine's errors into one line that says what to do."""
    try:
        yield
    except (OSError, RuntimeError) as error:  # the second is what it raises for damage
        raise RecordError(_reason(place, _line(error))) from error


def _line(error: BaseException) -> str:
    return " ".join(str(error).split())


def _reason(place: str, problem: str) -> str:
    if "lock" in problem.lower():
        return f"{place}: another process uses the graph; wait until it is done"
    if "no space" in problem.lower():
        return f"{place}: the disk is full; make room and run the same command again"
    if "permission denied" in problem.lower():
        return f"{place}: not allowed here; check who owns the folder ({problem})"
    return f"{place}: the graph is damaged; remove this folder and build again ({problem})"

"""`Record`, a folder of articles and the graph made from them: build it, ask it, export it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from onrecord import archive, asking
from onrecord.archive import articles, sources, work
from onrecord.errors import RecordError, UsageError
from onrecord.folder import Folder

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from datetime import date

    import networkx
    import rdflib

    from onrecord.asking import Answer
    from onrecord.checking import Problem
    from onrecord.correcting.deciding import Desk
    from onrecord.correction import Correction
    from onrecord.derivation import Derived
    from onrecord.derive import Progress
    from onrecord.exporting import Selection
    from onrecord.link import LinkReport
    from onrecord.readers import Reader
    from onrecord.records import Article, Reading
    from onrecord.report import BuildReport


@dataclass(frozen=True, slots=True, kw_only=True)
class Overview:
    """What a record holds, counted; `complete` is False where the last build was cut off."""

    articles: articles.Counts
    base: str
    triples: int
    complete: bool


class Record(Folder):
    """The record in a folder; it need not exist before `build`.

    Use it as a context manager, or call `close`, after `to_rdflib`: that graph stays open, and no
    build can run meanwhile.

    Args:
        path: the folder, "record" unless given.
    """

    def build(
        self,
        *paths: str | Path,
        columns: Mapping[str, str] | None = None,
        base: str | None = None,
        prune: bool = False,
        reader: str | Reader | None = None,
        progress: Progress | None = None,
    ) -> BuildReport:
        """Bring the record up to date with what `paths` hold.

        Args:
            paths: files, folders, glob patterns, or "-" for standard input.
            columns: which column holds what, such as `{"published": "day"}`.
            base: the IRI that the record's own IRIs begin with; kept from the first build on.
            prune: take out what `paths` no longer hold.
            reader: what reads, by name ("spacy:en_core_web_sm") or itself; the built-in reader
                unless given. What another one has read is read again.
            progress: called with a stage, what is done, and the total.

        Raises:
            InputError: nothing could be read.
            RecordError: the record is busy, damaged, made by a newer version, or the disk is full.
            UsageError: no reader is called so, or the record has another base IRI.
            ReaderError: the reader does not load, or cannot go on.
        """
        from onrecord import build, readers

        return build.build(
            self.path,
            paths,
            columns=columns,
            base=base,
            prune=prune,
            reader=readers.chosen(reader),
            progress=progress or build.silent,
        )

    def forget(self, name: str) -> tuple[str, ...]:
        """Take an article (id, path or URL) or a whole file out of the record; return the ids.

        What is found in other files too stays.

        Raises:
            UsageError: nothing, or several, are known by that name.
        """
        from onrecord import build

        return build.forget(self.path, self._local(name))

    def correct(
        self,
        decide: Callable[[Desk], Correction],
        *,
        who: str = "",
        why: str = "",
        when: str | None = None,
    ) -> Correction:
        """Write down a decision, such as `lambda desk: desk.merge("Ann Lee", "A. Lee")`.

        Args:
            decide: what is decided; see `onrecord.correcting.deciding.Desk`.
            who: who decides; the user's name unless given.
            why: the reason.
            when: the ISO time; now unless given.

        Raises:
            UsageError: what it is about is not in the record, or not clear.
            RecordError: the record is busy, or a line of its corrections is broken.
        """
        import getpass
        from datetime import UTC, datetime

        from onrecord.correct import correct

        moment = when or datetime.now(UTC).isoformat(timespec="seconds")
        return correct(self.path, decide, who or getpass.getuser(), why, moment)

    def review(self, *, limit: int = 20) -> Answer:
        """Return what is unsure, most consequential first, with the command that settles it."""
        from onrecord import reviewing

        with self._graph() as (store, names), archive.opened(self.path) as db:
            shares = {(names.entity(a), names.entity(b)): share for a, b, share in work.unsure(db)}
            return reviewing.review(store, base=names.base, shares=shares, limit=limit)

    def corrections(self) -> tuple[Correction, ...]:
        """Return the corrections that were not undone, in the order in which they were made."""
        from onrecord import correcting

        with self._archive():
            return correcting.standing(correcting.read(self.path))

    def link(
        self,
        *files: str | Path,
        columns: Mapping[str, str] | None = None,
        service: str | None = None,
        forget: str | None = None,
    ) -> LinkReport:
        """Link entities to the entries of authority files; return all links and candidates.

        Args:
            files: Turtle, N-Triples, JSON-LD, CSV or TSV; none only tells what is linked.
            columns: which column of a table holds iri, name, aliases, type or description.
            service: the web address of an OpenRefine reconciliation service to ask, instead.
            forget: a file or service to take out again, instead.

        Raises:
            InputError: a file cannot be read, or a service gives no answer; nothing is kept.
            UsageError: no such column, or nothing was linked from what is to be forgotten.
        """
        from onrecord import link

        if service is not None:
            return link.ask_service(self.path, service)
        if forget is not None:
            return link.forget(self.path, forget)
        return link.link(self.path, files, columns=columns)

    def article(self, name: str) -> tuple[Article, Reading] | None:
        """Return the article known by an id, IRI, path or URL, and its reading as corrected.

        Where it is undated, what follows from when it can have been published is in the reading.

        Raises:
            UsageError: several are known by that name.
        """
        from onrecord import correcting, undated

        with self._archive() as db:
            local = self._local(name)
            found = articles.find(db, local)
            found = found or articles.standing_at(db, sources.in_file_called(db, local))
            if len(found) > 1:
                raise UsageError(f"{name}: several articles are known by that: {', '.join(found)}")
            kept = correcting.Places.of(db, self.path).corrected(found[0]) if found else None
            return undated.dated(db, *kept) if kept else None

    def derived(self, article: str) -> Derived | None:
        """Return between which days the undated article of that id was published, and why."""
        from onrecord.archive import told

        with self._archive() as db:
            return told.derived(db, article)

    def overview(self) -> Overview:
        """Count what the record holds."""
        with self._archive() as db:
            complete = not work.any_waits(db)
            counted = articles.counts(db)
            base = archive.meta(db, "base") or ""
        with self._graph() as (store, _):
            return Overview(articles=counted, base=base, triples=len(store), complete=complete)

    def ask(
        self,
        query: str,
        *,
        timeout: float = asking.TIMEOUT,
        limit: int = asking.LIMIT,
        **parameters: str,
    ) -> Answer:
        """Answer a saved question; `onrecord.saved_queries()` lists them and their parameters.

        Raises:
            UsageError: no such question or parameter, or a name that fits several.
            QueryError: the engine refused it.
        """
        with self._locked() as store:
            return asking.ask(store, query, parameters=parameters, timeout=timeout, limit=limit)

    def ask_sparql(
        self, text: str, *, timeout: float = asking.TIMEOUT, limit: int = asking.LIMIT
    ) -> Answer:
        """Answer a SPARQL query of your own."""
        with self._locked() as store:
            return asking.ask_sparql(store, text, timeout=timeout, limit=limit)

    def export(
        self,
        target: str | Path,
        *,
        speaker: str | None = None,
        begin: date | None = None,
        end: date | None = None,
    ) -> int:
        """Write the graph, or what one speaker said in a period, to a file; return its size.

        Args:
            target: the file; its ending names the format.
            speaker: a name or IRI.
            begin: the first day of the period.
            end: its last day.

        Raises:
            ExportError: the format is unknown or the file cannot be written.
        """
        from onrecord import exporting

        selection = self._selection(speaker, begin, end)
        with self._graph() as (store, names):
            return exporting.export(store, Path(target), names=names, select=selection)

    def check(self, *, sample: int | None = None) -> Iterator[Problem]:
        """Yield what is wrong: shapes that do not fit, words that are not in the article."""
        from onrecord import checking, correcting

        with self._graph() as (store, names), archive.opened(self.path) as db:
            if work.any_waits(db):
                raise RecordError(
                    f"{self.path}: the last build was cut off; build again, then check"
                )
            places = correcting.Places.of(db, self.path)
            held = ((a, places.corrected_from(a, r)) for a, r in articles.standing(db))
            yield from checking.check_evidence(held, store, names=names)
            yield from checking.check_shapes(store, sample=sample)

    def to_rdflib(self) -> rdflib.Dataset:
        """Return the graph as an rdflib `Dataset`, whose default graph is the union of all."""
        store, _ = self._held.enter_context(self._graph())
        return store.to_rdflib()

    def to_networkx(
        self,
        *,
        speaker: str | None = None,
        begin: date | None = None,
        end: date | None = None,
    ) -> networkx.MultiDiGraph[str]:
        """Return the network of who speaks, about whom, and who is mentioned together."""
        from onrecord import exporting

        selection = self._selection(speaker, begin, end)
        with self._graph() as (store, names):
            return exporting.to_networkx(store, names=names, select=selection)

    def _selection(self, speaker: str | None, begin: date | None, end: date | None) -> Selection:
        from onrecord import exporting

        if begin and end and begin > end:
            raise UsageError(f"the period ends before it begins: {begin} to {end}")
        if speaker:
            with self._locked() as store:
                speaker = asking.resolve(store, speaker)
        return exporting.Selection(speaker=speaker, begin=begin, end=end)

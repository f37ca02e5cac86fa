"""Files in, an up-to-date record out: reads what changed, keeps it, and has the graph derived.

It can be cut off anywhere: a batch of articles is one transaction, a file is done when its last
article is kept, and what the graph waits for stands in the archive until the graph has it.
"""

import shutil
import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path

from onrecord import archive, correcting
from onrecord.archive import articles, sources
from onrecord.articles import IMPORTER, InputFile, find_files, read_file
from onrecord.derive import Progress, derive
from onrecord.errors import InputError, UsageError
from onrecord.graph import DEFAULT_BASE, Names
from onrecord.intake import batches, digest_of, place_of, size_of
from onrecord.readers import BUILT_IN, Reader, ahead, attempt
from onrecord.records import Article, Reading, Skipped
from onrecord.report import UNDATED_SHOWN, BuildReport, nothing_read, refuse_nothing, told

_KEPT = "; what was read of it before stays"
_ELSEWHERE = " (of another folder; to keep both, build both folders at once, or their parent)"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Run:
    """One build under way: the open archive, what was asked, and what is counted.

    `seen` are the places that still hold an article, `failed` the articles, by id, that the
    reader failed on.
    """

    db: sqlite3.Connection
    folder: Path
    number: int
    columns: Mapping[str, str]
    reader: Reader
    progress: Progress
    report: BuildReport
    seen: set[tuple[str, str]] = field(default_factory=set)
    failed: set[str] = field(default_factory=set)


def silent(stage: str, done: int, total: int) -> None:
    """Show no progress."""


def build(  # noqa: PLR0913  one parameter for each thing that a build can be told
    folder: Path,
    paths: Iterable[str | Path],
    *,
    columns: Mapping[str, str] | None = None,
    base: str | None = None,
    prune: bool = False,
    reader: Reader = BUILT_IN,
    progress: Progress = silent,
) -> BuildReport:
    """Bring the record in `folder` up to date with what `paths` hold; make it where none is.

    Raises:
        InputError: nothing could be read from any of the paths.
        UsageError: the record has another base IRI.
        RecordError: the record is busy, damaged, made by a newer version, or the disk is full.
        ReaderError: the reader cannot go on; what was read so far is kept.
    """
    found = find_files(paths)
    files = [item for item in found if isinstance(item, InputFile)]
    report = BuildReport(skipped=[item for item in found if isinstance(item, Skipped)])
    if not files:
        raise InputError(nothing_read(report.skipped))
    if prune and report.skipped:
        raise InputError(f"{told(report.skipped[0])}; nothing is pruned by what cannot be read")
    made = _prepare(folder, base)
    try:
        with archive.locked(folder, "write"), archive.opened(folder) as db:
            number = int(archive.meta(db, "run") or 1)
            run = _Run(
                db=db,
                folder=folder,
                number=number,
                columns=dict(columns or {}),
                reader=reader,
                progress=progress,
                report=report,
            )
            _check_base(db, folder, base)
            archive.claim(db, folder)
            _bring_up_to_date(run, files, prune=prune)
        refuse_nothing(report)
    except (InputError, UsageError):
        if made:
            _unmake(folder)
        raise
    return report


def bring_graph_up_to_date(folder: Path, progress: Progress = silent) -> None:
    """Complete the graph of a record whose last build was cut off, or that was changed by hand."""
    with archive.changing(folder) as db:
        derive(db, folder, progress)


def forget(folder: Path, name: str) -> tuple[str, ...]:
    """Take out the article known as `name` (id, path, URL), or all that came from a file.

    Returns the ids of what stands no longer. Older texts that an article replaced go with it; what
    was found in other files than the one named stays.

    Raises:
        UsageError: no article and no file, or several, are known by that name.
    """
    with archive.changing(folder) as db:
        places = _places(db, name)
        stood = articles.standing_at(db, places)
        with archive.changes(db, folder):
            sources.drop(db, places)
        derive(db, folder, silent)
        with archive.changes(db, folder):
            articles.sweep(db)
        return tuple(article for article in stood if not articles.stands(db, article))


def _places(db: sqlite3.Connection, name: str) -> tuple[tuple[str, str], ...]:
    """Return every place (key and path) of the article or the file known as `name`."""
    found = articles.find(db, name)
    if len(found) > 1:
        raise UsageError(f"{name}: several articles are known by that: {', '.join(found)}")
    places = sources.under_its_keys(db, *found) if found else sources.in_file_called(db, name)
    if not places:
        folder = Path(name).is_dir() or sources.any_below(db, name)
        what = (
            "is a folder: name one of its files or articles"
            if folder
            else "no such article or file"
        )
        raise UsageError(f"{name}: {what}; 'onrecord ask articles' lists them")
    return places


def _prepare(folder: Path, base: str | None) -> bool:
    """Make the record where there is none; return whether it was made."""
    if archive.exists(folder):
        return False
    return archive.create(folder, base=Names(base=base or DEFAULT_BASE).base)


def _unmake(folder: Path) -> None:
    """Take away the record that was made in vain, but not what people wrote."""
    if (folder / correcting.FILE).exists():
        (folder / archive.FILE).unlink(missing_ok=True)
    else:
        shutil.rmtree(folder, ignore_errors=True)


def _check_base(db: sqlite3.Connection, folder: Path, base: str | None) -> None:
    kept = archive.meta(db, "base")
    if base and kept != base:
        raise UsageError(f"{folder}: keeps the base {kept}; leave out --base")


def _bring_up_to_date(run: _Run, files: list[InputFile], *, prune: bool) -> None:
    _take_files(run, files)
    _read_again(run)
    if prune:
        _prune(run)
    _settle_heads(run, files)
    derive(run.db, run.folder, run.progress)
    run.report.unfitting += correcting.Places.of(run.db, run.folder).unfitting()
    with archive.changes(run.db, run.folder):
        articles.sweep(run.db)
        counts = articles.counts(run.db)
        run.report.articles, run.report.unread = counts.articles, counts.unread
        run.report.undated = counts.undated
        run.report.undated_paths = articles.undated(run.db, UNDATED_SHOWN)
        if sources.any_of_run(run.db, run.number):
            archive.set_meta(run.db, "run", str(run.number + 1))


def _take_files(run: _Run, files: list[InputFile]) -> None:
    sizes = [size_of(file) for file in files]
    done, total = 0, sum(sizes)
    for file, size in zip(files, sizes, strict=True):
        for characters in _take_file(run, file):
            run.progress("reading", min(done + characters, done + size), total)
        done += size
        run.progress("reading", done, total)


def _take_file(run: _Run, file: InputFile) -> Iterator[int]:
    """Keep what a file holds; yield how many characters are done, after every article.

    It is done once each of its articles is kept: where the reader fails on one, the next build
    tries again, and nothing that was in the file counts as gone.
    """
    settings = f"{IMPORTER} {sorted(run.columns.items())}"
    try:
        digest = digest_of(file)
    except OSError as error:
        reason = f"cannot be read: {error.strerror}"
        run.report.skipped.append(Skipped(path=file.name, reason=reason))
        run.seen.update(sources.in_file(run.db, file.name))  # not gone, for all we know
        return
    if digest and sources.file_is_done(run.db, file.name, digest, settings):
        places = tuple(sources.in_file(run.db, file.name))
        run.seen.update(places)
        run.report.unchanged += len(places)
        run.report.skipped += sources.skips(run.db, file.name)
        return
    elsewhere = _ELSEWHERE if sources.lay_elsewhere(run.db, file.name, place_of(file)) else ""
    skipped: list[Skipped] = []
    found: set[tuple[str, str]] = set()
    whole = True
    for batch in batches(read_file(file, columns=run.columns), skipped):
        with archive.changes(run.db, run.folder):
            for article in ahead(batch, run.reader, wanted=partial(_unread, run)):
                if _take(run, article, file) == "replaced":
                    run.report.replaced_paths.append(article.path + elsewhere)
                found.add((article.key, article.path))
                whole = whole and article.id not in run.failed
                yield len(article.text)
    run.seen.update(found)
    run.report.skipped += skipped
    with archive.changes(run.db, run.folder):
        if not whole:
            run.seen.update(sources.in_file(run.db, file.name))
            sources.reopen_file(run.db, file.name)
            return
        sources.leave_behind(run.db, file.name, found)
        sources.put_skips(run.db, file.name, skipped)
        if digest:
            sources.finish_file(run.db, file.name, digest, settings, place=place_of(file))


def _unread(run: _Run, article: Article) -> bool:
    return not articles.known(run.db, article, reader=run.reader.name)


def _take(run: _Run, article: Article, file: InputFile) -> str | None:
    """Read and keep one article, unless it is kept already; return what is new in its place."""
    if _unread(run, article):
        kept = articles.holds(run.db, article.id)
        said = _read(run, article, kept=kept)
        if said:
            articles.put(run.db, article, said)
        elif not kept:
            return None
    news = sources.put(run.db, article, file=file.name, run=run.number)
    run.report.new += news == "new"
    run.report.replaced += news == "replaced"
    run.report.unchanged += news is None
    return news


def _read(run: _Run, article: Article, *, kept: bool) -> Reading | None:
    """Return what the article says; None, and a skip in the report, where the reader fails."""
    said = attempt(run.reader, article, refuse=run.report.refused.append)
    if not isinstance(said, Skipped):
        return said
    run.failed.add(article.id)
    run.report.skipped.append(replace(said, reason=said.reason + (_KEPT if kept else "")))
    return None


def _read_again(run: _Run) -> None:
    """Read anew what another reader, or another version, has read."""
    others = articles.read_by_others(run.db, reader=run.reader.name)
    old = [article_id for article_id in others if article_id not in run.failed]
    for done, article_id in enumerate(old, start=1):
        kept = articles.get(run.db, article_id)
        said = _read(run, kept[0], kept=True) if kept else None
        if kept and said:
            with archive.changes(run.db, run.folder):
                articles.put(run.db, kept[0], said)
            run.report.reread += 1
        run.progress("reading again", done, len(old))


def _prune(run: _Run) -> None:
    gone = [place for place in sources.everywhere(run.db) if place not in run.seen]
    with archive.changes(run.db, run.folder):
        sources.drop(run.db, gone)
    run.report.pruned = len(gone)


def _settle_heads(run: _Run, files: list[InputFile]) -> None:
    """Read files again whose article has lost the place that gave its title and the like."""
    names = articles.files_to_read_again(run.db)
    quiet = replace(run, report=BuildReport())
    for file in files:
        if file.name in names:
            with archive.changes(run.db, run.folder):
                sources.reopen_file(run.db, file.name)
            for _ in _take_file(quiet, file):
                pass

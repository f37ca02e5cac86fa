"""The archive in, the graph out: writes to the store whatever the graph still waits for."""

import shutil
import sqlite3
from collections.abc import Callable, Iterator
from itertools import chain
from pathlib import Path

from pyoxigraph import Quad

from onrecord import archive, linking, sameas
from onrecord.archive import articles, sources, work
from onrecord.authority import AUTHORITY
from onrecord.graph import (
    GRAPH,
    GraphStore,
    Names,
    article_quads,
    identity_quads,
    replaced_quads,
    reprint_quads,
    same_as_quads,
)

Progress = Callable[[str, int, int], None]  # stage, done, total

_ARTICLES_AT_ONCE = 50
_IDENTITIES_AT_ONCE = 2_000
_VERSION = f"{GRAPH} {linking.LINKER} {AUTHORITY}"  # of all that decides what the graph says
_FOLDER = "graph"


def graph_folder(folder: Path) -> Path:
    """Return where the record in `folder` keeps its graph."""
    return folder / _FOLDER


def derive(db: sqlite3.Connection, folder: Path, progress: Progress) -> None:
    """Bring the graph up to date; cut off anywhere, the next call completes it.

    Raises:
        RecordError: the disk is full or the store is damaged.
    """
    if not _start_anew_if_needed(db, folder) and not work.any_waits(db):
        return
    names = Names(base=archive.meta(db, "base") or "")
    _profile(db, folder)
    _match(db, folder)
    _derive_articles(db, folder, names, progress)
    _derive_links(db, folder, names)
    _derive_identities(db, folder, names)


def _graph(folder: Path) -> GraphStore:
    """Open the graph for one batch.

    Anew for each, because the engine keeps what it removed in memory until it is closed: replacing
    1,000 articles, 200 at a time, took 440 MB, and 50 at a time with one opening 310.
    """
    return GraphStore.open(graph_folder(folder), mode="write")


def _start_anew_if_needed(db: sqlite3.Connection, folder: Path) -> bool:
    """Put everything on the list where there is no graph, or another version made it."""
    if archive.meta(db, "graph") == _VERSION and GraphStore.exists(graph_folder(folder)):
        return False
    with archive.changes(db, folder):
        work.everything(db)
    shutil.rmtree(graph_folder(folder), ignore_errors=True)
    graph_folder(folder).mkdir()
    with archive.changes(db, folder):
        archive.set_meta(db, "graph", _VERSION)
    _graph(folder).close()
    return True


def _profile(db: sqlite3.Connection, folder: Path) -> None:
    """Take down what each article that waits tells of its entities; none where it is gone."""
    while ids := work.waiting(db, "article", limit=_ARTICLES_AT_ONCE):
        with archive.changes(db, folder):
            for article_id in ids:
                kept = articles.get(db, article_id) if articles.stands(db, article_id) else None
                work.put_profiles(db, article_id, linking.profiles(*kept) if kept else ())
            work.wait(db, "graph", ids)
            work.wait(db, "match")
            work.wait(db, "links")
            work.done(db, "article", ids)


def _match(db: sqlite3.Connection, folder: Path) -> None:
    """Tell who is who anew, once any article has changed."""
    if waiting := work.waiting(db, "match"):
        told = linking.identify(work.profiles(db))
        with archive.changes(db, folder):
            work.put_identities(db, told.of)
            work.done(db, "match", waiting)


def _derive_articles(
    db: sqlite3.Connection, folder: Path, names: Names, progress: Progress
) -> None:
    """Replace the graphs of the articles that wait."""
    done, total = 0, len(work.waiting(db, "graph"))
    while ids := work.waiting(db, "graph", limit=_ARTICLES_AT_ONCE):
        with archive.changes(db, folder), _graph(folder) as store:
            quads = (quad for article in ids for quad in _quads(db, article, names))
            store.update(drop_graphs=map(names.graph, ids), add=quads)
            work.done(db, "graph", ids)
        done += len(ids)
        progress("graph", done, total)


def _derive_links(db: sqlite3.Connection, folder: Path, names: Names) -> None:
    """Replace the links between articles and to authority files, once any of them has changed."""
    if waiting := work.waiting(db, "links"):
        with archive.changes(db, folder), _graph(folder) as store:
            reprints = reprint_quads(articles.reprints(db), names=names)
            known = same_as_quads(sameas.links(db), names=names)
            store.update(drop_graphs=[names.links_graph], add=chain(reprints, known))
            work.done(db, "links", waiting)


def _quads(db: sqlite3.Connection, article_id: str, names: Names) -> Iterator[Quad]:
    """Yield an article's quads, none where it no longer stands."""
    kept = articles.get(db, article_id) if articles.stands(db, article_id) else None
    if kept is None:
        return
    article, reading = kept
    profiled = work.of_article(db, article_id)
    yield from article_quads(
        article,
        reading,
        {profile.entity: identity for profile, identity in profiled},
        names=names,
        sources=[(source.path, source.url) for source in sources.of_article(db, article_id)],
    )
    own = ((linking.own_identity(profile), identity) for profile, identity in profiled)
    yield from replaced_quads(article_id, own, names=names)


def _derive_identities(db: sqlite3.Connection, folder: Path, names: Names) -> None:
    """Describe anew the identities that the changed articles touch."""
    while ids := work.waiting(db, "identity", limit=_IDENTITIES_AT_ONCE):
        with archive.changes(db, folder), _graph(folder) as store:
            found = ((identity, work.of_identity(db, identity)) for identity in ids)
            described = (linking.describe(identity, held) for identity, held in found if held)
            store.update(
                drop_subjects={names.entities_graph: map(names.entity, ids)},
                add=(quad for one in described for quad in identity_quads(one, names=names)),
            )
            work.done(db, "identity", ids)

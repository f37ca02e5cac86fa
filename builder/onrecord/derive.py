"""The archive in, the graph out: writes to the store whatever the graph still waits for."""

import json
import shutil
import sqlite3
from collections.abc import Callable, Iterator
from itertools import chain, islice
from pathlib import Path

from pyoxigraph import Quad

from onrecord import archive, claiming, correcting, linking, profiling, sameas, undated
from onrecord.archive import sources, told, work
from onrecord.authority import AUTHORITY
from onrecord.graph import (
    GRAPH,
    GraphStore,
    Names,
    article_quads,
    correction_quads,
    identity_quads,
    replaced_quads,
    same_as_quads,
    same_event_quads,
    unsure_quads,
)
from onrecord.identifying import identify_changed, settle
from onrecord.working import Working

Progress = Callable[[str, int, int], None]  # stage, done, total

_ARTICLES_AT_ONCE = 50
_BATCHES_AT_ONCE = 10  # of articles that are profiled: each writes to places all over the tables
_IDENTITIES_AT_ONCE = 2_000
_VERSION = f"{GRAPH} {linking.LINKER} {AUTHORITY}"  # of all that decides what the graph says


def derive(db: sqlite3.Connection, folder: Path, progress: Progress) -> None:
    """Bring the graph up to date; cut off anywhere, the next call completes it.

    Raises:
        RecordError: the disk is full or the store is damaged.
    """
    every = correcting.read(folder)
    places = correcting.Places(db, every)
    anew = _start_anew_if_needed(db, folder)
    _note_corrections(db, folder, every, places)
    if not anew and not work.any_waits(db):
        return
    names = Names(base=archive.meta(db, "base") or "")
    _profile(db, folder, places, progress)
    _match(db, folder, places, progress)
    _note_events(db, folder)
    _derive_articles(db, folder, names, places, progress)
    _derive_links(db, folder, names, places)
    claiming.tie(db, folder, names)
    _derive_corrections(db, folder, names, places)
    _derive_identities(db, folder, names, places)


def _note_corrections(
    db: sqlite3.Connection,
    folder: Path,
    every: tuple[correcting.Correction, ...],
    places: correcting.Places,
) -> None:
    """Put on the list what corrections touch that were made, or undone, since the last time."""
    before = set(json.loads(archive.meta(db, "corrections") or "[]"))
    now = {one.id: one for one in places.corrections}
    known = {one.id: one for one in every}
    changed = before ^ now.keys()
    if not changed:
        return
    with archive.changes(db, folder):
        if not changed <= known.keys():  # a line was taken out by hand
            work.everything(db)
        for one in (known[c] for c in sorted(changed & known.keys())):
            if one.action in correcting.OF_STATEMENTS:
                found = correcting.article_of(db, one.one[0])
                work.wait(db, "article", [found] if found else [])
            elif one.action == "rename":
                held = places.entities(one.one)
                identities = (
                    i for a, e in held for p, i in work.of_article(db, a) if p.entity == e
                )
                work.wait(db, "identity", filter(None, identities))
        for kind in ("match", "links", "corrections"):
            work.wait(db, kind)
        archive.set_meta(db, "corrections", json.dumps(sorted(now)))


def _graph(folder: Path) -> GraphStore:
    """Open the graph for one batch.

    Anew for each, because the engine keeps what it removed in memory until it is closed: replacing
    1,000 articles, 200 at a time, took 440 MB, and 50 at a time with one opening 310.
    """
    return GraphStore.open(archive.graph_folder(folder), mode="write")


def _start_anew_if_needed(db: sqlite3.Connection, folder: Path) -> bool:
    """Put everything on the list where there is no graph, or another version made it."""
    if archive.meta(db, "graph") == _VERSION and GraphStore.exists(archive.graph_folder(folder)):
        return False
    with archive.changes(db, folder):
        work.everything(db)
    shutil.rmtree(archive.graph_folder(folder), ignore_errors=True)
    archive.graph_folder(folder).mkdir()
    with archive.changes(db, folder):
        archive.set_meta(db, "graph", _VERSION)
        archive.set_meta(db, "corrections", "[]")
    _graph(folder).close()
    return True


def _profile(
    db: sqlite3.Connection, folder: Path, places: correcting.Places, progress: Progress
) -> None:
    """Take down what each article that waits tells of its entities; none where it is gone."""
    waiting = work.waiting(db, "article")
    begins = range(0, len(waiting), _ARTICLES_AT_ONCE)
    batches = [waiting[begin : begin + _ARTICLES_AT_ONCE] for begin in begins]
    kept = ([places.corrected(one) for one in batch] for batch in batches)
    done = 0
    with Working(profiling.told) as working:
        steps = zip(batches, working.each(kept), strict=True)
        while done < len(waiting):
            with archive.changes(db, folder):
                for ids, (own, found) in islice(steps, _BATCHES_AT_ONCE):
                    for article_id, article, tells in zip(ids, own, found, strict=True):
                        work.put_profiles(db, article_id, tells.profiles)
                        told.put(db, article_id, tells.happenings, tells.undated)
                        claiming.take(db, article_id, article)
                    work.wait(db, "graph", ids)
                    work.done(db, "article", ids)
                    done += len(ids)
                    progress("profiles", done, len(waiting))
                work.wait(db, "match")
                work.wait(db, "links")


def _match(
    db: sqlite3.Connection, folder: Path, places: correcting.Places, progress: Progress
) -> None:
    """Tell who is who, once any article or ruling has changed."""
    if waiting := work.waiting(db, "match"):
        for done, total in identify_changed(db, folder):
            progress("match", done, total)
        with archive.changes(db, folder):
            settle(db, places.rulings())
            work.wait(db, "claims")
            work.done(db, "match", waiting)


def _note_events(db: sqlite3.Connection, folder: Path) -> None:
    """Tell which events are one anew, and the days of undated articles, before these are written.

    It waits with the links, which are written after it.
    """
    if work.waiting(db, "links"):
        with archive.changes(db, folder):
            undated.note_events(db)


def _derive_articles(
    db: sqlite3.Connection,
    folder: Path,
    names: Names,
    places: correcting.Places,
    progress: Progress,
) -> None:
    """Replace the graphs of the articles that wait."""
    done, total = 0, len(work.waiting(db, "graph"))
    while ids := work.waiting(db, "graph", limit=_ARTICLES_AT_ONCE):
        with archive.changes(db, folder), _graph(folder) as store:
            quads = (quad for article in ids for quad in _quads(db, article, names, places))
            store.update(drop_graphs=map(names.graph, ids), add=quads)
            work.done(db, "graph", ids)
        done += len(ids)
        progress("graph", done, total)


def _derive_links(
    db: sqlite3.Connection, folder: Path, names: Names, places: correcting.Places
) -> None:
    """Replace the links between articles and to authority files, once any of them has changed."""
    if waiting := work.waiting(db, "links"):
        with archive.changes(db, folder), _graph(folder) as store:
            links = chain(
                same_event_quads(told.same(db), names=names),
                unsure_quads(work.unsure(db), names=names),
                same_as_quads(sameas.links(db, places.called()), names=names),
            )
            store.update(drop_graphs=[names.links_graph], add=links)
            work.done(db, "links", waiting)


def _derive_corrections(
    db: sqlite3.Connection, folder: Path, names: Names, places: correcting.Places
) -> None:
    """Replace the graph of corrections, once any was made or undone."""
    if waiting := work.waiting(db, "corrections"):
        with archive.changes(db, folder), _graph(folder) as store:
            quads = correction_quads(places.corrections, names=names)
            store.update(drop_graphs=[names.corrections_graph], add=quads)
            work.done(db, "corrections", waiting)


def _quads(
    db: sqlite3.Connection, article_id: str, names: Names, places: correcting.Places
) -> Iterator[Quad]:
    """Yield an article's quads, as it was corrected; none where it no longer stands."""
    kept = places.corrected(article_id)
    if kept is None:
        return
    article, reading = kept
    derived = told.derived(db, article_id)
    profiled = work.of_article(db, article_id)
    yield from article_quads(
        article,
        linking.dated_by(article, reading, derived) if derived else reading,
        {profile.entity: identity for profile, identity in profiled},
        names=names,
        sources=[(source.path, source.url) for source in sources.of_article(db, article_id)],
        derived=derived,
    )
    own = ((linking.own_identity(profile), identity) for profile, identity in profiled)
    yield from replaced_quads(article_id, own, names=names)


def _derive_identities(
    db: sqlite3.Connection, folder: Path, names: Names, places: correcting.Places
) -> None:
    """Describe anew the identities that the changed articles touch."""
    called = places.called()
    while ids := work.waiting(db, "identity", limit=_IDENTITIES_AT_ONCE):
        with archive.changes(db, folder), _graph(folder) as store:
            found = ((identity, work.called(db, identity)) for identity in ids)
            told = (linking.describe_called(*one) for one in found if one[1])
            described = (linking.renamed(one, called) for one in told)
            store.update(
                drop_subjects={names.entities_graph: map(names.entity, ids)},
                add=(quad for one in described for quad in identity_quads(one, names=names)),
            )
            work.done(db, "identity", ids)

"""The archive in, the graph's ties between claims and between articles out, where they changed."""

import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from pyoxigraph import Quad

from onrecord import archive, ids
from onrecord.archive import parts, work
from onrecord.articles.outlets import agency
from onrecord.graph import GraphStore, Names, copy_quads, retelling_quads, same_claim_quads
from onrecord.linking import claims
from onrecord.records import Article, Reading
from onrecord.working import mapped

_AT_ONCE = 5_000  # ties; bounds the memory


@dataclass(frozen=True, slots=True)
class _Tie:
    """All that the graph of claims says of a subject; `digest` is another where that is."""

    subject: str
    digest: str
    quads: Iterator[Quad]


def take(db: sqlite3.Connection, article_id: str, kept: tuple[Article, Reading] | None) -> None:
    """Take down the parts of an article's statements and a sample of its text, for `tie`."""
    if kept is None:
        parts.put(db, article_id, (), None)
        return
    article, reading = kept
    printed = claims.Print(
        article=article.id,
        published=article.published,
        sample=claims.sampled(article.text),
        agency=agency(article.publisher or ""),
    )
    parts.put(db, article_id, claims.parts(article, reading), printed)


def tie(db: sqlite3.Connection, folder: Path, names: Names) -> None:
    """Tell which claims are one and which articles are copies, once any article has changed."""
    if not (waiting := work.waiting(db, "claims")):
        return
    old = parts.written(db)
    gone = set(old)
    ties = _ties(db, names)
    while some := list(islice(ties, _AT_ONCE)):
        gone.difference_update(one.subject for one in some)
        _write(db, folder, names, [one for one in some if old.get(one.subject) != one.digest])
    _write(db, folder, names, [_Tie(subject, "", iter(())) for subject in sorted(gone)])
    with archive.changes(db, folder):
        work.done(db, "claims", waiting)


def _write(db: sqlite3.Connection, folder: Path, names: Names, ties: list[_Tie]) -> None:
    """Replace what the graph says of the subjects of `ties`."""
    if not ties:
        return
    graph = archive.graph_folder(folder)
    with archive.changes(db, folder), GraphStore.open(graph, mode="write") as store:
        store.update(
            drop_subjects={names.claims_graph: [one.subject for one in ties]},
            add=(quad for one in ties for quad in one.quads),
        )
        parts.note(db, ((one.subject, one.digest) for one in ties))


def _ties(db: sqlite3.Connection, names: Names) -> Iterator[_Tie]:
    """Yield every tie, each subject once."""
    copies = claims.copies(parts.prints(db))
    for copy in copies:
        digest = ids.digest(copy.origin, copy.share)
        yield _Tie(names.article(copy.article), digest, copy_quads(copy, names=names))
    told = claims.told(parts.everything(db, {copy.article for copy in copies}), mapped)
    for claim, first in told.same.items():
        quads = same_claim_quads(claim, first, names=names)
        yield _Tie(names.base + claim, ids.digest(first), quads)
    for own in told.retold:
        digest = ids.digest(own.kind, own.score, own.sure, *own.drift)
        yield _Tie(names.base + own.id, digest, retelling_quads(own, names=names))

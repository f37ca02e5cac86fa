"""Makes, opens and changes the archive's SQLite file, with errors in one line."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from shlex import quote

from onrecord.archive.lock import locked
from onrecord.errors import RecordError

SCHEMA = 8  # raised when an older onrecord could no longer use the file
Connection = sqlite3.Connection
FILE = "articles.sqlite"
_UNFINISHED = f"{FILE}.new"
_CACHE = 64 * 1024  # KiB of the file that are held at most; of their own, SQLite holds 2 MiB
KEPT = ("corrections.jsonl", "corrections.jsonl.new")  # what people wrote, of any record
_NOT_OURS_TO_MIND = {"lock", "lock-journal", _UNFINISHED, f"{_UNFINISHED}-journal", *KEPT}


def graph_folder(folder: Path) -> Path:
    """Return where the record in `folder` keeps its graph."""
    return folder / "graph"


def exists(folder: Path) -> bool:
    """Tell whether there is a record in `folder`."""
    return (folder / FILE).is_file()


def nothing_in(folder: Path) -> str:
    """Say that there is no record in `folder`, and where one is nearby (`make demo` makes one).

    Nearby is what lies below where the user is, nobody else's folder.
    """
    below = () if folder.is_absolute() else ("*", "*/*")
    near = (file.parent for depth in below for file in folder.parent.glob(f"{depth}/{FILE}"))
    found = min(near, default=None)
    there = f"; there is one in {found}: add '--record {quote(str(found))}'" if found else ""
    return f"{folder}: no record here; make one with 'onrecord build PATH'{there}"


def create(folder: Path, *, base: str) -> bool:
    """Make an empty archive in `folder`, unless there is one; return whether it was made.

    It keeps the base IRI from then on. It appears whole or not at all, however this ends.

    Raises:
        RecordError: the folder holds something else, or cannot be written.
    """
    with told(folder):
        folder.mkdir(parents=True, exist_ok=True)
        others = {path.name for path in folder.iterdir()} - _NOT_OURS_TO_MIND
        if others and not exists(folder):
            raise RecordError(f"{folder}: is not a record and not empty; name another folder")
        with locked(folder, "write"):
            if exists(folder):
                return False
            _fill(folder, base)
            (folder / _UNFINISHED).replace(folder / FILE)
    return True


def _fill(folder: Path, base: str) -> None:
    """Make the archive under another name, which one that was cut off may have left."""
    for leftover in (_UNFINISHED, f"{_UNFINISHED}-journal"):
        (folder / leftover).unlink(missing_ok=True)
    with closing(_connect(folder / _UNFINISHED)) as db, changes(db, folder):
        _complete(db)
        set_meta(db, "base", base)
        set_meta(db, "run", "1")


def _complete(db: sqlite3.Connection) -> None:
    """Make the tables that are not there, and note the version that knows them."""
    for statement in (Path(__file__).parent / "schema.sql").read_text().split(";\n"):
        db.execute(statement)
    set_meta(db, "schema", str(SCHEMA))


_ADVICE = {
    "full": "; make room and run the same command again",
    "not a database": "; it is damaged: move it away and build again",
    "malformed": "; it is damaged: move it away and build again",
    "no such table": "; it is damaged: move it away and build again",
    "readonly": "; you may read this record, not change it",
    "File exists": "; it is a file: name a folder for the record",
}


@contextmanager
def opened(folder: Path) -> Iterator[sqlite3.Connection]:
    """Open the archive in `folder` for the length of the block.

    Raises:
        RecordError: there is none, it is damaged, or a newer version made it.
    """
    if not exists(folder):
        raise RecordError(nothing_in(folder))
    with told(folder, (sqlite3.Error,)), closing(_connect(folder / FILE)) as db:
        schema = int(meta(db, "schema") or 0)
        if schema > SCHEMA:
            raise RecordError(
                f"{folder}: made by a newer onrecord (schema {schema}, this one knows {SCHEMA}): "
                "update onrecord"
            )
        yield db


def claim(db: sqlite3.Connection, folder: Path) -> None:
    """Bring the tables up to this version, which is about to write; an older one refuses them.

    The graph is derived anew then, because what it comes from may be kept otherwise.
    """
    if meta(db, "schema") != str(SCHEMA):
        with changes(db, folder):
            for table in ("profile", "told", "print"):
                db.execute(f"DROP TABLE IF EXISTS {table}")
            _complete(db)
            set_meta(db, "graph", "")


@contextmanager
def changing(folder: Path) -> Iterator[sqlite3.Connection]:
    """Open the archive in `folder` for who alone changes it for the length of the block.

    Raises:
        RecordError: there is none, it is in use, damaged, or a newer version made it.
    """
    if not exists(folder):
        raise RecordError(nothing_in(folder))
    with locked(folder, "write"), opened(folder) as db:
        claim(db, folder)
        yield db


@contextmanager
def changes(db: sqlite3.Connection, folder: Path) -> Iterator[None]:
    """Commit what the block does as a whole or, where it fails, none of it."""
    with told(folder):
        db.execute("BEGIN IMMEDIATE")
        try:
            yield
            db.execute("COMMIT")
        except BaseException:
            if db.in_transaction:
                db.execute("ROLLBACK")
            raise


@contextmanager
def told(
    folder: Path, kinds: tuple[type[Exception], ...] = (sqlite3.Error, OSError)
) -> Iterator[None]:
    """Turn what SQLite and the file system complain of into one line about the record."""
    try:
        yield
    except kinds as error:
        what = getattr(error, "strerror", None) or str(error)
        advice = next((then for said, then in _ADVICE.items() if said in what), "")
        raise RecordError(f"{folder}: {what}{advice}") from error


def meta(db: sqlite3.Connection, key: str) -> str | None:
    """Return a setting of the record, such as its base IRI."""
    row = db.execute("SELECT value FROM meta WHERE key = ?", (key,)).fetchone()
    return str(row[0]) if row else None


def set_meta(db: sqlite3.Connection, key: str, value: str) -> None:
    """Keep a setting of the record."""
    db.execute("INSERT OR REPLACE INTO meta VALUES (?, ?)", (key, value))


def _connect(file: Path) -> sqlite3.Connection:
    db = sqlite3.connect(file, isolation_level=None)
    db.execute(f"PRAGMA cache_size = {-_CACHE}")
    return db

"""Takes what a user names (files, folders, globs, "-") and gives the input files, each once."""

import glob
import os
import stat
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from onrecord.records import Skipped

STANDARD_INPUT = "-"
ENDINGS = frozenset(
    (
        ".txt",
        ".text",
        ".md",
        ".html",
        ".htm",
        ".xhtml",
        ".json",
        ".jsonl",
        ".ndjson",
        ".csv",
        ".tsv",
        ".xml",
        ".rss",
        ".atom",
    )
)
_GLOB_MARKS = frozenset("*?[")
_CACHE_TAG = "CACHEDIR.TAG"  # https://bford.info/cachedir/


@dataclass(frozen=True, slots=True, kw_only=True)
class InputFile:
    """A file to read; `path` is None for standard input.

    `name` is the path relative to what was given, with "/" between its parts ("a/b.csv").
    """

    path: Path | None
    name: str


def find_files(paths: Iterable[str | Path]) -> tuple[InputFile | Skipped, ...]:
    """Return every input file that `paths` name, sorted by name, whatever their order.

    A file named itself, or by a glob, is always taken; a folder gives the files with a known
    ending (`ENDINGS`, also with ".gz"), without hidden ones and caches. The same file reached
    twice is one file. Different files with the same relative name get parent folders prefixed
    until they differ. What cannot be taken is Skipped with the reason.
    """
    found = [item for path in paths for item in _expand(path)]
    files = _differing(_once(item for item in found if isinstance(item, InputFile)))
    skipped = {item for item in found if isinstance(item, Skipped)}
    return tuple(sorted([*files, *skipped], key=_order))


def _order(item: InputFile | Skipped) -> tuple[str, str]:
    if isinstance(item, Skipped):
        return item.path, item.reason
    return item.name, ""


def _expand(given: str | Path) -> Iterator[InputFile | Skipped]:
    text = os.fspath(given)
    if text == STANDARD_INPUT:
        yield InputFile(path=None, name=STANDARD_INPUT)
        return
    if not text:  # an unset variable of a shell: Path would take the current folder
        yield Skipped(path="''", reason="no such file or folder")
        return
    path = Path(text)
    try:
        kind = path.stat().st_mode
    except (OSError, ValueError) as error:
        yield from _expand_glob(text, error)
        return
    if stat.S_ISDIR(kind):
        yield from _walk(path)
    else:
        yield InputFile(path=path, name=path.name)


def _expand_glob(text: str, error: Exception) -> Iterator[InputFile | Skipped]:
    if "://" in text:
        yield Skipped(path=_printable(text), reason="nothing is fetched: download it first")
        return
    if not _GLOB_MARKS & set(text):
        yield Skipped(path=_printable(text), reason=_why(error))
        return
    matches = sorted(glob.glob(text, recursive=True))  # noqa: PTH207  patterns may be absolute
    if not matches:
        yield Skipped(path=_printable(text), reason="no file matches this pattern")
    for match in matches:
        path = Path(match)
        if path.is_file():
            yield InputFile(path=path, name=path.name)
        elif path.is_dir() and "**" not in text:
            yield from _walk(path)


def _why(error: Exception) -> str:
    if isinstance(error, FileNotFoundError):
        return "no such file or folder"
    if isinstance(error, OSError) and error.strerror:
        return f"cannot be read: {error.strerror}"
    return "cannot be read: not a path"


def _walk(folder: Path) -> Iterator[InputFile | Skipped]:
    """Yield the article files below `folder`; links to folders are not followed, so no loops."""
    troubles: list[Skipped] = []
    empty = True

    def note(error: OSError) -> None:
        troubles.append(Skipped(path=_printable(error.filename), reason=_why(error)))

    for top, folders, names in os.walk(folder, onerror=note):
        if _CACHE_TAG in names:
            folders.clear()
            continue
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(filter(_is_article_name, names)):
            path = Path(top, name)
            if path.is_file():
                empty = False
                yield InputFile(path=path, name=_printable(path.relative_to(folder).as_posix()))
    yield from troubles
    if empty and not troubles:
        endings = " ".join(sorted(ENDINGS))
        reason = f"no article files in this folder (looked for {endings}, also with .gz)"
        yield Skipped(path=_printable(folder), reason=reason)


def _is_article_name(name: str) -> bool:
    bare = name.lower().removesuffix(".gz")
    return not name.startswith(".") and os.path.splitext(bare)[1] in ENDINGS  # noqa: PTH122  a bare name, thousands of times


def _printable(path: str | Path) -> str:
    """Return `path` without the lone surrogates that stand for undecodable bytes."""
    return os.fspath(path).encode("utf-8", "replace").decode()


def _once(files: Iterable[InputFile]) -> list[InputFile]:
    """Keep each real file once, under its longest relative name."""
    best: dict[str, InputFile] = {}
    for file in sorted(files, key=lambda file: (-len(file.name), file.name, str(file.path))):
        real = STANDARD_INPUT if file.path is None else os.path.realpath(file.path)
        best.setdefault(real, file)
    return [replace(file, name=_printable(file.name)) for file in best.values()]


def _differing(files: Iterable[InputFile]) -> list[InputFile]:
    """Prefix parent folders to equal names until all names differ."""
    groups: defaultdict[str, list[InputFile]] = defaultdict(list)
    for file in files:
        groups[file.name].append(file)
    while clashes := [name for name, group in groups.items() if len(group) > 1]:
        longer = [_longer(file) for name in sorted(clashes) for file in groups.pop(name)]
        for file in longer:
            groups[file.name].append(file)
        if all(file.name in clashes for file in longer):
            break  # nothing left to prefix
    return [file for group in groups.values() for file in group]


def _longer(file: InputFile) -> InputFile:
    if file.path is None:
        return file
    whole = Path(os.path.abspath(file.path))  # noqa: PTH100  links keep the name they were given by
    count = len(Path(file.name).parts) + 1
    return replace(file, name=_printable(Path(*whole.parts[-count:]).as_posix()))

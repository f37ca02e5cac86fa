"""Takes JSON (one article, a list, an object holding one) or JSON Lines and gives Articles."""

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, TextIO

from onrecord.articles.entries import (
    MissingFieldError,
    article_of,
    choose_fields,
    found_names,
)
from onrecord.articles.markup import fragment_text
from onrecord.records import Article, Skipped

_DEEPEST = 3  # levels of objects around the list: {"response": {"results": […]}}
_HTML_FIELDS = {"content_html", "contenthtml"}  # JSON Feed 1.1


def read_json(
    stream: TextIO, *, path: str, columns: Mapping[str, str]
) -> Iterator[Article | Skipped]:
    """Yield the articles of one JSON value; where one stands on each line, those."""
    text = stream.read()
    try:
        data = json.loads(text)
    except RecursionError:
        yield Skipped(path=path, reason="broken JSON (nested too deeply)")
    except json.JSONDecodeError as error:
        if error.msg == "Extra data" and _is_lines(text):
            yield from read_json_lines(text.splitlines(), path=path, columns=columns)
        else:
            where = f"line {error.lineno}, column {error.colno}"
            yield Skipped(path=path, reason=f"broken JSON in {where} ({error.msg})")
    except ValueError as error:
        yield Skipped(path=path, reason=f"broken JSON ({str(error).partition(';')[0]})")
    else:
        yield from _read_value(data, path, columns)


def read_json_lines(
    lines: Iterable[str], *, path: str, columns: Mapping[str, str]
) -> Iterator[Article | Skipped]:
    """Yield the article of each line, "path#1" the first; a broken line alone is Skipped."""
    seen = _Seen(columns)
    number = 0
    for line_number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        number += 1
        one = f"{path}#{number}"
        try:
            data = json.loads(line)
        except (ValueError, RecursionError):
            yield Skipped(path=one, reason=f"broken JSON in line {line_number}")
            continue
        yield _read_entry(data, one, f"record {number}", seen)
    yield from seen.missing(path)


def is_json_object(text: str) -> bool:
    """Tell whether `text` is an object or a list in JSON."""
    try:
        return isinstance(json.loads(text), dict | list)
    except (ValueError, RecursionError):
        return False


class _Seen:
    """Which of the columns asked for have been met in any record."""

    def __init__(self, columns: Mapping[str, str]) -> None:
        self.columns = columns
        self.met: set[str] = set()
        self.names: dict[str, None] = {}

    def of(self, entry: Mapping[str, Any]) -> dict[str, str]:
        """Return the columns that `entry` has."""
        self.names.update(dict.fromkeys(entry))
        folded = {name.casefold() for name in entry}
        present = {f: c for f, c in self.columns.items() if c.casefold() in folded}
        self.met.update(present)
        return present

    def missing(self, path: str) -> Iterator[Skipped]:
        """Yield the columns that no record has; the missing text was told with each record."""
        for field in sorted(set(self.columns) - self.met - {"text"}):
            named = found_names(self.names)
            reason = f"no record has a column '{self.columns[field]}' for {field} ({named})"
            yield Skipped(path=path, reason=reason)


def _is_lines(text: str) -> bool:
    return is_json_object(text.lstrip().partition("\n")[0])


def _read_value(data: Any, path: str, columns: Mapping[str, str]) -> Iterator[Article | Skipped]:
    seen = _Seen(columns)
    entries = _entries(data, columns)
    if entries is None and isinstance(data, dict):
        yield _read_entry(data, path, "the article", seen)
    elif not entries:
        yield Skipped(path=path, reason="no article in this JSON (neither an object nor a list)")
    else:
        for number, entry in enumerate(entries, start=1):
            yield _read_entry(entry, f"{path}#{number}", f"record {number}", seen)
    yield from seen.missing(path)


def _entries(data: Any, columns: Mapping[str, str]) -> list[Any] | None:
    """Return the list of articles in `data`; None where it is one article or nothing."""
    lists: list[list[Any]] = []
    level = [data]
    for _ in range(_DEEPEST):
        lists.extend(item for item in level if isinstance(item, list))
        objects = [item for item in level if isinstance(item, dict)]
        if any(_has_text(item, columns) for item in objects):
            return None
        level = [value for item in objects for value in item.values() if _holds(value)]
    telling = (found for found in lists if found and _has_text(found[0], columns))
    return next(telling, lists[0] if lists else None)


def _holds(value: Any) -> bool:
    if isinstance(value, list):
        return any(isinstance(item, dict) for item in value[:1])
    return isinstance(value, dict)


def _has_text(entry: Any, columns: Mapping[str, str]) -> bool:
    if not isinstance(entry, dict):
        return False
    wanted = {"text": columns["text"]} if "text" in columns else {}
    try:
        choose_fields(list(entry), wanted)
    except MissingFieldError:
        return False
    return True


def _read_entry(entry: Any, path: str, what: str, seen: _Seen) -> Article | Skipped:
    if not isinstance(entry, dict):
        return Skipped(path=path, reason=f"{what} is not an object with fields")
    present = seen.of(entry)
    if "text" in seen.columns and "text" not in present:
        return _no_text(entry, path, what, f" (no column '{seen.columns['text']}'")
    try:
        chosen = choose_fields(list(entry), present)
    except MissingFieldError:
        return _no_text(entry, path, what, " (")
    values = {field: entry[name] for field, name in chosen.items()}
    if chosen["text"].lower() in _HTML_FIELDS and isinstance(values["text"], str):
        values |= {"text": fragment_text(values["text"]), "markup": values["text"]}
    return article_of(values, path=path, what=what)


def _no_text(entry: dict[str, Any], path: str, what: str, why: str) -> Skipped:
    joint = "" if why.endswith("(") else "; "
    return Skipped(path=path, reason=f"{what} has no text{why}{joint}{found_names(entry)})")

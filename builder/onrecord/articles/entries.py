"""Takes one entry of a table or of JSON (names and values) and gives its Article or a Skipped."""

from collections.abc import Iterable, Mapping
from typing import Any

from onrecord.articles.assembly import article_from_text
from onrecord.articles.fields import FIELDS, match_fields
from onrecord.articles.markup import fragment_text
from onrecord.errors import UsageError
from onrecord.records import Article, Skipped

_SHOWN_NAMES = 12
_SHOWN_LENGTH = 40


class MissingFieldError(Exception):
    """There is no such field; the message names the ones found."""


def check_columns(columns: Mapping[str, str]) -> None:
    """Refuse a mapping of fields that articles do not have.

    Raises:
        UsageError: a field is unknown.
    """
    unknown = sorted(set(columns) - set(FIELDS))
    if unknown:
        known = ", ".join(FIELDS)
        raise UsageError(f"no article has a field '{unknown[0]}': it is one of {known}")


def choose_fields(names: list[str], columns: Mapping[str, str]) -> dict[str, str]:
    """Return which of `names` holds which field: what `columns` says, else the known names.

    Raises:
        MissingFieldError: a column named is not there, or none holds the text.
    """
    chosen = match_fields(names)
    folded = {name.strip().casefold(): name for name in reversed(names)}
    for field, column in sorted(columns.items()):
        name = column if column in names else folded.get(column.strip().casefold())
        if name is None:
            raise MissingFieldError(f"no column '{column}' for {field} ({found_names(names)})")
        chosen[field] = name
    if "text" not in chosen:
        hint = "name it with --column text=NAME"
        raise MissingFieldError(f"no text column ({found_names(names)}; {hint})")
    return chosen


def found_names(names: Iterable[str]) -> str:
    """Return the words that tell which fields there are, on one line."""
    shown = [" ".join(name.split())[:_SHOWN_LENGTH] or '""' for name in names]
    more = ", …" if len(shown) > _SHOWN_NAMES else ""
    return f"found: {', '.join(shown[:_SHOWN_NAMES])}{more}" if shown else "found none"


def article_of(values: Mapping[str, Any], *, path: str, what: str) -> Article | Skipped:
    """Return the article of `values` (our field: what stood there); `what` names it in reasons."""
    text = _text(values.get("text"))
    if not text.strip():
        return Skipped(path=path, reason=f"{what} has no text")
    return article_from_text(
        text,
        path=path,
        title=_first(values.get("title")),
        published=_first(values.get("published")),
        publisher=_first(values.get("publisher")),
        authors=_strings(values.get("authors")),
        language=_first(values.get("language")),
        url=_first(values.get("url")),
        markup=values.get("markup"),
    )


def _strings(value: Any) -> list[str]:
    """Return a string, a number, a {"name": …} or a list of such as strings."""
    if isinstance(value, list):
        return [words for item in value for words in _strings(item)]
    if isinstance(value, dict):
        if isinstance(value.get("rendered"), str):  # WordPress REST API
            return [fragment_text(value["rendered"])]
        keys = ("name", "title", "value", "@value", "#text")
        return next((_strings(value[key]) for key in keys if value.get(key)), [])
    if value is None or isinstance(value, bool):
        return []
    return [str(value).replace("\x00", "\ufffd")]


def _first(value: Any) -> str | None:
    return next(iter(_strings(value)), None)


def _text(value: Any) -> str:
    """Return the text; a list of paragraphs is parted by blank lines, a number is none."""
    if isinstance(value, int | float):
        return ""
    return "\n\n".join(_strings(value))

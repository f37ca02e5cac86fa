"""Takes a text and gives its YAML front matter: the fields, where it ends, where the title is."""

import re
from dataclasses import dataclass
from typing import Any

from onrecord.articles.fields import field_of

_BLOCK = re.compile(r"---[ \t]*\r?\n(?P<yaml>.*?\n)(?:---|\.\.\.)[ \t]*(?=\r?\n|\Z)", re.DOTALL)
_TITLE = re.compile(
    r"^(?:title|headline)[ \t]*:[ \t]*[\"']?(?P<words>[^\r\n]*?)[\"']?[ \t]*$",
    re.MULTILINE | re.IGNORECASE,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class FrontMatter:
    """The front matter of a text: fields under our names, and the span of its printed title."""

    fields: dict[str, tuple[str, ...]]
    end: int
    title: tuple[int, int] | None


def front_matter(text: str) -> FrontMatter | None:
    """Return the front matter that `text` opens with; None where it has none or a broken one."""
    block = _BLOCK.match(text)
    if not block:
        return None
    values = _load(block["yaml"])
    if not isinstance(values, dict):
        return None
    fields: dict[str, tuple[str, ...]] = {}
    for key, value in values.items():
        name = field_of(str(key))
        if name and (words := _strings(value)):
            fields.setdefault(name, words)
    return FrontMatter(fields=fields, end=block.end(), title=_title(block, fields.get("title")))


def _load(source: str) -> Any:
    import yaml

    try:
        # BaseLoader: every value stays the string that was written.
        return yaml.load(source, Loader=yaml.BaseLoader)  # noqa: S506  it builds strings only
    except (yaml.YAMLError, RecursionError, ValueError):
        return None


def _strings(value: Any) -> tuple[str, ...]:
    """Return a string, or a list of strings or of {"name": …}, as strings that a file can hold."""
    items = value if isinstance(value, list) else [value]
    named = (item.get("name") if isinstance(item, dict) else item for item in items)
    return tuple(
        item.encode("utf-8", "replace").decode()
        for item in named
        if isinstance(item, str) and item.strip()
    )


def _title(block: re.Match[str], values: tuple[str, ...] | None) -> tuple[int, int] | None:
    """Return where the title's printed words are; None where YAML wrote them in another way."""
    match = _TITLE.search(block["yaml"])
    if not match or not values or match["words"] != values[0]:
        return None
    begin = block.start("yaml")
    return begin + match.start("words"), begin + match.end("words")

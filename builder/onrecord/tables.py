"""An Answer in, columns and cells for people out: words instead of IRIs, one day instead of two.

Programs get every column (`asking.write_answer`); a person in a terminal has 100 characters.
"""

import re
from collections.abc import Callable

from onrecord.asking import Answer

Row = dict[str, str | int | float | bool | None]
Table = tuple[tuple[str, ...], list[tuple[str, ...]]]

_FOLDED = {  # columns that stand in another one, and which
    **dict.fromkeys(("saidFrom", "saidTo", "from", "to", "day", "basis"), "when"),
    "title": "article",
    "publisher": "article",
    "published": "article",
    "polarity": "form",
    "speakerName": "speaker",
    "whoName": "who",
}
_WORDS = {"words", "wording", "text", "what"}  # an answer with one of them is about statements
_OFFSETS = {"begin", "end"}
_ARTICLE_NODE = re.compile(r".*[/#]article-(.*)-[0-9a-f]{12}")


def for_people(answer: Answer) -> Table:
    """Return an answer's columns and cells as a person reads them."""
    columns = _columns(answer)
    return columns, [tuple(_cell(row, column) for column in columns) for row in answer.rows]


def when(begin: object, end: object, basis: object) -> str:
    """Return an interval in words: a day, a span of days, or the day by which it was.

    >>> when("2024-09-11", "2024-09-11", "relative"), when(None, "2024-09-12", "publication")
    ('2024-09-11', 'by 2024-09-12')
    """
    if begin and begin == end:
        return str(begin)
    if begin and end:
        return f"{begin} to {end}"
    if end:
        return f"by {end}"
    return f"from {begin}" if begin else "unknown" if basis else ""


def _columns(answer: Answer) -> tuple[str, ...]:
    """Leave out offsets and IRIs; of columns that fold into one, keep that one, in first place."""
    folds = bool(_WORDS & set(answer.columns))
    shown: list[str] = []
    for column in answer.columns:
        name = _FOLDED.get(column, column) if folds else column
        hidden = column in _OFFSETS or (name not in _MADE and _is_node(answer, column))
        if name not in shown and not (folds and hidden):
            shown.append(name)
    return (
        tuple(shown)
        if folds
        else tuple(c for c in shown if not _is_node(answer, c)) or (answer.columns)
    )


def _is_node(answer: Answer, column: str) -> bool:
    """Tell whether a column holds nothing but IRIs."""
    at = answer.columns.index(column)
    cells = [row[at] for row in answer.terms if row[at]]
    return bool(cells) and all(cell and cell.type == "uri" for cell in cells)


def _cell(row: Row, column: str) -> str:
    make = _MADE.get(column)
    value = make(row) if make and _WORDS & row.keys() else row.get(column)
    return "" if value is None else " ".join(str(value).split())


def _article(row: Row) -> str:
    """Return an article's title, or the first words that its IRI keeps, and its origin."""
    node = str(row.get("article") or "")
    found = _ARTICLE_NODE.fullmatch(node)
    title = row.get("title") or (found[1].replace("-", " ") + " …" if found else node)
    origin = ", ".join(str(row[key]) for key in ("publisher", "published") if row.get(key))
    return f"{title} ({origin})" if origin else str(title)


def _form(row: Row) -> str:
    denied = ", denied" if row.get("polarity") == "denied" else ""
    return f"{row.get('form') or ''}{denied}"


_MADE: dict[str, Callable[[Row], object]] = {
    "when": lambda row: when(
        row.get("saidFrom") or row.get("from"), row.get("saidTo") or row.get("to"), row.get("basis")
    ),
    "article": _article,
    "form": _form,
    "speaker": lambda row: row.get("speakerName") or row.get("speaker"),
    "who": lambda row: row.get("whoName"),
}

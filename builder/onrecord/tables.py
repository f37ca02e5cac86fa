"""An Answer in, columns and cells for people out: words instead of IRIs, one day instead of two.

Programs get every column (`asking.write_answer`); a person in a terminal has 100 characters.
"""

import re
from calendar import monthrange
from collections.abc import Callable

from onrecord.asking import Answer

Columns = tuple[str, ...]
Row = dict[str, str | int | float | bool | None]
Table = tuple[Columns, list[Columns]]

_FOLDED = {  # columns that stand in another one, and which
    **dict.fromkeys(("saidFrom", "saidTo", "from", "to", "day", "basis"), "when"),
    "title": "article",
    "publisher": "article",
    "published": "article",
    "polarity": "form",
    "speakerName": "speaker",
    "whoName": "who",
    "whomName": "whom",
    "valueName": "value",
}
_OF_ARTICLES = {"unread": "language", "url": "path"}  # the same, in answers about articles
_TOLD = {"words", "wording", "text", "what", "basis"}  # an answer with one tells what articles say
_LONGEST_WORD = 14  # characters of a word up to which it is never broken
_ENOUGH = 70  # more characters than these in a line are hard to read
_BETWEEN = 2  # characters between two columns
_OFFSETS = {"begin", "end"}
_ARTICLE_NODE = re.compile(r".*[/#]article-(.*)-[0-9a-f]{12}")


def for_people(answer: Answer) -> Table:
    """Return an answer's columns and cells as a person reads them; empty columns are left out."""
    cells = {c: [_cell(row, c) for row in answer.rows] for c in _columns(answer)}
    filled = {column: texts for column, texts in cells.items() if any(texts)} or cells
    return tuple(filled), list(zip(*filled.values(), strict=True))


def when(begin: object, end: object, basis: object) -> str:
    """Return an interval in words: a day, month, year or span, or the day by which it was.

    >>> when("2024-09-11", "2024-09-11", "relative"), when(None, "2024-09-12", "publication")
    ('2024-09-11', 'by 2024-09-12')
    """
    if begin and begin == end:
        return str(begin)
    if begin and end:
        return _whole(str(begin), str(end)) or f"{begin} to {end}"
    if end:
        return f"by {end}"
    return f"from {begin}" if begin else "unknown" if basis else ""


def _whole(begin: str, end: str) -> str | None:
    """Return the year or month that an interval fills."""
    year, month = int(begin[:4]), int(begin[5:7])
    if (begin, end) == (f"{begin[:4]}-01-01", f"{begin[:4]}-12-31"):
        return begin[:4]
    last = monthrange(year, month)[1]
    return begin[:7] if (begin[8:], end) == ("01", f"{begin[:7]}-{last}") else None


def _columns(answer: Answer) -> tuple[str, ...]:
    """Leave out offsets and IRIs; of columns that fold into one, keep that one, in first place."""
    tells = bool(_TOLD & set(answer.columns))
    folded, made = (_FOLDED, _MADE) if tells else (_OF_ARTICLES, _MADE_OF_ARTICLES)
    shown = {
        folded.get(column, column): None
        for column in answer.columns
        if folded.get(column, column) in made or not _for_programs(answer, column)
    }
    return tuple(shown) or answer.columns


def _for_programs(answer: Answer, column: str) -> bool:
    """Tell whether a column holds offsets, or nothing but IRIs."""
    at = answer.columns.index(column)
    cells = [row[at] for row in answer.terms if row[at]]
    nodes = bool(cells) and all(cell and cell.type == "uri" for cell in cells)
    return nodes or column in _OFFSETS


def _cell(row: Row, column: str) -> str:
    make = (_MADE if _TOLD & row.keys() else _MADE_OF_ARTICLES).get(column)
    value = make(row) if make else row.get(column)
    return "" if value is None else " ".join(str(value).split())


def _article(row: Row) -> str:
    """Return an article's title, or the first words that its IRI keeps, and its origin."""
    node = str(row.get("article") or "")
    found = _ARTICLE_NODE.fullmatch(node)
    title = row.get("title") or (found[1].replace("-", " ") + " …" if found else node)
    origin = ", ".join(str(row[key]) for key in ("publisher", "published") if row.get(key))
    return f"{title} ({origin})" if origin else str(title)


def _form(row: Row) -> str:
    polarity = row.get("polarity") or "affirmed"
    turned = "" if polarity == "affirmed" else f", {polarity}"
    return f"{row.get('form') or ''}{turned}"


_MADE: dict[str, Callable[[Row], object]] = {
    "when": lambda row: when(
        row.get("saidFrom") or row.get("from"), row.get("saidTo") or row.get("to"), row.get("basis")
    ),
    "article": _article,
    "form": _form,
    "speaker": lambda row: row.get("speakerName") or row.get("speaker"),
    "who": lambda row: row.get("whoName"),
    "whom": lambda row: row.get("whomName"),
    "value": lambda row: row.get("valueName") or row.get("value"),
}
_MADE_OF_ARTICLES: dict[str, Callable[[Row], object]] = {
    "language": lambda row: (
        f"{row['language']}, not read" if row.get("unread") else row["language"]
    ),
}


def widths(columns: Columns, rows: list[Columns], room: int) -> list[int] | None:
    """Return how wide each column may be in `room` characters; None where they do not fit.

    Every column has room for its longest word, up to a limit; what is left is shared out evenly,
    and none gets more than most of its texts need.
    """
    cells = [[column, *(row[at] for row in rows)] for at, column in enumerate(columns)]
    wanted = [min(max(sizes), 3 * sum(sizes) // (2 * len(sizes))) for sizes in _sizes(cells)]
    least = [
        min(_LONGEST_WORD, max(len(word) for text in texts for word in text.split() or [""]))
        for texts in cells
    ]
    spare = room - _BETWEEN * (len(columns) + 1) - sum(least)
    if spare < 0:
        return None
    missing = [min(max(want - has, 0), _ENOUGH) for want, has in zip(wanted, least, strict=True)]
    for left, at in enumerate(sorted(range(len(least)), key=missing.__getitem__)):
        more = min(missing[at], spare // (len(least) - left))
        least[at] += more
        spare -= more
    return least


def _sizes(cells: list[list[str]]) -> list[list[int]]:
    """Return the length of every text of every column, the heading not counted among rows."""
    return [[len(text) for text in texts[1:] or texts if text] or [1] for texts in cells]

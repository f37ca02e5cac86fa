"""Takes a byline or an author field and gives the names of those who wrote, in order."""

import re
from collections.abc import Iterable

_LEAD = re.compile(
    r"(?:(?:written|reported|posted|story|words|text|report|article|opinion|analysis)\s+)?by[:\s]\s*",
    re.IGNORECASE,
)
_BETWEEN = re.compile(r"\s*(?:;|\||\n|\s(?:and|&|with)\s)\s*", re.IGNORECASE)
_ADDRESS = re.compile(r"[<(]?\S+@\S+[>)]?|https?://\S+|\([^)]*\)")
_NAME = re.compile(
    r"(?:[^\W\d_][\w.'’-]*)(?:\s(?:[^\W\d_][\w.'’-]*))*"  # words that begin with a letter
)
_ROLE = re.compile(
    r"\b(?:writer|reporter|editors?|correspondent|staff|bureau|columnist|press|news|agency|service"
    r"|contributor|producer|desk|times|post|gazette|reuters|afp|journal|team|board|newsroom)\b",
    re.IGNORECASE,
)
_LONGEST_NAME = 60


def names_in(values: Iterable[str]) -> tuple[str, ...]:
    """Return each person named in `values` once: split, without "By", roles and addresses.

    >>> names_in(["By JANE DOE and John Roe, Staff Writer"])
    ('Jane Doe', 'John Roe')
    """
    names = [name for value in values for name in _split(value)]
    return tuple(dict.fromkeys(names))


def _split(value: str) -> Iterable[str]:
    bare = _ADDRESS.sub(" ", _LEAD.sub("", value.strip(), count=1))
    for part in _BETWEEN.split(bare):
        pieces = [" ".join(piece.split()).rstrip(" -–—") for piece in part.split(",")]
        if len(pieces) == 2 and all(pieces) and ";" in value:  # noqa: PLR2004  "Doe, Jane; …"
            pieces = [f"{pieces[1]} {pieces[0]}"]
        yield from (_cased(piece) for piece in pieces[:1] if _is_name(piece))
        yield from (_cased(piece) for piece in pieces[1:] if _is_other_person(piece))


def _is_name(piece: str) -> bool:
    return 1 < len(piece) <= _LONGEST_NAME and _NAME.fullmatch(piece) is not None


def _is_other_person(piece: str) -> bool:
    """Tell a second name after a comma from a role, a place or a paper."""
    return " " in piece and _is_name(piece) and not _ROLE.search(piece)


def _cased(name: str) -> str:
    """Return "JANE DOE" as "Jane Doe"; what is not all capitals stays."""
    if not name.isupper() or " " not in name:
        return name
    return " ".join(word if "." in word else word.title() for word in name.split())

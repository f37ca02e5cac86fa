"""SPARQL text in, the same text out, or a QueryError: only questions to this record pass.

Oxigraph has no switch against reaching out (`SERVICE`, `LOAD`), and takes no heed of `FROM` when
the default graph is the union of all; these are refused by their tokens.
"""

from collections.abc import Iterable

from onrecord.asking.tokens import Token, code
from onrecord.errors import QueryError

_QUESTIONS = {"SELECT", "ASK", "CONSTRUCT", "DESCRIBE"}
_PROLOGUE = {"BASE": 1, "PREFIX": 2, "VERSION": 1}  # and how many tokens follow each
_REFUSED = {
    "SERVICE": "it would send the question to another server",
    "LOAD": "it would fetch from elsewhere",
    "FROM": "the record is asked as a whole; choose graphs by GRAPH <…> { … }",
}


def guard(text: str) -> str:
    """Return `text` if it asks this record and nothing else.

    Raises:
        QueryError: it would change the record, reach out, or choose its own dataset.

    >>> guard('SELECT ?x { ?x ?y "SERVICE" }')
    'SELECT ?x { ?x ?y "SERVICE" }'
    """
    seen = tuple(code(text))
    verb = _verb(seen)
    if verb not in _QUESTIONS:
        found = f"'{verb[:20]}'" if verb else "nothing"
        raise QueryError(f"a query begins with SELECT, ASK, CONSTRUCT or DESCRIBE, not {found}")
    for token in seen:
        word = token.text.upper()
        if token.kind == "word" and word in _REFUSED:
            raise QueryError(f"{word} is refused: {_REFUSED[word]}")
    return text


def _verb(seen: Iterable[Token]) -> str:
    """Return the first word after the declarations of BASE and PREFIX."""
    rest = iter(seen)
    for token in rest:
        follow = _PROLOGUE.get(token.text.upper())
        if follow is None:
            return token.text.upper()
        for _ in range(follow):
            next(rest, None)
    return ""

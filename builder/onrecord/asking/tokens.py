"""SPARQL text in, its tokens out: enough to tell code from strings, comments and IRIs.

Joined, the tokens are the text again. Text that is no SPARQL still gives tokens: the engine is
the judge of grammar. https://www.w3.org/TR/sparql11-query/#sparqlGrammar
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

_NAME = r"[\w·\u0300-\u036F\u203F\u2040]"
_KINDS = {
    "space": r"\s+",
    "comment": r"\#[^\n\r]*",
    "iri": r"<(?:[^\x00-\x20<>\"{}|^`\\]|\\u[0-9A-Fa-f]{4}|\\U[0-9A-Fa-f]{8})*>",
    "string": r"\"\"\"(?:\\.|[^\\])*?\"\"\"|'''(?:\\.|[^\\])*?'''"
    r"|\"(?:\\.|[^\"\\\n\r])*\"|'(?:\\.|[^'\\\n\r])*'",
    "variable": rf"[?$]{_NAME}+",
    "language": r"@[A-Za-z][A-Za-z0-9-]*",
    "name": rf"(?:{_NAME}(?:{_NAME}|[.-])*)?:(?:{_NAME}|[.:%-]|\\[_~.\-!$&'()*+,;=/?#@%])*",
    "word": rf"[^\W\d]{_NAME}*",
    "mark": r".",
}
_TOKEN = re.compile("|".join(f"(?P<{k}>{pattern})" for k, pattern in _KINDS.items()), re.DOTALL)


class Token(NamedTuple):
    """A piece of SPARQL text; `kind` is a key of the table above ("name" is a prefixed name)."""

    kind: str
    text: str


def tokens(text: str) -> Iterator[Token]:
    """Yield the tokens of `text`, spaces and comments included.

    >>> [token.text for token in tokens("?a<?b # <x>") if token.kind != "space"]
    ['?a', '<', '?b', '# <x>']
    """
    for match in _TOKEN.finditer(text):
        yield Token(match.lastgroup or "mark", match.group())


def code(text: str) -> Iterator[Token]:
    """Yield the tokens of `text` that are neither space nor comment."""
    return (token for token in tokens(text) if token.kind not in {"space", "comment"})

"""The tokenizer tells code from strings, comments and IRIs, and loses nothing."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.asking.tokens import code, tokens

CASES = [
    ("?a $b", [("variable", "?a"), ("variable", "$b")]),
    ("<http://x/?a#b>", [("iri", "<http://x/?a#b>")]),
    ("?a < ?b", [("variable", "?a"), ("mark", "<"), ("variable", "?b")]),
    ("?a<=?b", [("variable", "?a"), ("mark", "<"), ("mark", "="), ("variable", "?b")]),
    ("?x # ?y\n?z", [("variable", "?x"), ("variable", "?z")]),
    ("\"?a\" '?b'", [("string", '"?a"'), ("string", "'?b'")]),
    ('"a\\"?b" ?c', [("string", '"a\\"?b"'), ("variable", "?c")]),
    ('"""a "?b" c""" ?d', [("string", '"""a "?b" c"""'), ("variable", "?d")]),
    ("'''it's ?b\n''' ?d", [("string", "'''it's ?b\n'''"), ("variable", "?d")]),
    ('"" ?d', [("string", '""'), ("variable", "?d")]),
    ('"#" ?d', [("string", '"#"'), ("variable", "?d")]),
    ('"words"@en-gb', [("string", '"words"'), ("language", "@en-gb")]),
    ("or:say\\'s ?a", [("name", "or:say\\'s"), ("variable", "?a")]),
    ("or:a\\#b ?c", [("name", "or:a\\#b"), ("variable", "?c")]),
    ("or:service :load _:from", [("name", "or:service"), ("name", ":load"), ("name", "_:from")]),
    ("or:a?b", [("name", "or:a"), ("variable", "?b")]),
    (
        "(or:a)? ?b",
        [("mark", "("), ("name", "or:a"), ("mark", ")"), ("mark", "?"), ("variable", "?b")],
    ),
    ("ask{", [("word", "ask"), ("mark", "{")]),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_tokens_of_a_text(text, expected):
    assert [tuple(token) for token in code(text)] == expected


@given(st.text(alphabet=st.sampled_from("\"'\\<>#?ab:@ \n_\u00e9{}")) | st.text())
def test_joined_the_tokens_are_the_text(text):
    assert "".join(token.text for token in tokens(text)) == text

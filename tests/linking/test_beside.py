"""The words right before and behind a name."""

import pytest

from onrecord.linking.beside import beside
from onrecord.records import Mention, Span


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Yes, harbour master Ann Lee swam.", "harbour master"),
        ("Then Sen. Ann Lee swam.", "then sen"),
        ("It rained. Ann Lee swam.", ""),
        ("Ann Lee, a retired pilot, swam.", "a retired pilot"),
        ("Ann Lee (chess player) swam.", "chess player"),
        ("Ann Lee swam, a pilot.", ""),
        ("Rain fell\nAnn Lee", ""),
        ("all of the old town knows Ann Lee", "the old town knows"),
    ],
)
def test_words_up_to_the_next_mark_are_beside_a_name(text, words):
    begin = text.index("Ann Lee")
    found = beside(text, [Mention(span=Span(begin, begin + 7), kind="name")])
    assert sorted(found) == sorted(words.split())


def test_only_names_have_words_beside_them():
    mention = Mention(span=Span(8, 11), kind="pronoun")
    assert not beside("captain she, a pilot, swam", [mention])

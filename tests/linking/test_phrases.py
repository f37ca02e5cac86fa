"""What a phrase for somebody without a name is known by, and how two of them agree."""

import pytest

from onrecord.linking.agreement import agreement, essential
from onrecord.linking.phrases import shared_worth


def _words(phrase):
    return essential(phrase, "Unnamed")


@pytest.mark.parametrize(
    ("phrase", "words"),
    [
        ("the ferry pilots", ("pilot", "ferry")),
        ("the pilot, a keen angler", ("pilot",)),
        ("a spokeswoman for Harrow Water", ("spokeswoman", "harrow", "water")),
        ("both women in the flat", ("woman", "flat")),
        ("three new B210s", ("b210", "new", "three")),
        ("a 16-year-old boy", ("boy", "16yearold")),
        ("the 2019 vote", ("vote", "2019")),
        ("police", ("police",)),
        ("the class", ("class",)),
    ],
)
def test_a_phrase_is_known_by_its_noun_or_by_a_number(phrase, words):
    assert _words(phrase) == words


@pytest.mark.parametrize(
    "phrase",
    ["they", "some officials", "many pilots", "others", "two", "the author", "an official", "the"],
)
def test_what_tells_nobody_apart_has_no_words(phrase):
    assert _words(phrase) == ()


@pytest.mark.parametrize(
    ("one", "other", "agrees"),
    [
        ("the ferry pilot", "ferry pilots", "exact"),
        ("the old ferry pilot", "the ferry pilot from Orle", "variant"),
        ("the ferry pilot", "the pilot", "part"),
        ("the ferry pilot", "the helicopter pilot", "other"),
        ("two women", "three women", "other"),
        ("two women", "both women", "part"),
        ("a ferry pilot", "the ferry", "other"),
    ],
)
def test_how_two_phrases_agree(one, other, agrees):
    assert agreement(_words(one), _words(other), "Unnamed") == agrees
    assert agreement(_words(other), _words(one), "Unnamed") == agrees


def test_rare_words_in_common_tell_more():
    much, little = _words("the lighthouse keeper"), _words("the man")
    assert shared_worth([much], [much]) > shared_worth([little], [little]) > 0

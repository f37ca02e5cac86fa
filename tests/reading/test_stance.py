"""Polarity and modality of a report by its printed words."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.reading.lexicon import cue_verbs, table
from onrecord.reading.signs import plain_words, signs
from onrecord.reading.stance import stance
from onrecord.records import Modality, Polarity

CASES = "stance"
_MARKS = {"{": "source", "[": "cue", "<": "content"}
_CLASSES = {"not", "no", "withheld", "denied", "told", "modal", "plain"} | {
    "asked",
    "promised",
    "alleged",
    "possible",
}


def _unmarked(marked):
    """Return the text without its marks, and the spans that they marked."""
    text, spans, begin = "", {"source": [], "cue": [], "content": []}, 0
    for part in re.findall(r"[{}\[\]<>]|[^{}\[\]<>]+", marked):
        if part in _MARKS:
            role, begin = _MARKS[part], len(text)
        elif part in "}]>":
            spans[role].append((begin, len(text)))
        else:
            text += part
    return text, spans


def test_the_words_tell_the_stance(case):
    """Cues of one word and several, in pieces, negated, governed from outside, and none."""
    text, spans = _unmarked(case["text"])
    got = stance(text, sentence=(0, len(text)), **spans)
    assert " ".join(got) == case["stance"]


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        ("{Ann Lee} [declined] <to comment>.", "withheld"),
        ("{Ann Lee} [declined to answer questions about] <it>.", "withheld"),
        ("{Ann Lee} [did not say] <why>.", "withheld"),
        ("{Ann Lee} [did not immediately comment on] <the survey>.", "withheld"),
        ("{Ann Lee} [had no comment on] <the survey>.", "withheld"),
        ("{Ann Lee} [would neither confirm nor deny] <that it was late>.", "withheld"),
        ("{Ann Lee} left without [saying] <why>.", "withheld"),
        ("Nor did {Ann Lee} [say] <why>.", "withheld"),
        ("{The town} [refuses to hand over] <the survey>.", "withheld"),
        ("{Ann Lee} [denied] <that she had seen the survey>.", "denied"),
        ("{Ann Lee} [rejected] <the survey>.", "denied"),
        ("{Ann Lee} [does not accept] <the survey>.", "denied"),
        ("{Ann Lee} [did not fail to deny] <it>.", "denied"),
        ("{The council} [dismissed allegations of] <fraud>.", "denied"),
    ],
)
def test_who_leaves_it_unsaid_denies_nothing(marked, expected):
    text, spans = _unmarked(marked)
    assert stance(text, sentence=(0, len(text)), **spans)[0] == expected


def test_the_pieces_may_come_in_any_order():
    """Pieces are sorted before they are read."""
    text, spans = _unmarked("{The town} [called] on Monday [for] <a new bridge> <and a ferry>.")
    turned = {role: pieces[::-1] for role, pieces in spans.items()}
    assert stance(text, sentence=(0, len(text)), **turned) == ("affirmed", "asked")


def test_a_sentence_elsewhere_is_not_looked_at():
    """Where the sentence is not that of the cue, the cue alone decides."""
    text = "She did not say why. She did."
    assert stance(text, [(12, 15)], [], sentence=(21, 29)) == ("affirmed", "asserted")


_SEPARATED = (
    "did not |to |say|asked |if |“|”|?|!|. |, |or |refused |didn’t|'d |n’t|@|of |saying|and "
    "|would |Ann Lee |no |call |for |é|\u0000|\u2028|'|𝔘"
)
_PIECES = st.sampled_from(_SEPARATED.split("|"))


@given(st.lists(_PIECES, max_size=20).map("".join), st.data())
def test_any_spans_have_a_stance(text, data):
    """Whatever the spans, even overlapping ones, an answer comes."""
    offset = st.integers(0, len(text))
    span = st.tuples(offset, offset).map(lambda s: (min(s), max(s)))
    spans = st.lists(span, max_size=3)
    sentence, cue, content, source = (data.draw(s) for s in (span, spans, spans, spans))
    polarity, modality = stance(text, cue, content, sentence=sentence, source=source)
    assert polarity in Polarity.__args__
    assert modality in Modality.__args__


@pytest.mark.parametrize("section", ["verbs", "words", "phrases", "fixed"])
def test_every_list_is_of_a_known_class(section):
    """A misspelt class would be passed over in silence."""
    assert set(table("stance")[section]) <= _CLASSES


@pytest.mark.parametrize("section", ["phrases", "fixed"])
def test_every_phrase_is_found_where_it_stands(section):
    """No phrase is hidden by another of the same words."""
    for does, phrases in table("stance")[section].items():
        for phrase in phrases:
            assert [sign.does for sign in signs(phrase.split())] == [does], phrase


def test_reporting_verbs_agree():
    """What the rules' table says of a verb is what its own form is taken for."""
    for form, cue in cue_verbs().items():
        if cue.lemma == "offer" or form == "considering":
            continue  # "offer to" promises, "is considering" supposes; other forms do not
        polarity, modality = stance(form, [(0, len(form))], [], sentence=(0, len(form)))
        assert (polarity, modality) == (cue.polarity, cue.modality), form


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("can’t", ["can", "not"]),
        ("WON'T", ["will", "not"]),
        ("cannot", ["can", "not"]),
        ("she'd say", ["she", "would", "say"]),
        ("she’d since sworn", ["she", "had", "since", "sworn"]),
        ("O’Neill’s", ["o'neill", "'s"]),
        ("", []),
    ],
)
def test_short_forms_are_taken_apart(text, parts):
    """Whatever apostrophe is printed."""
    assert plain_words(text, 0, len(text)) == parts

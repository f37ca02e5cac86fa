"""Every speaker and every day says why: the rules' names, and the words that they rest on."""

import pytest

from onrecord.reading import read
from onrecord.reading.encoder import Marked, Report
from onrecord.reading.hearing import Hearing
from onrecord.reading.lexicon import table
from onrecord.reading.naming import NamedSpan
from onrecord.reading.reasons import because
from onrecord.records import Span

RULES = table("reasons")["rules"]
# An article, the words of one statement, and the chains that lead to its speaker and to its day.
CASES = [
    (  # a day of another clause
        "The weir broke on Monday and Edda Holm said that it was late.",
        "that it was late",
        [("named", "Edda Holm")],
        [("sentence", "Monday"), ("from printing", None)],
    ),
    (
        "Edda Holm spoke to the Courier on Tuesday.\n\n“It will hold,” Holm said.",
        "“It will hold,”",
        [("named", "Holm"), ("short for", "Edda Holm")],
        [("talk", "Tuesday"), ("from printing", None)],
    ),
    (
        "Edda Holm came with Odo Ray. His wife shook her head. “It will break,” she said.",
        "“It will break,”",
        [("seen", "His wife")],
        [("printed", None)],
    ),
    (
        "The twins Ann and Bob Holm run the weir. Holm said that it would hold.",
        "that it would hold",
        [("named", "Holm"), ("shared surname", "Holm")],
        [("printed", None)],
    ),
    (
        "Edda Holm and Odo Holm run the weir. Holm said that it would hold.",
        "that it would hold",
        [("named", "Holm"), ("short for", "Edda Holm"), ("shared surname", "Holm")],
        [("printed", None)],
    ),
    (  # a title tells them apart
        "Ann Holm and Bob Holm run the weir. Mr. Holm said that it would hold.",
        "that it would hold",
        [("named", "Holm"), ("short for", "Bob Holm")],
        [("printed", None)],
    ),
    (
        "Edda Holm, the warden, said on Monday that the weir would hold.",
        "that the weir would hold",
        [("named", "Edda Holm")],
        [("clause", "Monday"), ("from printing", None)],
    ),
    (
        "It rained. Edda Holm came to the weir on foot.\n\n“The weir will hold,” she said.",
        "“The weir will hold,”",
        [("topic", "Edda Holm")],
        [("printed", None)],
    ),
    (
        "Edda Holm opened the weir.\n\n“It will hold,” Holm said on 3 May 2019.",
        "“It will hold,”",
        [("named", "Holm"), ("short for", "Edda Holm")],
        [("clause", "3 May 2019")],
    ),
    (
        "“It will hold,” Edda Holm said on Tuesday.\n\n“It always did,” she said.",
        "“It always did,”",
        [("spoke last", "Edda Holm")],
        [("same speech", "“It will hold,”"), ("clause", "Tuesday"), ("from printing", None)],
    ),
    (
        "Edda Holm said that the weir would hold.\n\n“Nobody need leave the meadow tonight.”",
        "“Nobody need leave the meadow tonight.”",
        [("goes on", "Edda Holm"), ("named", "Edda Holm")],
        [("printed", None)],
    ),
    (
        "Two boatmen said that the weir was leaking.",
        "that the weir was leaking",
        [("described", "Two boatmen")],
        [("printed", None)],
    ),
    (
        "Edda Holm will say next week that the weir is safe.",
        "that the weir is safe",
        [("named", "Edda Holm")],
        [("ahead", "will say next week")],
    ),
    (
        "Edda Holm and Tom Hall met the warden.\n\n“The weir will hold,” they said.",
        "“The weir will hold,”",
        [("together", "Edda Holm"), ("together", "Tom Hall")],
        [("printed", None)],
    ),
    (
        "Edda Holm met Tom Hall at the weir. The two said that it would hold.",
        "that it would hold",
        [("only two", "Edda Holm"), ("only two", "Tom Hall")],
        [("printed", None)],
    ),
    (
        "Officials at the Severn Bank said that it rained. The company said that it would pay.",
        "that it would pay",
        [("body of who spoke", "Severn Bank")],
        [("printed", None)],
    ),
    (
        "Edda Holm opened the weir. The former Weston mayor said that it would hold.",
        "that it would hold",
        [("fuller", "The former Weston mayor"), ("topic", "Edda Holm")],
        [("printed", None)],
    ),
    (
        "A spokesman said that it rained. He said that the weir would hold.",
        "that the weir would hold",
        [("spoke last", "A spokesman")],
        [("printed", None)],
    ),
    (
        "The weir broke on Sunday night.\n\n“I saw it break tonight,” Edda Holm said.",
        "“I saw it break tonight,”",
        [("named", "Edda Holm")],
        [("tonight", "Sunday night"), ("from printing", None)],
    ),
    (
        "Edda Holm said on Monday that the weir would hold.\n\n“It will not,” added Tom Hall.",
        "“It will not,”",
        [("named", "Tom Hall")],
        [
            ("same occasion", "that the weir would hold."),
            ("clause", "Monday"),
            ("from printing", None),
        ],
    ),
]


def _told(text, chain):
    return [(r.rule, text[r.span.begin : r.span.end] if r.span else None) for r in chain]


@pytest.mark.parametrize(("text", "words", "who", "when"), CASES)
def test_a_chain_leads_from_the_printed_words_to_the_speaker_and_the_day(
    article, text, words, who, when
):
    [said] = [
        s
        for s in read(article(text)).statements
        if text[s.content[0].begin : s.content[0].end].strip(".") == words.strip(".")
    ]
    assert _told(text, said.speaker_because) == who
    assert _told(text, said.said_because) == when


def test_a_subject_that_the_verb_shares_says_so(article):
    """The encoder is stood in for: it marks no source where the subject is too far off."""
    text = "Edda Holm walked to the weir and said that it would hold."

    class Far(Hearing):
        def marks(self, _article):
            report = Report(((37, 56),), (32, 36), None, (1.0,) * 6 + (0.0, 0.0))
            return (Marked((NamedSpan(0, 9, "Person"),), (report,)),)

    [said] = read(article(text), hearing=Far()).statements
    assert (said.source, said.cue) == ((), (Span(32, 36),))
    told = [("shared subject", "Edda Holm"), ("named", "Edda Holm")]
    assert _told(text, said.speaker_because) == told


def test_who_of_two_namesakes_is_a_guess_unless_one_is_mostly_named(article):
    """Whose surname is shared is less sure where both are named as often."""
    text = "Edda Holm and {} run the weir. {}Holm said that it would hold."
    cases = [("Odo Ray", ""), ("Odo Holm", ""), ("Odo Holm", "Edda Holm sang. Edda Holm waved. ")]
    alone, shared, mostly = [read(article(text.format(*case))).statements[-1] for case in cases]
    assert shared.confidence < 0.7 * min(alone.confidence, mostly.confidence)


def test_what_nobody_is_known_to_have_said_has_no_reason_for_its_speaker(article):
    [said] = read(article("“Nobody need leave the meadow tonight, for it is quiet.”")).statements
    assert (said.speaker, said.speaker_because) == ((), ())


def test_a_time_counted_from_another_names_that_one(article):
    text = "The weir broke on 4 March 2019. Three days later the meadow was dry."
    later = read(article(text)).times[-1]
    assert _told(text, later.because) == [("from before", "4 March 2019")]


def test_without_any_day_the_reason_says_so(article):
    [said] = read(article("Edda Holm said that the weir would hold.", published=None)).statements
    assert _told("", said.said_because) == [("no day", None)]


def test_a_day_that_counts_from_an_unknown_publication_says_so(article):
    text = "Edda Holm said on Tuesday that the weir would hold."
    [said] = read(article(text, published=None)).statements
    assert _told(text, said.said_because) == [("unanchored", "Tuesday")]


@pytest.mark.parametrize("rule", RULES)
def test_every_rule_is_a_sentence_about_its_words_or_about_none(rule):
    told = RULES[rule]
    assert told == told.strip().rstrip(".")
    assert told.format(words="x")


def test_a_rule_that_the_list_does_not_tell_is_refused():
    with pytest.raises(AssertionError, match="no such rule"):
        because("by magic")

"""Sentences and paragraphs of reading.sentences."""

from textwrap import fill

import pytest

from onrecord.reading.sentences import LONGEST, paragraphs, sentences

CASES = "sentences"


def test_sentences_end_where_a_reader_ends_them(case):
    """Abbreviations, initials and numbers do not end a sentence; marks and quotes do."""
    text = case["text"]
    assert [text[b:e] for b, e in sentences(text, 0, len(text))] == case["sentences"]


def test_a_line_is_a_paragraph():
    """Where no line is wrapped, each line stands alone."""
    text = "First line here.\nSecond line.\n\n  Third.  "
    assert [text[b:e] for b, e in paragraphs(text, 0, len(text))] == [
        "First line here.",
        "Second line.",
        "Third.",
    ]


def test_wrapped_lines_are_joined():
    """Lines wrapped at a width are one paragraph up to the blank line."""
    line = "These are words of a letter that was wrapped at some width by hand"
    text = f"{line}\n{line}\n{line}\nand ends.\n\n{line}\n{line}\nand ends again."
    assert len(list(paragraphs(text, 0, len(text)))) == 2


def _blocks(text):
    return [" ".join(text[b:e].split()) for b, e in paragraphs(text, 0, len(text))]


SHORT = (
    "The ferry Bell left Orlemouth late on Monday.",
    "It had waited for the mayor, who was held up at a dinner of the council in Tarnby for hours.",
    "Nobody was told -- nor was the harbour master -- that she had long gone home to bed.",
    "Passengers say that they waited in the rain until the lights of the town hall were put out.",
    "“We will not wait again,” said the captain.",
)


@pytest.mark.parametrize("width", [60, 72, 80])
def test_short_wrapped_paragraphs_are_joined(width):
    """Paragraphs of two lines, and lines that begin with a dash, are as they were unwrapped."""
    for gap in ("\n\n", "\n"):  # one line below the other, the end of one has room for more
        text = gap.join(fill(line, width, break_on_hyphens=False) for line in SHORT)
        assert _blocks(text) == list(SHORT)


def test_one_long_line_leaves_a_wrapped_text_wrapped():
    """An address does not stop wrapped lines from being joined."""
    long = "Read all of it at " + "https://orle.example/ferry/" * 6
    text = "\n\n".join([*(fill(line, 72) for line in SHORT * 5), long])
    assert _blocks(text) == [*SHORT * 5, long]


HEAD = "2024-05-06\nThe Orle Bugle\nFrom: Orlemouth Harbour\nTo: all desks\nSubject: A late ferry\n"


@pytest.mark.parametrize("gap", ["", "\n"])
def test_short_lines_of_a_head_leave_a_wrapped_text_wrapped(gap):
    """That the lines of a head have room for more says nothing of those below."""
    text = HEAD + gap + "\n\n".join(fill(line, 72, break_on_hyphens=False) for line in SHORT)
    assert set(SHORT[1:]) <= set(_blocks(text))


def test_verses_are_no_wrapped_text():
    """Lines that end anywhere are each their own, though some begin in small letters."""
    lines = ["The ferry Bell is out", "and nobody has told the mayor of Orle, who waits", "alone"]
    assert _blocks("\n".join([*lines, "", *lines])) == lines * 2


def test_lines_that_are_sentences_are_paragraphs():
    """Lines of one length that end with their sentences are no wrapped text."""
    lines = ["The mayor of Orle spoke.", "The ferry Bell was late.", "Nobody wanted to wait."] * 3
    assert _blocks("\n".join(lines)) == lines


def test_no_sentence_is_endless():
    """A text without stops is cut at spaces, so that no rule works on all of it at once."""
    text = "word " * 5000
    found = list(sentences(text, 0, len(text)))
    assert max(e - b for b, e in found) <= LONGEST
    assert "".join(text[b:e] for b, e in found).replace(" ", "") == text.replace(" ", "")

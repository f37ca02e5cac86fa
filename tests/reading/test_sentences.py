"""Sentences and paragraphs of reading.sentences."""

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


def test_no_sentence_is_endless():
    """A text without stops is cut at spaces, so that no rule works on all of it at once."""
    text = "word " * 5000
    found = list(sentences(text, 0, len(text)))
    assert max(e - b for b, e in found) <= LONGEST
    assert "".join(text[b:e] for b, e in found).replace(" ", "") == text.replace(" ", "")

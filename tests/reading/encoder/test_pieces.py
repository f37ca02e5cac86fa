"""Pieces keep their places in the text, and what print shows beside the letters."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.reading.encoder.pieces import GAPS, QUOTES, SHAPES, pieces
from onrecord.reading.sentences import paragraphs


def _laid(text):
    return pieces(text, list(paragraphs(text, 0, len(text))))


def test_each_piece_says_how_it_is_printed():
    """Capitals, what stands before and whether it is quoted are told of every piece."""
    text = "“We SHUT it,” McLee said.\n\nNo. 7\nx-ray"
    laid = _laid(text)
    told = {
        text[b:e]: (SHAPES[s], GAPS[g], QUOTES[q])
        for b, e, s, g, q in zip(
            laid.begins, laid.ends, laid.shapes, laid.gaps, laid.quotes, strict=True
        )
    }
    assert told["“"] == ("none", "paragraph", "opening")
    assert told["We"] == ("initial", "glued", "inside")
    assert told["SHUT"] == ("upper", "space", "inside")
    assert told["”"] == ("none", "glued", "closing")
    assert told["said"] == ("lower", "space", "outside")
    assert told["No"] == ("initial", "paragraph", "outside")
    assert told["x"] == ("lower", "line", "outside")


def test_a_line_wrapped_within_a_paragraph_ends_in_a_space():
    """Where an editor broke a line says nothing: the encoder reads on over it."""
    flat = "The old ferry left the harbour late. It had waited for the mayor"
    wrapped = flat.replace(" ", "\n")
    laid = pieces(wrapped, [(0, len(wrapped))])
    assert laid.gaps.tolist() == pieces(flat, [(0, len(flat))]).gaps.tolist()


def test_all_quotation_marks_look_alike_to_the_encoder():
    """Curly, straight, angled and low marks have one number; how they stand is told beside it."""
    first = {int(_laid(f"{mark}Stop{mark}").ids[0]) for mark in '"“„«'}
    assert len(first) == 1


def test_half_a_character_is_read_as_unknown():
    """A lone surrogate, which no encoding knows, stops nothing."""
    laid = _laid("It is \udfff late.")
    assert laid.ends[-1] == len("It is \udfff late.")


@given(st.text(max_size=300))
def test_pieces_of_any_text_lie_in_order_inside_it(text):
    """Offsets count in the text as it was given, never fall back, and are never empty.

    One character may be several pieces: a syllable of Hangul is taken apart.
    """
    laid = _laid(text)
    assert all(b < e <= len(text) for b, e in zip(laid.begins, laid.ends, strict=True))
    places = list(zip(laid.begins, laid.ends, strict=True))
    assert all(one == other or one[1] <= other[0] for one, other in itertools.pairwise(places))
    assert len(laid.starts()) == len(set(laid.paragraphs.tolist()))


@pytest.mark.parametrize(
    ("words", "found"), [("Lee", (1, 2)), ("Ann Lee", (0, 2)), ("ee sa", (1, 3))]
)
def test_a_stretch_covers_every_piece_it_touches(words, found):
    """Characters in, the pieces over them out, whole ones alone."""
    text = "Ann Lee said so."
    begin = text.index(words)
    assert _laid(text).over(begin, begin + len(words)) == found

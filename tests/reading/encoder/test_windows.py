"""Windows cover every piece once as their own, and end where paragraphs do if they can."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from onrecord.reading.encoder.windows import CONTEXT, LONGEST, windows


@given(st.lists(st.integers(1, 500), max_size=12))
def test_every_piece_is_told_by_one_window(lengths):
    """Their own parts follow each other without a gap; none is longer than the encoder reads."""
    paragraphs = np.repeat(np.arange(len(lengths), dtype=np.int32), lengths)
    at = 0
    for window in windows(paragraphs):
        assert window.own == at < window.last
        assert window.own - window.first == min(CONTEXT, window.own)
        assert window.last - window.first <= LONGEST
        at = window.last
    assert at == len(paragraphs)


def test_a_window_ends_with_a_paragraph():
    """Where a paragraph ends in a window's second half, the window ends with it."""
    paragraphs = np.repeat(np.arange(3, dtype=np.int32), [200, 100, 200])
    assert [window.last for window in windows(paragraphs)] == [300, 500]

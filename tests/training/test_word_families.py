"""Families grow where words are near on the average; opposites never meet."""

import numpy as np
import pytest

pytest.importorskip("torch", reason="training needs the extra: pip install -e '.[train]'")
pytest.importorskip("onnx", reason="training needs the extra: pip install -e '.[train]'")

from word_families import _grown, _near, _opposite


def _vectors(*angles):
    return np.array([[np.cos(angle), np.sin(angle)] for angle in np.radians(angles)])


@pytest.mark.parametrize(
    ("one", "other"), [("legal", "illegal"), ("unsafe", "safe"), ("violent", "nonviolent")]
)
def test_a_word_and_its_negation_are_opposites(one, other):
    assert _opposite(one, other)
    assert not _opposite(one, one + "s")


def test_words_that_are_near_are_one_family_and_opposites_are_not():
    words = ["boat", "boats", "safe", "unsafe"]
    vectors = _vectors(0, 10, 90, 95)
    assert _near(vectors, words) == [(0, 1)]
    assert list(_grown(_near(vectors, words), vectors)) == [[0, 1]]


def test_a_chain_does_not_grow_for_ever():
    vectors = _vectors(0, 50, 100, 150)
    found = list(_grown(_near(vectors, ["aa", "bb", "cc", "dd"]), vectors))
    assert [0, 1, 2, 3] not in found

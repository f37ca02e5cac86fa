"""Names of the same words agree on a type, unless one of them is sure of another."""

import numpy as np

from onrecord.reading.encoder.agreeing import agreed
from onrecord.reading.encoder.tags import TYPES, tags


def _scores(*said):
    scores = np.zeros((len(said), len(tags(TYPES))), np.float32)
    for row, (type_, worth) in enumerate(said):
        scores[row, tags(TYPES).index(f"S-{type_}")] = worth
    return scores


def test_the_many_persuade_the_unsure():
    """Two places call it a body, one half-heartedly a person: it is a body."""
    scores = _scores(("Organisation", 5), ("Organisation", 5), ("Person", 1))
    assert agreed(scores, [(0, 1), (1, 2), (2, 3)], ["kaska"] * 3) == ["Organisation"] * 3


def test_names_of_other_words_have_no_say():
    """A town is no team because the team is one."""
    scores = _scores(("Place", 2), ("Organisation", 9))
    assert agreed(scores, [(0, 1), (1, 2)], ["weston"] * 2) == ["Organisation", "Organisation"]
    assert agreed(scores, [(0, 1), (1, 2)], ["weston", "fc weston"]) == ["Place", "Organisation"]


def test_without_names_there_is_nothing_to_agree_on():
    """No name, no type."""
    assert agreed(_scores(), [], []) == []

"""Which words the encoder can say the meaning of, and how they are held against each other."""

import numpy as np

from onrecord.reading.encoder import Place, mark

TEXT = "Ann Lee left the old company near a small harbour. It rained, and she was hungry."


def _place(word, kind):
    return Place(TEXT.index(word), TEXT.index(word) + len(word), kind)


def test_names_pronouns_and_the_words_behind_articles_have_their_vectors():
    referring = mark(TEXT, [(0, len(TEXT))]).referring
    held = {TEXT[referring.laid.begins[at] : referring.laid.ends[at]] for at in referring.kept}
    assert {"Ann", "Lee", "company", "harbour", "It", "she"} <= held
    assert not {"hungry", "rained"} & held


def test_others_change_no_score_of_their_own():
    referring = mark(TEXT, [(0, len(TEXT))]).referring
    she, lee, company = (
        _place("she", "pronoun"),
        _place("Ann Lee", "name"),
        _place("company", "nominal"),
    )
    both = referring.scores(she, [lee, company])
    assert np.allclose(both[[0, 2]], referring.scores(she, [lee]), atol=1e-5)
    assert both[0] > both[1]
    assert len(referring.scores(she, [])) == 1

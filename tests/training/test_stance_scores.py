"""The scorer of polarity and modality, and its labels."""

from collections import Counter

import pytest
import stance_scores
from stance_scores import Judged, Label, accuracy, classes, figures

from onrecord.records import Modality, Polarity

ASSERTED, ASKED = ("affirmed", "asserted"), ("affirmed", "asked")
DENIED = ("denied", "asserted")


def _judged(verdict, got):
    label = Label(part="test", drawn="random", article="a", cue=((0, 4),), verdict=verdict)
    return Judged(label=label, got=got, words="")


def test_a_decision_is_right_where_polarity_and_modality_are():
    found = [_judged(ASSERTED, ASSERTED), _judged(ASSERTED, DENIED), _judged(DENIED, ASKED)]
    assert accuracy(found) == pytest.approx(1 / 3)
    assert accuracy([]) == 0


def test_figures_are_told_by_class():
    found = [_judged(DENIED, DENIED), _judged(ASKED, ASSERTED), _judged(DENIED, ASSERTED)]
    told = {name: (gold, f1) for name, gold, f1 in classes(found)}
    assert told["denied"] == (2, pytest.approx(2 / 3))
    assert told["asserted"] == (2, pytest.approx(0.8))
    assert told["asked"] == (1, 0)
    assert told["alleged"] == (0, 0)


def test_the_labels_are_whole():
    """Of both parts as many, no attribution twice, no article in both, only known verdicts."""
    labels = list(stance_scores._labels())
    sizes = Counter((one.part, one.drawn) for one in labels)
    assert sizes == {
        (part, drawn): size
        for part in ("dev", "test")
        for drawn, size in {"random": 150, "tail": 100, "rare": 60}.items()
    }
    assert len({(one.article, one.cue) for one in labels}) == len(labels)
    by_part = {
        part: {one.article for one in labels if one.part == part} for part in ("dev", "test")
    }
    assert by_part["dev"].isdisjoint(by_part["test"])
    for one in labels:
        assert one.verdict[0] in Polarity.__args__
        assert one.verdict[1] in Modality.__args__


def test_without_corpora_it_is_skipped(tmp_path, capsys):
    assert stance_scores.main([str(tmp_path)]) == 0
    assert capsys.readouterr().out.endswith("skipped\n")


def test_the_figures_hold(shared):
    """What was reached on the test part when it was first looked at stays."""
    got = figures(shared)
    assert got["random accuracy"] >= 0.97
    assert got["tail accuracy"] >= 0.92

"""Judged pairs are halved by their events, laid out as the linker reads them, and counted."""

from pathlib import Path

import claim_scores
import numpy as np
import pytest
from claim_scores import HALVES, Judged
from corpora.claim_pairs import ClaimPair, Stretch

from onrecord.linking.claims import Part
from onrecord.records import Entity, Interval, Reading, Span, Statement

TEXT = "Mira Solberg said the bridge will stand. It rained."
READING = Reading(
    article="x",
    reader="r",
    entities=(Entity(id="e1", type="Person", name="Mira Solberg"),),
    statements=(
        Statement(
            id="s1",
            content=(Span(18, 40),),
            speaker=("e1",),
            claims=(Span(18, 40),),
            form="indirect",
            marks="none",
            polarity="denied",
            said=Interval(),
            confidence=1,
            by="rule",
        ),
    ),
)


def _pair(name, one, other, *, same=True):
    stretches = [Stretch(article=each, text=TEXT, begin=18, end=40) for each in (one, other)]
    return ClaimPair(
        id=name, a=stretches[0], b=stretches[1], same=same, kind=None, drift=False, note=""
    )


def _judged(name, *, same):
    one, other = (Part(id=f"{name}{side}", article=side, text="x") for side in "ab")
    return Judged(pair=_pair(name, "a", "b", same=same), one=one, other=other, half=HALVES[0])


def test_articles_that_pairs_lead_to_are_one_event():
    pairs = [_pair("1", "polnear/a", "polnear/b"), _pair("2", "polnear/c", "polnear/b")]
    topic = [
        _pair("3", "ecbplus/7_1ecb", "ecbplus/7_2ecbplus"),
        _pair("4", "polnear/d", "polnear/e"),
    ]
    found = claim_scores._events([*pairs, *topic])
    assert len({found[f"polnear/{name}"] for name in "abc"}) == 1
    assert found["ecbplus/7_1ecb"] == found["ecbplus/7_2ecbplus"] == "ecbplus/7"
    assert len(set(found.values())) == 3


@pytest.mark.parametrize(
    ("begin", "end", "speakers", "polarity"),
    [(18, 40, ("solberg",), "denied"), (0, 40, ("solberg",), "denied"), (41, 51, (), "affirmed")],
)
def test_a_stretch_is_spoken_by_who_speaks_most_of_it(begin, end, speakers, polarity):
    stretch = Stretch(article="polnear/a", text=TEXT, begin=begin, end=end)
    part = claim_scores._part(stretch, READING)
    assert (part.text, part.speakers, part.polarity) == (TEXT[begin:end], speakers, polarity)


def test_precision_recall_and_f1():
    found = [_judged("1", same=True), _judged("2", same=True), _judged("3", same=False)]
    assert claim_scores._counted(found, {"1", "3", "elsewhere"}) == (0.5, 0.5, 0.5)
    assert claim_scores._counted([], set()) == (0, 0, 0)


def test_equal_values_share_a_rank():
    assert claim_scores._ranks(np.array([0.5, 0.1, 0.5])).tolist() == [2.5, 1, 2.5]


def test_sentences_are_ranked_by_their_scores(tmp_path):
    file = Path(tmp_path, "pairs.csv")
    rows = [
        "The ferry sank at dusk,The ferry sank at dusk today,5",
        "A crane fell,It rained in May,0",
    ]
    file.write_text("\n".join(rows) + "\n", encoding="utf-8")
    assert claim_scores._sentences(file) == 1

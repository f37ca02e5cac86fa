"""The scorer of named entities."""

import pytest
from corpora.labelled import Labelled
from entity_scores import Counts, measured, score

GOLD = [[(0, 8, "Person"), (12, 16, "Place")], [(0, 4, "Organisation"), (5, 9, "Date")]]


def test_what_is_the_same_is_right():
    figures = score(GOLD, GOLD)
    assert figures.all == Counts(gold=3, found=3, right=3)  # dates do not count
    assert (figures.all.precision, figures.all.recall, figures.all.f1) == (1, 1, 1)


@pytest.mark.parametrize(
    "found",
    [
        [[(0, 8, "Place")], []],  # another type
        [[(0, 7, "Person")], []],  # another end
        [[], [(0, 8, "Person")]],  # another document
    ],
)
def test_a_name_is_right_by_its_span_type_and_document(found):
    assert score(GOLD, found).all == Counts(gold=3, found=1, right=0)
    assert score(GOLD, found).all.f1 == 0


def test_figures_are_told_by_type():
    rows = dict(score(GOLD, [[(0, 8, "Person"), (9, 11, "Person")], []]).rows())
    assert rows["Person"] == Counts(gold=1, found=2, right=1)
    assert rows["Place"] == Counts(gold=1, found=0, right=0)
    assert rows["all"].f1 == pytest.approx(0.4)


def test_documents_must_match():
    with pytest.raises(ValueError, match="2 documents"):
        score(GOLD, [[]])


def test_names_that_are_never_read_are_counted_by_why():
    text = (
        "Die Ingenieurin Ada Lind hat den Damm an der Fähre am Montag besucht. Sie sagte, dass "
        "die Arbeiten im Sommer beginnen und bis in den Herbst hinein dauern werden.\n"
    )
    german = Labelled(name="a", text=text, entities=((16, 24, "Person"),))
    english = Labelled(
        name="b",
        text="The engineer Ada Lind visited the dam on Monday. “It is old,” Ada Lind said.\n",
        entities=((13, 21, "Person"), (62, 70, "Person")),
    )
    result = measured([german, english])
    assert result.missed == (("language de", 1),)
    assert result.figures.all.gold == 3
    assert result.figures.all.right == 2

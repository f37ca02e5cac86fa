"""The word lists and what is derived from them."""

import pytest

from onrecord import resources
from onrecord.reading import read
from onrecord.reading.lexicon import confidences, cue_verbs, gendered, inflect


@pytest.mark.parametrize(
    ("lemma", "forms"),
    [
        ("say", ("says", "said", "said", "saying")),
        ("argue", ("argues", "argued", "argued", "arguing")),
        ("reply", ("replies", "replied", "replied", "replying")),
        ("stress", ("stresses", "stressed", "stressed", "stressing")),
        ("admit", ("admits", "admitted", "admitted", "admitting")),
        ("rebut", ("rebuts", "rebutted", "rebutted", "rebutting")),
        ("rap", ("raps", "rapped", "rapped", "rapping")),
    ],
)
def test_verbs_are_inflected(lemma, forms):
    """Regular forms are derived, the others listed."""
    assert inflect(lemma) == forms
    assert all(cue_verbs()[form].lemma == lemma for form in forms)


def test_every_confidence_is_a_share():
    """Confidences are shares of right ones, none of them certain."""
    assert all(0 < share < 1 for share in confidences().values())


@pytest.mark.parametrize(
    "text",
    [
        "“It fell,” Ann Lee said.",
        "Ann Lee said it fell.",
        "Ann Lee said that it fell.",
        "Ann Lee vowed to pay.",
        "Ann Lee said on Monday that it fell.",
        "According to Ann Lee, the bridge fell down.",
        "– The bridge fell, Ann Lee says.",
        "It fell down, said Ann Lee.",
        "Mayor Ann Lee, 34, died.",
        "The Harvest Festival began.",
    ],
)
def test_every_rule_was_measured_or_estimated(article, text):
    """Whatever a rule decided stands in confidence.toml; the model knows how sure it is itself."""
    reading = read(article(text))
    decided = [*reading.statements, *reading.events, *reading.facts]
    assert decided
    assert {found.by for found in decided} <= {*confidences(), "model", "model, nested"}


def test_first_names_are_of_one_gender():
    """The lists are sorted and apart, and leave out what is the other gender's elsewhere."""
    folder = resources.folder("names")
    men, women = (
        (folder / f"{gender}_names.txt").read_text(encoding="ascii").split()
        for gender in ("male", "female")
    )
    assert men == sorted({*men})
    assert women == sorted({*women})
    assert not {*men} & {*women}
    assert not gendered("male") & gendered("female")
    assert not {"michele", "andrea", "jean", "robin"} & {*men, *women}
    assert "mathilda" in women

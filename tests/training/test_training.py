"""What training rests on: labels move with the text, and the loss is the one of the definition."""

import itertools
import random

import pytest

torch = pytest.importorskip("torch", reason="training needs the extra: pip install -e '.[train]'")

import crf  # noqa: E402
from augment import Edit, augmented, edited, ways  # noqa: E402
from corpora.labelled import Attribution, Labelled  # noqa: E402

TEXT = "“The bridge is old and it must be closed before the winter,” the mayor said.\n\nIt rained."
DOCUMENT = Labelled(
    name="made up",
    text=TEXT,
    attributions=(Attribution(source=((61, 70),), cue=((71, 75),), content=((1, 58),)),),
)


def test_labels_move_with_the_words():
    """An edit before a label shifts it, one after it leaves it alone."""
    changed = edited(DOCUMENT, [Edit(0, 1, "– "), Edit(59, 60, "")])
    (one,) = changed.attributions
    assert [changed.text[b:e] for b, e in one.cue] == ["said"]
    assert [changed.text[b:e] for b, e in one.source] == ["the mayor"]
    assert changed.text.startswith("– The bridge")


@pytest.mark.parametrize("way", ways())
def test_every_way_of_printing_keeps_the_words_of_the_labels(way):
    """Whatever is printed otherwise, cue and source are what they were, case and articles aside."""
    changed = augmented(DOCUMENT, {way: 1.0}, random.Random(5))
    (one,) = changed.attributions
    assert [changed.text[b:e].lower() for b, e in one.cue] == ["said"]
    assert all("mayor" in changed.text[b:e].lower() for b, e in one.source)
    assert all("winter" in changed.text[b:e].lower() for b, e in one.content)


def test_the_loss_counts_every_path():
    """On three pieces and three tags, held against the sum over all paths."""
    torch.manual_seed(1)
    scores, steps = torch.randn(1, 3, 3, dtype=torch.double), torch.randn(3, 3)
    possible = torch.tensor([[[1, 0, 1], [0, 1, 0], [1, 1, 1]]], dtype=torch.bool)

    def total(paths):
        return torch.logsumexp(
            torch.stack(
                [
                    sum(scores[0, at, tag] for at, tag in enumerate(one))
                    + sum(steps[a, b] for a, b in itertools.pairwise(one))
                    for one in paths
                ]
            ),
            0,
        )

    every = list(itertools.product(range(3), repeat=3))
    allowed = [one for one in every if all(possible[0, at, tag] for at, tag in enumerate(one))]
    found = crf.loss(scores.float(), steps, possible, torch.tensor([3]))
    assert float(found) == pytest.approx(float(total(every) - total(allowed)), abs=1e-4)

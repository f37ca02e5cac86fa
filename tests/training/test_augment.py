"""Documents printed otherwise: their labels move with the words."""

import random

import pytest
from augment import Edit, augmented, edited, ways
from corpora.labelled import Attribution, Labelled

TEXT = "“The bridge is old and it must be closed before the winter,” the mayor said.\n\nHe wept."
LED = (
    "The town hall\n\nIn a letter the mayor said: “The bridge is old and he knows that it must be"
    " closed before the winter comes down the river.”\n\nHe wept."
)


def _document(text, source, cue, first, last):
    begin = text.index(first)
    spans = [(text.index(part), text.index(part) + len(part)) for part in (source, cue)]
    content = begin, text.index(last) + len(last)
    one = Attribution(source=(spans[0],), cue=(spans[1],), content=(content,))
    return Labelled(name="made up", text=text, attributions=(one,))


DOCUMENT = _document(TEXT, "the mayor", "said", "The bridge", "winter")


def test_labels_move_with_the_words():
    """An edit before a label shifts it, one after it leaves it alone."""
    changed = edited(DOCUMENT, [Edit(0, 1, "– "), Edit(59, 60, "")])
    (one,) = changed.attributions
    assert [changed.text[b:e] for b, e in one.cue] == ["said"]
    assert [changed.text[b:e] for b, e in one.source] == ["the mayor"]
    assert changed.text.startswith("– The bridge")


@pytest.mark.parametrize("way", ways())
def test_every_way_of_printing_changes_the_text_and_keeps_the_words_of_the_labels(way):
    """Whatever is printed otherwise, cue and source are what they were, case and articles aside."""
    led = _document(LED, "the mayor", "said", "The bridge", "river")
    changed = []
    for document in (DOCUMENT, led):
        for seed in range(8):
            other = augmented(document, {way: 1.0}, random.Random(seed))
            changed.append(other.text != document.text)
            (one,) = other.attributions
            assert [other.text[b:e].lower() for b, e in one.cue] == ["said"]
            assert all("mayor" in other.text[b:e].lower() for b, e in one.source)
            assert all("bridge is old" in other.text[b:e].lower() for b, e in one.content)
    assert any(changed)

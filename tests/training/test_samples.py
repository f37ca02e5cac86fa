"""Documents become windows whose labels, links and lessons stand at the right pieces."""

import random

import numpy as np
from corpora.labelled import Attribution, Labelled
from samples import laid_out, samples

from onrecord.reading.encoder.tags import ROLES, TYPES, spans, tags
from onrecord.reading.encoder.windows import LONGEST

SAID = "Ann Lee said the bridge is old."
TOLD = SAID + "\n\n“It is not,” Bo Ray replied."


def _spans(text, *parts):
    return tuple((text.index(part), text.index(part) + len(part)) for part in parts)


def _document(text, **more):
    told = (
        Attribution(
            source=_spans(text, "Ann Lee"),
            cue=_spans(text, "said"),
            content=_spans(text, "the bridge is old"),
        ),
        Attribution(
            source=_spans(text, "Bo Ray"),
            cue=_spans(text, "replied"),
            content=_spans(text, "It is not"),
        ),
    )
    return Labelled(name="made up", text=text, attributions=told, **more)


def test_roles_and_links_stand_where_the_words_do():
    document = _document(TOLD)
    laid = laid_out(TOLD)
    (one,) = samples(document)
    found = {
        (role, TOLD[laid.begins[first] : laid.ends[last - 1]])
        for role, first, last in spans(ROLES, one.roles.tolist())
    }
    assert found == {
        ("source", "Ann Lee"),
        ("cue", "said"),
        ("content", "the bridge is old"),
        ("source", "Bo Ray"),
        ("cue", "replied"),
        ("content", "It is not"),
    }
    for kind in one.links:
        assert len(kind) == 2
        assert {link.right for link in kind} == {0, 1}
    said = {link.one: link.others[link.right] for link in one.links[0]}
    words = {
        TOLD[laid.begins[a] : laid.ends[b - 1]]: TOLD[laid.begins[c] : laid.ends[d - 1]]
        for (a, b), (c, d) in said.items()
    }
    assert words == {"the bridge is old": "said", "It is not": "replied"}


def test_what_a_corpus_does_not_mark_stays_possible():
    """Where only persons are known, an unmarked word may be a place but no person.

    A name begins and ends with a capital or a digit; a small word may stand inside one.
    """
    text = SAID.replace("old.", "in Weston")
    document = Labelled(
        name="made up", text=text, entities=((0, 7, "Person"),), known=frozenset({"Person"})
    )
    (one,) = samples(document)
    names = tags(TYPES)
    assert one.roles is None
    assert {names[at] for at in np.flatnonzero(one.types[0])} == {"B-Person"}
    possible = {names[at] for at in np.flatnonzero(one.types[-1])}
    assert "O" in possible
    assert "S-Place" in possible
    small = {names[at] for at in np.flatnonzero(one.types[-2])}
    assert {"O", "I-Place"} <= small
    assert not {tag for tag in small if tag[0] in "BES"}
    assert "S-Person" not in possible


def test_windows_share_a_long_document_with_its_lessons():
    """Every piece is in a window, and what teachers say of it goes with it."""
    text = "\n\n".join(f"{TOLD} Number {number}." for number in range(60))
    laid = laid_out(text)
    taught = np.arange(len(laid), dtype=np.float16)[:, None] % 1000
    for chance in (None, random.Random(3)):
        found = list(samples(_document(text), chance, taught))
        assert len(found) > 2
        assert max(map(len, found)) <= LONGEST
        seen = np.unique(np.concatenate([one.taught[:, 0] for one in found]))
        assert len(seen) == min(1000, len(laid))
        for one in found:
            first = int(np.flatnonzero((taught == one.taught[0]).all(axis=1))[0])
            if len(laid) <= 1000:
                assert (one.inputs[0] == laid.ids[first : first + len(one)]).all()

"""Named things that are no person, body, place or event: products, laws, awards."""

import time

import pytest

from onrecord.reading.cast import Cast
from onrecord.reading.encoder import Marked
from onrecord.reading.namedspan import NamedSpan
from onrecord.reading.things import join_sources, note_things


def _marked(text, *named):
    """Return marks of the words of `named`, each where it stands next in the text."""
    spans, at = [], 0
    for words in named:
        begin = text.index(words, at)
        at = begin + len(words)
        spans.append(NamedSpan(begin, at, "Other"))
    return Marked(reports=(), names=tuple(spans), referring=None)


def _noted(text, *named):
    cast = Cast([], {}, {})
    note_things(text, [_marked(text, *named)], cast)
    return {
        cluster.name: [text[span.begin : span.end] for span, _ in cluster.mentions]
        for cluster in cast.clusters.values()
    }


@pytest.mark.parametrize(
    ("text", "named", "noted"),
    [
        (
            "The Corvel B210 flew. The B210’s wing held.",
            ["The Corvel B210", "B210’s"],
            {"Corvel B210": ["Corvel B210", "B210"]},
        ),
        ("A B210 and ten B210s.", ["B210", "B210s"], {"B210": ["B210", "B210s"]}),
        (
            "Mono 4, Mono 5 and 4.",
            ["Mono 4", "Mono 5", "4"],
            {"Mono 4": ["Mono 4"], "Mono 5": ["Mono 5"], "4": ["4"]},
        ),
        (
            "Red Lark, Blue Lark, Lark.",
            ["Red Lark", "Blue Lark", "Lark"],
            {"Red Lark": ["Red Lark"], "Blue Lark": ["Blue Lark"], "Lark": ["Lark"]},
        ),
        ("He read “The Tide”.", ["“The Tide”"], {"Tide": ["Tide"]}),
        ("It is an award.", ["It", "award"], {}),
    ],
)
def test_a_thing_has_all_its_names(text, named, noted):
    assert _noted(text, *named) == noted


def test_a_thing_that_says_something_is_the_source():
    text = "The Tide Report says so. I read the Tide Report."
    cast = Cast([], {}, {})
    cast.described((0, 15), "The Tide Report", "Document", "nominal")
    note_things(text, [_marked(text, "Tide Report", "Tide Report")], cast)
    join_sources(cast)
    assert [(one.kind, len(one.mentions)) for one in cast.clusters.values()] == [
        ("Document", 3),
        ("Thing", 0),
    ]


def test_ten_thousand_names_are_not_held_to_each_other_in_pairs():
    names = [f"Corvel X{n}" for n in range(9_999)]
    text = ". ".join([*names, "X7"])
    begin = time.process_time()
    noted = _noted(text, *names, "X7")
    assert time.process_time() - begin < 5  # of the processor; in pairs it took 12
    assert len(noted) == len(names)
    assert noted["Corvel X7"] == ["Corvel X7", "X7"]

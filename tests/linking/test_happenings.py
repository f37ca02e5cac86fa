"""Which events of several articles are one: sentences of our own, in any order."""

from datetime import date
from itertools import permutations

import pytest

from onrecord.linking import happenings, same_events
from onrecord.records import Article, Event, Interval, Participant, Reading, Span

FLOOD = (
    "The flood in Orlemouth swept away the old footbridge. The river Venn rose two metres. "
    "Nobody was hurt when the footbridge collapsed into the river, harbour master Quill said."
)
FLOOD_AGAIN = (
    "Orlemouth is counting the damage. Its old footbridge collapsed into the river Venn, "
    "harbour master Quill said, when the flood swept through the town."
)
OTHER_BRIDGE = (
    "A cable snapped in Tarnby and the ski lift collapsed. Skiers waited three hours in the snow "
    "until a helicopter came, the lift's owner told a radio station."
)


def _told(name, text, *words, published=None, when=None, who=None):
    """Return an article that tells of an event with each of the words; `who` takes part."""
    day = date.fromisoformat(published) if published else None
    begin = date.fromisoformat(when) if when else None
    events = tuple(
        Event(
            id=f"v{number}",
            type="unknown",
            label=word,
            mentions=(Span(text.index(word), text.index(word) + len(word)),),
            participants=(Participant(role="actor", entity=who),) if who else (),
            when=Interval(begin=begin, end=begin, basis="explicit" if when else "unknown"),
            confidence=1.0,
            by="test",
        )
        for number, word in enumerate(words, 1)
    )
    article = Article(id=f"article-{name}", path=f"{name}.txt", text=text, published=day)
    return happenings(article, Reading(article=article.id, reader="test", events=events))


def _groups(*told):
    held = [each for article in told for each in article]
    places = {(each.article, who): who for each in held for who in each.participants}
    found = same_events(held, places)
    return {key: first for key, first in found.items() if key != first}


def test_what_two_articles_tell_in_like_words_is_one_event_called_after_the_earlier():
    early = _told("b", FLOOD_AGAIN, "collapsed", published="2024-05-01")
    late = _told("a", FLOOD, "collapsed", published="2024-05-02")
    for order in permutations([early, late]):
        assert _groups(*order) == {("article-a", "v1"): ("article-b", "v1")}


def test_the_same_word_for_something_else_is_another_event():
    assert _groups(_told("a", FLOOD, "collapsed"), _told("b", OTHER_BRIDGE, "collapsed")) == {}


@pytest.mark.parametrize(("day", "same"), [("2024-05-01", True), ("2024-06-09", False)])
def test_two_days_are_two_events(day, same):
    one = _told("a", FLOOD, "collapsed", when="2024-05-01")
    other = _told("b", FLOOD_AGAIN, "collapsed", when=day)
    assert bool(_groups(one, other)) is same


@pytest.mark.parametrize(("who", "same"), [("person-a", True), ("person-b", False), (None, True)])
def test_others_take_part_in_another_event(who, same):
    one = _told("a", FLOOD, "collapsed", who="person-a")
    assert bool(_groups(one, _told("b", FLOOD_AGAIN, "collapsed", who=who))) is same


@pytest.mark.parametrize("more", [{"when": "2024-05-01"}, {"who": "person-a"}])
def test_one_who_tells_less_does_not_make_two_of_others_one(more):
    other = {"when": "2024-06-09"} if "when" in more else {"who": "person-b"}
    first, last = _told("a", FLOOD, "collapsed", **more), _told("c", FLOOD, "collapsed", **other)
    found = _groups(first, _told("b", FLOOD, "collapsed"), last)
    assert ("article-c", "v1") not in found


def test_two_names_are_two_events():
    text = "She won the Orle Championship. She won the Venn Championship."
    assert _groups(_told("a", text, "Orle Championship", "Venn Championship")) == {}


def test_forms_of_a_word_name_one_event():
    text = (
        "Mayor Lind resigned on Monday. Her resignation, the mayor's office said, came after a row."
    )
    assert _groups(_told("a", text, "resigned", "resignation")) == {
        ("article-a", "v2"): ("article-a", "v1")
    }


def test_a_word_that_says_little_needs_the_same_sentence():
    later = FLOOD.replace(
        "Nobody", "The footbridge cannot be mended before May, Quill said. Nobody"
    )
    one = _told("a", FLOOD, "said")
    assert _groups(one, _told("b", later, "said")) == {}
    assert _groups(one, _told("b", FLOOD, "said"))


def test_an_article_without_events_tells_of_none():
    assert _told("a", FLOOD) == ()
    assert same_events([], {}) == {}

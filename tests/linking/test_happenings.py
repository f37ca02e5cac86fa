"""Which events of several articles are one: sentences of our own, in any order."""

from dataclasses import replace
from datetime import date
from itertools import permutations

import pytest

from onrecord.linking import happenings, same_events
from onrecord.linking.happenings import time_of
from onrecord.reading.sites import kinds_of_sites
from onrecord.records import (
    Article,
    Event,
    Interval,
    Participant,
    Reading,
    Span,
    TimeExpression,
)

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


def _told(name, text, *words, published=None, when=None, **what):
    return happenings(*_article(name, text, *words, published=published, when=when, **what))


def _article(name, text, *words, published=None, when=None, **what):
    """Return an article that tells of an event with each of the words, and its reading.

    `what` may be the event's `kind`, `who` takes which `part` in it, and `where` it is.
    """
    who, part, where = what.get("who"), what.get("part", "actor"), what.get("where")
    kind = what.get("kind", "unknown")
    day = date.fromisoformat(published) if published else None
    begin = date.fromisoformat(when) if when else None
    events = tuple(
        Event(
            id=f"v{number}",
            type=kind,
            label=word,
            mentions=(Span(text.index(word), text.index(word) + len(word)),),
            participants=(Participant(role=part, entity=who),) if who else (),
            place=where,
            when=Interval(begin=begin, end=begin, basis="explicit" if when else "unknown"),
            confidence=1.0,
            by="test",
        )
        for number, word in enumerate(words, 1)
    )
    article = Article(id=f"article-{name}", path=f"{name}.txt", text=text, published=day)
    return article, Reading(article=article.id, reader="test", events=events)


def _groups(*told):
    held = [each for article in told for each in article]
    places = {
        (each.article, who): who for each in held for who in (*each.participants, *each.places)
    }
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


DEATH = "Harbour master Tom Hallam died in Orlemouth."
KILLED = "Tom Hallam was killed when a crane fell on the quay of Orlemouth."


def test_nobody_dies_twice_however_it_is_told():
    one = _told("a", DEATH, "died", who="tom", part="affected", kind="death")
    other = _told("b", KILLED, "killed", who="tom", part="affected", kind="killing")
    third = _told("c", "He is gone.", "gone", who="tom", part="affected", kind="loss")
    for order in permutations([one, other, third]):
        assert _groups(*order) == {
            ("article-b", "v1"): ("article-a", "v1"),
            ("article-c", "v1"): ("article-a", "v1"),
        }


def test_one_wrong_day_between_does_not_part_the_others():
    tom = {"who": "tom", "part": "affected", "kind": "death"}
    days = {"a": "2031-01-01", "b": "2031-01-10", "c": "2031-01-01"}
    words = {"a": DEATH, "b": "They mourn a man who drowned.", "c": "He is dead."}
    told = [
        _told(name, words[name], words[name].split()[-1].strip("."), when=day, **tom)
        for name, day in days.items()
    ]
    for order in permutations(told):
        assert _groups(*order) == {("article-c", "v1"): ("article-a", "v1")}


def test_two_who_die_are_two_deaths():
    one = _told("a", DEATH, "died", who="tom", part="affected", kind="death")
    other = _told("b", DEATH, "died", who="ann", part="affected", kind="death")
    assert _groups(one, other) == {}


def test_a_loss_in_other_words_is_one_where_the_same_one_bears_it():
    lost = "Mina Varga lost her third child at the hospital of Orlemouth in the spring."
    ended = "At the hospital of Orlemouth Mina Varga miscarried her third child in the spring."
    one = _told("a", lost, "lost her third child", who="mina", part="participant", kind="loss")
    same = {"who": "mina", "part": "participant", "kind": "miscarriage"}
    assert _groups(one, _told("b", ended, "miscarried", **same))
    other = {"who": "ann", "part": "participant", "kind": "miscarriage"}
    assert _groups(one, _told("b", ended, "miscarried", **other)) == {}
    assert _groups(one, _told("b", ended, "miscarried", who="mina", kind="meeting")) == {}


def test_who_wins_here_and_loses_there_tells_of_two_matches():
    text = "Caldmoor beat Orlemouth on Saturday after a late goal on the harbour pitch."
    one = _told("a", text, "beat", who="orle", part="affected", kind="defeat")
    other = _told("b", text, "beat", who="orle", part="actor", kind="defeat")
    assert _groups(one, other) == {}
    assert _groups(one, _told("b", text, "beat", who="orle", part="affected", kind="defeat"))


def test_a_named_event_is_none_that_a_verb_tells():
    text = "Mina Varga was elected in the Orle Election."
    told = _told("a", text, "elected", "Orle Election", kind="election")
    assert _groups(told) == {}


def test_what_very_many_tell_is_still_one_event():
    many = [_told(f"{n:03}", FLOOD, "collapsed") for n in range(80)]
    assert set(_groups(*many).values()) == {("article-000", "v1")}


def test_the_words_that_date_an_event_stand_in_its_sentence_whatever_is_shortened_there():
    text = "On Monday Mr. Hallam of St. Mary resigned.\nIt rained on Tuesday."
    days = {"Monday": date(2024, 5, 6), "Tuesday": date(2024, 5, 7)}
    times = tuple(
        TimeExpression(
            span=Span(text.index(word), text.index(word) + len(word)),
            when=Interval(begin=day, end=day, basis="relative"),
        )
        for word, day in days.items()
    )
    article, reading = _article("a", text, "resigned", when="2024-05-06")
    event = replace(reading.events[0], when=times[0].when)
    assert time_of(article, replace(reading, times=times), event) == times[0].span


def test_the_words_that_date_an_event_may_stand_where_it_is_told_again():
    text = "Mina Varga resigned. Her resignation on Monday came late."
    at = text.index("Monday")
    when = Interval(begin=date(2024, 5, 6), end=date(2024, 5, 6), basis="relative")
    time = TimeExpression(span=Span(at, at + 6), when=when)
    article, reading = _article("a", text, "resigned", "resignation")
    first, again = reading.events
    event = replace(first, when=when, mentions=(*first.mentions, *again.mentions))
    assert time_of(article, replace(reading, times=(time,)), event) == time.span


BLAST = (
    "An explosion tore through the grain depot on the quay. Harbour master Quill called it a loss."
)


@pytest.mark.parametrize(("where", "same"), [("orle", True), ("kest", False), (None, True)])
def test_what_happens_to_places_is_another_elsewhere(where, same):
    blast = {"kind": "explosion", "published": "2024-05-02"}
    one = _told("a", BLAST, "explosion", where="orle", **blast)
    assert bool(_groups(one, _told("b", BLAST, "explosion", where=where, **blast))) is same


def test_one_who_tells_no_place_does_not_make_two_places_one():
    blast = {"kind": "explosion", "published": "2024-05-02"}
    first = _told("a", BLAST, "explosion", where="orle", **blast)
    last = _told("c", BLAST, "explosion", where="kest", **blast)
    assert ("article-c", "v1") not in _groups(first, _told("b", BLAST, "explosion", **blast), last)


@pytest.mark.parametrize(("where", "same"), [("orle", True), (None, False)])
def test_at_one_place_in_the_same_days_others_may_be_harmed(where, same):
    blast = {"kind": "explosion", "when": "2024-05-01", "part": "affected", "where": where}
    one = _told("a", BLAST, "explosion", who="tom", **blast)
    assert bool(_groups(one, _told("b", BLAST, "explosion", who="ann", **blast))) is same


SITES = [
    ("a fire at a school in Kest", "a fire at a mill in Kest", False),
    ("a shooting at a bar", "a shooting at a school", False),
    ("a fire at the grain plant", "a fire at a factory", True),
    ("a fire at a building in Kest", "a fire at a school", True),
    ("a fire in Kest", "a fire at a school", True),
]


@pytest.mark.parametrize(("site", "other", "same"), SITES)
def test_two_sites_of_one_town_are_two_events(site, other, same):
    fire = {"kind": "fire", "published": "2024-05-02", "where": "kest"}
    told = [
        replace(each, sites=tuple(kinds_of_sites(words.split())))
        for name, words in (("a", site), ("b", other))
        for each in _told(name, BLAST, "explosion", **fire)
    ]
    assert bool(_groups(told)) is same


def test_the_sites_of_an_event_are_those_that_its_label_names():
    article, reading = _article("a", BLAST, "explosion", kind="explosion")
    (event,) = reading.events
    label = replace(event, label="An explosion at a factory of Kest")
    (told,) = happenings(article, replace(reading, events=(label,)))
    assert told.sites == ("plant",)


def test_the_place_of_a_meeting_does_not_tell_it_apart():
    met = {"kind": "meeting", "published": "2024-05-02"}
    one = _told("a", FLOOD, "said", where="orle", **met)
    assert _groups(one, _told("b", FLOOD, "said", where="kest", **met))

"""What of a reading stands: spans in the text, ids that lead somewhere, words of our own lists."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from onrecord.readers import BUILT_IN, attempt
from onrecord.readers.accepting import UnfitError, accepted
from onrecord.records import (
    Entity,
    Event,
    Fact,
    Interval,
    Mention,
    Participant,
    Reading,
    Reason,
    Skipped,
    Span,
    Statement,
    TimeExpression,
)

ADA = Entity(
    id="e1",
    type="Person",
    name="Ada Thornbury",
    mentions=(Mention(span=Span(17, 30), kind="name"),),
)
PIET = replace(
    ADA, id="e2", name="Piet Harkema", mentions=(Mention(span=Span(50, 62), kind="name"),)
)
HOLDS = Statement(
    id="s1",
    content=(Span(0, 11),),
    speaker=("e1",),
    form="direct",
    marks="quotes",
    said=Interval(),
    confidence=0.9,
    by="test",
)
LEAKS = replace(HOLDS, id="s2", content=(Span(70, 83),), speaker=("e2",), form="indirect")
OPENED = Event(
    id="v1",
    type="opening",
    label="It opened",
    mentions=(Span(1, 3),),
    participants=(Participant(role="actor", entity="e1"),),
    when=Interval(),
    confidence=0.5,
    by="test",
)
AGE = Fact(subject="e1", property="age", object="61", evidence=Span(17, 30), confidence=1, by="t")
WHOLE = Reading(
    article="article-x",
    reader="what the plug-in calls itself",
    entities=(ADA, PIET),
    statements=(HOLDS, LEAKS),
    events=(OPENED,),
    facts=(AGE,),
    times=(TimeExpression(span=Span(12, 16), when=Interval()),),
)


def _accepted(article, reading):
    refused = []
    kept = accepted(article, reading, reader="test/1", refuse=refused.append)
    return kept, [f"{part.what}: {part.reason}" for part in refused]


def test_a_fitting_reading_stands_under_the_readers_name(article):
    """Nothing is refused or changed, but the name: that decides what is read again."""
    assert _accepted(article, WHOLE) == (replace(WHOLE, reader="test/1"), [])


STATEMENTS = [
    ({"content": (Span(0, 900),)}, "content 0–900 lies outside the text of 84 characters"),
    ({"content": ()}, "it has no content"),
    ({"content": (Span(11, 12),)}, "its content is blank"),
    ({"content": (Span(5, 11), Span(0, 4))}, "overlap or are out of order"),
    ({"content": (Span(0, 5), Span(4, 11))}, "overlap or are out of order"),
    ({"content": ((0, 11),)}, "not made as it should be"),
    ({"content": (Span(0.0, 11.0),)}, "whole numbers"),
    ({"cue": (Span(80, 85),)}, "cue 80–85 lies outside"),
    ({"source": (Span(84, 85),)}, "source 84–85 lies outside"),
    ({"claims": (Span(0, 16),)}, "a claim stands outside its content"),
    ({"claims": None}, "not made as it should be"),
    ({"speaker": ("e9",)}, "speaker e9 is no entity"),
    ({"speaker": "e1"}, "speaker e is no entity"),
    ({"addressee": ("Ada",)}, "addressee Ada is no entity"),
    ({"form": "Direct"}, "form is 'Direct', none of direct, mixed, indirect"),
    ({"marks": None}, "marks is None"),
    ({"polarity": "no"}, "polarity is 'no'"),
    ({"modality": ""}, "modality is ''"),
    ({"via": 7}, "via is 7, not words"),
    ({"confidence": 1.01}, "confidence is 1.01"),
    ({"confidence": float("nan")}, "confidence is nan"),
    ({"confidence": "high"}, "confidence is 'high'"),
    ({"by": " "}, "by is ' ', not words"),
    ({"said": None}, "not made as it should be"),
    ({"said": Interval(basis="guess")}, "basis is 'guess'"),
    ({"said": Interval(begin=datetime(2024, 3, 4, tzinfo=UTC))}, "is no date"),
    ({"id": 1}, "id is 1, not words"),
    ({"by": "a\udfff"}, "not words"),
    ({"within": "s1"}, "it stands within s1, which is not there"),
    ({"within": "s7"}, "it stands within s7, which is not there"),
    ({"within": ["s2"]}, "within is ['s2'], not words"),
    ({"id": "s2"}, None),
    ({"speaker_because": (Reason(rule=" "),)}, "a rule of speaker_because is ' ', not words"),
    (
        {"said_because": (Reason(rule="told", span=Span(80, 85)),)},
        "said_because 80–85 lies outside",
    ),
    ({"said_because": ("told",)}, "not made as it should be"),
]


@pytest.mark.parametrize(("wrong", "says"), STATEMENTS, ids=[str(row[0]) for row in STATEMENTS])
def test_a_statement_that_does_not_fit_is_refused(wrong, says, article):
    """By itself: the other statement, the events and the facts stand. The reason is told."""
    kept, told = _accepted(article, replace(WHOLE, statements=(replace(HOLDS, **wrong), LEAKS)))
    (line,) = told
    assert (says or "statement s2: its id stands before it") in line
    assert [statement.content for statement in kept.statements] in (
        [LEAKS.content],
        [HOLDS.content],  # of two with one id, the first
    )
    assert (kept.entities, kept.events, kept.facts) == (WHOLE.entities, WHOLE.events, WHOLE.facts)


def test_what_is_no_statement_at_all_is_refused(article):
    """Any object in the place of a statement is told by its kind and number."""
    kept, told = _accepted(article, replace(WHOLE, statements=(HOLDS, {"id": "s9"}, None)))
    assert kept.statements == (HOLDS,)
    assert told == ["statement 2: it is a dict", "statement 3: it is a NoneType"]


def test_with_a_statement_goes_what_stands_within_it(article):
    """However deep; what stands within one that is kept, stays."""
    inner = replace(LEAKS, id="s3", within="s2")
    innermost = replace(LEAKS, id="s4", within="s3")
    kept, told = _accepted(article, replace(WHOLE, statements=(HOLDS, innermost, inner, LEAKS)))
    assert (len(kept.statements), told) == (4, [])
    lost = replace(LEAKS, form="sung")
    kept, told = _accepted(article, replace(WHOLE, statements=(HOLDS, innermost, inner, lost)))
    assert kept.statements == (HOLDS,)
    assert [line.split(":")[0] for line in told] == ["statement s2", "statement s4", "statement s3"]


@pytest.mark.parametrize(
    ("wrong", "says"),
    [
        ({"type": "Weir"}, "entity e1: type is 'Weir'"),
        ({"name": ""}, "entity e1: name is ''"),
        ({"aliases": (None,)}, "entity e1: an alias is None"),
        ({"mentions": ()}, "entity e1: it is mentioned nowhere"),
        ({"mentions": None}, "entity e1: it is mentioned nowhere"),
    ],
)
def test_with_an_entity_goes_what_it_says_and_does(wrong, says, article):
    """Statements, events and facts of an entity that is refused are refused too."""
    kept, told = _accepted(article, replace(WHOLE, entities=(replace(ADA, **wrong), PIET)))
    assert says in told[0]
    assert kept == replace(
        WHOLE, reader="test/1", entities=(PIET,), statements=(LEAKS,), events=(), facts=()
    )


def test_a_wrong_mention_goes_alone(article):
    """The entity stands by its other mentions, and by none it goes."""
    outside = Mention(span=Span(80, 90), kind="name")
    odd = Mention(span=Span(17, 30), kind="shout")
    kept, told = _accepted(
        article,
        replace(WHOLE, entities=(replace(ADA, mentions=(odd, *ADA.mentions, outside)), PIET)),
    )
    assert kept == replace(WHOLE, reader="test/1")
    assert [line.split(":")[0] for line in told] == ["entity e1, mention 1", "entity e1, mention 3"]
    kept, told = _accepted(article, replace(WHOLE, entities=(replace(ADA, mentions=(odd,)), PIET)))
    assert kept.entities == (PIET,)


@pytest.mark.parametrize(
    ("part", "wrong", "says"),
    [
        ("events", replace(OPENED, mentions=()), "mentioned nowhere"),
        ("events", replace(OPENED, mentions=(Span(84, 86),)), "lies outside"),
        ("events", replace(OPENED, label=""), "label is ''"),
        ("events", replace(OPENED, place="e9"), "place e9 is no entity"),
        ("events", replace(OPENED, participants=(Participant(role="x", entity="e1"),)), "role is"),
        ("facts", replace(AGE, subject="e9"), "subject e9 is no entity"),
        ("facts", replace(AGE, object=61), "object is 61, not words"),
        ("facts", replace(AGE, evidence=Span(0, 85)), "lies outside"),
        ("facts", replace(AGE, confidence=True), "confidence is True"),
        ("times", TimeExpression(span=Span(83, 85), when=Interval()), "lies outside"),
        ("times", TimeExpression(span=Span(0, 5), when=date(2024, 3, 4)), "not made as"),
    ],
)
def test_events_facts_and_times_are_checked_alike(part, wrong, says, article):
    """What does not fit goes, and nothing else."""
    kept, told = _accepted(article, replace(WHOLE, **{part: (wrong,)}))
    assert says in told[0]
    assert kept == replace(WHOLE, **{"reader": "test/1", part: ()})


def test_a_fact_about_an_entity_that_was_refused_goes(article):
    """Its object would else be taken for words."""
    married = replace(AGE, property="spouse", object="e2")
    nobody = replace(PIET, name=" ")
    kept, told = _accepted(article, replace(WHOLE, entities=(ADA, nobody), facts=(married,)))
    assert kept.facts == ()
    assert "object e2 is an entity that was refused" in told[-1]


@pytest.mark.parametrize(
    "given",
    [
        None,
        {"statements": []},
        replace(WHOLE, article="article-y"),
        replace(WHOLE, unread=7),
        replace(WHOLE, unread=""),
    ],
)
def test_what_is_no_reading_of_the_article_is_refused_whole(given, article):
    """Another type, or the reading of another article."""
    with pytest.raises(UnfitError):
        _accepted(article, given)


def test_a_reader_that_fails_on_an_article_skips_it(article):
    """Whatever it raises or returns, the article is skipped with one line."""

    class Failing:
        name = "failing/1"

        def __init__(self, given):
            self.given = given

        def read(self, _):
            if isinstance(self.given, Exception):
                raise self.given
            return self.given

    for given, says in (
        (RuntimeError("no\ntea"), "the reader failed: RuntimeError: no tea"),
        (KeyError(), "the reader failed: KeyError"),
        (None, "the reader gave no Reading but a NoneType"),
        (replace(WHOLE, entities=None), "the reader gave a reading whose entities are no tuple"),
    ):
        said = attempt(Failing(given), article, refuse=pytest.fail)
        assert isinstance(said, Skipped)
        assert said.path == "weir.txt"
        assert said.reason.startswith(says)


def test_nothing_of_the_built_in_reader_is_refused(samples):
    """Every reading of the sample newsroom stands as it is."""
    from onrecord.articles import find_files, read_file

    items = [item for file in find_files([samples]) for item in read_file(file)]
    articles = [item for item in items if not isinstance(item, Skipped)]
    assert len(articles) > 20
    for found in articles:
        assert attempt(BUILT_IN, found, refuse=pytest.fail) == BUILT_IN.read(found)

"""Two invented articles, their readings, and the graph made from them: sound, to be damaged."""

from datetime import date

import pytest

from onrecord.graph import GraphStore, Names, article_quads, identity_quads
from onrecord.ids import article_id
from onrecord.linking import Identity, identify, profiles
from onrecord.records import (
    Article,
    Entity,
    Fact,
    Interval,
    Mention,
    Reading,
    Reason,
    Span,
    Statement,
)

FIRST = "Ada Thorne, 51, spoke on Monday. “The tide\nwill turn,” she said, “and \ud800 soon.”"
SECOND = "Nothing was said in Gull Bay."


def span(text, words):
    return Span(text.index(words), text.index(words) + len(words))


def first():
    article = Article(
        id=article_id(FIRST, publisher="Bay Post", published=date(2032, 5, 4)),
        path="post/tide.txt",
        text=FIRST,
        published=date(2032, 5, 4),
        publisher="Bay Post",
        language="en",
    )
    mentions = (
        Mention(span=span(FIRST, "Ada Thorne"), kind="name"),
        Mention(span=span(FIRST, "she"), kind="pronoun"),
    )
    pieces = (span(FIRST, "The tide\nwill turn,"), span(FIRST, "and \ud800 soon."))
    said = Statement(
        id="s1",
        content=pieces,
        cue=(span(FIRST, "said"),),
        source=(span(FIRST, "she"),),
        speaker=("e1",),
        claims=pieces,
        form="direct",
        marks="quotes",
        said=Interval(end=date(2032, 5, 4), basis="publication"),
        confidence=0.9,
        by="test",
        speaker_because=(Reason(rule="nearest", span=span(FIRST, "Ada Thorne")),),
        said_because=(
            Reason(rule="after printing", span=span(FIRST, "Monday")),
            Reason(rule="printed"),
        ),
    )
    age = Fact(
        subject="e1",
        property="age",
        object="51",
        evidence=span(FIRST, "51"),
        confidence=0.8,
        by="test",
    )
    ada = Entity(id="e1", type="Person", name="Ada Thorne", mentions=mentions)
    return article, Reading(
        article=article.id, reader="test/1", entities=(ada,), statements=(said,), facts=(age,)
    )


def second():
    article = Article(
        id=article_id(SECOND, publisher=None, published=None), path="scrap.txt", text=SECOND
    )
    bay = Entity(
        id="e1",
        type="Place",
        name="Gull Bay",
        mentions=(Mention(span=span(SECOND, "Gull Bay"), kind="name"),),
    )
    return article, Reading(article=article.id, reader="test/1", entities=(bay,))


@pytest.fixture
def articles():
    return (first(), second())


@pytest.fixture
def store(articles):
    opened = GraphStore.in_memory()
    for article, reading in articles:
        found = identify(profiles(article, reading)).of
        identities = {entity: who for (_, entity), who in found.items()}
        places = [(article.path, article.url)]
        quads = article_quads(article, reading, identities, names=Names(), sources=places)
        opened.update(add=quads)
        for entity in reading.entities:
            identity = Identity(
                id=identities[entity.id], type=entity.type, name=entity.name, aliases=()
            )
            opened.update(add=identity_quads(identity, names=Names()))
    with opened:
        yield opened


@pytest.fixture
def damage(store):
    """Change quads: `damage(kind, term, value)` gives nodes of a class another value, or none."""
    from pyoxigraph import Quad

    from onrecord.graph import RDF

    def change(kind, term, value, *, only=str):
        nodes = {q.subject for q in store.quads() if q.predicate == RDF.type and q.object == kind}
        hit = [
            q
            for q in store.quads()
            if q.subject in nodes and q.predicate == term and only(getattr(q.object, "value", ""))
        ]
        assert hit, "the damage must hit something"
        for quad in hit:
            rest = [q for q in store.quads(subject=quad.subject.value) if q != quad]
            store.update(drop_subjects={quad.graph_name.value: [quad.subject.value]}, add=rest)
            if value is not None:
                store.update(add=[Quad(quad.subject, term, value, quad.graph_name)])

    return change

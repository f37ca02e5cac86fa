"""One invented article with its reading, as every test of the graph needs them."""

from dataclasses import dataclass
from datetime import date

import pytest

from onrecord.graph import Names, article_quads, identity_quads
from onrecord.ids import article_id
from onrecord.linking import describe, identify, profiles
from onrecord.records import (
    Article,
    Entity,
    Event,
    Fact,
    Interval,
    Mention,
    Participant,
    Reading,
    Reason,
    Region,
    Span,
    Statement,
)

TEXT = """Ferry stays in port

ALDERMOOR — “The ferry is safe,” Mira Solberg said on Monday, “and it will sail on Friday.”

“My deputy told me: ‘The Port Authority was warned’,” Solberg, 52, wrote to the Courier.
Two officials denied that the engine was old. Voters had elected the mayor of Aldermoor in May 2019.
She is married to Tomas Lind.
"""


@dataclass(frozen=True)
class Case:
    """An article, what it says, and who is meant."""

    article: Article
    reading: Reading
    identities: dict[str, str]
    names: Names

    def quads(self, **more):
        """The article's quads, as a set."""
        given = {"names": self.names, "sources": [(self.article.path, self.article.url)], **more}
        return set(article_quads(self.article, self.reading, self.identities, **given))

    def entity_quads(self):
        """The quads of everyone who appears in the article."""
        found = profiles(self.article, self.reading)
        described = (describe(self.identities[each.entity], [each]) for each in found)
        return {quad for one in described for quad in identity_quads(one, names=self.names)}


def _at(words, nth=0):
    begin = -1
    for _ in range(nth + 1):
        begin = TEXT.index(words, begin + 1)
    return Span(begin, begin + len(words))


def _entity(local, kind, name, *mentions):
    return Entity(
        id=local,
        type=kind,
        name=name,
        aliases=tuple(sorted({words for words, _, sort in mentions if sort == "name"} - {name})),
        mentions=tuple(Mention(span=_at(words, nth), kind=sort) for words, nth, sort in mentions),
    )


def _entities():
    return (
        _entity(
            "e1",
            "Person",
            "Mira Solberg",
            ("Mira Solberg", 0, "name"),
            ("Solberg", 1, "name"),
            ("the mayor", 0, "nominal"),
            ("She", 0, "pronoun"),
        ),
        _entity("e2", "Unnamed", "My deputy", ("My deputy", 0, "nominal")),
        _entity("e3", "Organisation", "The Port Authority", ("The Port Authority", 0, "name")),
        _entity("e4", "Organisation", "Courier", ("Courier", 0, "name")),
        _entity("e5", "Unnamed", "Two officials", ("Two officials", 0, "nominal")),
        _entity("e6", "Place", "Aldermoor", ("Aldermoor", 0, "name")),
        _entity("e7", "Person", "Tomas Lind", ("Tomas Lind", 0, "name")),
    )


def _statements():
    unknown = Interval(begin=date(2021, 5, 5), end=date(2021, 5, 5), basis="publication")
    outer, inner = (
        "My deputy told me: ‘The Port Authority was warned’",
        "The Port Authority was warned",
    )
    return (
        Statement(
            id="s1",
            content=(_at("The ferry is safe,"), _at("and it will sail on Friday.")),
            cue=(_at("said"),),
            source=(_at("Mira Solberg"),),
            speaker=("e1",),
            claims=(_at("The ferry is safe,"), _at("and it will sail on Friday.")),
            form="direct",
            marks="quotes",
            said=Interval(begin=date(2021, 5, 3), end=date(2021, 5, 3), basis="relative"),
            confidence=0.9,
            by="quote then cue",
            speaker_because=(Reason(rule="named", span=_at("Mira Solberg")),),
            said_because=(
                Reason(rule="clause", span=_at("Monday")),
                Reason(rule="from printing"),
            ),
        ),
        Statement(
            id="s2",
            content=(_at(outer),),
            cue=(_at("wrote"),),
            source=(_at("Solberg", 1),),
            speaker=("e1",),
            addressee=("e4",),
            claims=(_at(outer),),
            form="direct",
            marks="quotes",
            via="wrote to the Courier",
            said=unknown,
            confidence=1.0,
            by="quote then cue",
            speaker_because=(
                Reason(rule="named", span=_at("Solberg", 1)),
                Reason(rule="short for", span=_at("Mira Solberg")),
            ),
            said_because=(Reason(rule="printed"),),
        ),
        Statement(
            id="s3",
            content=(_at(inner),),
            cue=(_at("told"),),
            source=(_at("My deputy"),),
            speaker=("e2",),
            within="s2",
            claims=(_at(inner),),
            form="direct",
            marks="quotes",
            said=unknown,
            confidence=0.75,
            by="nested quote",
            said_because=(Reason(rule="inside", span=_at(outer)), Reason(rule="printed")),
        ),
        Statement(
            id="s4",
            content=(_at("the engine was old"),),
            cue=(_at("denied"),),
            source=(_at("Two officials"),),
            speaker=("e5",),
            claims=(_at("the engine was old"),),
            form="indirect",
            marks="none",
            polarity="denied",
            said=Interval(),
            confidence=0.5,
            by="reporting verb",
        ),
    )


def _event():
    return Event(
        id="v1",
        type="elected",
        label="election of the mayor of Aldermoor",
        mentions=(_at("elected"),),
        participants=(
            Participant(role="affected", entity="e1"),
            Participant(role="participant", entity="e6"),
        ),
        place="e6",
        when=Interval(begin=date(2019, 5, 1), end=date(2019, 5, 31), basis="explicit"),
        confidence=0.8,
        by="event word",
    )


def _facts():
    shared = {"subject": "e1", "confidence": 0.7, "by": "apposition"}
    return (
        Fact(property="age", object="52", evidence=_at("Solberg, 52"), **shared),
        Fact(
            property="spouse", object="e7", evidence=_at("She is married to Tomas Lind"), **shared
        ),
        Fact(
            property="role",
            object="mayor of Aldermoor",
            evidence=_at("mayor of Aldermoor"),
            **shared,
        ),
    )


@pytest.fixture
def case():
    """The article of the Courier, wholly read."""
    published = date(2021, 5, 5)
    article = Article(
        id=article_id(TEXT, publisher="The Courier", published=published),
        path="courier/ferry.txt",
        text=TEXT,
        title="Ferry stays in port",
        published=published,
        published_by="metadata",
        publisher="The Courier",
        authors=("Jonas Brandt", "Ada Quist"),
        language="en",
        url="https://courier.example/ferry",
        regions=(Region(span=_at("Ferry stays in port"), kind="title", by="field"),),
    )
    reading = Reading(
        article=article.id,
        reader="rules/1",
        entities=_entities(),
        statements=_statements(),
        events=(_event(),),
        facts=_facts(),
    )
    found = identify(profiles(article, reading)).of
    return Case(article, reading, {entity: who for (_, entity), who in found.items()}, Names())

"""Laws that hold for every article, whatever its words: tried on made-up ones."""

from datetime import date

import pyoxigraph as ox
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from onrecord.graph import GraphStore, Names, article_quads, identity_quads
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
    Span,
    Statement,
)

NAMES = Names("https://news.example/id/")
# Lone surrogates are left in: broken JSON escapes make them.
_TEXT = st.text(st.characters(), min_size=1, max_size=60)
_TYPES = st.sampled_from(["Person", "Organisation", "Place", "Thing", "Document", "Unnamed"])
_KINDS = st.sampled_from(["name", "nominal", "pronoun"])
_DAYS = st.dates(date(1, 1, 1), date(9999, 12, 31))
_BASES = st.sampled_from(["explicit", "relative", "publication", "unknown"])
_SURE = st.floats(0, 1)


@st.composite
def _span(draw, text):
    begin = draw(st.integers(0, len(text) - 1))
    return Span(begin, draw(st.integers(begin + 1, len(text))))


@st.composite
def _interval(draw):
    days = sorted(draw(st.lists(_DAYS, min_size=2, max_size=2)))
    begin, end = (day if draw(st.booleans()) else None for day in days)
    return Interval(begin=begin, end=end, basis=draw(_BASES))


@st.composite
def _entity(draw, text, number):
    mentions = draw(st.lists(st.tuples(_span(text), _KINDS), max_size=3))
    return Entity(
        id=f"e{number}",
        type=draw(_TYPES),
        name=draw(_TEXT),
        aliases=tuple(draw(st.lists(_TEXT, max_size=2))),
        mentions=tuple(Mention(span=span, kind=kind) for span, kind in mentions),
    )


@st.composite
def _statement(draw, text, number, who):
    spans = st.lists(_span(text), max_size=2).map(tuple)
    reasons = st.builds(Reason, rule=_TEXT, span=st.none() | _span(text))
    chains = st.lists(reasons, max_size=3).map(tuple)
    return Statement(
        id=f"s{number}",
        content=tuple(draw(st.lists(_span(text), min_size=1, max_size=2))),
        cue=draw(spans),
        source=draw(spans),
        claims=draw(spans),
        speaker=tuple(draw(st.lists(who, max_size=2))),
        addressee=tuple(draw(st.lists(who, max_size=1))),
        within="s0" if number and draw(st.booleans()) else None,
        form=draw(st.sampled_from(["direct", "mixed", "indirect"])),
        marks="none",
        via=draw(st.none() | _TEXT),
        said=draw(_interval()),
        confidence=draw(_SURE),
        by=draw(_TEXT),
        speaker_because=draw(chains),
        said_because=draw(chains),
    )


@st.composite
def _reading(draw, text, article):
    entities = tuple(draw(_entity(text, number)) for number in range(draw(st.integers(1, 4))))
    who = st.sampled_from([entity.id for entity in entities])
    event = Event(
        id="v1",
        type="elected",
        label=draw(_TEXT),
        mentions=(draw(_span(text)),),
        participants=(
            Participant(role=draw(st.sampled_from(["actor", "other"])), entity=draw(who)),
        ),
        place=draw(st.none() | who),
        when=draw(_interval()),
        confidence=draw(_SURE),
        by="test",
    )
    fact = Fact(
        subject=draw(who),
        property=draw(st.sampled_from(["spouse", "role", "affiliation"]) | _TEXT),
        object=draw(who | _TEXT),
        evidence=draw(_span(text)),
        confidence=draw(_SURE),
        by="test",
    )
    return Reading(
        article=article,
        reader="test",
        entities=entities,
        statements=tuple(draw(_statement(text, n, who)) for n in range(draw(st.integers(0, 3)))),
        events=(event,),
        facts=(fact,),
    )


@st.composite
def _read_article(draw):
    text, published = draw(_TEXT), draw(st.none() | _DAYS)
    publisher = draw(st.none() | _TEXT)
    identity = article_id(text, publisher=publisher, published=published)
    article = Article(
        id=identity,
        path=draw(_TEXT),
        text=text,
        title=draw(st.none() | _TEXT),
        published=published,
        publisher=publisher,
        authors=tuple(draw(st.lists(_TEXT, max_size=2))),
        language=draw(st.none() | _TEXT),
        url=draw(st.none() | _TEXT),
    )
    return article, draw(_reading(text, identity))


def _quads(article, reading):
    told = profiles(article, reading)
    found = {entity: who for (_, entity), who in identify(told).of.items()}
    places = [(article.path, article.url)]
    yield from article_quads(article, reading, found, names=NAMES, sources=places)
    for one in told:
        yield from identity_quads(describe(found[one.entity], [one]), names=NAMES)


_SETTINGS = settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow], derandomize=True
)


@_SETTINGS
@given(_read_article())
def test_what_is_written_as_n_quads_reads_back_the_same(read):
    """It also shows that every IRI is valid: the reader here is the strict one."""
    quads = set(_quads(*read))
    written = ox.serialize(quads, format=ox.RdfFormat.N_QUADS)
    assert set(ox.parse(written, format=ox.RdfFormat.N_QUADS)) == quads


@_SETTINGS
@given(_read_article())
def test_no_blank_nodes_and_every_iri_is_plain_ascii(read):
    for quad in _quads(*read):
        assert isinstance(quad.subject, ox.NamedNode)
        for term in quad:
            assert not isinstance(term, ox.BlankNode)
            if isinstance(term, ox.NamedNode):
                assert term.value.isascii()
                assert not set(term.value) & set(' <>"{}|\\^`')


@_SETTINGS
@given(_read_article(), _read_article())
def test_the_order_of_two_articles_does_not_matter(first, second):
    def stored(*articles):
        with GraphStore.in_memory() as store:
            for one in articles:
                store.update(drop_graphs=[NAMES.graph(one[0].id)], add=_quads(*one))
            return {str(quad) for quad in store.quads()}

    if first[0].id != second[0].id:
        assert stored(first, second) == stored(second, first)


@_SETTINGS
@given(_read_article())
def test_building_twice_changes_nothing(read):
    assert list(_quads(*read)) == list(_quads(*read))


@_SETTINGS
@given(_read_article())
def test_the_store_gives_back_the_very_same_quads(read):
    quads = set(_quads(*read))
    with GraphStore.in_memory() as store:
        store.update(add=quads)
        assert set(store.quads()) == quads


@settings(_SETTINGS, max_examples=25)
@given(_read_article())
@pytest.mark.filterwarnings("ignore")
def test_rdflib_reads_as_many_triples(read):
    from rdflib import Dataset

    quads = {q for q in _quads(*read) if q.graph_name.value == NAMES.graph(read[0].id)}
    written = ox.serialize(quads, format=ox.RdfFormat.N_QUADS)
    dataset = Dataset(default_union=True)
    dataset.parse(data=written.decode(), format="nquads")
    assert len(dataset) == len(quads)

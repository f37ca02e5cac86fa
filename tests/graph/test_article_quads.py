"""One article's quads: each field of the records at its place in the graph, nothing else."""

from dataclasses import replace

import pytest
from pyoxigraph import Literal, NamedNode

from onrecord.graph import OR, RDF, RDFS, XSD, GraphStore, article_quads
from onrecord.graph.article import label
from onrecord.records import Fact, Region, Span

PREFIX = (
    "PREFIX or: <https://w3id.org/onrecord/ns#> PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>"
)


@pytest.fixture
def ask(case):
    """Run a query over the article and its people; rows as tuples of strings, sorted."""
    store = GraphStore.in_memory()
    store.update(add=case.quads() | case.entity_quads())

    def rows(query):
        found = store.select(f"{PREFIX} SELECT DISTINCT * {{ {query} }}")
        names = [variable.value for variable in found.variables]
        return sorted(tuple(row[n].value if row[n] else None for n in names) for row in found)

    return rows


def test_chains_that_end_alike_share_their_end(case):
    """Of two statements that only the publication dates, one is told inside the other."""
    printed = [q for q in case.quads() if q.predicate == OR.rule and q.object.value == "printed"]
    [last] = {q.subject for q in printed}
    assert len([q for q in case.quads() if q.object == last]) == 2
    assert last.value.startswith(f"{case.names.base}reason-")


def _objects(quads, predicate):
    return {quad.object for quad in quads if quad.predicate == predicate}


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("?a a or:Article ; or:title ?title", "Ferry stays in port"),
        ("?a a or:Article ; or:published ?day", "2021-05-05"),
        ("?a a or:Article ; or:publisher ?paper", "The Courier"),
        ("?a a or:Article ; or:author ?author", "Ada Quist|Jonas Brandt"),
        ("?a a or:Article ; or:language ?language", "en"),
        ("?a a or:Article ; or:url ?url", "https://courier.example/ferry"),
        ("?a a or:Article ; or:path ?path", "courier/ferry.txt"),
        ("?s or:speaker/or:name ?who ; or:within ?outer", "My deputy"),
        ("?s or:addressee/or:name ?who", "Courier"),
        ("?s or:polarity 'denied' ; or:text ?words", "the engine was old"),
        ("?s or:form 'indirect' ; or:marks 'none' ; or:saidBasis ?basis", "unknown"),
        ("?s or:saidBasis 'relative' ; or:saidFrom ?day", "2021-05-03"),
        ("?s or:saidBasis 'publication' ; or:saidTo ?day", "2021-05-05"),
        ("?s or:via ?via", "wrote to the Courier"),
        ("?s or:within/or:cue/or:text ?cue", "wrote"),
        ("?s or:saidBasis 'relative' ; or:speakerBecause/or:rule ?rule", "named"),
        ("?s or:saidBasis 'relative' ; or:saidBecause/or:because/or:rule ?rule", "from printing"),
        ("?s or:saidBecause/or:restsOn/or:text ?day FILTER(?day = 'Monday')", "Monday"),
        ("?s or:speakerBecause/or:because/or:restsOn/or:mentions/or:name ?who", "Mira Solberg"),
        (
            "?s or:within ?o ; or:saidBecause/or:restsOn/or:text ?words",
            "My deputy told me: ‘The Port Authority was warned’",
        ),
        ("?s or:saidBasis 'relative' ; or:source/or:text ?source", "Mira Solberg"),
        (
            "?s or:saidBasis 'relative' ; or:piece/or:text ?piece",
            "The ferry is safe,|and it will sail on Friday.",
        ),
        (
            "?s or:saidBasis 'relative' ; or:claim/or:text ?claim",
            "The ferry is safe|and it will sail on Friday.",
        ),
        ("?v a or:Event ; or:eventType ?type", "elected"),
        ("?v a or:Event ; or:affected/or:name ?who", "Mira Solberg"),
        ("?v a or:Event ; or:participant/or:name ?who", "Aldermoor|Mira Solberg"),
        ("?v a or:Event ; or:place/or:name ?place", "Aldermoor"),
        ("?v a or:Event ; or:from ?from ; or:to ?to", "2019-05-01 2019-05-31"),
        ("?m or:mentions/a or:Event ; or:text ?words", "elected"),
        ("?m or:mentionKind 'pronoun' ; or:mentions/or:name ?who", "Mira Solberg"),
        ("?r or:property 'age' ; or:value ?age ; or:text ?words", "52 Solberg, 52"),
        ("?r or:property 'spouse' ; or:value/or:name ?who", "Tomas Lind"),
        ("?who or:spouse/or:name ?spouse", "Tomas Lind"),
        ("?who or:role ?role", "mayor of Aldermoor"),
        ("?who or:alias ?alias ", "Solberg"),
    ],
)
def test_the_graph_answers(ask, query, expected):
    literals = {" ".join(v for v in row if v and "/id/" not in v) for row in ask(query)}
    assert "|".join(sorted(literals)) == expected


def test_a_statement_is_about_those_named_inside_its_words(ask):
    inner = ask("?s or:within ?outer ; or:about/or:name ?name")
    outer = ask("?inner or:within/or:about/or:name ?name")
    told = [{name for row in rows for name in row if "/id/" not in name} for rows in (inner, outer)]
    assert told == [{"The Port Authority"}, {"My deputy", "The Port Authority"}]


def test_begin_and_end_of_a_statement_in_pieces_are_the_outer_bounds(case, ask):
    first, last = case.reading.statements[0].content
    bounds = f"or:begin {first.begin} ; or:end {last.end}"
    assert len(ask(f"?s a or:Statement ; or:saidBasis 'relative' ; {bounds}")) == 1


def test_publication_alone_gives_no_first_day(ask):
    assert ask("?s or:saidBasis 'publication' ; or:saidFrom ?day") == []


def test_every_passage_is_the_articles_own_characters(case):
    quads = case.quads()
    texts = {q.subject: q.object.value for q in quads if q.predicate == OR.text}
    begins = {q.subject: int(q.object.value) for q in quads if q.predicate == OR.begin}
    ends = {q.subject: int(q.object.value) for q in quads if q.predicate == OR.end}
    passages = {
        q.subject
        for q in quads
        if q.predicate == RDF.type and q.object in {OR.Passage, OR.Mention, OR.Role}
    }
    assert len(passages) > 20
    for node in passages:
        assert case.article.text[begins[node] : ends[node]] == texts[node]


def test_all_quads_stand_in_the_articles_graph(case):
    assert {q.graph_name.value for q in case.quads()} == {case.names.graph(case.article.id)}


def test_datatypes(case):
    quads = case.quads()
    for predicate, kind in (
        (OR.published, XSD.date),
        (OR.saidTo, XSD.date),
        (OR.begin, XSD.integer),
        (OR.confidence, XSD.decimal),
        (OR.url, XSD.anyURI),
    ):
        assert {value.datatype for value in _objects(quads, predicate)} == {kind}


def test_the_store_gives_back_the_very_same_terms(case):
    """Oxigraph shortens numbers: ours are written short at once, so that a copy compares equal."""
    with GraphStore.in_memory() as store:
        store.update(add=case.quads())
        assert set(store.quads()) == case.quads()


def test_all_sources_of_an_article_stand_in_its_graph(case):
    sources = [("b.txt", None), ("a.csv#2", "https://a.example/"), ("c.txt", "https://c.example/")]
    quads = case.quads(sources=sources)
    assert {o.value for o in _objects(quads, OR.path)} == {"a.csv#2", "b.txt", "c.txt"}
    assert {o.value for o in _objects(quads, OR.url)} == {
        "https://a.example/",
        "https://c.example/",
    }


def test_an_unread_article_says_why(case):
    reading = replace(case.reading, unread="language nb", entities=(), statements=())
    empty = replace(reading, events=(), facts=())
    quads = set(article_quads(case.article, empty, {}, names=case.names, sources=[("x", None)]))
    assert _objects(quads, OR.unread) == {Literal("language nb")}
    assert _objects(quads, RDF.type) == {OR.Article}


def test_a_statement_found_twice_stands_once(case):
    first = case.reading.statements[0]
    twice = replace(case.reading, statements=(first, replace(first, id="s9", confidence=0.1)))
    quads = list(article_quads(case.article, twice, case.identities, names=case.names, sources=()))
    assert [q.object.value for q in quads if q.object == OR.Statement] == [OR.Statement.value]


def test_marks_alone_are_no_claim(case):
    first = replace(case.reading.statements[0], claims=(Span(51, 52),))
    assert case.article.words(Span(51, 52)) == ","
    one = replace(case.reading, statements=(first,))
    quads = set(article_quads(case.article, one, case.identities, names=case.names, sources=()))
    assert _objects(quads, OR.claim) == set()


@pytest.mark.parametrize(
    ("name", "value", "short"),
    [
        ("affiliation", "e3", OR.affiliation),
        ("affiliation", "the harbour", None),
        ("parent", "e7", OR.parent),
        ("child", "e7", OR.child),
        ("role", "captain", OR.role),
        ("role", "e7", OR.role),
        ("age", "e7", None),
        ("founder", "e3", None),
    ],
)
def test_a_fact_has_a_short_form_where_its_value_fits(case, name, value, short):
    """An age or a role is words, even where they look like an entity's id."""
    fact = Fact(
        subject="e1", property=name, object=value, evidence=Span(0, 5), confidence=1.0, by="test"
    )
    reading = replace(case.reading, statements=(), events=(), facts=(fact,))
    holder = NamedNode(case.names.entity(case.identities["e1"]))
    quads = set(article_quads(case.article, reading, case.identities, names=case.names, sources=()))
    assert {q.predicate for q in quads if q.subject == holder} == ({short} if short else set())


@pytest.mark.parametrize(
    ("title", "text", "regions", "expected"),
    [
        ("Ferry  stays\nin port", "text", (), "Ferry stays in port"),
        (None, "\n\n  Ferry in port \n\nmore", (), "Ferry in port"),
        (
            None,
            "date 2021-05-05\nFerry",
            (Region(span=Span(0, 15), kind="header", by="t"),),
            "Ferry",
        ),
        (None, "x\nFerry", (Region(span=Span(2, 7), kind="title", by="t"),), "Ferry"),
        (None, "word " * 40, (), "word " * 15 + "word …"),
        (None, "", (), "a.txt"),
        (" ", "  \n ", (), "a.txt"),
    ],
)
def test_labels(case, title, text, regions, expected):
    changed = {"title": title, "text": text, "regions": regions, "path": "a.txt"}
    assert label(replace(case.article, **changed)) == expected


def test_an_entity_has_one_name_and_its_label(case):
    mira = case.names.entity(case.identities["e1"])
    quads = {q for q in case.entity_quads() if q.subject.value == mira}
    assert {(q.predicate, q.object) for q in quads} == {
        (RDF.type, OR.Person),
        (OR.name, Literal("Mira Solberg")),
        (RDFS.label, Literal("Mira Solberg")),
        (OR.alias, Literal("Solberg")),
    }
    assert {q.graph_name.value for q in quads} == {case.names.entities_graph}

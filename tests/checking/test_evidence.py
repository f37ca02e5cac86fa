"""Each kind of damage to the words of a graph, planted and found."""

from dataclasses import replace

import pytest
from pyoxigraph import Literal, NamedNode, Quad

from onrecord.checking import check_evidence
from onrecord.graph import OR, RDF, Names


def problems(articles, store):
    return [
        (problem.kind, problem.message)
        for problem in check_evidence(articles, store, names=Names())
    ]


def test_a_sound_graph_has_no_problem(articles, store):
    """Also with a lone surrogate in the text, which RDF can only hold as U+FFFD."""
    assert problems(articles, store) == []


# the class, its property, the new value, what is reported, what the message says
DAMAGE = [
    (OR.Mention, OR.text, Literal("Eda Thorne"), "mention without evidence", "the article prints"),
    (OR.Mention, OR.begin, Literal(1), "mention without evidence", "the article prints"),
    (OR.Mention, OR.end, Literal(10_000), "mention without evidence", "lie outside"),
    (OR.Mention, OR.begin, Literal(-1), "mention without evidence", "lie outside"),
    (OR.Mention, OR.begin, Literal("one"), "mention without evidence", "exactly one text"),
    (OR.Passage, OR.begin, Literal("one"), "statement without evidence", "one of its pieces"),
    (OR.Mention, OR.begin, None, "mention without evidence", "exactly one text"),
    (OR.Passage, OR.text, Literal("The tide"), "passage without evidence", "the article prints"),
    (OR.Passage, OR.end, None, "passage without evidence", "exactly one text"),
    (
        OR.Reason,
        OR.restsOn,
        NamedNode("https://n.example/x"),
        "reason without evidence",
        "rests on",
    ),
    (
        OR.Reason,
        OR.because,
        NamedNode("https://n.example/x"),
        "reason without evidence",
        "leads to",
    ),
    (OR.Role, OR.text, Literal("52"), "fact without evidence", "the article prints “51”"),
    (OR.Role, OR.end, Literal(1), "fact without evidence", "lie outside"),
    (OR.Statement, OR.text, Literal("The tide"), "statement without evidence", "of its pieces"),
    (OR.Statement, OR.begin, Literal(0), "statement without evidence", "begin and end"),
    (OR.Statement, OR.end, Literal(60), "statement without evidence", "begin and end"),
    (OR.Statement, OR.end, Literal(999), "statement without evidence", "lie outside"),
    (OR.Statement, OR.text, None, "statement without evidence", "exactly one text"),
    (OR.Statement, OR.piece, None, "statement without evidence", "no piece"),
]


@pytest.mark.parametrize("case", DAMAGE)
def test_false_words_are_found(articles, store, damage, case):
    *change, found, message = case
    damage(*change)
    matching = [text for what, text in problems(articles, store) if what == found]
    assert any(message in text for text in matching), matching


def test_false_words_of_a_reason_are_found(articles, store, damage):
    damage(OR.Passage, OR.text, Literal("Sunday"), only=lambda text: text == "Monday")
    assert (
        "passage without evidence",
        "the article prints “Monday” at characters 25–31",
    ) in problems(articles, store)


def test_a_piece_that_is_gone_is_found(articles, store, damage):
    damage(OR.Passage, OR.text, None, only=lambda text: text.startswith("and"))
    messages = [text for _, text in problems(articles, store)]
    assert "one of its pieces is not in the graph" in messages


def test_a_piece_with_false_words_breaks_its_statement_too(articles, store, damage):
    damage(OR.Passage, OR.text, Literal("x"), only=lambda text: text.startswith("and"))
    kinds = [kind for kind, _ in problems(articles, store)]
    assert sorted(kinds) == ["passage without evidence", "statement without evidence"]


def test_one_changed_character_of_an_article_is_found(articles, store):
    (article, reading), other = articles
    changed = replace(article, text=article.text.replace("tide", "tidE"))
    kinds = {kind for kind, _ in problems([(changed, reading), other], store)}
    assert "passage without evidence" in kinds


def test_a_statement_that_the_graph_lost_is_found(articles, store):
    (article, reading), _ = articles
    [said] = reading.statements
    iri = Names().statement(article.id, article.words(said.content[0]), said)
    store.update(drop_subjects={Names().graph(article.id): [iri]})
    [problem] = check_evidence(articles, store, names=Names())
    assert problem.kind == "missing statement"
    assert problem.where == "post/tide.txt: The tide will turn,"


def test_a_statement_that_nobody_read_is_found(articles, store):
    (article, reading), other = articles
    unread = replace(reading, statements=())
    found = list(check_evidence([(article, unread), other], store, names=Names()))
    assert [problem.kind for problem in found] == ["stray statement"]


def test_an_article_without_a_graph_is_found(articles, store):
    store.update(drop_graphs=[Names().graph(articles[1][0].id)])
    [problem] = check_evidence(articles, store, names=Names())
    assert (problem.kind, problem.where) == ("missing article", "scrap.txt")


def test_a_graph_without_an_article_is_found(articles, store):
    [problem] = check_evidence(articles[:1], store, names=Names())
    assert problem.kind == "stray article"
    assert articles[1][0].id in problem.where


def test_the_graphs_of_entities_links_and_corrections_are_no_strays(articles, store):
    for graph in (Names().links_graph, Names().corrections_graph):
        node = NamedNode("https://example.org/x")
        store.update(add=[Quad(node, RDF.type, OR.Correction, NamedNode(graph))])
    assert problems(articles, store) == []


def test_articles_are_asked_for_one_at_a_time(articles, store):
    """A record of any size is checked in the memory of its largest article."""
    asked = []

    def stream():
        for pair in articles:
            asked.append(pair[0].path)
            yield pair

    damaged = check_evidence(stream(), store, names=Names())
    assert asked == []
    assert list(damaged) == []
    assert asked == ["post/tide.txt", "scrap.txt"]


def test_every_problem_is_one_line_that_can_be_printed(articles, store, damage):
    damage(OR.Mention, OR.text, Literal("one\ntwo\x1b[2J"))
    damage(OR.Passage, OR.text, Literal("x"))
    for problem in check_evidence(articles, store, names=Names()):
        assert (problem.kind + problem.where + problem.message).isprintable()

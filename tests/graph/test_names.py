"""Names makes IRIs from content alone, and refuses a base that cannot make any."""

import pytest

from onrecord.errors import UsageError
from onrecord.graph import DEFAULT_BASE, Names
from onrecord.records import Event, Fact, Interval, Span, Statement

ARTICLE = "article-ferry-stays-0f3a5c7d9b1e"


def _statement(**fields):
    given = {"id": "s1", "content": (Span(3, 9),), "form": "direct", "marks": "quotes"}
    last = {"said": Interval(), "confidence": 1.0, "by": "test"}
    return Statement(**{**given, **last, **fields})


@pytest.mark.parametrize(
    ("made", "expected"),
    [
        (Names().article(ARTICLE), DEFAULT_BASE + ARTICLE),
        (Names().graph(ARTICLE), f"{DEFAULT_BASE}graph-{ARTICLE}"),
        (Names().entities_graph, DEFAULT_BASE + "graph-entities"),
        (Names().links_graph, DEFAULT_BASE + "graph-links"),
        (Names().corrections_graph, DEFAULT_BASE + "graph-corrections"),
        (Names().entity("person-mira-3f2a9c01"), DEFAULT_BASE + "person-mira-3f2a9c01"),
        (Names().mention(ARTICLE, Span(3, 9)), DEFAULT_BASE + "mention-0f3a5c7d9b1e-3-9"),
        (Names().passage(ARTICLE, Span(3, 9)), DEFAULT_BASE + "passage-0f3a5c7d9b1e-3-9"),
        (Names("urn:paper:x#").article("article-é x"), "urn:paper:x#article-%C3%A9%20x"),
    ],
)
def test_iris(made, expected):
    assert made == expected


@pytest.mark.parametrize(
    "base",
    ["", "id/", "/id/", "https://news.example/id", "https://news.example/a b/", "https://[x/"],
)
def test_a_base_that_makes_no_iris_is_refused(base):
    with pytest.raises(UsageError, match="cannot be a base"):
        Names(base)


def test_a_claim_is_known_by_its_words_whatever_case_marks_and_space():
    assert Names().claim("“The ferry  is SAFE,”") == Names().claim("the ferry is safe")
    assert Names().claim("the ferry is safe") != Names().claim("the ferry is not safe")


def test_a_statement_is_known_by_where_it_stands():
    names = Names()
    spans = (Span(3, 9),)
    made = {
        names.statement(ARTICLE, "words", _statement()),
        names.statement("article-other", "words", _statement()),
        names.statement(ARTICLE, "words", _statement(cue=spans)),
        names.statement(ARTICLE, "words", _statement(source=spans)),
        names.statement(ARTICLE, "words", _statement(content=(Span(3, 9), Span(10, 12)))),
        names.statement(ARTICLE, "words", _statement(content=(Span(3, 9),), cue=(Span(10, 12),))),
    }
    assert len(made) == 6
    assert names.statement(ARTICLE, "words", _statement(id="s9", confidence=0.1)) in made


def test_an_event_is_known_by_its_label_type_and_place():
    def event(label, kind, begin):
        spans, when = (Span(begin, 9),), Interval()
        return Event(
            id="v1", type=kind, label=label, mentions=spans, when=when, confidence=1.0, by="test"
        )

    events = [event("a vote", "elected", 1), event("a vote", "died", 1), event("a vote", "died", 2)]
    assert len({Names().event(ARTICLE, one) for one in events}) == 3
    assert "event-a-vote-" in Names().event(ARTICLE, events[0])


def test_a_role_is_known_by_its_holder_value_and_evidence():
    def role(holder, value, begin):
        fact = Fact(
            subject="e1",
            property="spouse",
            object="e2",
            evidence=Span(begin, 9),
            confidence=1.0,
            by="test",
        )
        return Names().role(ARTICLE, fact, holder=holder, value=value)

    assert len({role("a", "b", 1), role("b", "a", 1), role("a", "b", 2), role("a", "c", 1)}) == 4

"""Each claim-sized part of a statement is taken down with who can be told apart as its speaker."""

from dataclasses import replace

from onrecord.linking.claims import parts
from onrecord.records import Article, Entity, Interval, Reading, Reason, Span, Statement

TEXT = "“The ferry is safe. … It sails on Friday,” Solberg and two pilots said."
STATEMENT = Statement(
    id="s1",
    content=(Span(1, 40),),
    cue=(Span(66, 70),),
    speaker=("e1", "e2"),
    claims=(Span(1, 19), Span(20, 21), Span(22, 40)),
    form="direct",
    marks="quotes",
    said=Interval(),
    confidence=0.9,
    by="test",
)
ARTICLE = Article(id="article-a", path="a.txt", text=TEXT)
READING = Reading(
    article=ARTICLE.id,
    reader="test",
    entities=(
        Entity(id="e1", type="Person", name="Solberg"),
        Entity(id="e2", type="Unnamed", name="two pilots"),
    ),
    statements=(STATEMENT,),
)


def test_parts_have_their_words_and_named_speakers_and_marks_alone_are_none():
    found = list(parts(ARTICLE, READING))
    assert [one.text for one in found] == ["The ferry is safe.", "It sails on Friday"]
    assert {one.speakers for one in found} == {("e1",)}
    assert {one.translated for one in found} == {False}
    assert sorted(one.id for one in found) == [one.id for one in found]


def test_an_article_whose_he_and_she_change_at_random_is_a_translation():
    unsteady = replace(STATEMENT, speaker_because=(Reason(rule="unsteady"),))
    found = parts(ARTICLE, replace(READING, statements=(unsteady,)))
    assert {one.translated for one in found} == {True}

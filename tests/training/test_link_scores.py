"""Marked mentions put into readings, linked and measured, on made-up stories and readings."""

from collections.abc import Mapping

import link_scores
import pytest
from corpora.stories import Gold, Story
from gold_readings import article_of, given
from lemmas import lemmas
from link_scores import by_chain, by_lemma, by_linker, by_words, measure, pool

from onrecord.records import Entity, Event, Interval, Mention, Reading, Span

TEXT = "Ada Quill, the mayor, left Orle. She praised the Orle Bridge. The mayor waved at Bo."
OTHER = "Mayor Quill praised Bo Ray. The bridge opens."


def _gold(text, phrase, kind, chain, *, type_="PER", head=""):
    begin = text.index(phrase)
    at = begin + phrase.index(head)
    end = at + len(head) if head else begin + len(phrase)
    return Gold(
        begin=begin,
        end=begin + len(phrase),
        head=(at if head else begin, end),
        kind=kind,
        type=type_,
        chain=chain,
    )


def _entity(text, name, type_, *phrases):
    found = [(text.index(phrase, after), phrase, kind) for phrase, kind, after in phrases]
    mentions = tuple(Mention(span=Span(at, at + len(p)), kind=kind) for at, p, kind in found)
    return Entity(id=name, type=type_, name=phrases[0][0], mentions=mentions)


@pytest.fixture
def story():
    return Story(
        name="made/up",
        text=TEXT,
        entities=(
            _gold(TEXT, "Ada Quill, the mayor", "name", "q", head="Quill"),
            _gold(TEXT, "the mayor", "nominal", "q"),
            _gold(TEXT, "Orle", "name", "o", type_="LOC"),
            _gold(TEXT, "She", "pronoun", "q"),
            _gold(TEXT, "the Orle Bridge", "name", "b", type_="PRO", head="Bridge"),
            _gold(TEXT, "The mayor", "nominal", "q"),
            _gold(TEXT, "Bo", "name", "r"),
        ),
        events=(
            _gold(TEXT, "left", "event", "e1"),
            _gold(TEXT, "praised", "event", "e2"),
        ),
    )


@pytest.fixture
def reading():
    quill = _entity(TEXT, "e1", "Person", ("Ada Quill", "name", 0), ("She", "pronoun", 0))
    orle = _entity(TEXT, "e2", "Place", ("Orle", "name", 0))
    left = Span(TEXT.index("left"), TEXT.index("left") + 4)
    event = Event(
        id="v1", type="leave", label="left", mentions=(left,), when=Interval(), confidence=1, by=""
    )
    return Reading(article="a", reader="made up", entities=(quill, orle), events=(event,))


def test_mentions_go_to_the_readers_entities_or_to_those_of_the_same_words(story, reading):
    found = given(story, article_of(story), reading)
    groups: dict[str, list[str]] = {}
    for (_, begin, end), name in found.entities.items():
        groups.setdefault(name, []).append(TEXT[begin:end])
    assert groups == {
        "e1": ["Ada Quill, the mayor", "She"],
        "g1": ["the mayor", "The mayor"],
        "e2": ["Orle"],
        "g2": ["the Orle Bridge"],
        "g3": ["Bo"],
    }
    types = {entity.id: entity.type for entity in found.reading.entities}
    assert (types["g1"], types["g2"], types["g3"]) == ("Unnamed", "Thing", "Person")


def test_words_before_a_name_mean_who_bears_it():
    """In "the mayor Ada Quill" all three phrases are one; "the mayor" elsewhere is not joined."""
    text = "The mayor Ada Quill left."
    story = Story(
        name="made/up",
        text=text,
        entities=(
            _gold(text, "The mayor", "nominal", "q"),
            _gold(text, "The mayor Ada Quill", "name", "q", head="Quill"),
            _gold(text, "Ada Quill", "name", "q"),
        ),
    )
    reading = Reading(
        article="a",
        reader="made up",
        entities=(_entity(text, "e1", "Person", ("Ada Quill", "name", 0)),),
    )
    assert set(given(story, article_of(story), reading).entities.values()) == {"e1"}


def test_events_that_the_reader_has_not_are_made_of_their_sentence(story, reading):
    found = given(story, article_of(story), reading)
    assert list(found.events.values()) == ["v1", "g2"]
    made = found.reading.events[-1]
    assert (made.id, made.type, made.label) == ("g2", "unknown", "praised")
    assert [one.entity for one in made.participants] == ["e1", "g2"]


def test_a_text_that_intake_would_change_is_refused():
    with pytest.raises(ValueError, match="text was changed"):
        article_of(Story(name="made/up", text=TEXT, title="Another title"))


@pytest.fixture
def both(story, reading):
    other = Story(
        name="made/other",
        text=OTHER,
        entities=(
            _gold(OTHER, "Quill", "name", "q"),
            _gold(OTHER, "Bo Ray", "name", "r", head="Ray"),
            _gold(OTHER, "The bridge", "nominal", "b", type_="PRO", head="bridge"),
        ),
        events=(_gold(OTHER, "praised", "event", "e3"),),
    )
    readings = {TEXT: reading}
    return pool(
        (story, other),
        lambda article: readings.get(article.text, Reading(article=article.id, reader="made up")),
    )


def test_a_linkers_identities_are_clusters_of_mentions(both):
    def link(articles) -> Mapping[tuple[str, str], str]:
        return {
            (article.id, entity.id): entity.name.split()[-1]
            for article, reading in articles
            for entity in reading.entities
        }

    found = by_linker(both, "entities", link)
    scores = measure(both, "entities", found)
    assert (scores.links.right, scores.links.found) == (2, 2)  # Quill and she, Quill; not Bo Ray


def test_the_baselines_group_by_words_and_by_lemmas(both, tmp_path):
    words = measure(both, "events", by_words(both, "events"))
    assert (words.links.found, words.links.marked) == (1, 0)
    (tmp_path / "gum/train").mkdir(parents=True)
    row = "1\tpraised\tpraise\tVERB\t_\n2\tseen\tsee\tVERB\t_\n"
    (tmp_path / "gum/train/made_up.conllu").write_text(row, encoding="utf-8")
    lemma = lemmas(tmp_path)
    tried = ("Praised", "praises", "praising", "walking", "glass", "seen")
    assert [lemma(word) for word in tried] == ["praise", "praise", "praise", "walk", "glass", "see"]
    assert set(by_lemma(both, "events", lemma).values()) == {"left", "praise"}


def test_a_perfect_linker_keeps_what_an_article_holds_apart(both):
    """Beside the links it joins "the mayor" with Ada Quill only where it may join within."""
    joined, apart = (by_chain(both, "entities", joining=joining) for joining in (True, False))
    assert measure(both, "entities", joined).conll == 1
    assert measure(both, "entities", apart).links.right == 4  # 2 for Quill, 1 for Bo, 1 for Bridge
    assert measure(both, "entities", apart).conll < 1


def test_the_means_are_those_of_the_three_corpora():
    figures = {
        f"entities, MEANTIME {name}, linker": n for n, name in enumerate(link_scores.CORPORA)
    }
    assert link_scores.with_means(figures) == {"entities, MEANTIME, linker": 1}

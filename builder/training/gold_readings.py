"""Marked mentions made into what a linker sees: a story in, its article and a reading out.

The reader reads the text. A marked mention of a person, place, body or thing goes to the reader's
entity that has a mention of the same words, else to the one with a mention of the same head. What
is left is grouped within the article: a name goes to the entity of that name; words that open a
marked phrase to the name that ends it ("Orle's mayor Ada Quill"); others to the same words. A
pronoun that the reader does not tell stands alone. A group with a name is of the marked type (a
product, fund or mixture is a "Thing"), one without is
"Unnamed".

A marked event is the reader's where one has a mention there; else it is an event of its own, of
an unknown type, whose participants are the entities of its sentence, at the time that the reader
would give it.
"""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from cluster_scores import Key
from corpora.stories import Gold, Story

from onrecord.articles.assembly import article_from_text
from onrecord.linking.names import normal_name
from onrecord.reading.cast import Cast
from onrecord.reading.eventparts import Scene
from onrecord.reading.eventtimes import when_told
from onrecord.reading.lexicon import words
from onrecord.reading.page import Page, Sentence, pages
from onrecord.records import (
    Article,
    Entity,
    EntityType,
    Event,
    Interval,
    Mention,
    MentionKind,
    Participant,
    Reading,
    Span,
)

_TYPES: Mapping[str, EntityType] = {"PER": "Person", "ORG": "Organisation", "LOC": "Place"}
_KINDS: Mapping[str, MentionKind] = {"name": "name", "nominal": "nominal", "pronoun": "pronoun"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """An article with its reading, and the reading's id that each marked mention belongs to."""

    article: Article
    reading: Reading
    entities: Mapping[Key, str]
    events: Mapping[Key, str]


def article_of(story: Story) -> Article:
    """Return the story as an article that is taken in.

    Raises:
        ValueError: its text would not stay as it is.
    """
    article = article_from_text(
        story.text,
        path=f"{story.name}.txt",
        title=story.title,
        published=story.published,
        language="en",
    )
    if article.text != story.text:
        raise ValueError(f"{story.name}: its text was changed")
    return article


def given(story: Story, article: Article, reading: Reading) -> Given:
    """Return the reading with the story's mentions in its entities and events."""
    placed = _placed(story, reading)
    entities = tuple(_entities(story, reading, placed))
    whole = replace(reading, entities=entities)
    at = _event_places(story, reading)
    made = tuple(_made_events(story, article, whole, at))
    return Given(
        article=article,
        reading=replace(whole, events=(*reading.events, *made)),
        entities={(story.name, g.begin, g.end): placed[g] for g in story.entities},
        events={(story.name, g.begin, g.end): at[g] for g in story.events},
    )


def plain_words(printed: str) -> tuple[str, ...]:
    """Return the words of a phrase in their normal form, without determiners before them."""
    found = normal_name(printed, "Document")
    first = 0
    while first < len(found) - 1 and found[first] in words("determiners"):
        first += 1
    return found[first:]


def _placed(story: Story, reading: Reading) -> dict[Gold, str]:
    """Return the id of the entity of each marked mention; a new one's begins with "g"."""
    placed: dict[Gold, str] = {}
    named = {
        plain_words(name): entity.id
        for entity in reversed(reading.entities)
        for name in (*entity.aliases, entity.name)
    }
    noted = [(m.span, entity.id) for entity in reading.entities for m in entity.mentions]
    groups: dict[tuple[str, ...], str] = {}
    titled = _titled(story)
    for own in sorted(story.entities, key=titled.__contains__):
        found = _by_reader(own, noted)
        if found is None and own.kind == "name":
            found = named.get(plain_words(story.words(own)))
        if found is None and own in titled:
            found = placed[titled[own]]
        if found is None:
            alone = (str(own.begin),) if own.kind == "pronoun" else ()
            key = (*plain_words(story.words(own)), *alone)
            found = groups.setdefault(key, f"g{len(groups) + 1}")
        placed[own] = found
    return placed


def _titled(story: Story) -> Mapping[Gold, Gold]:
    """Return the names that stand behind words without one and end a marked phrase of both."""
    bounds = {(own.begin, own.end) for own in story.entities}
    names = [own for own in story.entities if own.kind == "name"]
    return {
        own: name
        for own in story.entities
        for name in names
        if own.kind == "nominal" and name.begin == own.end + 1 and (own.begin, name.end) in bounds
    }


def _by_reader(own: Gold, noted: Iterable[tuple[Span, str]]) -> str | None:
    """Return the entity that the reader has there: of the same words, else of the same head."""
    fitting = [
        (how, span.begin - span.end, span.begin, name)
        for span, name in noted
        if (how := _fit(own, span)) is not None
    ]
    return min(fitting)[-1] if fitting else None


def _fit(own: Gold, span: Span) -> int | None:
    """Return how well a found mention fits a marked one, 0 best; None where it does not."""
    if (span.begin, span.end) == (own.begin, own.end):
        return 0
    begin, end = own.head
    if own.begin <= span.begin <= begin and end <= span.end <= own.end:
        return 1
    return 2 if span.begin <= own.begin and span.end == end else None


def _entities(story: Story, reading: Reading, placed: Mapping[Gold, str]) -> Iterator[Entity]:
    """Yield the reader's entities with what is marked of them, then the new ones."""
    groups: dict[str, list[Gold]] = {}
    for own, name in placed.items():
        groups.setdefault(name, []).append(own)
    for entity in reading.entities:
        known = {m.span for m in entity.mentions}
        marked = map(_mention, groups.pop(entity.id, ()))
        every = [*entity.mentions, *(m for m in marked if m.span not in known)]
        every.sort(key=lambda m: m.span)
        yield replace(entity, mentions=tuple(every))
    for name, golds in groups.items():
        named = [gold for gold in golds if gold.kind == "name"]
        first = (named or golds)[0]
        yield Entity(
            id=name,
            type=_TYPES.get(first.type, "Thing") if named else "Unnamed",
            name=story.words(first),
            mentions=tuple(map(_mention, golds)),
        )


def _mention(gold: Gold) -> Mention:
    return Mention(span=Span(gold.begin, gold.end), kind=_KINDS[gold.kind])


def _event_places(story: Story, reading: Reading) -> dict[Gold, str]:
    """Return the id of the event of each marked mention; a new one's begins with "g"."""
    noted = [(span, event.id) for event in reading.events for span in event.mentions]
    return {
        own: next(
            (n for span, n in noted if span.begin < own.head[1] and own.head[0] < span.end),
            f"g{number}",
        )
        for number, own in enumerate(story.events, 1)
    }


def _made_events(
    story: Story, article: Article, reading: Reading, at: Mapping[Gold, str]
) -> Iterator[Event]:
    """Yield an event for each marked one that the reader has not."""
    known = {event.id for event in reading.events}
    laid = [(page, sentence) for page in pages(article) for sentence in page.sentences]
    begins = [sentence.begin for _, sentence in laid]
    for own, name in at.items():
        if name not in known:
            number = bisect_right(begins, own.begin) - 1
            page, around = laid[number] if number >= 0 else (None, None)
            yield Event(
                id=name,
                type="unknown",
                label=" ".join(story.words(own).split()),
                mentions=(Span(own.begin, own.end),),
                participants=_participants(reading, around) if around else (),
                when=_when(reading, page, around, own) if page and around else Interval(),
                confidence=1.0,
                by="marked",
            )


def _participants(reading: Reading, around: Sentence) -> tuple[Participant, ...]:
    """Return the entities that are mentioned in a sentence, in the order of the text."""
    here = sorted(
        (mention.span, entity.id)
        for entity in reading.entities
        for mention in entity.mentions
        if around.begin <= mention.span.begin < around.end
    )
    return tuple(
        Participant(role="participant", entity=name) for name in dict.fromkeys(n for _, n in here)
    )


def _when(reading: Reading, page: Page, around: Sentence, own: Gold) -> Interval:
    first, last = page.over(own.begin, own.end)
    scene = Scene(page, Cast([], {}, {}), around, reading.times)
    return when_told(scene, (first, max(last, first + 1))) if first < around.last else Interval()

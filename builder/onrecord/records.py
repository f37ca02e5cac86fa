"""The plain records that flow down the line: Article, Reading and what they hold.

All are frozen and slotted and hold tuples. Offsets count code points of `article.text`, begin
included, end excluded, so that `article.text[span.begin:span.end]` is always the printed words.
`onrecord.jsonform` gives their JSON.
"""

from dataclasses import dataclass
from datetime import date
from typing import Literal

EntityType = Literal["Person", "Organisation", "Place", "Thing", "Document", "Unnamed"]
MentionKind = Literal["name", "nominal", "pronoun"]
RegionKind = Literal[
    "header", "dateline", "title", "byline", "boilerplate", "caption", "question", "body"
]
Form = Literal["direct", "mixed", "indirect"]
Marks = Literal["quotes", "dash", "block", "none"]
Polarity = Literal["affirmed", "denied", "withheld"]
Modality = Literal["asserted", "asked", "promised", "alleged", "possible"]
Basis = Literal[
    "explicit", "relative", "carried", "event", "publication", "derived", "corrected", "unknown"
]


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A stretch of an article's text; never empty. Positional, as it is written everywhere."""

    begin: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.begin < self.end:
            raise ValueError(f"not a span: {self.begin}–{self.end}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Interval:
    """When something was: closed, by whole days; `basis` says how that is known."""

    begin: date | None = None
    end: date | None = None
    basis: Basis = "unknown"

    def __post_init__(self) -> None:
        if self.begin and self.end and self.begin > self.end:
            raise ValueError(f"an interval ends before it begins: {self.begin} {self.end}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Region:
    """A stretch of the text that is not plain body; `by` names the rule that found it."""

    span: Span
    kind: RegionKind
    by: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """One article as it was found, its text untouched.

    `path` is the file's path relative to what was given, with "#n" for the n-th record of a file
    that holds several. `id` comes from `ids.article_id`. `published_by` says what dated it:
    "metadata", "header", "filename" or "none".
    """

    id: str
    path: str
    text: str
    title: str | None = None
    published: date | None = None
    published_by: str = "none"
    publisher: str | None = None
    authors: tuple[str, ...] = ()
    language: str | None = None
    url: str | None = None
    regions: tuple[Region, ...] = ()

    @property
    def key(self) -> str:
        """What the article is known by: its URL, else its path."""
        return self.url or self.path

    def words(self, span: Span) -> str:
        """Return the printed words of `span`."""
        return self.text[span.begin : span.end]


@dataclass(frozen=True, slots=True, kw_only=True)
class Skipped:
    """An input that gave no article, and the one-line reason."""

    path: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Refused:
    """What a reader said of the article at `path` and nothing proves: left out, and why.

    `what` names it within the reading: "statement s2", "entity e1".
    """

    path: str
    what: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """One place where an entity is named, described or referred to."""

    span: Span
    kind: MentionKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Entity:
    """Someone or something within one article; `id` ("e1") is unique in its reading alone."""

    id: str
    type: EntityType
    name: str
    aliases: tuple[str, ...] = ()
    mentions: tuple[Mention, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Reason:
    """One step of why a speaker or a day was chosen: the rule, and the words that it rests on.

    `rule` is a name of seeds/lexicon/reasons.toml, which tells it in a sentence; `span` is None
    where no words but the rule alone decided.
    """

    rule: str
    span: Span | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """One report that someone said something; see design.md §3 for every field.

    `content` may be in pieces; `claims` are its parts of about a sentence. `speaker` and
    `addressee` hold ids of the reading's entities, `within` the id of the enclosing statement.
    `by` names what decided it, `confidence` (0–1) how sure that is. `speaker_because` and
    `said_because` lead from `cue` and `source` to the speaker and to the day, step by step.
    """

    id: str
    content: tuple[Span, ...]
    cue: tuple[Span, ...] = ()
    source: tuple[Span, ...] = ()
    speaker: tuple[str, ...] = ()
    within: str | None = None
    claims: tuple[Span, ...] = ()
    form: Form
    marks: Marks
    polarity: Polarity = "affirmed"
    modality: Modality = "asserted"
    addressee: tuple[str, ...] = ()
    via: str | None = None
    said: Interval
    confidence: float
    by: str
    speaker_because: tuple[Reason, ...] = ()
    said_because: tuple[Reason, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Participant:
    """An entity's part in an event; `role` is "actor", "affected" or "participant"."""

    role: str
    entity: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """Something that happened, as one article tells it; `place` is an entity's id."""

    id: str
    type: str
    label: str
    mentions: tuple[Span, ...]
    participants: tuple[Participant, ...] = ()
    place: str | None = None
    when: Interval
    confidence: float
    by: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """A plain fact about an entity; `object` is an entity's id or, for ages and roles, words."""

    subject: str
    property: str
    object: str
    evidence: Span
    confidence: float
    by: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeExpression:
    """Words that tell a time, the days they mean, and what these were counted from."""

    span: Span
    when: Interval
    because: tuple[Reason, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What one article says.

    `reader` names the reader and its version; `unread` says why an article was stored but not
    read (an unknown language), and is None where it was.
    """

    article: str
    reader: str
    unread: str | None = None
    entities: tuple[Entity, ...] = ()
    statements: tuple[Statement, ...] = ()
    events: tuple[Event, ...] = ()
    facts: tuple[Fact, ...] = ()
    times: tuple[TimeExpression, ...] = ()

"""Reads one article by rules: Article in, Reading out; pure, the same for the same article."""

from collections.abc import Iterator

from onrecord import resources
from onrecord.reading.assembly import Found, Spoken, assemble
from onrecord.reading.attribution import attributions
from onrecord.reading.blocks import blocks, without
from onrecord.reading.cast import Cast
from onrecord.reading.claims import claims
from onrecord.reading.drafts import Draft
from onrecord.reading.events import EventDraft, events, named_events
from onrecord.reading.facts import FactDraft, facts
from onrecord.reading.genders import tell_genders
from onrecord.reading.joining import joined
from onrecord.reading.lexicon import confidence
from onrecord.reading.merging import merge
from onrecord.reading.naming import Namer, by_capitals
from onrecord.reading.nested import nested
from onrecord.reading.page import STRETCH, Page, pages
from onrecord.reading.roles import note_roles
from onrecord.reading.saying import carried, free_times, said, undated, via
from onrecord.reading.speakers import resolve
from onrecord.reading.times import times
from onrecord.records import Article, Interval, Reading, Span, Statement, TimeExpression

READER = f"rules/1 {resources.digest('lexicon', '*.toml')}"
_KNOWN = "en"


def read(article: Article, *, namer: Namer = by_capitals) -> Reading:
    """Return what the article says; an article in another language than English stays unread.

    `namer` finds the names; everything else (who they are, who says what) is decided here.
    """
    if article.language is not None and article.language != _KNOWN:
        reason = f"language {article.language}: this reader knows English"
        return Reading(article=article.id, reader=READER, unread=reason)
    laid = _Laid(article)
    naming = namer(article)
    printed = [name for page in laid for name in naming(page)]
    clusters, at = merge(printed)
    author = article.authors[0] if len(article.authors) == 1 else None
    cast = Cast(printed, {c.key: c for c in clusters}, at, author=author)
    told: list[TimeExpression] = []
    spoken: list[Spoken] = []
    happened: list[EventDraft] = list(named_events(printed))
    known: list[FactDraft] = []
    for page in laid:
        tell_genders(page, cast)
        note_roles(page, cast)
        drafts = sorted(_drafts(page), key=lambda d: d.begin)
        dates = tuple(_times(page, article))
        told.extend(dates)
        spoken.extend(_spoken(page, cast, drafts, dates, article))
        happened.extend(events(page, cast, dates, drafts))
        known.extend(facts(page, cast))
    found = Found(cast=cast, spoken=spoken, events=happened, facts=known, times=tuple(told))
    return assemble(article, READER, found)


class _Laid:
    """The article's pages, laid out anew for each pass where it has more than one."""

    def __init__(self, article: Article) -> None:
        self.article = article
        self.only = tuple(pages(article)) if len(article.text) <= STRETCH else None

    def __iter__(self) -> Iterator[Page]:
        return iter(self.only) if self.only is not None else pages(self.article)


def _times(page: Page, article: Article) -> Iterator[TimeExpression]:
    for paragraph in page.paragraphs:
        yield from times(article.text, paragraph.begin, paragraph.end, article.published)


def _drafts(page: Page) -> list[Draft]:
    """Return all reports of the page, those without marks first of all."""
    unmarked = list(blocks(page))
    marked = joined(page, without(attributions(page), unmarked))
    return [*marked, *unmarked]


def _spoken(
    page: Page,
    cast: Cast,
    drafts: list[Draft],
    told: tuple[TimeExpression, ...],
    article: Article,
) -> Iterator[Spoken]:
    """Yield every statement with its speakers and hearers, then those inside others."""
    free = free_times(told, drafts)
    speakers = [_speakers(page, draft, cast) for draft in drafts]
    own = [said(page, draft, free, article.published) for draft in drafts]
    voiced = [(d, s[0], w) for d, s, w in zip(drafts, speakers, own, strict=True)]
    dated = carried(voiced, article.published)
    outer = [
        Spoken(_statement(page, draft, when, guessed=guess), speaker, heard, None)
        for draft, (speaker, heard, guess), when in zip(drafts, speakers, dated, strict=True)
    ]
    yield from outer
    last = cast.last, cast.last_at
    for place, draft in nested(page, drafts):
        before = outer[place - 1].speaker if place else ()
        yield _inner(page, cast, draft, (outer[place], before))
    cast.last, cast.last_at = last


def _inner(page: Page, cast: Cast, draft: Draft, outer: tuple[Spoken, tuple[int, ...]]) -> Spoken:
    """Make a statement inside another: its date is not known, "I" is the outer speaker.

    "She" in direct speech is not who speaks, but rather who spoke before.
    """
    around, before = outer
    own = draft.source and page.text[slice(*draft.source)].lower() in {"i", "we"}
    direct = around.statement.form == "direct"
    cast.last = before if direct else around.speaker
    cast.last_at = _opening(page, around.statement) - 1
    cast.barred = around.speaker if direct else ()
    speaker, _, guess = (around.speaker, (), False) if own else _speakers(page, draft, cast)
    cast.barred = ()
    when = undated(around.statement.said.end)
    made = _statement(page, draft, when, guessed=guess)
    return Spoken(made, speaker, (), around.statement)


def _opening(page: Page, statement: Statement) -> int:
    """Return where the sentence begins in which the statement does."""
    return page.sentences[page.sentence_at(page.token_at(statement.content[0].begin))].begin


def _speakers(
    page: Page, draft: Draft, cast: Cast
) -> tuple[tuple[int, ...], tuple[int, ...], bool]:
    """Return the clusters of who speaks and of who is told, and whether a role alone told who."""
    cast.guessed = False
    if draft.source:
        speakers = resolve(page, cast, draft.source, goes_on=draft.goes_on)
    else:
        speakers = cast.last if draft.follows else ()
    last, guessed = (cast.last, cast.last_at), cast.guessed
    heard = resolve(page, cast, draft.hearer) if draft.hearer else ()
    cast.last, cast.last_at = last
    return speakers, heard, guessed


def _statement(page: Page, draft: Draft, when: Interval, *, guessed: bool) -> Statement:
    sure = confidence(draft.rule) * (confidence("speaker by role") if guessed else 1)
    return Statement(
        id="s0",
        content=tuple(Span(*piece) for piece in draft.content),
        cue=(Span(*draft.cue),) if draft.cue else (),
        source=(Span(*draft.source),) if draft.source else (),
        claims=tuple(claims(page.text, draft.content)),
        form=draft.form,
        marks=draft.marks,
        polarity=draft.polarity,
        modality=draft.modality,
        via=via(page, draft),
        said=when,
        confidence=round(sure, 2),
        by=draft.rule,
    )

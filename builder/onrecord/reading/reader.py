"""Reads one article by the encoder's marks and by rules: Article in, the same Reading out."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from math import prod

from onrecord import resources
from onrecord.reading import reports
from onrecord.reading.aliases import acronyms, aliases
from onrecord.reading.antecedents import Antecedents, antecedents
from onrecord.reading.assembly import Found, Spoken, assemble
from onrecord.reading.blocks import blocks, without
from onrecord.reading.cast import Cast
from onrecord.reading.claims import claims
from onrecord.reading.colons import headline
from onrecord.reading.dating import dated, free_times
from onrecord.reading.drafts import Draft
from onrecord.reading.encoder import Marked
from onrecord.reading.events import events, named_events
from onrecord.reading.facts import FactDraft, facts
from onrecord.reading.families import with_surnames
from onrecord.reading.firstnames import short_forms
from onrecord.reading.firstperson import first_persons
from onrecord.reading.genders import tell_genders
from onrecord.reading.heading import as_below
from onrecord.reading.hearing import Hearing, Marks
from onrecord.reading.interviews import Interview, answering, note_interview, note_own_words
from onrecord.reading.joining import joined
from onrecord.reading.lexicon import confidence
from onrecord.reading.media import via
from onrecord.reading.merging import merge
from onrecord.reading.names import Name
from onrecord.reading.naming import Namer, Naming, from_spans
from onrecord.reading.nominals import note_nominals
from onrecord.reading.offices import note_offices
from onrecord.reading.ownpaper import name_own_paper
from onrecord.reading.page import STRETCH, Page, page_bounds, pages
from onrecord.reading.reasons import Chain, Dated, because, undated
from onrecord.reading.recurring import known_names, lowered, recurring
from onrecord.reading.requoted import requoted
from onrecord.reading.roles import note_roles
from onrecord.reading.saidbelow import said_below
from onrecord.reading.shortbodies import short_bodies
from onrecord.reading.speaking import Led, Who, speaking
from onrecord.reading.things import join_sources, note_things
from onrecord.reading.times import times
from onrecord.reading.toldagain import told_once
from onrecord.reading.unsteady import loosen_genders
from onrecord.records import Article, Reading, Span, Statement, TimeExpression

_PARTS = (("model", "*.onnx"), ("model", "*.json"), ("lexicon", "*.toml"), ("names", "*.txt"))
READER = " ".join(["encoder/6", *(resources.digest(name, files) for name, files in _PARTS)])
_KNOWN = "en"


def known(article: Article) -> bool:
    """Whether the article's language is one that is read."""
    return article.language in (None, _KNOWN)


def read(
    article: Article, *, namer: Namer | None = None, hearing: Hearing | None = None
) -> Reading:
    """Return what the article says; an article in another language than English stays unread.

    `namer` finds the names instead of the encoder, `hearing` may have begun to mark the article.
    """
    if not known(article):
        reason = f"language {article.language}: this reader knows English"
        return Reading(article=article.id, reader=READER, unread=reason)
    laid = _Laid(article)
    marks = (hearing or Hearing()).marks(article)
    naming = namer(article) if namer else None
    printed = with_surnames(article.text, list(_names(laid, marks, naming)))
    printed, headed = as_below(article, printed)
    printed, shorts = short_bodies(article.text, printed)
    told_also = (*aliases(article.text, printed), *short_forms(article.text, printed))
    also = (*told_also, *headed, *shorts)
    clusters, at = merge(printed, also, acronyms(article.text, printed))
    name_own_paper(clusters, article.publisher)
    author = article.authors[0] if len(article.authors) == 1 else None
    cast = Cast(printed, {c.key: c for c in clusters}, at, author=author)
    note_things(article.text, marks, cast)
    told = _times(article)
    spoken: list[Spoken] = []
    happened = list(named_events(printed))
    shown: list[FactDraft] = []
    for page, marked in zip(laid, marks, strict=True):
        tell_genders(page, cast)
        if laid.only:  # none so long is translated by a machine
            loosen_genders(page, cast)
        note_roles(page, cast)
        note_offices(page, cast)
        asked = note_interview(page, cast)
        cast.likely = Antecedents(page, cast, marked.referring) if marked.referring else None
        drafts = sorted(_drafts(page, marked, asked), key=lambda d: d.begin)
        dates = _on(page, told)
        outer = said_below(page, list(_spoken(page, cast, drafts, dates, article)))
        inner = [
            _inner(page, cast, draft, (outer[place], _before(outer, place)))
            for place, draft in _nested(page, marked, drafts)
        ]
        spoken.extend([*outer, *inner])
        for own, key in first_persons(page, cast, [*outer, *inner]):
            cast.refer((key,), own, "pronoun")
        if asked:
            note_own_words(page, cast, asked)
        if cast.likely and marked.referring:
            said = list(zip(drafts, (one.speaker for one in outer), strict=True))
            for own, key in antecedents(cast.likely, said).items():
                cast.refer((key,), own, "pronoun")
            note_nominals(page, cast, marked.referring)
        happened.extend(events(page, cast, dates, drafts))
        shown.extend(facts(page, cast))
    join_sources(cast)
    found = Found(cast=cast, spoken=spoken, events=told_once(happened), facts=shown, times=told)
    return assemble(article, READER, found)


class _Laid:
    """The article's pages, laid out anew for each pass where it has more than one."""

    def __init__(self, article: Article) -> None:
        self.article = article
        self.only = tuple(pages(article)) if len(article.text) <= STRETCH else None

    def __iter__(self) -> Iterator[Page]:
        return iter(self.only) if self.only is not None else pages(self.article)


def _names(laid: _Laid, marks: Marks, naming: Naming | None) -> Iterator[Name]:
    """Yield what the encoder or another finder names, and where else these names stand."""
    found = [
        list(naming(page) if naming else from_spans(page, marked.names))
        for page, marked in zip(laid, marks, strict=True)
    ]
    common = frozenset[str]().union(*(lowered(page) for page in laid))
    known = known_names((name for names in found for name in names), common)
    for page, names, marked in zip(laid, found, marks, strict=True):
        others = () if naming else marked.names
        again = recurring(page, names, known, others)
        yield from sorted([*names, *again], key=lambda name: name.span)


def _times(article: Article) -> tuple[TimeExpression, ...]:
    """Return the times of the whole article, for one may count from another far above it."""
    bounds = ((begin, end) for page in page_bounds(article) for begin, end, _ in page)
    return tuple(times(article.text, bounds, article.published))


def _on(page: Page, told: tuple[TimeExpression, ...]) -> tuple[TimeExpression, ...]:
    """Return the times that stand on the page."""
    if not page.paragraphs:
        return ()
    bounds = page.paragraphs[0].begin, page.paragraphs[-1].end
    first, last = (bisect_left(told, at, key=lambda time: time.span.begin) for at in bounds)
    return told[first:last]


def _drafts(page: Page, marked: Marked, asked: Interview | None) -> list[Draft]:
    """Return all reports of the page, those without marks first of all."""
    found = list(reports.drafts(page, (one for one in marked.reports if not one.inner)))
    unmarked = list(blocks(page, marked.names, asked.answered if asked else ()))
    titles = _headlines(page, found)
    return [*joined(page, without([*titles, *found], unmarked)), *unmarked]


def _headlines(page: Page, found: Sequence[Draft]) -> Iterator[Draft]:
    """Yield what headlines say in which the encoder marked nothing."""
    told = {draft.sentence for draft in found}
    for number in range(len(page.sentences)):
        draft = headline(page, number) if number not in told else None
        if draft:
            yield draft


def _spoken(
    page: Page,
    cast: Cast,
    drafts: list[Draft],
    told: tuple[TimeExpression, ...],
    article: Article,
) -> Iterator[Spoken]:
    """Yield every statement that is in no other with its speakers and hearers."""
    speakers = [speaking(page, one, cast, known=answering(cast, one)) for one in drafts]
    free = free_times(told, drafts)
    days = dated(page, drafts, [who.speaker for who in speakers], free, article.published)
    for draft, who, when in zip(drafts, speakers, days, strict=True):
        yield Spoken(_statement(page, draft, when, who), who.speaker, who.heard, None)


def _nested(page: Page, marked: Marked, drafts: Sequence[Draft]) -> Iterator[tuple[int, Draft]]:
    """Yield what stands inside the drafts, with its draft's place; each words once."""
    told = {draft.content for draft in drafts}
    for place, draft in (
        *requoted(page, drafts),
        *reports.nested(page, marked.reports, drafts),
    ):
        if draft.content not in told:
            told.add(draft.content)
            yield place, draft


def _before(outer: Sequence[Spoken], place: int) -> Spoken | None:
    """Return what was said last before the statement at `place` by another than its speaker."""
    own = outer[place].speaker
    return next((s for s in reversed(outer[:place]) if s.speaker and s.speaker != own), None)


def _inner(page: Page, cast: Cast, draft: Draft, outer: tuple[Spoken, Spoken | None]) -> Spoken:
    """Make a statement inside another: its date is not known, "I" is the outer speaker.

    "She" in direct speech is not who speaks, but rather who spoke before or is named in it; "they"
    are people in general.
    """
    around, before = outer
    printed = page.text[slice(*draft.source)].lower() if draft.source else ""
    direct = around.statement.form == "direct"
    last = before if direct else around
    cast.last, cast.last_why = (last.speaker, _goes_on(last)) if last else ((), ())
    cast.last_at = _opening(page, around.statement) - 1
    cast.barred = around.speaker if direct else ()
    cast.around = tuple((piece.begin, piece.end) for piece in around.statement.content)
    who = speaking(page, draft, cast, known=_known(around, printed), own=around.speaker)
    cast.barred, cast.around = (), ()
    why = (because("inside", around.statement.content[0]),)
    made = _statement(page, draft, undated(around.statement.said.end, why), who)
    return Spoken(made, who.speaker, who.heard, around.statement)


def _known(around: Spoken, printed: str) -> Led | None:
    """Return who says what stands inside a statement, where its printed source makes it sure."""
    outer = around.statement
    if printed in {"i", "we"}:
        why = (because("own words", outer.content[0]), *outer.speaker_because)
        return around.speaker, why if around.speaker else ()
    return ((), ()) if outer.form == "direct" and printed == "they" else None


def _goes_on(said: Spoken) -> Chain:
    """Return why the speaker of a statement is who speaks where nobody else begins to."""
    told, why = said.statement, said.statement.speaker_because
    if not why or why[0].rule == "goes on":
        return why
    return (because("goes on", (*told.source, *told.content)[0]), *why)


def _opening(page: Page, statement: Statement) -> int:
    """Return where the sentence begins in which the statement does."""
    return page.sentences[page.sentence_at(page.token_at(statement.content[0].begin))].begin


def _statement(page: Page, draft: Draft, when: Dated, who: Who) -> Statement:
    sure = draft.sure if draft.sure is not None else confidence(draft.rule)
    sure *= prod(confidence(doubt) for doubt in sorted(who.doubts))
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
        via=via(page, draft, who.why),
        said=when.plain,
        confidence=round(sure, 2),
        by=draft.rule,
        speaker_because=who.why,
        said_because=when.because,
    )

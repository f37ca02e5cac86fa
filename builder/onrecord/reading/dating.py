"""Says when statements were made: a page's drafts, speakers and times in, intervals out.

A time in the cue's own clause tells it. Else what is told in the past tense was said on the
occasion that the text tells of: one that the sentence names and the article dates ("the debate"),
that of the paragraph, or the one at which the same speaker spoke before. Headlines and leads tell
ahead what is dated below them.
"""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import NamedTuple

from onrecord.reading.clauses import dateline, outside, own_time, possessive, then_time
from onrecord.reading.drafts import Draft
from onrecord.reading.lexicon import cue_verbs, words
from onrecord.reading.page import Page
from onrecord.reading.reasons import Dated, because, taken_over, told_by, undated
from onrecord.reading.stretches import stretches
from onrecord.records import Interval, TimeExpression

Speakers = tuple[int, ...]
_RECENT = timedelta(days=10)  # an occasion further back than this before publication is a memory
_OPENING = 3000  # characters in which an article begins; paragraphs are counted by the page
_TITLE = 150  # characters of a headline that nothing marks as one
_FRONT = 6  # characters before a time that opens a sentence: "In July, …"
_LEAD = 3  # paragraphs that tell ahead what the text below dates
_REACH = 2  # paragraphs over which a memory goes on
_ABOUT = 40  # characters before an occasion that tell which one is meant
_BESIDE = 4  # tokens between a time and the occasion that it dates
_ANOTHER = re.compile(
    r"\b(?:an?|another|separate|previous|earlier)\s((?:[\w’'.-]+\s){0,3}[\w-]+)", re.IGNORECASE
)
_KNOWN = re.compile(
    r"\b(?:the|that|this|his|her|their|its|first|last|final)\s(?:[\w’'.-]+\s){0,2}$", re.IGNORECASE
)


class _Told(NamedTuple):
    """What a page tells of times: those outside all contents, in text order, and publication."""

    page: Page
    times: Sequence[TimeExpression]
    published: date


def dated(
    page: Page,
    drafts: Sequence[Draft],
    speakers: Sequence[Speakers],
    times: Sequence[TimeExpression],
    published: date | None,
) -> list[Dated]:
    """Return when each draft was said, and why.

    Drafts and `times`, which no content holds, come in text order. Where nothing tells it, the
    interval ends at publication, if that is known.
    """
    found = [_own(page, draft, times) or undated(published) for draft in drafts]
    if published is None:
        return found
    found = [
        Dated(because=(because("ahead", draft.cue),))
        if _ahead(page, draft)
        else _until(when, published)
        for draft, when in zip(drafts, found, strict=True)
    ]
    told = _Told(page, times, published)
    _carry_on(told, drafts, speakers, found)
    _carry_up(told, drafts, speakers, found)
    return found


def free_times(
    times: Iterable[TimeExpression], drafts: Iterable[Draft]
) -> tuple[TimeExpression, ...]:
    """Return the times that stand in no statement's content: only they can date a statement."""
    content = stretches(piece for draft in drafts for piece in draft.content)
    return tuple(time for time in times if time.span.begin not in content)


def _own(page: Page, draft: Draft, times: Sequence[TimeExpression]) -> Dated | None:
    """Return the interval of a time in the cue's own clause, or that "then" means."""
    own = own_time(page, draft, times)
    found = own or then_time(page, draft, times)
    return told_by(found, "clause" if own else "then") if found and found.when.begin else None


def _until(when: Dated, published: date) -> Dated:
    """Return the interval up to publication: what is printed was said before.

    What is expected to be said has no day yet.
    """
    if when.begin and when.begin > published:
        return undated(published, (*when.because, because("after printing")))
    if when.begin and when.end and when.begin <= published < when.end:
        return replace(when, end=published, because=(*when.because, because("cut at printing")))
    return when


def _recent(when: Interval, published: date) -> bool:
    """Whether the interval begins shortly before publication."""
    return when.begin is not None and timedelta(0) <= published - when.begin <= _RECENT


def _carry_on(
    told: _Told, drafts: Sequence[Draft], speakers: Sequence[Speakers], found: list[Dated]
) -> None:
    """Date by the occasion, in text order; a memory ("in July") goes on for few paragraphs."""
    occasions = dict(_occasions(told))
    last: dict[Speakers, tuple[int, Dated]] = {}
    for place, draft in enumerate(drafts):
        own, anew = speakers[place], _anew(told, draft)
        if found[place].begin is None and _past(told.page, draft):
            named = _named(told.page, draft, occasions)
            when = named or _of_paragraph(told, draft)
            when = when or (None if anew else _before(last.get(own), draft, told))
            if when:
                found[place] = replace(when, basis="event" if named else "carried")
        if own and found[place].begin and _goes_on(told, draft):
            last[own] = draft.paragraph, taken_over(found[place], "same speech", draft.content[0])
        elif anew:
            last.pop(own, None)  # what follows is of the other occasion


def _goes_on(told: _Told, draft: Draft) -> bool:
    """Whether what the speaker says next may be of the same occasion: not after "said then"."""
    return _past(told.page, draft) and not then_time(told.page, draft, told.times)


def _before(last: tuple[int, Dated] | None, draft: Draft, told: _Told) -> Dated | None:
    """Return when the speaker spoke before, if that occasion goes on."""
    if last is None:
        return None
    near = draft.paragraph - last[0] <= _REACH
    return last[1] if near or _recent(last[1], told.published) else None


def _carry_up(
    told: _Told, drafts: Sequence[Draft], speakers: Sequence[Speakers], found: list[Dated]
) -> None:
    """Date headlines and leads by what their speakers say below."""
    below: dict[Speakers, Dated] = {}
    for place in reversed(range(len(drafts))):
        own = speakers[place]
        if not own:
            continue
        if found[place].begin is None and own in below and _leads(told.page, drafts[place]):
            found[place] = replace(below[own], basis="carried")
        if found[place].begin and _recent(found[place], told.published):
            below[own] = taken_over(found[place], "told below", drafts[place].content[0])
        elif found[place].begin:
            below.pop(own, None)


def _leads(page: Page, draft: Draft) -> bool:
    """Whether it is told in a headline, or in the past tense at the article's beginning."""
    if draft.sentence < 0 or page.sentences[draft.sentence].begin > _OPENING:
        return False
    return _headline(page, draft) or (draft.paragraph < _LEAD and _past(page, draft))


def _headline(page: Page, draft: Draft) -> bool:
    """Whether the draft stands in a headline, or in what a file without one opens with."""
    paragraph = page.paragraphs[draft.paragraph]
    first, last = paragraph.sentences
    short = paragraph.end - paragraph.begin <= _TITLE and last - first == 1
    titled = paragraph.title or page.sentences[draft.sentence].first in page.headlines
    return titled or (draft.paragraph == 0 and short and len(page.paragraphs) > 1)


def _past(page: Page, draft: Draft) -> bool:
    """Whether the cue tells of one occasion: "said", not "says" or "has said"."""
    if draft.follows or draft.cue is None:
        return draft.follows
    first, last = page.token_at(draft.cue[0]), page.token_at(draft.cue[1] - 1) + 1
    verdicts = (_tells_past(token.low) for token in page.tokens[first:last])
    return next((verdict for verdict in verdicts if verdict is not None), False)


def _ahead(page: Page, draft: Draft) -> bool:
    """Whether it is yet to be said: "will tell"."""
    if draft.cue is None:
        return False
    first, last = page.token_at(draft.cue[0]), page.token_at(draft.cue[1] - 1) + 1
    return any(token.low in words("future") for token in page.tokens[first:last])


def _tells_past(low: str) -> bool | None:
    """Return whether a word of a cue is past or present; None where it does not tell."""
    if low in words("have") or low in words("present_helpers"):
        return False
    if low in words("past_helpers"):
        return True
    cue = cue_verbs().get(low)
    if cue and low not in words("auxiliaries"):
        return cue.shape in {"past", "past/done", "ing", "done"}
    if low.endswith(("ed", "ing")):
        return True
    return False if low.endswith("s") and not low.endswith("ss") else None


def _anew(told: _Told, draft: Draft) -> bool:
    """Whether the cue tells of another occasion: "later said", "said in an interview".

    "The following morning" is told of the same one, whatever it was at.
    """
    if draft.cue is None or draft.sentence < 0:
        return False
    page, times = told.page, told.times
    sentence = page.sentences[draft.sentence]
    at = bisect_left(times, sentence.begin, key=lambda time: time.span.begin)
    if at < len(times) and times[at].span.begin < sentence.end and times[at].when.begin is None:
        return False
    first, last = page.token_at(draft.cue[0]), page.token_at(draft.cue[1] - 1) + 1
    if any(token.low == "later" for token in page.tokens[max(sentence.first, first - 1) : last]):
        return True
    others = _ANOTHER.finditer(outside(page, sentence, draft))
    kinds = words("occasions") | words("media")
    return any(kinds & {*match[1].lower().split()} for match in others)


def _occasions(told: _Told) -> Iterator[tuple[str, TimeExpression]]:
    """Yield the occasions of the page with their dates, the first of a noun last: "the debate"."""
    page = told.page
    for time in reversed(told.times):
        if not _recent(time.when, told.published) or dateline(page.text, time):
            continue
        first, last = page.token_at(time.span.begin), page.token_at(time.span.end - 1) + 1
        sentence = page.sentences[page.sentence_at(first)]
        after = page.tokens[last : min(sentence.last, last + _BESIDE)]
        before = page.tokens[max(sentence.first, first - _BESIDE) : first]
        for beside in (after, before[::-1]):
            noun = _noun(token.low for token in beside)
            if noun:
                yield noun, time
                break


def _noun(beside: Iterable[str]) -> str | None:
    """Return the first noun of an occasion before any mark."""
    for low in beside:
        if low in words("occasions"):
            return low
        if not low[0].isalnum() and low != "'s":
            return None
    return None


def _named(page: Page, draft: Draft, occasions: Mapping[str, TimeExpression]) -> Dated | None:
    """Return when the occasion was that the cue's sentence names outside the content."""
    if draft.sentence < 0 or not occasions:
        return None
    sentence = page.sentences[draft.sentence]
    content = stretches(draft.content)
    for token in page.tokens[sentence.first : sentence.last]:
        if token.low in occasions and token.begin not in content:
            before = page.text[max(sentence.begin, token.begin - _ABOUT) : token.begin]
            if _KNOWN.search(before):
                when = told_by(occasions[token.low], "dates it")
                name = because("occasion", (token.begin, token.end))
                return replace(when, because=(name, *when.because))
    return None


def _of_paragraph(told: _Told, draft: Draft) -> Dated | None:
    """Return the occasion that the paragraph tells of in sentences before, the nearest.

    A memory ("In July, …") must open the sentence right before.
    """
    if draft.sentence < 0:
        return None
    page, times = told.page, told.times
    here = page.sentences[draft.sentence]
    first = page.sentences[page.paragraphs[here.paragraph].sentences[0]]
    at = bisect_left(times, here.begin, key=lambda time: time.span.begin)
    best: tuple[int, TimeExpression] | None = None
    while at and times[at - 1].span.begin >= first.begin:
        at -= 1
        time = times[at]
        number = page.sentence_at(page.token_at(time.span.begin))
        if best and number < best[0]:
            break
        tells = not possessive(page.text, time) and not dateline(page.text, time)
        opens = time.span.begin - page.sentences[number].begin <= _FRONT
        memory = opens and number == draft.sentence - 1
        if tells and (memory or _recent(time.when, told.published)):
            best = number, time
    return told_by(best[1], "paragraph") if best else None

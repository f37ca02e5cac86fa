"""Says when statements were made: a page's drafts, speakers and times in, intervals out.

A time in the cue's own clause tells it. Else what is told in the past tense was said on the
occasion that the text tells of: one that the sentence names and the article dates ("the debate"),
that of the paragraph, or the one at which the same speaker spoke before. Headlines and leads tell
ahead what is dated below them.
"""

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date

from onrecord.reading.clauses import beside_cue, outside, own_time, then_time
from onrecord.reading.cuetense import ahead, past, still_says, written
from onrecord.reading.drafts import Draft
from onrecord.reading.lexicon import words
from onrecord.reading.occasions import Told, occasion, occasions, recent
from onrecord.reading.page import Page, Paragraph
from onrecord.reading.reasons import Dated, because, taken_over, told_by, undated
from onrecord.reading.sharing import shares
from onrecord.reading.stretches import stretches
from onrecord.reading.talks import talk
from onrecord.records import TimeExpression

Speakers = tuple[int, ...]
_OPENING = 3000  # characters in which an article begins; paragraphs are counted by the page
_TITLE = 150  # characters of a headline that nothing marks as one
_HEAD = 2  # paragraphs that hold the headline and the line below it, where nothing marks them
_LEAD = 3  # paragraphs that tell ahead what the text below dates
_REACH = 2  # paragraphs over which a memory goes on
_ANOTHER = re.compile(
    r"\b(?:an?|another|separate|previous|earlier)\s((?:[\w’'.-]+\s){0,3}[\w-]+)", re.IGNORECASE
)


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
    found = [_own(page, draft, times, published) or undated(published) for draft in drafts]
    if published is None:
        return found
    found = [
        Dated(because=(because("ahead", draft.cue),))
        if ahead(page, draft)
        else _until(when, published)
        for draft, when in zip(drafts, found, strict=True)
    ]
    told = Told(page, times, published)
    _carry_on(told, drafts, speakers, found)
    _carry_up(told, drafts, speakers, found)
    return found


def free_times(
    times: Iterable[TimeExpression], drafts: Iterable[Draft]
) -> tuple[TimeExpression, ...]:
    """Return the times that stand in no statement's content: only they can date a statement."""
    content = stretches(piece for draft in drafts for piece in draft.content)
    return tuple(time for time in times if time.span.begin not in content)


def _own(
    page: Page, draft: Draft, times: Sequence[TimeExpression], published: date | None
) -> Dated | None:
    """Return the interval of a time in the cue's own sentence, or that "then" means."""
    own = own_time(page, draft, times)
    found = own or then_time(page, draft, times)
    if found is None:
        return None
    if found.when.begin:
        beside = "clause" if beside_cue(page, draft, found) else "sentence"
        return told_by(found, beside if own else "then")
    anchored = published is not None or found.because
    return None if anchored else Dated(because=(because("unanchored", found.span),))


def _until(when: Dated, published: date) -> Dated:
    """Return the interval up to publication: what is printed was said before.

    What is expected to be said has no day yet.
    """
    if when.begin and when.begin > published:
        return undated(published, (*when.because, because("after printing")))
    if when.begin and when.end and when.begin <= published < when.end:
        return replace(when, end=published, because=(*when.because, because("cut at printing")))
    return when


def _carry_on(
    told: Told, drafts: Sequence[Draft], speakers: Sequence[Speakers], found: list[Dated]
) -> None:
    """Date by the occasion, in text order; a memory ("in July") goes on for few paragraphs."""
    known = occasions(told)
    last: dict[Speakers, tuple[int, Dated]] = {}
    letters: dict[Speakers, int] = {}
    for place, draft in enumerate(drafts):
        own = speakers[place]
        anew = _anew(told, draft) or _aloud(told, draft, letters.get(own))
        if found[place].begin is None and past(told.page, draft):
            when = occasion(told, draft, known)
            if when is None and not anew:
                when = _talk(told, drafts, place) or _before(last.get(own), draft, told)
                when = when or _shared(told, drafts, speakers[: place + 1], found)
            if when:
                found[place] = _until(when, told.published)
        if own and written(told.page, draft):
            letters[own] = draft.paragraph
        elif anew:
            letters.pop(own, None)
        if own and found[place].begin and _goes_on(told, draft):
            last[own] = draft.paragraph, taken_over(found[place], "same speech", draft.content[0])
        elif anew or still_says(told.page, draft):
            last.pop(own, None)  # what follows is of the other occasion


def _aloud(told: Told, draft: Draft, letter: int | None) -> bool:
    """Whether it is said to somebody or elsewhere, by who wrote a letter in that paragraph."""
    if letter is None or draft.follows or written(told.page, draft):
        return False
    return draft.hearer is not None or draft.paragraph != letter


def _talk(told: Told, drafts: Sequence[Draft], place: int) -> Dated | None:
    """Return when the speaker was talked to, if nobody has spoken since."""
    before = drafts[place - 1].content[-1][1] if place else 0
    when = talk(told, drafts[place], before)
    return replace(when, basis="carried") if when else None


def _goes_on(told: Told, draft: Draft) -> bool:
    """Whether what the speaker says next may be of the same occasion: not after "said then"."""
    return past(told.page, draft) and not then_time(told.page, draft, told.times)


def _before(last: tuple[int, Dated] | None, draft: Draft, told: Told) -> Dated | None:
    """Return when the speaker spoke before, if that occasion goes on."""
    if last is None:
        return None
    near = draft.paragraph - last[0] <= _REACH
    goes_on = near or recent(last[1], told.published)
    return replace(last[1], basis="carried") if goes_on else None


def _shared(
    told: Told, drafts: Sequence[Draft], speakers: Sequence[Speakers], found: Sequence[Dated]
) -> Dated | None:
    """Return when the draft before the last of `speakers` was said, if both were said at once."""
    place, own = len(speakers) - 1, speakers[-1]
    if not place or not recent(found[place - 1], told.published):
        return None
    new = bool(own) and own not in speakers[:-1]
    at_once = shares(told.page, drafts[place], drafts[place - 1], known=bool(own), new=new)
    if not at_once:
        return None
    when = taken_over(found[place - 1], "same occasion", drafts[place - 1].content[0])
    return replace(when, basis="carried")


def _carry_up(
    told: Told, drafts: Sequence[Draft], speakers: Sequence[Speakers], found: list[Dated]
) -> None:
    """Date headlines and leads by what their speakers say below."""
    below: dict[Speakers, Dated] = {}
    for place in reversed(range(len(drafts))):
        own = speakers[place]
        if not own:
            continue
        if found[place].begin is None and own in below and _leads(told.page, drafts[place]):
            found[place] = replace(below[own], basis="carried")
        if found[place].begin and recent(found[place], told.published):
            below[own] = taken_over(found[place], "told below", drafts[place].content[0])
        elif found[place].begin:
            below.pop(own, None)


def _leads(page: Page, draft: Draft) -> bool:
    """Whether it is told in a headline, or in the past tense at the article's beginning."""
    if draft.sentence < 0 or page.sentences[draft.sentence].begin > _OPENING:
        return False
    return _headline(page, draft) or (draft.paragraph < _LEAD and past(page, draft))


def _headline(page: Page, draft: Draft) -> bool:
    """Whether the draft stands in a headline, or in what a file without one opens with."""
    paragraph = page.paragraphs[draft.paragraph]
    if paragraph.title or page.sentences[draft.sentence].first in page.headlines:
        return True
    opening = page.paragraphs[: draft.paragraph + 1]
    return len(opening) <= _HEAD < len(page.paragraphs) and all(map(_short, opening))


def _short(paragraph: Paragraph) -> bool:
    """Whether the paragraph is one sentence as short as headlines are."""
    first, last = paragraph.sentences
    return paragraph.end - paragraph.begin <= _TITLE and last - first == 1


def _anew(told: Told, draft: Draft) -> bool:
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
    first, last = page.over(*draft.cue)
    beside = page.tokens[max(sentence.first, first - 1) : last]
    if any(token.low in words("once_more") for token in beside):
        return True
    others = _ANOTHER.finditer(outside(page, sentence, draft))
    kinds = words("occasions") | words("media")
    return any(kinds & {*match[1].lower().split()} for match in others)

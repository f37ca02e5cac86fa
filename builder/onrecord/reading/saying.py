"""Says when and through what a statement was made: drafts and the page's times in, both out."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta

from onrecord.reading.drafts import Draft
from onrecord.reading.lexicon import words
from onrecord.reading.page import Page
from onrecord.reading.stretches import stretches
from onrecord.records import Interval, TimeExpression

_FAR = 80  # characters between a cue and the time that dates it
_OWNER = 12  # characters of the word before "2016" in "the 2016 race"
_RECENT = timedelta(days=10)  # a time further back dates one statement, not the ones after it
_REACH = 3  # paragraphs over which a speaker's date is carried
_MEDIUM = re.compile(
    r"\b(?:interviews?|statement|speech|press conference|news conference|briefing|essay|blog post"
    r"|op-ed|letter|memo|e-?mail|tweets?|Instagram|Twitter|Facebook|Snapchat|YouTube|Medium|TikTok"
    r"|Truth Social|debate|testimony)\b(?: with (?:[A-Z][\w’'-]*(?: |\b)){1,4})?"
)
_BACK = re.compile(r"\b(?:then|at the time)\b")
_DATELINE = re.compile(r"[ ]?(?:\([A-Z][\w .]{1,20}\)) ?(?:[–—-]|--)")
_THROUGH = re.compile(
    r"\b(?:in|on|to|via|through|during|at) (?:an? |the |his |her |their |its )?"
    r"((?:[\w’'-]+ ){0,3})$"
)


def said(
    page: Page, draft: Draft, times: Sequence[TimeExpression], published: date | None
) -> Interval:
    """Return when it was said: by a time in the cue's own clause, else by the publication."""
    found = _near_cue(page, draft, times) or _then(page, draft, times)
    if found and found.when.begin:
        return found.when
    return undated(published)


def undated(published: date | None) -> Interval:
    """Return what is known of a statement that the text does not date."""
    if published is None:
        return Interval()
    return Interval(end=published, basis="publication")


def free_times(
    times: Iterable[TimeExpression], drafts: Iterable[Draft]
) -> tuple[TimeExpression, ...]:
    """Return the times that stand in no statement's content: only they can date a statement."""
    content = stretches(piece for draft in drafts for piece in draft.content)
    return tuple(time for time in times if time.span.begin not in content)


def _dateline(text: str, time: TimeExpression) -> bool:
    """Whether the time stands in "FLINT, Oct. 4 (AP) —", which dates the writing."""
    return bool(_DATELINE.match(text, time.span.end))


def _near_cue(page: Page, draft: Draft, times: Sequence[TimeExpression]) -> TimeExpression | None:
    """Return the time nearest to the cue in its sentence."""
    if draft.cue is None or draft.sentence < 0:
        return None
    sentence = page.sentences[draft.sentence]
    first = bisect_left(times, sentence.begin, key=lambda t: t.span.begin)
    best, best_gap = None, _FAR
    for time in times[first:]:
        if time.span.begin >= sentence.end:
            break
        gap = max(time.span.begin - draft.cue[1], draft.cue[0] - time.span.end)
        told = not _possessive(page.text, time) and not _dateline(page.text, time)
        if gap < best_gap and told:
            best, best_gap = time, gap
    return best


def _then(page: Page, draft: Draft, times: Sequence[TimeExpression]) -> TimeExpression | None:
    """Return the time of the sentence before for "she said then"."""
    if draft.cue is None or draft.sentence < 1:
        return None
    sentence, before = page.sentences[draft.sentence], page.sentences[draft.sentence - 1]
    tail = page.text[draft.cue[0] : min(sentence.end, draft.cue[1] + _FAR)]
    back = _BACK.search(tail)
    at = draft.cue[0] + back.start() if back else -1
    if at < 0 or before.paragraph != sentence.paragraph:
        return None
    if any(begin <= at < end for begin, end in draft.content):
        return None
    first = bisect_left(times, before.begin, key=lambda t: t.span.begin)
    last = bisect_left(times, before.end, key=lambda t: t.span.begin)
    return times[last - 1] if last > first else None


def _possessive(text: str, time: TimeExpression) -> bool:
    """Whether the time only names something: "Monday's debate", "the 2016 race"."""
    after = text[time.span.end : time.span.end + 2]
    owner = text[max(0, time.span.begin - _OWNER) : time.span.begin].lower().split()[-1:]
    year = text[time.span.begin : time.span.end].isdecimal()
    names = year and bool(owner) and owner[0] in words("determiners")
    return names or (after[:1] in "’'" and after[1:] == "s")


def carried(
    statements: Sequence[tuple[Draft, tuple[int, ...], Interval]], published: date | None
) -> Iterator[Interval]:
    """Yield each statement's date, the undated ones' taken from the same speaker's just before.

    A headline's statement takes the date of the speaker's first one in the text below it.
    """
    last: dict[tuple[int, ...], tuple[int, Interval]] = {}
    for place, (draft, speakers, own) in enumerate(statements):
        paragraph, earlier = last.get(speakers, (-9, None))
        if draft.paragraph == 0 and not own.begin:
            following = (w for d, s, w in statements[place + 1 : place + 4] if s == speakers)
            paragraph, earlier = 0, next((w for w in following if w.begin), None)
        when = own
        if speakers and draft.paragraph - paragraph <= _REACH and not draft.habitual:
            when = _carry(earlier, own, published)
        if speakers:
            last[speakers] = (draft.paragraph, when)
        yield when


def _carry(earlier: Interval | None, own: Interval, published: date | None) -> Interval:
    if own.begin or earlier is None or not earlier.begin or published is None:
        return own
    if not timedelta(0) <= published - earlier.begin <= _RECENT or earlier.end is None:
        return own
    return Interval(begin=earlier.begin, end=earlier.end, basis="carried")


def via(page: Page, draft: Draft) -> str | None:
    """Return through what it was said, where the cue's sentence says so outside the content."""
    if draft.cue is None or draft.sentence < 0:
        return None
    sentence = page.sentences[draft.sentence]
    begin = max(sentence.begin, draft.cue[0] - 150)
    for match in _MEDIUM.finditer(page.text, begin, min(sentence.end, draft.cue[1] + 150)):
        if any(b < match.end() and match.start() < e for b, e in draft.content):
            continue
        before = _THROUGH.search(page.text[max(begin, match.start() - 60) : match.start()])
        if before:
            return f"{before[1]}{match[0]}".strip()
    return None

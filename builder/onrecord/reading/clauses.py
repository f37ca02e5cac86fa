"""Finds the time that a cue's own clause tells: a page, a draft and its times in, one time out."""

import re
from bisect import bisect_left
from collections.abc import Sequence

from onrecord.reading.drafts import Draft
from onrecord.reading.lexicon import words
from onrecord.reading.page import Page, Sentence
from onrecord.reading.stretches import stretches
from onrecord.reading.subjects import verbal
from onrecord.records import TimeExpression

_FAR = 80  # characters between a cue and the time that dates it; twice as many to one in front
_FRONT = 60  # characters before a time that opens its sentence
_OWNER = 12  # characters of the word before "2016" in "the 2016 race"
_OWNED = 40  # characters after a time in which stands what it names
_BACK = re.compile(r"\b(?:then|at the time)\b")
_DATELINE = re.compile(r"[ ]?(?:\([A-Z][\w .]{1,20}\)) ?(?:[–—-]|--)")
_ASIDE = re.compile(r"\b(?:who|which|whose|since|until|where|because)\b", re.IGNORECASE)
_CLAUSE = re.compile(r"\b(?:who|which|whose|since|until|where|because|when|after|before)\b")


def dateline(text: str, time: TimeExpression) -> bool:
    """Whether the time stands in "FLINT, Oct. 4 (AP) —", which dates the writing."""
    return bool(_DATELINE.match(text, time.span.end))


def own_time(page: Page, draft: Draft, times: Sequence[TimeExpression]) -> TimeExpression | None:
    """Return the time nearest to the cue in its sentence, not in a clause of its own.

    `times` are those outside all contents, in text order.
    """
    if draft.cue is None or draft.sentence < 0:
        return None
    sentence = page.sentences[draft.sentence]
    first = bisect_left(times, sentence.begin, key=lambda time: time.span.begin)
    last = bisect_left(times, sentence.end, key=lambda time: time.span.begin)
    plain = outside(page, sentence, draft) if first < last else ""
    opening = page.tokens[sentence.first].low in words("apart_openers")
    best, best_gap = None, 2 * _FAR
    for time in times[first:last]:
        gap = max(time.span.begin - draft.cue[1], draft.cue[0] - time.span.end)
        if gap >= _FAR and time.span.begin - sentence.begin > _FRONT:
            continue
        until = draft.cue[0] if draft.cue[0] >= time.span.end else len(page.text)
        told = not possessive(page.text, time, until) and not dateline(page.text, time)
        behind = max(0, draft.cue[1] - sentence.begin) if time.span.begin >= draft.cue[1] else None
        aside = _aside(plain[: time.span.begin - sentence.begin], behind, opening=opening)
        if gap < best_gap and told and not aside:
            best, best_gap = time, gap
    return best


def beside_cue(page: Page, draft: Draft, time: TimeExpression) -> bool:
    """Whether no other clause stands between the cue and the time: "left on Monday and said"."""
    if draft.cue is None:
        return False
    one, other = sorted((draft.cue, (time.span.begin, time.span.end)))
    content = stretches(draft.content)
    between = range(page.token_at(one[1]), page.token_at(other[0]))
    return not any(
        (verbal(page, at) or page.tokens[at].low in {"and", "but"})
        for at in between
        if page.tokens[at].begin not in content
    )


def _aside(before: str, behind: int | None, *, opening: bool) -> bool:
    """Whether the time after `before`, of its sentence, stands in a clause or phrase of its own.

    `behind` is where the cue ends, if the time comes after it; `opening` says that the sentence
    opens with such a phrase: "Ahead of Friday's vote, he said", "Lee, who left on Friday, said".
    """
    if behind is not None:
        return bool(_CLAUSE.search(before[behind:]))
    return (opening and "," not in before) or bool(_ASIDE.search(before))


def then_time(page: Page, draft: Draft, times: Sequence[TimeExpression]) -> TimeExpression | None:
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
    first = bisect_left(times, before.begin, key=lambda time: time.span.begin)
    last = bisect_left(times, before.end, key=lambda time: time.span.begin)
    return times[last - 1] if last > first else None


def possessive(text: str, time: TimeExpression, until: int | None = None) -> bool:
    """Whether the time only names something: "Monday's campaign", "the 2016 race".

    The time of an occasion that is told before `until` dates what was said at it: "in a 2013 memo".
    """
    after = text[time.span.end : time.span.end + 2]
    owner = text[max(0, time.span.begin - _OWNER) : time.span.begin].lower().split()[-1:]
    year = text[time.span.begin : time.span.end].isdecimal()
    names = year and bool(owner) and owner[0] in words("determiners")
    if not names and not (after[:1] in "’'" and after[1:] == "s"):
        return False
    end = time.span.end + _OWNED
    following = re.findall(r"[\w-]+", text[time.span.end : min(end, until or end)].lower())
    return not (words("occasions") | words("media")) & {*following[:3]}


def outside(page: Page, sentence: Sentence, draft: Draft) -> str:
    """Return the sentence with its content blanked, so that all offsets stay."""
    found, at = "", sentence.begin
    for begin, end in sorted(draft.content):
        begin, end = max(begin, at), min(end, sentence.end)  # noqa: PLW2901
        if begin < end:
            found += page.text[at:begin] + " " * (end - begin)
            at = end
    return found + page.text[at : sentence.end]

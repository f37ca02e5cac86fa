"""Finds the time of an event in its sentence: a scene and the event's verb in, its days out.

A time is of the verb before it, else of the one behind it, in the same clause: not in one that
opens with "who" or "before", in brackets, in a quotation, or in what is said elsewhere.
"""

from collections.abc import Iterator
from functools import cache
from itertools import takewhile

from onrecord.reading.clauses import dateline, possessive
from onrecord.reading.cues import finite_verb
from onrecord.reading.eventparts import Scene, times_of
from onrecord.reading.lexicon import event_list, event_nouns, event_words, words
from onrecord.reading.page import Page
from onrecord.reading.subjects import verbal
from onrecord.records import Interval, TimeExpression

_FAR = 40  # tokens between an event and its time
_NOUN = 5  # tokens of a noun's phrase
_JOINED = 4  # tokens of "and shortly before", ahead of a time
_SHORT = 4  # tokens between two commas that hold a time and no more: ", on Monday,"

_CLOSING = {",": ",", "(": ")"}  # what ends an aside, by what opens it

Verb = tuple[int, int]  # the first token of an event's words, and the last + 1


def when_told(scene: Scene, verb: Verb) -> Interval:
    """Return the time nearest to the verb of those that are its own."""
    here = scene.page.tokens[verb[0]].begin
    own = [time for time in times_of(scene) if _is_own(scene, verb, time)]
    nearest = min(own, key=lambda t: abs(t.span.begin - here), default=None)
    return nearest.when if nearest else Interval()


def _is_own(scene: Scene, verb: Verb, time: TimeExpression) -> bool:
    page = scene.page
    first, last = page.over(time.span.begin, time.span.end)
    begin = page.tokens[verb[0]].begin
    apart = (begin in scene.reported) != (time.span.begin in scene.reported)
    if apart or page.inside[first] != page.inside[verb[0]] or dateline(page.text, time):
        return False
    if _names(page, time, last) and not _opens_with(page, first, "during"):
        return False
    if first >= verb[1]:
        return (
            first - verb[1] < _FAR
            and behind(page, verb[1], first)
            and not _of_next(page, first, last)
        )
    front = verb[0] - last < _FAR and _between(page, last, verb[0])
    return front and _in_front(scene, first, last, verb[0])


def behind(page: Page, last: int, time: int) -> bool:
    """Whether the time is of the verb that ends before `last`, ahead of it."""
    joined = False
    for at in _outside_asides(page, last, time):
        low = page.tokens[at].low
        if _parts(page, at):
            return False
        if low == "and":  # "arrested and charged", "one was killed and two were injured"
            direct = all(t.low in words("adverbs") for t in page.tokens[last:at])
            joined = page.tokens[at - 1].text != "," and (direct or not _verb(page, at + 1))
        elif low in event_list("times", "alike"):  # "was killed when the ferry crashed"
            joined = True
        elif _verb(page, at) and (not joined or says(page, at)):
            return False
    return not _of_noun(page, time)


def _between(page: Page, time: int, verb: int) -> bool:
    """Whether nothing between a time and a verb behind it parts them but the verb's own helpers."""
    joined = False
    for at in reversed(list(_outside_asides(page, time, verb))):
        low = page.tokens[at].low
        if _parts(page, at):
            return False
        if low == "and":  # "On Monday one was killed and two were injured"
            joined = True
        elif _verb(page, at) and not (joined and not says(page, at)):
            group = all(t.low in words("auxiliaries") for t in page.tokens[at:verb])
            if not group:
                return False
    return True


def _in_front(scene: Scene, first: int, last: int, verb: int) -> bool:
    """Whether a time that no verb parts from the one behind it is of no verb before it."""
    page, tokens = scene.page, scene.page.tokens
    if _joined(page, first):
        return True
    told, at = False, first - 1
    while at >= scene.sentence.first and tokens[at].text not in ",;:–—()":
        if tokens[at].low in event_list("times", "alike"):  # "When the ferry crashed on Monday, …"
            return True
        if _parts(page, at):
            return not told and tokens[at].low in words("relatives")
        told = told or _verb(page, at)
        at -= 1
    aside = at >= scene.sentence.first and tokens[last].text == "," and first - at > _SHORT
    return not told and not (aside and _verb(page, last + 1) and last + 1 <= verb)


def _of_next(page: Page, first: int, last: int) -> bool:
    """Whether the time opens what another verb tells: "and on Monday was charged"."""
    if not _joined(page, first):
        return False
    behind_it = page.tokens[last : last + _NOUN]
    if behind_it and behind_it[0].text == ",":  # "and, on Monday, was charged"
        return _tells(page, last + 1)
    clause = takewhile(
        lambda n: page.tokens[n].text not in ",.;:()", range(last, last + len(behind_it))
    )
    return any(_tells(page, at) for at in clause)


def _joined(page: Page, time: int) -> bool:
    """Whether "and", "but" or "then" and no more than a preposition or adverb open the time."""
    for token in reversed(page.tokens[max(0, time - _JOINED) : time]):
        if token.low in event_list("times", "joins"):
            return True
        if token.text != "," and token.low not in words("prepositions") | words("adverbs"):
            return False
    return False


def _tells(page: Page, at: int) -> bool:
    return _verb(page, at) or page.tokens[at].low in words("auxiliaries")


def _outside_asides(page: Page, begin: int, end: int) -> Iterator[int]:
    """Yield the tokens `begin` to `end` but for brackets and ", who" to a comma."""
    at = begin
    while at < end:
        text = page.tokens[at].text
        opens = text == "(" or (text == "," and at + 1 < end and _parts(page, at + 1))
        ends = (n for n in range(at + 1, end) if page.tokens[n].text == _CLOSING[text])
        closing = next(ends, None) if opens else None
        if closing is None:
            yield at
        at = at + 1 if closing is None else closing + (text == "(")


def _parts(page: Page, at: int) -> bool:
    """Whether a word opens a clause or phrase whose time is not that of the verb before it."""
    low = page.tokens[at].low
    if low in {"after", "before"} and at + 1 < len(page.tokens):
        return page.tokens[at + 1].low not in event_list("times", "hours")  # "after midnight"
    return low in event_list("times", "apart")


def _of_noun(page: Page, time: int) -> bool:
    """Whether the time is of an event's noun before it that is no more than a cause or a theme."""
    noun = time - 2
    if noun < 0 or page.tokens[noun].low not in event_nouns().keys() | words("occasions"):
        return False
    opens = (t.low for t in reversed(page.tokens[max(0, noun - _NOUN) : noun]))
    opening = next((low for low in opens if low in words("prepositions")), "")
    return opening in event_list("times", "themes")


def _names(page: Page, time: TimeExpression, last: int) -> bool:
    """Whether the time only names something: "Monday's vote"."""
    owns = last < len(page.tokens) and page.tokens[last].low == "'s"
    return owns or possessive(page.text, time)


def _opens_with(page: Page, time: int, kind: str) -> bool:
    return any(t.low in event_list("times", kind) for t in page.tokens[max(0, time - 2) : time])


def _verb(page: Page, at: int) -> bool:
    """Whether the token is plainly a verb, not "failed" in "a failed raid"."""
    if at >= len(page.tokens):
        return False
    before = page.tokens[at - 1].low if at else ""
    if before in words("noun_before") or before == "-":
        return False
    low = page.tokens[at].low
    return verbal(page, at) or low in words("past_verbs") or low in _told()


def says(page: Page, at: int) -> bool:
    """Whether the token is a verb of saying in the past."""
    return page.tokens[at].low not in words("finite") and finite_verb(page, at, at + 1)


@cache
def _told() -> frozenset[str]:
    """Return the verbs that tell events in one word, and "born"."""
    alone = {parts[0] for told in event_words().values() for parts, _ in told if len(parts) == 1}
    return event_list("times", "verbs") | alone

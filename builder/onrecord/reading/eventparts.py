"""What the rules for events share: the draft, and who, where and when the words around one tell."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from onrecord.reading.cast import Cast
from onrecord.reading.drafts import Bounds
from onrecord.reading.lexicon import event_list, words
from onrecord.reading.page import Page, Sentence
from onrecord.reading.stretches import NOWHERE, Stretches
from onrecord.records import Interval, TimeExpression

LABEL = 90  # characters
_REACH = 8  # tokens after the verb in which its object begins
_BESIDE = 3  # tokens after the verb among which "again" stands
_MOST = 20  # times of one sentence
_BEHIND = (
    *("prepositions", "conjunctions", "auxiliaries", "relatives", "determiners", "adverbs"),
    *("subordinators", "day_words", "past_verbs", "past"),
)  # lists of words.toml that may stand behind a noun phrase

Keys = tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class EventDraft:
    """An event before its entities have ids; participants are (role, cluster).

    `again` says that its words may mean what was told of before: "her arrest"; `anew` that they
    tell another than that: "was arrested again"; `leans` that without that they tell too little:
    "the blast killed two"; `heads` that they are a headline's, of which the text below tells.
    `sites` are the nouns of where it was: "school".
    """

    type: str
    label: str
    mentions: tuple[Bounds, ...]
    participants: tuple[tuple[str, int], ...]
    place: int | None
    when: Interval
    rule: str
    again: bool = False
    anew: bool = False
    leans: bool = False
    heads: bool = False
    sites: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Scene:
    """A sentence in which events are looked for, with all that tells of it.

    `reported` is what others are reported to have said without quotation marks.
    """

    page: Page
    cast: Cast
    sentence: Sentence
    times: Sequence[TimeExpression]
    reported: Stretches = NOWHERE


def label(page: Page, begin: int, end: int) -> str:
    """Return the words of `text[begin:end]` on one line, cut off."""
    return " ".join(page.text[begin:end].split())[:LABEL]


def ends_phrase(scene: Scene, at: int) -> bool:
    """Whether token `at` ends its phrase: not "death" in "death toll"."""
    if at + 1 >= scene.sentence.last:
        return True
    after = scene.page.tokens[at + 1]
    if not after.text[0].isalpha() or after.text[0].isupper():
        return after.text != "-"
    return after.low in behind_nouns() or after.low[-2:] in {"ed", "ly"}


@cache
def behind_nouns() -> frozenset[str]:
    """Return the words that may stand behind a whole noun phrase."""
    return frozenset().union(*map(words, _BEHIND))


def named_from(scene: Scene, at: int) -> tuple[Keys, int]:
    """Return the clusters of the people and bodies named right from `at` on, and where they end.

    "The Lee appeal" names none; "its chairman, Ann Lee" one.
    """
    page, cast, sentence = scene.page, scene.cast, scene.sentence
    stop = min(sentence.last, at + _REACH)
    for place in range(at, stop):
        token = page.tokens[place]
        if token.text == "," and place > at and (last := _called(scene, place)):
            stop = last
            break
        if token.text in ",;:.–—(" or token.low in words("prepositions") or page.inside[place] >= 0:
            stop = place
            break
    if stop <= at:
        return (), 0
    named = [n for n in cast.within(page.bounds(at, stop)) if cast.cluster(n).kind != "Place"]
    if not named or not ends_phrase(scene, named[-1].last - 1):
        return (), 0
    return tuple(dict.fromkeys(cast.cluster(n).key for n in named)), named[-1].span.end


def _called(scene: Scene, comma: int) -> int | None:
    """Return where the name of a person ends that a comma opens behind a common noun."""
    page, cast = scene.page, scene.cast
    if comma + 1 >= scene.sentence.last or not page.tokens[comma - 1].text.islower():
        return None
    for name in cast.within(page.bounds(comma + 1, comma + 2)):
        if name.first == comma + 1 and cast.cluster(name).kind == "Person":
            return name.last
    return None


def named_after(scene: Scene, at: int, openers: frozenset[str]) -> tuple[Keys, int]:
    """Return who is named behind "by", "of" or another of `openers` at `at`."""
    if at >= scene.sentence.last or scene.page.tokens[at].low not in openers:
        return (), 0
    return named_from(scene, at + 1)


def place_of(scene: Scene) -> int | None:
    """Return the place that the sentence names after in, at or near."""
    page, cast, sentence = scene.page, scene.cast, scene.sentence
    for name in cast.within((sentence.begin, sentence.end)):
        cluster = cast.cluster(name)
        before = page.tokens[name.first - 1].low if name.first > sentence.first else ""
        if cluster.kind == "Place" and before in event_list("nouns", "places"):
            return cluster.key
    return None


def told_anew(page: Page, first: int, last: int) -> bool:
    """Whether words beside the verb of tokens `first` to `last` say that it happened before too."""
    for at in range(first, min(last + _BESIDE, len(page.tokens))):
        token = page.tokens[at]
        if token.text in ",;:.–—(":
            return False
        closes = at + 1 == len(page.tokens) or not page.tokens[at + 1].text[0].isalnum()
        if token.low in event_list("same", "anew" if not closes else "anew_last"):
            return True
    return False


def times_of(scene: Scene) -> Iterator[TimeExpression]:
    """Yield the times that stand in the sentence, as far as _MOST."""
    sentence, times = scene.sentence, scene.times
    first = bisect_left(times, sentence.begin, key=lambda t: t.span.begin)
    for time in times[first : first + _MOST]:
        if time.span.begin >= sentence.end:
            break
        yield time

"""Tells figures of speech: where a word for what happens to things stands in, its plain sense out.

"An explosion in demand", "the attack hit the post", "the stadium exploded with joy" tell no event.
"""

from onrecord.reading.eventparts import Scene, ends_phrase, times_of
from onrecord.reading.lexicon import EventWord, event_list, words
from onrecord.reading.sites import of_thing
from onrecord.reading.unhappened import clause_behind

_OF = 4  # tokens of "of a gas tanker"
_OBJECT = 3  # tokens of "the near post"


def plain_noun(scene: Scene, noun: int, told: EventWord) -> bool:
    """Whether the words behind a noun leave it its plain sense: not "an explosion in demand"."""
    tokens, first = scene.page.tokens, noun + 1
    if _hits_a_post(scene, first):
        return False
    last = min(scene.sentence.last, first + 1 + _OF)
    if first >= last or tokens[first].low not in {"of", "in", "on", "for", "against"}:
        return True
    inner = {token.low for token in tokens[first + 1 : last]}
    if inner & (event_list("figures", "of") | _markets(told, tokens[first].low)):
        return False
    if tokens[first].low != "of" or told.type == "outbreak":
        return True
    ends = range(first + 2, last + 1)
    measured = bool(inner & event_list("occurrences", "measures"))
    return measured or any(of_thing(scene.page, first + 1, end) for end in ends)


def _markets(told: EventWord, opens: str) -> frozenset[str]:
    """Return the words of what is traded, for what markets have too: "a crash in the market"."""
    traded = told.type in event_list("figures", "trades") and opens in {"in", "on"}
    return event_list("figures", "markets") if traded else frozenset()


def _hits_a_post(scene: Scene, first: int) -> bool:
    """Whether what it hit is one of a game or a market: "the attack hit the post"."""
    tokens, last = scene.page.tokens, scene.sentence.last
    verbs = (
        at for at in clause_behind(scene, first) if tokens[at].low in {"hit", "hits", "struck"}
    )
    at = next(verbs, last)
    hit = range(at + 1, min(last, at + 1 + _OBJECT))
    posts = [at for at in hit if tokens[at].low in event_list("figures", "posts")]
    behind = event_list("same", "anew")  # "hit the post twice", but not "hit the post office"
    return any(ends_phrase(scene, at) or tokens[at + 1].low in behind for at in posts)


def plain_verb(scene: Scene, at: int, told: EventWord) -> bool:
    """Whether what stands from `at` on, behind a verb, leaves it its plain sense.

    Not "exploded with joy", and "crashed the party" has an object that such a verb has not.
    """
    page, last = scene.page, scene.sentence.last
    if at >= last:
        return True
    low, begin = page.tokens[at].low, page.tokens[at].begin
    inner = {token.low for token in page.tokens[at + 1 : min(last, at + 1 + _OF)]}
    if low in {"with", "in", "into"} and not event_list("figures", "feelings").isdisjoint(inner):
        return False
    objects = event_list("nouns", "articles") | words("possessive") | {"its"}
    dated = any(time.span.begin <= begin < time.span.end for time in times_of(scene))
    return told.object is not None or low not in objects or dated


def by_words(scene: Scene, verb: int) -> bool:
    """Whether what was said is the subject of a verb: "his remarks sparked a fire"."""
    before = scene.page.tokens[max(scene.sentence.first, verb - _OF) : verb]
    return any(token.low in event_list("figures", "said") for token in before)

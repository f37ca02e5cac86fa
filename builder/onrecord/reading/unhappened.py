"""Tells what has not happened: a sentence and where something is told in, whether it is denied out.

"In a drill an explosion killed ten", "had the bridge collapsed", "the attack was a hoax", "nearly".
"""

from collections.abc import Iterator

from onrecord.reading.eventparts import Scene, ends_phrase
from onrecord.reading.lexicon import event_list, words

_TO_VERB = 16  # tokens between a noun and its verb
_SURE = 4  # tokens before such words in which others say that it has not happened
_TO_WHOM = 8  # tokens before a verb of harm in which "nobody" stands
_BACK = 6  # tokens before a phrase in which a word says that it may not have happened
_PLAYED = 4  # tokens of "in his new novel"


def unhappened(scene: Scene, first: int, at: int) -> bool:
    """Whether the sentence tells what begins at `first`, named at `at`, as played or supposed."""
    page = scene.page
    ends = (n for n in range(at - 1, scene.sentence.first - 1, -1) if page.tokens[n].text == ";")
    begin = next(ends, scene.sentence.first)
    told = any(token.low in event_list("frames", "before") for token in page.tokens[begin:at])
    return told or _inverted(scene, first) or _asked(scene, first) or _framed_behind(scene, at + 1)


def _inverted(scene: Scene, first: int) -> bool:
    """Whether a clause opens as in "had the bridge collapsed" or "did an explosion hit Orle"."""
    page, at = scene.page, first - 1
    if at < scene.sentence.first or page.tokens[at].low not in event_list("frames", "inverts"):
        return False
    return at == scene.sentence.first or not page.tokens[at - 1].text[0].isalnum()


def _asked(scene: Scene, first: int) -> bool:
    """Whether a question asks for what is not known yet, as "the" would say."""
    known = scene.page.tokens[first].low == "the"
    return not known and scene.page.tokens[scene.sentence.last - 1].text == "?"


def _framed_behind(scene: Scene, begin: int) -> bool:
    """Whether words behind tell it as untrue or played: "were false", "in a drill"."""
    page = scene.page
    for at in range(begin, scene.sentence.last):
        token = page.tokens[at]
        if token.text in ";:–—(":
            return False
        if token.low in event_list("frames", "untrue") and _behind_be(scene, at):
            return True
        if token.low in event_list("frames", "plays") and ends_phrase(scene, at):
            before = page.tokens[max(begin, at - _PLAYED) : at]
            if any(each.low in event_list("frames", "opens") for each in before):
                return True
    return False


def _behind_be(scene: Scene, at: int) -> bool:
    """Whether "was" or "were" stands right before, or an adverb and a noun's article between."""
    tokens, at = scene.page.tokens, at - 1
    while at > scene.sentence.first and (_light(tokens[at].low)):
        at -= 1
    return tokens[at].low in words("be") - {"be"}


def _light(low: str) -> bool:
    return low in words("adverbs") | event_list("nouns", "articles") or low[-2:] == "ly"


def doubted(scene: Scene, first: int) -> bool:
    """Whether words before a clause deny, fear or plan it: "denied that a bridge fell"."""
    doubts = event_list("nouns", "unreal") - words("prepositions") - {"to"}
    before = scene.page.tokens[max(scene.sentence.first, first - _BACK) : first]
    return any(token.low in doubts and token.text.islower() for token in before)


def denied(scene: Scene, first: int) -> bool:
    """Whether the clause behind a phrase denies it: "never happened", "was called off"."""
    tokens, negated = scene.page.tokens, False
    stops = words("conjunctions") | words("subordinators") - words("relatives")
    for at in clause_behind(scene, first):
        low = tokens[at].low
        negated = negated or low in words("negations")
        called_off = low == "called" and tokens[min(at + 1, scene.sentence.last - 1)].low == "off"
        if negated and low in event_list("frames", "happens"):
            return True
        if (called_off or low in event_list("frames", "cancels")) and _behind_be(scene, at):
            return True
        done = low in event_list("occurrences", "did") | words("past_verbs")
        if low in stops or (done and not negated):
            return False
    return False


def clause_behind(scene: Scene, first: int) -> Iterator[int]:
    """Yield the tokens of a clause from `first` on; ", which" and ", Texas," go on."""
    page, aside = scene.page, False
    for at in range(first, min(scene.sentence.last, first + _TO_VERB)):
        token = page.tokens[at]
        if token.text == "," and not aside:
            behind = page.tokens[min(at + 1, scene.sentence.last - 1)]
            aside = behind.low in {"that", "which"} or behind.text[0].isupper()
            if not aside:
                return
        if token.text in ";:–—(." or token.low == "who" or page.inside[at] >= 0:
            return
        yield at


def not_done(low: str) -> bool:
    """Whether a word behind a noun says that it has not done so, or is another verb."""
    undone = words("negations") | event_list("frames", "nearly") | event_list("frames", "narrowly")
    return low in words("unsure") - {"to"} | words("past_verbs") | undone


def planned(scene: Scene, first: int) -> bool:
    """Whether the words before a phrase say that it was only planned, or kept from happening."""
    before = scene.page.tokens[max(scene.sentence.first, first - _SURE) : first]
    return any(token.low in event_list("occurrences", "no_part") for token in before)


def unsure(scene: Scene, verb: int) -> bool:
    """Whether words right before a verb say that it may not have happened, or to nobody."""
    page, doubts = scene.page, event_list("nouns", "unreal") - {"to"}
    for at in range(verb - 1, max(scene.sentence.first, verb - _TO_WHOM) - 1, -1):
        token = page.tokens[at]
        if not token.text[0].isalnum():
            break
        if token.low in event_list("frames", "nobody"):
            return True
    before = page.tokens[max(scene.sentence.first, verb - _SURE) : verb]
    return any(token.low in doubts and token.text.islower() for token in before)

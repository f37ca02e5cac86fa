"""Says how a name or a pronoun stands in its clause: a page and a place in, a role out.

There is no parser: what stands right before and behind tells "subject", "object", "owner"
("Lee's"), "behind" a preposition, or "other".
"""

from functools import cache
from typing import NamedTuple

from onrecord.reading.encoder import Place
from onrecord.reading.lexicon import cue_verbs, words
from onrecord.reading.page import Page, Sentence
from onrecord.reading.tokens import Token

_TITLES = 3  # words with capitals before a name: "Governor", "Mr."
_PHRASE = 4  # words between a preposition and the name: "with the young pilot Ann Lee"
_ED = 5  # letters of the shortest verb that is known by its ending
_OWN = {"he": "subject", "she": "subject", "his": "owner", "hers": "owner"}
_AFTER_OBJECT = frozenset({"to", "and", "out", "up", "back", "down", "away"})


class Stand(NamedTuple):
    """A place with its tokens, `first` to `last` + 1, its sentence's number and its role."""

    place: Place
    first: int
    last: int
    sentence: int
    role: str


def stand(page: Page, place: Place) -> Stand:
    """Return how the name or the pronoun stands at its place."""
    first, last = page.over(place.begin, place.end)
    number = page.sentence_at(first)
    sentence = page.sentences[number]
    named = place.kind == "name"
    role = _of_name(page, first, last, sentence) if named else _of_pronoun(page, first, sentence)
    return Stand(place, first, last, number, role)


def _of_pronoun(page: Page, at: int, sentence: Sentence) -> str:
    low = page.tokens[at].low.split("'")[0]
    if low != "her":
        return _OWN.get(low, "object")
    after = page.tokens[at + 1] if at + 1 < sentence.last else None
    noun = after is not None and after.text[0].isalnum() and after.low not in _small()
    return "owner" if noun else "object"


@cache
def _small() -> frozenset[str]:
    closed = ("prepositions", "conjunctions", "subordinators", "determiners", "adverbs")
    return _AFTER_OBJECT.union(*(words(name) for name in closed))


def _of_name(page: Page, first: int, last: int, sentence: Sentence) -> str:
    behind = page.tokens[last : min(last + 2, sentence.last)]
    if (behind and behind[0].low == "'s") or page.tokens[last - 1].text.endswith(("s'", "s’")):
        return "owner"
    at = _before_titles(page, first, sentence)
    before = page.tokens[at].low if at >= sentence.first else ""
    opener = page.tokens[_before_phrase(page, at, sentence)].low if before else ""
    if {before, opener} & words("prepositions"):
        return "behind"
    if before and _verb(page.tokens[at]):
        return "object"
    opens = not before or before in words("subordinators")
    return "subject" if opens or any(map(_verb, behind)) else "other"


def _before_titles(page: Page, first: int, sentence: Sentence) -> int:
    """Return the token before the name and the words with capitals that lead to it."""
    at = first - 1
    lowest = max(sentence.first, at - _TITLES)
    while at >= lowest and (page.tokens[at].text[0].isupper() or page.tokens[at].text == "."):
        at -= 1
    return at


def _before_phrase(page: Page, at: int, sentence: Sentence) -> int:
    """Return the "with" of "with the young pilot Ann Lee"."""
    lowest = max(sentence.first, at - _PHRASE)
    while at > lowest and page.tokens[at].text.isalpha() and not _stops(page.tokens[at]):
        at -= 1
    return at - (at > lowest and page.tokens[at].low in words("determiners"))


def _stops(token: Token) -> bool:
    return token.low in words("prepositions") or token.low in words("determiners") or _verb(token)


def _verb(token: Token) -> bool:
    """Whether the word is likely a finite verb."""
    if token.text[0].isupper():
        return False
    return token.low in _verbs() or (token.low.endswith("ed") and len(token.low) >= _ED)


@cache
def _verbs() -> frozenset[str]:
    shapes = {"past", "past/done", "s"}
    cues = (form for form, cue in cue_verbs().items() if cue.shape in shapes)
    return frozenset(cues).union(*(words(name) for name in ("finite", "past", "past_verbs")))

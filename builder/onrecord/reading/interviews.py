"""Says who "I" and "you" are in a printed interview: a page and its cast in, mentions out.

Meant is one whose paragraphs are questions and answers, with no names before them and no marks.
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from onrecord.reading.cast import Cast
from onrecord.reading.drafts import Bounds
from onrecord.reading.joint import joint
from onrecord.reading.lexicon import words
from onrecord.reading.names import Name
from onrecord.reading.page import Page, Paragraph, Sentence
from onrecord.reading.stretches import stretches

_OPENING = 12  # paragraphs that may say who is asked
_QUESTIONS = 3  # at the least; half of them say "you"
_SHARE = 2.5  # paragraphs for each question, at the most
_NEAR = 5  # tokens from "in" to "interview"
_TOPIC = frozenset({"about", "on", "over"})  # "interviews a judge on Lee’s bill"
_CLOSING = "\"”’'» "


class Interview(NamedTuple):
    """Who answers, and the paragraphs of questions and of answers."""

    key: int
    asked: tuple[Paragraph, ...]
    answered: tuple[Paragraph, ...]


def interview(page: Page, cast: Cast) -> Interview | None:
    """Return the interview with one person that the page is; None where it is none."""
    asked = tuple(one for one in page.paragraphs if _question(page, one))
    if len(asked) < _QUESTIONS:
        return None
    begun = [one for one in page.paragraphs if one.begin >= asked[0].begin]
    to_you = sum(any(_words(page, one, "second_person")) for one in asked)
    if len(begun) > _SHARE * len(asked) or 2 * to_you < len(asked):
        return None
    before = [one for one in page.paragraphs[:_OPENING] if one.begin < asked[0].begin]
    if cast.author and any(any(_words(page, one, "myself")) for one in before):
        return None  # who asks so is the author, too
    key = _interviewed(page, cast, before)
    if key is None:
        return None
    return Interview(key, asked, tuple(one for one in begun if one not in {*asked}))


def note_interview(page: Page, cast: Cast) -> Interview | None:
    """Have the cast know who says "I" in the answers, and return the interview."""
    told = interview(page, cast)
    if told is not None:
        cast.answers = stretches((one.begin, one.end) for one in told.answered)
        cast.answering = told.key
    return told


def note_own_words(page: Page, cast: Cast, told: Interview) -> None:
    """Note the "I" and "my" of the answers and the "you" and "your" of the questions."""
    for paragraphs, own in ((told.asked, "second_person"), (told.answered, "myself")):
        for paragraph in paragraphs:
            for bounds in _words(page, paragraph, own):
                if bounds not in cast.noted:
                    cast.refer((told.key,), bounds, "pronoun")


def _question(page: Page, paragraph: Paragraph) -> bool:
    return page.text[paragraph.begin : paragraph.end].rstrip(_CLOSING).endswith("?")


def _words(page: Page, paragraph: Paragraph, own: str) -> Iterator[Bounds]:
    """Yield where the paragraph has one of the words, but in quotations."""
    for at in range(*page.over(paragraph.begin, paragraph.end)):
        token = page.tokens[at]
        word = token.low.split("'", maxsplit=1)[0]
        if page.inside[at] < 0 and word in words(own):
            yield token.begin, token.begin + len(word)


def _interviewed(page: Page, cast: Cast, opening: Sequence[Paragraph]) -> int | None:
    """Return the one person whom the opening says to be interviewed, or then spoken to."""
    asking = words("interviewing")
    for sentence in (page.sentences[n] for one in opening for n in range(*one.sentences)):
        for at in range(sentence.first, sentence.last):
            if page.tokens[at].low not in asking or _elsewhere(page, sentence, at):
                continue
            asking = words("interviewing") | words("speaking")
            found = {cast.cluster(one).key for one in _beside(page, cast, sentence, at)}
            if found:
                return found.pop() if len(found) == 1 else None
    return None


def _elsewhere(page: Page, sentence: Sentence, at: int) -> bool:
    """Whether that was an earlier interview: "In a 2003 interview with the Bell, Lee denied …"."""
    return any(t.low == "in" for t in page.tokens[max(sentence.first, at - _NEAR) : at])


def _beside(page: Page, cast: Cast, sentence: Sentence, at: int) -> list[Name]:
    """Return the first person behind "interviewed", with who is joined to it; else before it."""
    stops = (t.begin for t in page.tokens[at : sentence.last] if t.low in _TOPIC)
    behind = _people(cast, (page.tokens[at].end, next(stops, sentence.end)))
    if not behind:
        return _people(cast, (sentence.begin, page.tokens[at].begin))
    together = joint(page, cast, (behind[0].span.begin, sentence.end))
    return together or behind[:1]


def _people(cast: Cast, bounds: Bounds) -> list[Name]:
    named = ((name, cast.cluster(name)) for name in cast.within(bounds))
    return [name for name, own in named if own.kind == "Person" and own.name != cast.author]

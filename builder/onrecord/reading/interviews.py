"""Finds the answers of a printed interview: a page and its cast in, drafts and mentions out.

Meant is one whose paragraphs are questions and answers, with no names before them and no marks.
Its questions are those that the page sets apart, else the paragraphs that end as questions do.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from onrecord.reading.cast import Cast
from onrecord.reading.drafts import Bounds, Draft
from onrecord.reading.joint import joint
from onrecord.reading.lexicon import words
from onrecord.reading.names import Name
from onrecord.reading.page import Page, Paragraph, Sentence
from onrecord.reading.reasons import Chain, because
from onrecord.reading.stretches import stretches

_OPENING = 12  # paragraphs that may say who is asked
_QUESTIONS = 3  # at the least; half of them say "you"
_SHARE = 2.5  # paragraphs for each question, at the most
_APART = 3  # questions that are set apart for each that says "you", or answer that says "I"
_NEAR = 5  # tokens from "in" to "interview"
_TOPIC = frozenset({"about", "on", "over"})  # "interviews a judge on Lee’s bill"
_CLOSING = "\"”’'» "


class Interview(NamedTuple):
    """Where who answers is named, and the numbers of the questions' and answers' paragraphs."""

    name: Name
    asked: tuple[int, ...]
    answered: tuple[int, ...]


def interview(page: Page, cast: Cast) -> Interview | None:
    """Return the interview with one person that the page is; None where it is none."""
    ending = (n for n, one in enumerate(page.paragraphs) if _question(page, one))
    asked = tuple(sorted(page.asked) or ending)
    if len(asked) < _QUESTIONS or not _asks(page, asked):
        return None
    before = page.paragraphs[: min(_OPENING, asked[0])]
    if cast.author and any(any(_words(page, one, "myself")) for one in before):
        return None  # who asks so is the author, too
    name = _interviewed(page, cast, before) or (_introduced(cast, before) if page.asked else None)
    if name is None:
        return None
    rest = sorted({*range(asked[0], len(page.paragraphs))}.difference(asked))
    answered = tuple(number for number in rest if _answers(page, cast, name, number))
    own = sum(any(_words(page, page.paragraphs[number], "myself")) for number in answered)
    return Interview(name, asked, answered) if _APART * own >= len(asked) else None


def note_interview(page: Page, cast: Cast) -> Interview | None:
    """Have the cast know who says "I" in the answers, and return the interview."""
    told = interview(page, cast)
    if told is not None:
        own = (page.paragraphs[number] for number in told.answered)
        cast.answers = stretches((one.begin, one.end) for one in own)
        cast.answering = cast.cluster(told.name).key
        cast.why = ()
        cast.because_of("interviewed", cast.answering, told.name.span)
        cast.answering_why = cast.why
    return told


def answering(cast: Cast, draft: Draft) -> tuple[tuple[int, ...], Chain] | None:
    """Return who says an answer, and why, and remember them; None where the draft is none."""
    if draft.rule != "interview":
        return None
    cast.remember((cast.answering,))
    cast.last_at = draft.begin
    cast.last_why = (because("goes on", draft.content[0]), *cast.answering_why)
    return (cast.answering,), cast.answering_why


def note_own_words(page: Page, cast: Cast, told: Interview) -> None:
    """Note the "I" and "my" of the answers and the "you" and "your" of the questions."""
    for numbers, own in ((told.asked, "second_person"), (told.answered, "myself")):
        for number in numbers:
            for bounds in _words(page, page.paragraphs[number], own):
                if bounds not in cast.noted:
                    cast.refer((cast.answering,), bounds, "pronoun")


def _question(page: Page, paragraph: Paragraph) -> bool:
    return page.text[paragraph.begin : paragraph.end].rstrip(_CLOSING).endswith("?")


def _words(page: Page, paragraph: Paragraph, own: str) -> Iterator[Bounds]:
    """Yield where the paragraph has one of the words, but in quotations."""
    for at in range(*page.over(paragraph.begin, paragraph.end)):
        token = page.tokens[at]
        word = token.low.split("'", maxsplit=1)[0]
        if page.inside[at] < 0 and word in words(own):
            yield token.begin, token.begin + len(word)


def _asks(page: Page, asked: Sequence[int]) -> bool:
    """Whether the questions are put to somebody and, where nothing sets them apart, are near."""
    own = (page.paragraphs[number] for number in asked)
    to_you = sum(any(_words(page, one, "second_person")) for one in own)
    if page.asked:
        return _APART * to_you >= len(asked)
    return len(page.paragraphs) - asked[0] <= _SHARE * len(asked) and 2 * to_you >= len(asked)


def _answers(page: Page, cast: Cast, answers: Name, number: int) -> bool:
    """Whether the paragraph may be an answer: who tells of the interviewed by name is another."""
    one = page.paragraphs[number]
    if one.title or one.sentences[0] == one.sentences[1]:
        return False
    named = map(cast.cluster, cast.within((one.begin, one.end)))
    return cast.cluster(answers) not in named or any(_words(page, one, "myself"))


def _interviewed(page: Page, cast: Cast, opening: Sequence[Paragraph]) -> Name | None:
    """Return the one person whom the opening says to be interviewed, or then spoken to."""
    asking = words("interviewing") | (words("speaking") if page.asked else set())
    for sentence in (page.sentences[n] for one in opening for n in range(*one.sentences)):
        for at in range(sentence.first, sentence.last):
            if page.tokens[at].low not in asking or _elsewhere(page, sentence, at):
                continue
            asking = words("interviewing") | words("speaking")
            beside = _beside(page, cast, sentence, at)
            if beside:
                return beside[0] if len({cast.cluster(one).key for one in beside}) == 1 else None
    return None


def _introduced(cast: Cast, opening: Sequence[Paragraph]) -> Name | None:
    """Return the person whom the title and what stands below it name most; None of two."""
    named: dict[int, Name] = {}
    counted: Counter[int] = Counter()
    for paragraph in opening:
        for name in _people(cast, (paragraph.begin, paragraph.end)):
            key = cast.cluster(name).key
            named.setdefault(key, name)
            counted[key] += 2 if paragraph.title else 1
    most = counted.most_common(2)
    alone = len(most) == 1 or (len(most) > 1 and most[0][1] > most[1][1])
    return named[most[0][0]] if alone else None


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

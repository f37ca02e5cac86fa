"""Finds the turns of a conversation whose speakers' names open the paragraphs: page in, drafts out.

"Anna Reyes: At night." is a turn in a row of such paragraphs in which somebody speaks again, and
"Q. When?" beside "A. At night.". Somebody there is a person; what runs round in the same order,
as "Venue:", "Tickets:" and "Doors:" of one concert after the other, is a list.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise, takewhile

from onrecord.reading.drafts import Draft
from onrecord.reading.lexicon import name_words, words
from onrecord.reading.page import Page, Paragraph

_LONGEST = 5  # tokens of who speaks
_FEWEST = 3  # turns of a conversation
_ROUND = 3  # labels that follow each other in a list, at the least
_APART = 3  # paragraphs from one turn to the next, where an answer is long
ASKS, ANSWERS = frozenset({"q", "question"}), frozenset({"a", "answer"})
_HOSTS = frozenset({"interviewer", "moderator"})
Turns = Mapping[int, int]  # for each paragraph that is a turn, the token that ends its speaker


def turns(page: Page, people: frozenset[int]) -> Turns:
    """Return the paragraphs that are turns, with the mark behind each speaker.

    `people` is where the names of persons begin.
    """
    marked = {n: at for n, p in enumerate(page.paragraphs) if (at := _mark(page, p)) is not None}
    rows: list[list[int]] = []
    for number in marked:
        if rows and number - rows[-1][-1] <= _APART:
            rows[-1].append(number)
        else:
            rows.append([number])
    return {number: marked[number] for row in rows for number in _spoken(page, row, marked, people)}


def _spoken(page: Page, row: list[int], marked: Turns, begins: frozenset[int]) -> Iterator[int]:
    """Yield the turns of a row of marked paragraphs, if it is a conversation."""
    labels = {number: _label(page, page.paragraphs[number], marked[number]) for number in row}
    counted = Counter(labels.values())
    asked = bool({*counted} & ASKS) and bool({*counted} & ANSWERS)
    again = len(row) >= _FEWEST and len(counted) > 1 and max(counted.values()) > 1
    people = {label for n, label in labels.items() if _person(page, n, marked[n], begins)}
    again = again and bool(people | {*counted} & _HOSTS)
    again = again and (people == {*counted} or not _listed([*labels.values()], len(counted)))
    for number, label in labels.items():
        alone = number == row[0] and counted[label] == 1 and label not in people  # "Interview:"
        if asked if label in ASKS | ANSWERS else again and not alone:
            yield number


def _person(page: Page, number: int, mark: int, begins: frozenset[int]) -> bool:
    """Whether a person is named before the mark of the paragraph."""
    first = page.token_at(page.paragraphs[number].begin)
    return any(page.tokens[at].begin in begins for at in range(first, mark))


def _listed(labels: Sequence[str], different: int) -> bool:
    """Whether three labels or more come round and round in one order."""
    return different >= _ROUND and all(
        label == before for label, before in zip(labels[different:], labels, strict=False)
    )


def going_on(page: Page, conversation: Turns) -> Iterator[int]:
    """Yield the paragraphs between two turns that go on with the first: with an "I" or a "you".

    What goes on with a question is left: who asks is often nobody named.
    """
    for number, following in pairwise(conversation):
        asks = _label(page, page.paragraphs[number], conversation[number]) in ASKS
        between = () if asks or following - number > _APART else range(number + 1, following)
        yield from takewhile(lambda at: _own(page, page.paragraphs[at]), between)


def _own(page: Page, paragraph: Paragraph) -> bool:
    """Whether somebody speaks in the paragraph, outside quotations, of themselves or to others."""
    own = words("first_person") | words("second_person")
    return any(
        page.tokens[at].low in own and page.inside[at] < 0
        for at in range(*page.over(paragraph.begin, paragraph.end))
    )


def carried(page: Page, number: int) -> Draft:
    """Make the draft of a paragraph that goes on with the turn before it."""
    return replace(whole_paragraph(page, number, rule="transcript, carried"), follows=True)


def whole_paragraph(page: Page, number: int, *, rule: str) -> Draft:
    """Make the draft of a paragraph in which somebody speaks whom another tells."""
    paragraph = page.paragraphs[number]
    return Draft(
        content=((paragraph.begin, paragraph.end),),
        cue=None,
        source=None,
        sentence=paragraph.sentences[0],
        paragraph=number,
        rule=rule,
        form="direct",
        marks="block",
    )


def turn(page: Page, number: int, mark: int) -> Draft:
    """Make the draft of a turn whose speaker ends before the token `mark`."""
    paragraph = page.paragraphs[number]
    return Draft(
        content=((page.tokens[mark + 1].begin, paragraph.end),),
        cue=page.bounds(mark, mark + 1),
        source=(paragraph.begin, page.tokens[mark - 1].end),
        sentence=paragraph.sentences[0],
        paragraph=number,
        rule="transcript",
        form="direct",
        modality="asked" if page.text[paragraph.end - 1] == "?" else "asserted",
    )


def _mark(page: Page, paragraph: Paragraph) -> int | None:
    """Return the colon behind a name that opens the paragraph, or the stop of "Q."."""
    first, last = (page.token_at(at) for at in (paragraph.begin, paragraph.end))
    if paragraph.title or last - first <= _FEWEST:
        return None
    if page.tokens[first].low in ASKS | ANSWERS and page.tokens[first + 1].text in ".:":
        return first + 1
    for at in range(first, min(first + _LONGEST, last - 1)):
        token = page.tokens[at]
        if page.tokens[at + 1].text == ":" and _names(page, first, at + 1):
            return at + 1
        if page.inside[at] >= 0 or not token.text[0].isalnum():
            return None
    return None


def _names(page: Page, first: int, last: int) -> bool:
    """Whether the words before a colon can be who speaks, by name or as "Interviewer"."""
    printed = page.tokens[first:last]
    none = words("no_speaker") | words("wh") | name_words("places", "kinds")
    return all(t.text[0].isupper() for t in printed) and not any(t.low in none for t in printed)


def _label(page: Page, paragraph: Paragraph, mark: int) -> str:
    return page.text[paragraph.begin : page.tokens[mark - 1].end].lower()

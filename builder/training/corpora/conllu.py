"""CoNLL-U as GUM writes it: sentences with their text, words, tree and bracketed mentions.

Format: https://universaldependencies.org/format.html; the brackets of `Entity=` follow
https://universaldependencies.org/format.html#misc ("(1-person-new-…" opens, "1)" closes).
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from corpora.labelled import Piece
from corpora.layout import PARAGRAPH, Sentence, aligned

_TEXT = re.compile(r"^# text = (.*)", re.MULTILINE)
_NEW = re.compile(r"^# newpar", re.MULTILINE)
_ENTITY = re.compile(r"(?:^|\|)Entity=([^|]*)")
_BRACKET = re.compile(r"\([^()]*\)?|[^()]+\)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Word:
    """A syntactic word; `head` is the place of its head in the sentence, -1 at the root."""

    form: str
    upos: str
    xpos: str
    head: int
    deprel: str
    entity: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Phrase:
    """A bracketed mention: words `first` to before `last`; `core` are its least words' places."""

    first: int
    last: int
    chain: str
    class_: str
    core: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Parsed:
    """A sentence with its words, as many as the printed sentence has pieces."""

    printed: Sentence
    words: tuple[Word, ...]

    def head(self, first: int, last: int) -> int:
        """Return the place of the word, no mark, whose head lies outside `first` to `last`."""
        outside = [i for i in range(first, last) if not first <= self.words[i].head < last]
        return next((i for i in outside if self.words[i].upos != "PUNCT"), outside[0])


def parsed(conllu: str) -> Iterator[Parsed]:
    """Yield the sentences of a file."""
    for block in conllu.strip().split("\n\n"):
        text = _TEXT.search(block)
        rows = [line.split("\t") for line in block.split("\n") if not line.startswith("#")]
        if text:
            gap = PARAGRAPH if _NEW.search(block) else " "
            yield Parsed(
                printed=Sentence(text=text[1], words=tuple(_pieces(text[1], rows)), gap=gap),
                words=tuple(_word(row) for row in rows if row[0].isdigit()),
            )


def phrases(words: Sequence[Word]) -> Iterator[Phrase]:
    """Yield the bracketed mentions in the order in which they close."""
    waiting: list[tuple[int, str]] = []
    for at, word in enumerate(words):
        for bracket in _BRACKET.findall(word.entity):
            if bracket[0] == "(":
                waiting.append((at, bracket.strip("()")))
            if bracket[-1] == ")":
                yield _phrase(*_opened(waiting, bracket), at + 1)


def _opened(waiting: list[tuple[int, str]], bracket: str) -> tuple[int, str]:
    """Take the innermost open mention that the bracket closes."""
    if bracket[0] == "(":
        return waiting.pop()
    chain = bracket[:-1]
    place = max(i for i, (_, fields) in enumerate(waiting) if fields.split("-")[0] == chain)
    return waiting.pop(place)


def _phrase(first: int, fields: str, last: int) -> Phrase:
    """Make a mention from "1-person-new-snnsn-cf1-2-coref"; its sixth field is the least words."""
    chain, class_, _, _, _, least = fields.split("-")[:6]
    core = tuple(first + int(number) - 1 for number in least.split(","))
    return Phrase(first=first, last=last, chain=chain, class_=class_, core=core)


def _word(row: Sequence[str]) -> Word:
    entity = _ENTITY.search(row[9])
    return Word(
        form=row[1],
        upos=row[3],
        xpos=row[4],
        head=int(row[6]) - 1,
        deprel=row[7].partition(":")[0],
        entity=entity[1] if entity else "",
    )


def _pieces(text: str, rows: Sequence[Sequence[str]]) -> Iterator[Piece]:
    """Yield each word's piece; the words of a contraction that is not their sum share its own."""
    forms: list[tuple[str, int]] = []  # what is printed, and how many words share it
    inside = 0
    for row in rows:
        if "-" in row[0]:
            first, last = map(int, row[0].split("-"))
            parts = [other[1] for other in rows if other[0] in map(str, range(first, last + 1))]
            if "".join(parts) != row[1]:
                forms.append((row[1], len(parts)))
                inside = len(parts)
        elif row[0].isdigit():
            if not inside:
                forms.append((row[1], 1))
            inside = max(0, inside - 1)
    for (_, count), piece in zip(forms, aligned(text, (f for f, _ in forms)), strict=True):
        yield from (piece,) * count

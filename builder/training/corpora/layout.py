"""Sentences with their words in, one text and every word's place in it out."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from corpora.labelled import Piece

PARAGRAPH = "\n\n"


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """A printed sentence, its words' pieces of it, and what stands before it in its document."""

    text: str
    words: tuple[Piece, ...]
    gap: str = " "


def laid_out(sentences: Iterable[Sentence]) -> tuple[str, tuple[tuple[Piece, ...], ...]]:
    """Return the document's text, and per sentence the pieces of its words in that text."""
    text, placed = "", []
    for sentence in sentences:
        text += (sentence.gap if text else "") + sentence.text
        start = len(text) - len(sentence.text)
        placed.append(tuple((start + begin, start + end) for begin, end in sentence.words))
    return text, tuple(placed)


def aligned(text: str, tokens: Iterable[str]) -> Iterator[Piece]:
    """Yield each token's piece of `text`, where they stand in order, spaces aside.

    Raises:
        ValueError: where a token is not the next thing in the text.
    """
    at = 0
    for token in tokens:
        at += len(text[at:]) - len(text[at:].lstrip())
        if not text.startswith(token, at):
            raise ValueError(f"{token!r} is not what follows {text[:at]!r} in {text!r}")
        yield at, at + len(token)
        at += len(token)


def runs(tags: Sequence[str]) -> Iterator[tuple[int, int, str]]:
    """Yield (first, last + 1, class) of the runs of B-, I- and O tags; a lone I- begins a run.

    >>> list(runs(["B-PER", "I-PER", "B-PER", "O", "I-LOC"]))
    [(0, 2, 'PER'), (2, 3, 'PER'), (4, 5, 'LOC')]
    """
    first = 0
    for at, tag in enumerate(tags):
        if tag[:1] != "I" or at == 0 or tags[at - 1][2:] != tag[2:]:
            first = at
        ends = at + 1 == len(tags) or tags[at + 1] != f"I-{tag[2:]}"
        if tag[2:] and ends:
            yield first, at + 1, tag[2:]

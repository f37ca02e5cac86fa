"""Cuts text into word pieces with what print shows beside the letters: text in, arrays out.

The vocabulary knows no capitals, lines or quotations, so each piece also carries its word's
`shape`, the `gap` before it, how it stands to a `quote` and which lists of names have its word;
the encoder learns a vector for each.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

import numpy as np
import numpy.typing as npt
from tokenizers import Tokenizer

from onrecord import resources
from onrecord.reading.encoder.listed import LISTS, listed
from onrecord.reading.quotes import quotations

Bounds = tuple[int, int]
Numbers = npt.NDArray[np.int32]

SHAPES = ("none", "lower", "initial", "upper", "mixed")
GAPS = ("glued", "space", "line", "paragraph")
QUOTES = ("outside", "opening", "inside", "closing")
LISTED = 1 << len(LISTS)  # what lists may have a word: sums of 1, 2 and 4
_MARKS = {'"': "“”„«»", "'": "‘’‚‹›`"}  # printed alike for the encoder, which sees `quotes`
_SURROGATE = re.compile("[\ud800-\udfff]")  # half a character, which has no bytes
_BREAK = re.compile(r"\r\n|[\n\r\u2028\u2029]")


INPUTS = ("ids", "shapes", "gaps", "quotes", "listed")


@dataclass(frozen=True, slots=True)
class Pieces:
    """Word pieces in text order: arrays of one length.

    `begins` and `ends` are code points of the text; `paragraphs` numbers each piece's paragraph;
    `shapes`, `gaps` and `quotes` are places in SHAPES, GAPS and QUOTES; `listed` is as `listed`
    returns it for the piece's word.
    """

    ids: Numbers
    begins: Numbers
    ends: Numbers
    shapes: Numbers
    gaps: Numbers
    quotes: Numbers
    listed: Numbers
    paragraphs: Numbers

    def __len__(self) -> int:
        return len(self.ids)

    def inputs(self) -> Numbers:
        """Return what the encoder reads: inputs × pieces, in the order of INPUTS."""
        return np.stack([getattr(self, name) for name in INPUTS])

    def starts(self) -> Numbers:
        """Return the first piece of every paragraph."""
        return np.flatnonzero(np.diff(self.paragraphs, prepend=-1)).astype(np.int32)

    def over(self, begin: int, end: int) -> tuple[int, int]:
        """Return the first piece and the last + 1 that overlap `text[begin:end]`."""
        first = int(np.searchsorted(self.ends, begin, side="right"))
        return first, max(first, int(np.searchsorted(self.begins, end, side="left")))


@cache
def tokenizer() -> Tokenizer:
    """Return the encoder's word pieces, from the model's folder."""
    return Tokenizer.from_file(str(resources.folder("model") / "tokenizer.json"))


@cache
def _plain() -> dict[int, int]:
    """Return the plain mark's id for each kind of quotation mark."""
    number = tokenizer().token_to_id
    pairs = ((number(mark), number(plain)) for plain, marks in _MARKS.items() for mark in marks)
    return {mark: plain for mark, plain in pairs if mark is not None and plain is not None}


def pieces(text: str, paragraphs: Sequence[Bounds]) -> Pieces:
    """Return the word pieces of the `paragraphs` of `text`, which come in text order."""
    whole = _SURROGATE.sub("\ufffd", text)
    encoded = tokenizer().encode_batch(
        [whole[begin:end] for begin, end in paragraphs], add_special_tokens=False
    )
    ids: list[int] = []
    begins: list[int] = []
    ends: list[int] = []
    words: list[int] = []
    numbers: list[int] = []
    for number, ((begin, _), found) in enumerate(zip(paragraphs, encoded, strict=True)):
        ids += found.ids
        begins += [begin + first for first, _ in found.offsets]
        ends += [begin + last for _, last in found.offsets]
        words += [number << 20 | (word or 0) for word in found.word_ids]
        numbers += [number] * len(found.ids)
    starts = np.array(begins, np.int32)
    sizes, printed = _words(text, begins, ends, words)
    return Pieces(
        ids=np.array([_plain().get(i, i) for i in ids], np.int32),
        begins=starts,
        ends=np.array(ends, np.int32),
        shapes=_of_words(map(_shape, printed), sizes),
        gaps=np.array(_gaps(text, begins, ends, numbers), np.int32),
        quotes=_quotes(text, paragraphs, starts),
        listed=_of_words(listed(printed), sizes),
        paragraphs=np.array(numbers, np.int32),
    )


def _words(
    text: str, begins: list[int], ends: list[int], words: list[int]
) -> tuple[list[int], list[str]]:
    """Return of how many pieces each word is, and the words; `words` numbers each piece's."""
    sizes: list[int] = []
    printed: list[str] = []
    at = 0
    while at < len(words):
        last = at
        while last + 1 < len(words) and words[last + 1] == words[at]:
            last += 1
        sizes.append(last + 1 - at)
        printed.append(text[begins[at] : ends[last]])
        at = last + 1
    return sizes, printed


def _of_words(found: Iterable[int], sizes: Sequence[int]) -> Numbers:
    """Return what is known of words for each of their pieces."""
    return np.repeat(np.array([*found], np.int32), np.array(sizes, np.int32))


@lru_cache(1 << 14)
def _shape(word: str) -> int:
    if word.islower():
        return 1
    if not word[:1].isalpha() and word.lower() == word.upper():
        return 0
    if word.isupper() and len(word) > 1:
        return 3
    return 2 if word[:1].isupper() and not any(map(str.isupper, word[1:])) else 4


def _gaps(text: str, begins: list[int], ends: list[int], paragraphs: list[int]) -> list[int]:
    """Return what stands between each piece and the one before it.

    A line's end within a paragraph is where some editor wrapped it: a space.
    """
    found = [3] * min(1, len(begins))
    for at, (last, begin) in enumerate(zip(ends, begins[1:], strict=False), 1):
        if begin <= last:
            found.append(0)
        elif paragraphs[at] == paragraphs[at - 1]:
            found.append(1)
        else:
            found.append(min(3, 1 + len(_BREAK.findall(text, last, begin))))
    return found


def _quotes(text: str, paragraphs: Sequence[Bounds], begins: Numbers) -> Numbers:
    """Return how each piece stands to the quotation it is in, its marks included."""
    found = np.zeros(len(begins), np.int32)
    for quote in quotations(text, paragraphs):
        first, inner, outer, last = np.searchsorted(
            begins, (quote.begin, quote.inner_begin, quote.inner_end, quote.end)
        )
        found[first:inner] = 1
        found[inner:outer] = 2
        found[outer:last] = 3
    return found

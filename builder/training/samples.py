"""Turns labelled documents into the windows to learn from: Labelled in, Samples out."""

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
import numpy.typing as npt
from corpora.labelled import MENTIONS, Attribution, Labelled, Piece

from onrecord.reading.encoder.links import aparts
from onrecord.reading.encoder.pieces import SHAPES, Pieces, pieces
from onrecord.reading.encoder.referring import KINDS
from onrecord.reading.encoder.tags import ROLES, TYPES, path, tags
from onrecord.reading.encoder.windows import LONGEST, windows
from onrecord.reading.sentences import paragraphs

TRIM = " \t\r\n\u00a0\"'“”‘’«»„`,.;:–—-…"
SPACE = " \t\r\n\u00a0"
Spans = list[tuple[str, int, int]]
Scores = npt.NDArray[np.float16]
HEADS = {  # that are taught, and where their tags' scores lie side by side
    "roles": slice(0, len(tags(ROLES))),
    "types": slice(len(tags(ROLES)), len(tags(ROLES)) + len(tags(TYPES))),
}


@dataclass(frozen=True, slots=True)
class Link:
    """A span (first piece, last + 1) of a window, and which of `others` it belongs to, or -1.

    `apart` are the buckets of the paragraphs between it and each of the others.
    """

    one: tuple[int, int]
    others: tuple[tuple[int, int], ...]
    apart: tuple[int, ...]
    right: int


class Referent(NamedTuple):
    """Words that mean something: first piece and last + 1, kind's place in KINDS; see Referring."""

    one: tuple[int, int]
    kind: int
    chain: str
    asked: bool
    open: bool


@dataclass(frozen=True, slots=True)
class Sample:
    """One window: `inputs` is inputs × pieces; labels where known.

    `roles` and `inner` hold tags' numbers, `types` is pieces × tags, true where possible; `links`
    are those of contents to cues and of cues to sources, `mentions` numbers of MENTIONS; `taught`
    is pieces × the scores that teachers give to all tags of roles, then of types; `refers` are in
    text order.
    """

    inputs: npt.NDArray[np.int32]
    roles: npt.NDArray[np.int32] | None
    inner: npt.NDArray[np.int32] | None
    types: npt.NDArray[np.bool_] | None
    links: tuple[tuple[Link, ...], tuple[Link, ...]] | None
    mentions: npt.NDArray[np.int32] | None
    taught: Scores | None = None
    refers: tuple[Referent, ...] | None = None

    def __len__(self) -> int:
        return self.inputs.shape[1]


def laid_out(text: str) -> Pieces:
    """Return the pieces of a text, all of whose paragraphs are read."""
    return pieces(text, list(paragraphs(text, 0, len(text))))


def samples(
    document: Labelled, chance: random.Random | None = None, taught: Scores | None = None
) -> Iterator[Sample]:
    """Yield the windows of a document; with `chance` their edges fall elsewhere each time.

    `taught` is what teachers say of the document's pieces.
    """
    laid = laid_out(document.text)
    labels = _Labels(document, laid, taught)
    for first, last in _cuts(laid, chance):
        yield labels.sample(first, last)


def _cuts(laid: Pieces, chance: random.Random | None) -> Iterator[tuple[int, int]]:
    start = 0
    if chance and len(laid) > LONGEST // 2:
        start = chance.randrange(LONGEST // 2)
        starts = np.flatnonzero(np.diff(laid.paragraphs[: start + 1])) + 1
        start = int(starts[-1]) if len(starts) else 0
        if start:
            yield 0, start
    for window in windows(laid.paragraphs[start:]):
        yield start + window.first, start + window.last


class _Labels:
    """The labels of a whole document, by piece."""

    def __init__(self, document: Labelled, laid: Pieces, taught: Scores | None) -> None:
        self.laid, self.taught = laid, taught
        self.inputs = laid.inputs()
        self.types = _types(document, laid)
        self.mentions = _mentions(document, laid)
        self.refers = _refers(document, laid)
        self.roles, self.inner = None, None
        if document.inner is not None:
            self.inner = self._attribute(document.text, document.inner)
        if document.attributions is not None:
            self.roles = self._attribute(document.text, document.attributions)

    def _attribute(self, text: str, attributions: Sequence[Attribution]) -> npt.NDArray[np.int32]:
        """Return the roles laid flat, and note what belongs to what."""
        taken = np.zeros(len(self.laid), np.bool_)
        flat: dict[tuple[str, int, int], None] = {}
        self.said: list[tuple[tuple[int, int], tuple[int, int] | None]] = []
        self.told: list[tuple[tuple[int, int], tuple[int, int] | None]] = []
        for one in attributions:
            found = {
                "cue": self._ranges(text, one.cue, SPACE),
                "source": self._ranges(text, one.source, TRIM),
                "content": self._ranges(text, one.content, TRIM),
            }
            for role, ranges in found.items():
                for piece in ranges:
                    if (role, *piece) in flat or taken[slice(*piece)].any():
                        continue
                    taken[slice(*piece)] = True
                    flat[role, *piece] = None
            cue = next((c for c in found["cue"] if ("cue", *c) in flat), None)
            source = next((s for s in found["source"] if ("source", *s) in flat), None)
            self.said += [(c, cue) for c in found["content"] if ("content", *c) in flat]
            self.told += [(cue, source)] if cue else []
        self.spans = sorted(flat, key=lambda span: span[1:])
        return np.array(path(ROLES, self.spans, len(self.laid)), np.int32)

    def _ranges(self, text: str, spans: Sequence[Piece], marks: str) -> list[tuple[int, int]]:
        ranges = [self.laid.over(*span) for span in trimmed(text, spans, marks)]
        return [(first, last) for first, last in ranges if first < last]

    def sample(self, first: int, last: int) -> Sample:
        """Return the window of the pieces `first` to `last`."""
        cut = slice(first, last)
        return Sample(
            inputs=self.inputs[:, cut],
            roles=None if self.roles is None else self.roles[cut],
            inner=None if self.inner is None else self.inner[cut],
            types=None if self.types is None else self.types[cut],
            links=None if self.roles is None else self._links(first, last),
            mentions=None if self.mentions is None else self.mentions[cut],
            taught=None if self.taught is None else self.taught[cut],
            refers=None if self.refers is None else tuple(_cut(self.refers, first, last)),
        )

    def _links(self, first: int, last: int) -> tuple[tuple[Link, ...], tuple[Link, ...]]:
        def within(span: tuple[int, int]) -> bool:
            return first <= span[0] and span[1] <= last

        def moved(span: tuple[int, int]) -> tuple[int, int]:
            return span[0] - first, span[1] - first

        kinds = {
            role: [(b, e) for kind, b, e in self.spans if kind == role and within((b, e))]
            for role in ("cue", "source")
        }
        links = []
        for pairs, role in ((self.said, "cue"), (self.told, "source")):
            others = tuple(moved(span) for span in kinds[role])
            number = {span: place for place, span in enumerate(kinds[role])}
            paragraphs_ = [int(self.laid.paragraphs[span[0]]) for span in kinds[role]]
            links.append(
                tuple(
                    Link(
                        moved(one),
                        others,
                        tuple(aparts([int(self.laid.paragraphs[one[0]])], paragraphs_)[0].tolist()),
                        number.get(other, -1) if other else -1,
                    )
                    for one, other in pairs
                    if within(one)
                )
            )
        return links[0], links[1]


def _types(document: Labelled, laid: Pieces) -> npt.NDArray[np.bool_] | None:
    """Return which tags are possible: where nothing is marked, those of unmarked kinds too."""
    if document.entities is None:
        return None
    names = tags(TYPES)
    marked = [
        (kind, *laid.over(begin, end))
        for begin, end, kind in document.entities
        if laid.over(begin, end)[0] < laid.over(begin, end)[1]
    ]
    marked = [s for at, s in enumerate(marked) if not at or s[1] >= marked[at - 1][2]]
    numbers = path(TYPES, marked, len(laid))
    possible = np.zeros((len(laid), len(names)), np.bool_)
    unmarked = [at for at, name in enumerate(names) if at and name[2:] not in document.known]
    possible[np.array(numbers) == 0] = np.isin(np.arange(len(names)), [0, *unmarked])
    inside = np.array([name[0] in "OI" for name in names])
    possible[~_printed_as_names(document.text, laid)] &= inside
    possible[np.arange(len(laid)), numbers] = True
    return possible


def _printed_as_names(text: str, laid: Pieces) -> npt.NDArray[np.bool_]:
    """Return the pieces of words with capitals or digits: a name not marked begins and ends there.

    Without this a network may learn that whatever a corpus leaves open is an event.
    """
    digits = np.array([text[begin].isdigit() for begin in laid.begins.tolist()], np.bool_)
    return digits | (laid.shapes > SHAPES.index("lower"))


def _mentions(document: Labelled, laid: Pieces) -> npt.NDArray[np.int32] | None:
    if document.mentions is None:
        return None
    found = np.zeros(len(laid), np.int32)
    for mention in document.mentions:
        first, last = laid.over(*mention.head)
        if first < last:
            found[first] = MENTIONS.index(f"{mention.kind} {mention.type}")
    return found


def _refers(document: Labelled, laid: Pieces) -> list[Referent] | None:
    if document.referring is None:
        return None
    found = [
        Referent(laid.over(one.begin, one.end), KINDS.index(one.kind), *one[3:])
        for one in document.referring
    ]
    return sorted((one for one in found if one.one[0] < one.one[1]), key=lambda own: own.one)


def _cut(refers: Sequence[Referent], first: int, last: int) -> Iterator[Referent]:
    """Yield those of the window of the pieces `first` to `last`, counted from its begin."""
    for own in refers:
        if first <= own.one[0] and own.one[1] <= last:
            yield own._replace(one=(own.one[0] - first, own.one[1] - first))


def trimmed(text: str, spans: Sequence[Piece], marks: str) -> list[Piece]:
    """Return the spans without outer marks; pieces parted by marks alone are one."""
    found: list[Piece] = []
    for begin, end in sorted(spans):
        while begin < end and text[begin] in marks:
            begin += 1  # noqa: PLW2901
        while end > begin and text[end - 1] in marks:
            end -= 1  # noqa: PLW2901
        if begin == end:
            continue
        if found and begin >= found[-1][0] and all(c in TRIM for c in text[found[-1][1] : begin]):
            found[-1] = found[-1][0], max(end, found[-1][1])
        else:
            found.append((begin, end))
    return found

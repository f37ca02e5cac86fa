"""What a corpus says of one text: Labelled documents, the same record from every corpus.

Offsets count code points of `text`, begin included, end excluded. A layer that a corpus does not
annotate is None, which is not the same as an empty one.
"""

from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from onrecord.reading.encoder.referring import KINDS
from onrecord.reading.encoder.tags import TYPES

Piece = tuple[int, int]
MENTIONS = ("none", *(f"{kind} {type_}" for kind in KINDS for type_ in TYPES))


@dataclass(frozen=True, slots=True, kw_only=True)
class Attribution:
    """One report of what someone said; every part may stand in several pieces."""

    source: tuple[Piece, ...]
    cue: tuple[Piece, ...]
    content: tuple[Piece, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """A phrase that means someone or something; mentions of one `chain` mean the same.

    `head` is the phrase's syntactic head, one word of it; `kind` is one of
    KINDS, `type` one of TYPES. Mentions nest.
    """

    begin: int
    end: int
    head: Piece
    kind: str
    type: str
    chain: str

    def __post_init__(self) -> None:
        if not self.begin <= self.head[0] < self.head[1] <= self.end:
            raise ValueError(f"the head {self.head} lies outside {self.begin}–{self.end}")


class Referring(NamedTuple):
    """Words that may mean what others of their `chain` mean; `kind` is one of KINDS.

    `begin` and `end` are those of a name, else of its head word. Only of those that are `asked`
    is the whole chain marked; `open` says that they may also mean what is not marked at all.
    """

    begin: int
    end: int
    kind: str
    chain: str
    asked: bool = True
    open: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Labelled:
    """A text with what its corpus marks in it; `known` are the TYPES it marks wherever they are.

    `entities` are (begin, end, type), sorted, none overlapping. An unmarked stretch is no entity
    of a known type; of another type it may be one. `inner` are reports inside others' contents.
    """

    name: str
    text: str
    entities: tuple[tuple[int, int, str], ...] | None = None
    known: frozenset[str] = frozenset()
    attributions: tuple[Attribution, ...] | None = None
    inner: tuple[Attribution, ...] | None = None
    mentions: tuple[Mention, ...] | None = None
    referring: tuple[Referring, ...] | None = None

    def __post_init__(self) -> None:
        for begin, end, type_ in self.entities or ():
            if not 0 <= begin < end <= len(self.text) or type_ not in TYPES:
                raise ValueError(f"{self.name}: no entity: {begin}–{end} {type_}")
        for one, other in pairwise(self.entities or ()):
            if other[0] < one[1]:
                raise ValueError(f"{self.name}: {one} and {other} overlap or are not sorted")

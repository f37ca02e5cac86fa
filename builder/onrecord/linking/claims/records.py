"""What the linker of claims reads and says: parts of statements in, claims and links out."""

from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from onrecord.records import Interval, Modality, Polarity

LinkKind = Literal["reprint", "excerpt", "paraphrase", "translation", "contradiction"]
Drift = Literal["negation", "number", "hedge", "speaker"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A stretch of about a sentence of one statement; `id` is unique among all.

    `statement` and `claim` are the names of these two in the graph.
    `begin` and `end` are where it stands in its article: parts that overlap are one place.
    `speakers` are the identities of those who can be told apart, persons and bodies with a name:
    none where a description, a paper or nobody speaks. `translated` says that the article is a
    translation, `copied` that it is a copy of another one.
    """

    id: str
    article: str
    text: str
    statement: str = ""
    claim: str = ""
    begin: int = 0
    end: int = 0
    published: date | None = None
    speakers: tuple[str, ...] = ()
    said: Interval = field(default_factory=Interval)
    polarity: Polarity = "affirmed"
    modality: Modality = "asserted"
    translated: bool = False
    copied: bool = False

    @property
    def day(self) -> date | None:
        """The day that orders it: the last on which it can have been said."""
        return self.said.end or self.published

    @property
    def since(self) -> date | None:
        """The first day on which it can have been said; that of its article where none is told."""
        return self.said.begin or self.published


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """Two parts that say the same, `a` the earlier; of a contradiction, that say the opposite.

    `score` (0-1) is how sure that is, `because` names what spoke for it and `drift` what changed.
    One that is not `sure` is a candidate: it makes no claim of two.
    """

    a: str
    b: str
    kind: LinkKind
    score: float
    sure: bool
    drift: tuple[Drift, ...] = ()
    because: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Claims:
    """`claims` hold every part's id once, the earliest first; all is sorted."""

    claims: tuple[tuple[str, ...], ...]
    links: tuple[Link, ...]

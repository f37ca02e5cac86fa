"""Articles whose mentions mean what other articles mention too: the records of MEANTIME and ECB+.

Offsets count code points of a story's `text`, begin included, end excluded.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from corpora.labelled import Piece
from corpora.spacing import is_clitic
from onrecord.reading.encoder.referring import KINDS
from onrecord.reading.lexicon import words

_PARTICLES = frozenset({"away", "back", "down", "off", "out", "up"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Gold:
    """A marked mention; those of one `chain` mean the same, in whatever article.

    `head` is its head word's piece, `kind` one of KINDS ("event" for an event), `type` PER, ORG,
    LOC, PRO, FIN or MIX, of an event its class. `full` says that it stands where all is marked.
    """

    begin: int
    end: int
    head: Piece
    kind: str
    type: str
    chain: str
    full: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """An article with its marked mentions, sorted; no two of one layer have the same bounds."""

    name: str
    text: str
    title: str | None = None
    published: date | None = None
    entities: tuple[Gold, ...] = ()
    events: tuple[Gold, ...] = ()

    def words(self, own: Gold) -> str:
        """Return the printed words of a mention."""
        return self.text[own.begin : own.end]


def head_place(phrase: Sequence[str]) -> int:
    """Return the place of the phrase's head: the word before what only tells more of it.

    >>> head_place("the mayor of Orle , Ada Quill".split())
    1
    >>> head_place("Orle 's new bridge".split())
    3
    """
    last, first = len(phrase), 1
    while first < last and _opens(phrase[first - 1].lower()):
        first += 1
    for at in range(first, len(phrase)):
        low = phrase[at].lower()
        if _opens(low) or (low in words("determiners") and phrase[at - 1].isalpha()):
            last = at
            break
    while last > 1 and (is_clitic(phrase[last - 1]) or not phrase[last - 1][-1].isalnum()):
        last -= 1
    return last - 1


def _opens(low: str) -> bool:
    """Tell whether the word opens what stands behind a head."""
    listed = low in words("prepositions") or low in words("relatives") or low in _PARTICLES
    return listed or low in {",", "(", "–", "—", ":", ";", "--"}


def kind_of(printed: str) -> str:
    """Return which of KINDS a phrase is by its letters: a name ends with a capital."""
    name, nominal, pronoun = KINDS
    if printed.lower() in words("pronouns"):
        return pronoun
    return name if printed.rsplit(maxsplit=1)[-1][0].isupper() else nominal

"""Pairs of statements judged by hand, one claim or two: pairs.jsonl and corpora in, pairs out.

The pairs stand in `claims/pairs.jsonl` by article and offsets, without a word of the corpora;
`claims/GUIDE.md` says by what they were judged.
"""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import Any

from corpora.ecbplus import ecbplus
from corpora.polnear import polnear

FILE = Path(__file__).parents[1] / "claims" / "pairs.jsonl"
_TOPICS = range(1, 36)  # of ECB+; those after are held out


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch:
    """What is said at one place: code points `begin` to `end`, excluded, of an article's text.

    A content in pieces goes from its first to its last, with the "she said" that stands between.
    """

    article: str
    text: str
    begin: int
    end: int

    @property
    def words(self) -> str:
        """The printed words."""
        return self.text[self.begin : self.end]


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimPair:
    """Two stretches of different articles; `kind` tells how they are `same`, None where not.

    `kind` is reprint, excerpt or paraphrase. `drift` says that a number, a negation, a hedge or
    the speaker differs though one thing is reported, and `note` which; it may also say why not.
    """

    id: str
    a: Stretch
    b: Stretch
    same: bool
    kind: str | None
    drift: bool
    note: str


def claim_pairs(data: Path) -> Iterator[ClaimPair]:
    """Yield the pairs in the order of the file.

    Raises:
        KeyError: where an article is not in `data`.
    """
    documents = chain(
        polnear(data / "polnear/train"), polnear(data / "polnear/dev"), ecbplus(data, _TOPICS)
    )
    texts = {document.name: document.text for document in documents}
    for line in FILE.read_text(encoding="utf-8").splitlines():
        yield _pair(json.loads(line), texts)


def _pair(row: Mapping[str, Any], texts: Mapping[str, str]) -> ClaimPair:
    return ClaimPair(
        id=row["id"],
        a=_stretch(row["a"], texts),
        b=_stretch(row["b"], texts),
        same=row["verdict"] == "same",
        kind=row.get("kind"),
        drift=row.get("drift", False),
        note=row.get("note", ""),
    )


def _stretch(place: Mapping[str, Any], texts: Mapping[str, str]) -> Stretch:
    name = f"{place['corpus']}/{place['article']}"
    return Stretch(article=name, text=texts[name], begin=place["begin"], end=place["end"])

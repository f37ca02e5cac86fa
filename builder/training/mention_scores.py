"""Which mentions mean the same: GUM's dev part and the reader in, CoNLL F1 out.

    python builder/training/mention_scores.py ../shared [train]

Counted are the documents of news, interviews and biographies, and all that GUM marks in them:
names, nominals and pronouns of whatever kind, things, times and acts among them. As in CoNLL-2012,
what is mentioned once is no chain. A found mention is a marked one where it has its very
characters ("exact"), or where it lies in it and holds its head word ("heads": "Ann Hall" for "Ann
Hall, the mayor", as MUC-6 and the CorefUD tasks count). A pronoun of several ("they") has no chain.
"""

import sys
from collections.abc import Callable, Collection, Hashable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from chain_scores import Chain, ChainScores
from corpora.gum import gum
from corpora.labelled import Labelled

from onrecord.reading import read
from onrecord.records import Article, Reading

GENRES = ("news", "interview", "bio")
_NAMING = frozenset({"name", "pronoun"})
_ALL = frozenset({"name", "nominal", "pronoun"})
_FIGURES = {"": _ALL, ", names and pronouns": _NAMING}
Bounds = tuple[int, int]


class Found(NamedTuple):
    """A mention, whoever found it, and the chain that it is of."""

    bounds: Bounds
    kind: str
    chain: str


def documents(data: Path, part: str) -> Iterator[Labelled]:
    """Yield the documents that count."""
    return (own for own in gum(data, part) if own.name.split("_")[1] in GENRES)


def marked(document: Labelled) -> dict[Bounds, Found]:
    """Return what the corpus marks; of two of the same characters the first."""
    found: dict[Bounds, Found] = {}
    for own in document.mentions or ():
        bounds = own.begin, own.end
        found.setdefault(bounds, Found(bounds, own.kind, own.chain))
    return found


def told(reading: Reading) -> list[Found]:
    """Return what the reader notes, without what it notes of several."""
    noted: dict[Bounds, list[Found]] = {}
    for entity in reading.entities:
        for mention in entity.mentions:
            bounds = mention.span.begin, mention.span.end
            noted.setdefault(bounds, []).append(Found(bounds, mention.kind, entity.id))
    return [own[0] for own in noted.values() if len(own) == 1]


def by_heads(found: Iterable[Found], document: Labelled) -> Iterator[Found]:
    """Yield the found mentions with the characters of those marked that they stand for.

    Each marked one is taken once; of those that fit, by the very characters, else the shortest.
    """
    heads: dict[Bounds, list[Bounds]] = {}
    for own in sorted(document.mentions or (), key=lambda m: m.end - m.begin):
        heads.setdefault(own.head, []).append((own.begin, own.end))
    ordered = sorted(found, key=lambda own: own.bounds)
    exact = {own for ends in heads.values() for own in ends}
    taken = {own.bounds for own in ordered} & exact
    for own in ordered:
        begin, end = own.bounds
        fitting = (
            outer
            for head, ends in heads.items()
            if begin <= head[0] and head[1] <= end
            for outer in ends
            if outer not in taken and outer[0] <= begin and end <= outer[1]
        )
        bounds = own.bounds if own.bounds in exact else next(fitting, own.bounds)
        taken.add(bounds)
        yield own._replace(bounds=bounds)


def chains(found: Iterable[Found], kinds: Collection[str], least: int = 2) -> list[Chain]:
    """Return the chains of `least` or more of the mentions of these kinds."""
    gathered: dict[str, set[Hashable]] = {}
    for own in found:
        if own.kind in kinds:
            gathered.setdefault(own.chain, set()).add(own.bounds)
    return [frozenset(own) for own in gathered.values() if len(own) >= least]


def measured(
    data: Path, part: str = "dev", reader: Callable[[Article], Reading] = read
) -> Mapping[str, ChainScores]:
    """Return the scores by what is counted."""
    scores = {f"{how}{what}": ChainScores() for how in ("exact", "heads") for what in _FIGURES}
    scores["exact, with what is told once"] = ChainScores()
    for document in documents(data, part):
        article = Article(id=document.name, path="gum.txt", text=document.text, language="en")
        gold, found = marked(document), told(reader(article))
        headed = list(by_heads(found, document))
        for what, kinds in _FIGURES.items():
            right = chains(gold.values(), kinds)
            scores[f"exact{what}"].add(right, chains(found, kinds))
            scores[f"heads{what}"].add(right, chains(headed, kinds))
        every = chains(gold.values(), _ALL, 1), chains(found, _ALL, 1)
        scores["exact, with what is told once"].add(*every)
    return scores


def main(words: list[str]) -> None:
    """Print the figures."""
    for name, scores in measured(Path(words[0]) / "data", *words[1:]).items():
        print(f"{name:34} CoNLL F1 {scores.mean:.4f}")
        for measure, one in (("MUC", scores.muc), ("B³", scores.cubed), ("CEAFe", scores.ceaf)):
            print(f"  {measure:6} P {one.precision:.3f}  R {one.recall:.3f}  F1 {one.f1:.3f}")


if __name__ == "__main__":
    main(sys.argv[1:] or ["../shared"])

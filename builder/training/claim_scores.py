"""The judged pairs of statements in, how many the linker of claims joins rightly out.

    python builder/training/claim_scores.py ../shared

Pairs of one event lie in one half: its digest says in which. The weights were fitted on the one
half, the other measures them. Who speaks is read from the articles; a person's last name stands
for who it is. `pairs` counts links, sure or not; `claims` what stands in one claim where all
stretches are linked at once: the sure alone, for which precision comes first.
"""

import csv
import hashlib
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from corpora.claim_pairs import FILE, ClaimPair, Stretch, claim_pairs

import onrecord
from onrecord.linking.claims import Part, link
from onrecord.linking.claims.judging import Pair, judged
from onrecord.linking.claims.linking import compared
from onrecord.linking.claims.rows import Numbers, Wordings, order, wordings
from onrecord.linking.claims.scoring import scores, sums
from onrecord.linking.names import normal_name
from onrecord.records import Article, Reading, Statement

Articles = Mapping[str, tuple[Article, Reading]]
HALVES = ("tuned on", "others")
_COVERED = 0.5  # of a stretch that is a statement's content


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """A judged pair as the linker is given it, and the half that it is in."""

    pair: ClaimPair
    one: Part
    other: Part
    half: str


def measured(data: Path) -> dict[str, Any]:
    """Return the digest of the pairs, and precision, recall and F1 of "same" on each half."""
    articles = read_all(tuple(claim_pairs(data)))
    found, whole = tuple(read(data, articles)), tuple(statements(articles))
    alone, together = set(_linked(found, whole)), set(_clustered(found, whole))
    figures: dict[str, Any] = {"digest": hashlib.sha256(FILE.read_bytes()).hexdigest()[:16]}
    for half in HALVES:
        own = [one for one in found if one.half == half]
        for name, value in zip(("precision", "recall", "F1"), _counted(own, alone), strict=True):
            figures[f"pairs, {half}, {name}"] = value
        for name, value in zip(("precision", "recall"), _counted(own, together), strict=False):
            figures[f"claims, {half}, {name}"] = value
    figures["STS benchmark, rank correlation"] = _sentences(data / "claims/stsb-en-dev.csv")
    return figures


def read(data: Path, articles: Articles) -> Iterator[Judged]:
    """Yield the judged pairs with what the reader finds in their `articles`."""
    pairs = tuple(claim_pairs(data))
    events = _events(pairs)
    for pair in pairs:
        one, other = (_part(each, articles[each.article][1]) for each in (pair.a, pair.b))
        half = HALVES[hashlib.sha256(events[pair.a.article].encode()).digest()[0] % 2]
        yield Judged(pair=pair, one=one, other=other, half=half)


def statements(articles: Articles) -> Iterator[Part]:
    """Yield the parts of all statements of `articles`."""
    found = {}
    for name, (article, reading) in articles.items():
        for statement in reading.statements:
            for span in statement.claims:
                place = (span.begin, span.end)
                own = part(name, place, article.words(span), reading, statement)
                found[own.id] = own
    yield from found.values()


def laid(found: Sequence[Judged], whole: Sequence[Part]) -> tuple[Wordings, Numbers, Numbers]:
    """Return all wordings, those that may be one claim, and which two each judged pair is."""
    parts = {part.id: part for part in whole}
    parts |= {part.id: part for each in found for part in (each.one, each.other)}
    all_wordings = wordings(parts.values())
    place = {part.id: at for at, own in enumerate(all_wordings.parts) for part in own}
    judged_pairs = [sorted((place[each.one.id], place[each.other.id])) for each in found]
    return all_wordings, compared(all_wordings), np.array(judged_pairs, np.int64)


def _linked(found: Sequence[Judged], whole: Sequence[Part]) -> Iterator[str]:
    """Yield the pairs that are linked when they are compared, found to be worth it or not."""
    all_wordings, others, pairs = laid(found, whole)
    both, which = np.unique(np.concatenate([pairs, others]), axis=0, return_inverse=True)
    sure, unspoken = (told[which.ravel()] for told in scores(all_wordings, both))
    for each, score, alone in zip(found, sure, unspoken, strict=False):
        one, other = sorted((each.one, each.other), key=order)
        agree = not set(one.speakers).isdisjoint(other.speakers)
        linked = judged(Pair(one=one, other=other, score=score, unspoken=alone, agree=agree))
        if linked and linked.kind != "contradiction":
            yield each.pair.id


def _clustered(found: Sequence[Judged], whole: Sequence[Part]) -> Iterator[str]:
    """Yield the pairs that are one claim among all."""
    parts = {part.id: part for part in whole}
    parts |= {part.id: part for each in found for part in (each.one, each.other)}
    claims = link(parts.values()).claims
    claim = {part: number for number, own in enumerate(claims) for part in own}
    yield from (each.pair.id for each in found if claim[each.one.id] == claim[each.other.id])


def _counted(found: Sequence[Judged], joined: set[str]) -> tuple[float, float, float]:
    """Return precision, recall and F1."""
    right = sum(each.pair.same for each in found if each.pair.id in joined)
    told = sum(each.pair.id in joined for each in found)
    wanted = sum(each.pair.same for each in found)
    f1 = 2 * right / max(1, told + wanted)
    return round(right / max(1, told), 4), round(right / max(1, wanted), 4), round(f1, 4)


def _sentences(file: Path) -> float:
    """Return Spearman's rank correlation of the scores of sentences with people's."""
    with file.open(encoding="utf-8", newline="") as stream:
        rows = list(csv.reader(stream))
    parts = [
        Part(id=f"{number}{side}", article=f"{number}{side}", text=text)
        for number, row in enumerate(rows)
        for side, text in zip("ab", row, strict=False)
    ]
    whole = wordings(parts)
    place = {part.id: at for at, own in enumerate(whole.parts) for part in own}
    pairs = [(place[f"{number}a"], place[f"{number}b"]) for number in range(len(rows))]
    sure, _ = sums(whole, np.array(pairs))
    ranks = np.corrcoef(_ranks(sure), _ranks(np.array([float(row[2]) for row in rows])))
    return round(float(ranks[0, 1]), 4)


def _ranks(values: np.ndarray) -> np.ndarray:
    """Return the rank of each value, the mean one where several are alike."""
    _, which, counts = np.unique(values, return_inverse=True, return_counts=True)
    return (np.cumsum(counts) - (counts - 1) / 2)[which]


def _events(pairs: Sequence[ClaimPair]) -> Mapping[str, str]:
    """Return the smallest name of all articles that pairs lead to, of ECB+ all of one topic."""
    name: dict[str, str] = {}

    def first(article: str) -> str:
        article = article.split("_", maxsplit=1)[0] if article.startswith("ecbplus/") else article
        while name.setdefault(article, article) != article:
            article = name[article]
        return article

    for pair in pairs:
        low, high = sorted((first(pair.a.article), first(pair.b.article)))
        name[high] = low
    return {each.article: first(each.article) for pair in pairs for each in (pair.a, pair.b)}


def read_all(pairs: Sequence[ClaimPair]) -> Articles:
    """Return all articles that have judged stretches, and what the reader finds in them."""
    texts = {each.article: each.text for pair in pairs for each in (pair.a, pair.b)}
    names = sorted(texts)
    with tempfile.TemporaryDirectory() as work:
        for number, name in enumerate(names):
            Path(work, f"{number:05}.txt").write_bytes(texts[name].encode())
        found = {}
        for item in onrecord.read(work):
            if isinstance(item, onrecord.Skipped):
                raise SystemExit(f"claim_scores: {item.path}: {item.reason}")
            article, reading = item
            found[names[int(Path(article.path).stem)]] = article, reading
    return found


def _part(stretch: Stretch, reading: Reading) -> Part:
    """Return a stretch as a part of the statement that it is of, or of none."""
    size = stretch.end - stretch.begin
    best, most = None, _COVERED * size
    for statement in reading.statements:
        shared = sum(
            max(0, min(stretch.end, span.end) - max(stretch.begin, span.begin))
            for span in statement.content
        )
        if shared > most:
            best, most = statement, shared
    return part(stretch.article, (stretch.begin, stretch.end), stretch.words, reading, best)


def part(
    article: str,
    place: tuple[int, int],
    words: str,
    reading: Reading,
    statement: Statement | None,
) -> Part:
    """Return the words at a place as a part of a statement; its speakers are last names."""
    people = {e.id: normal_name(e.name, e.type) for e in reading.entities if e.type == "Person"}
    speakers = statement.speaker if statement else ()
    return Part(
        id=f"{article}:{place[0]}-{place[1]}",
        article=article,
        text=words,
        begin=place[0],
        end=place[1],
        speakers=tuple(people[one][-1] for one in speakers if people.get(one)),
        polarity=statement.polarity if statement else "affirmed",
        modality=statement.modality if statement else "asserted",
    )


def main(shared: Path) -> None:
    """Print the figures."""
    for name, value in measured(shared / "data").items():
        print(f"{name:40} {value}")


if __name__ == "__main__":
    main(Path(sys.argv[1]))

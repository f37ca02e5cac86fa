"""Polarity and modality against labels by hand: stance.tsv and PolNeAR in, figures out.

    python builder/training/stance_scores.py ../shared [--list]

PolNeAR does not say how its attributions are meant, so some were labelled for this project before
the lexicon was tuned: `dev` to tune on, `test` for the figures. Each is named by article and cue
offsets; its words are read from the corpus. Three draws of each part: `random`, one attribution
an article; `tail`, one for a cue, so that rare cues weigh as much as "said"; `rare`, drawn by word
stems of promises, allegations and suppositions, which flatters recall. `--list` prints what is
decided wrongly in `dev`.
"""

import csv
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import get_args

from corpora.labelled import Attribution, Labelled
from corpora.polnear import polnear

from onrecord.reading.sentences import paragraphs, sentences
from onrecord.reading.stance import stance
from onrecord.records import Modality

LABELS = Path(__file__).parent / "stance.tsv"
DRAWS = ("random", "tail", "rare")

Verdict = tuple[str, str]  # polarity, modality


@dataclass(frozen=True, slots=True, kw_only=True)
class Label:
    """One attribution and how a person took it."""

    part: str
    drawn: str
    article: str
    cue: tuple[tuple[int, int], ...]
    verdict: Verdict


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """A label and what was decided; `words` shows the cue in its surroundings."""

    label: Label
    got: Verdict
    words: str


def figures(shared: Path) -> dict[str, float]:
    """Return the test part's figures by name: accuracy by draw, F1 by class over all draws."""
    found = [one for one in judged(shared) if one.label.part == "test"]
    named = {f"{draw} accuracy": accuracy(of_draw(found, draw)) for draw in DRAWS}
    return named | {f"{name} F1": f1 for name, _, f1 in classes(found)}


def judged(shared: Path) -> Iterator[Judged]:
    """Yield every label with what `stance` decides for it."""
    articles = {d.name.split("/")[-1]: d for d in polnear(shared / "data" / "polnear" / "train")}
    for label in _labels():
        document = articles[label.article]
        attribution = next(a for a in document.attributions or () if a.cue == label.cue)
        yield Judged(label=label, got=_stance(document, attribution), words=_words(document, label))


def _labels() -> Iterator[Label]:
    with LABELS.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file, delimiter="\t"):
            pieces = (piece.split("-") for piece in row["cue"].split(","))
            yield Label(
                part=row["part"],
                drawn=row["drawn"],
                article=row["article"],
                cue=tuple((int(begin), int(end)) for begin, end in pieces),
                verdict=(row["polarity"], row["modality"]),
            )


def _stance(document: Labelled, one: Attribution) -> Verdict:
    """Return what is decided, in the labels' terms: to them what is withheld is denied."""
    sentence = _sentence(document.text, one.cue[0][0])
    found = stance(document.text, one.cue, one.content, sentence=sentence, source=one.source)
    return "denied" if found[0] == "withheld" else found[0], found[1]


def _sentence(text: str, at: int) -> tuple[int, int]:
    for paragraph in paragraphs(text, 0, len(text)):
        for begin, end in sentences(text, *paragraph):
            if begin <= at < end:
                return begin, end
    return at, at


def _words(document: Labelled, label: Label) -> str:
    begin, end = label.cue[0][0], label.cue[-1][1]
    around = (document.text[max(0, begin - 60) : begin], document.text[end : end + 40])
    return f"{around[0]}[{document.text[begin:end]}]{around[1]}".replace("\n", " ")


def of_draw(found: Iterable[Judged], draw: str) -> list[Judged]:
    """Return those of one draw."""
    return [one for one in found if one.label.drawn == draw]


def accuracy(found: Sequence[Judged]) -> float:
    """Return the share with both polarity and modality right."""
    return sum(one.got == one.label.verdict for one in found) / len(found) if found else 0.0


def classes(found: Sequence[Judged]) -> Iterator[tuple[str, int, float]]:
    """Yield "denied" and each modality with how many there are and its F1."""
    for name in ("denied", *get_args(Modality)):
        gold = [name in one.label.verdict for one in found]
        got = [name in one.got for one in found]
        right = sum(a and b for a, b in zip(gold, got, strict=True))
        yield name, sum(gold), 2 * right / (sum(gold) + sum(got)) if right else 0.0


def main(words: list[str]) -> int:
    """Print the figures and the confusion of each part."""
    shared = Path(words[0])
    if not (shared / "data" / "polnear").is_dir():
        print(f"stance_scores: no corpora in {words[0]}: skipped")
        return 0
    every = list(judged(shared))
    for part in ("dev", "test"):
        _print(part, [one for one in every if one.label.part == part])
    if "--list" in words:
        for one in every:
            if one.label.part == "dev" and one.got != one.label.verdict:
                print(f"{' '.join(one.got)}, not {' '.join(one.label.verdict)}: {one.words}")
    return 0


def _print(part: str, found: Sequence[Judged]) -> None:
    print(part)
    for draw in DRAWS:
        some = of_draw(found, draw)
        print(f"  {draw:10} {len(some):4}  accuracy {accuracy(some):.3f}")
    for name, gold, f1 in classes(found):
        print(f"  {name:10} {gold:4}  F1 {f1:.3f}")
    wrong = Counter((one.label.verdict, one.got) for one in found if one.got != one.label.verdict)
    for (label, got), count in sorted(wrong.items(), key=lambda item: (-item[1], item[0])):
        print(f"  {count:3} {' '.join(label)} taken as {' '.join(got)}")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:] or ["../shared"]))

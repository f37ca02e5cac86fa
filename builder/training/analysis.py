"""What the reader gets wrong, by kind, and how far its confidence can be trusted, on PolNeAR dev.

    python builder/training/analysis.py ../shared

Each annotated attribution is paired with the statement whose words overlap its own best, by half
or more; what is left over on either side is missed or spurious.
"""

import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from corpora.labelled import Attribution, Labelled, Piece
from corpora.polnear import polnear
from samples import SPACE, TRIM, trimmed

import onrecord
from onrecord.records import Reading, Span

_HALF = 0.5  # of all characters of two contents: then they are the same statement
_BINS = 10
_WRONG = frozenset({"spurious", "wrong source", "no source", "a source too many"})
_QUOTES = '"“”«»„'


@dataclass(frozen=True, slots=True)
class Judged:
    """One statement or missed attribution: what is wrong ("" if nothing), and how sure it was."""

    wrong: tuple[str, ...]
    confidence: float | None

    @property
    def right(self) -> bool:
        """Whether the right words go to the right source: overlapping is enough."""
        return not _WRONG & {*self.wrong}


def judged(document: Labelled, reading: Reading) -> Iterator[Judged]:
    """Yield the verdict on every statement and every attribution that none was found for."""
    gold = [(one, _chars(_trim(document.text, one.content))) for one in document.attributions or ()]
    found = [s for s in reading.statements if s.within is None]
    words = [_chars(_trim(document.text, _pieces(s.content))) for s in found]
    pairs = sorted(
        (
            (-_overlap(chars, own), i, j)
            for i, (_, chars) in enumerate(gold)
            for j, own in enumerate(words)
        ),
    )
    taken: dict[int, int] = {}
    for share, i, j in pairs:
        if -share >= _HALF and i not in taken and j not in taken.values():
            taken[i] = j
    by_statement = {j: i for i, j in taken.items()}
    for j, statement in enumerate(found):
        if j not in by_statement:
            yield Judged(("spurious",), statement.confidence)
            continue
        one, chars = gold[by_statement[j]]
        wrong = [] if chars == words[j] else [_bounds(chars, words[j])]
        wrong += _role(document.text, "source", one.source, statement.source, TRIM)
        wrong += _role(document.text, "cue", one.cue, statement.cue, SPACE)
        yield Judged(tuple(wrong), statement.confidence)
    for i, (one, _) in enumerate(gold):
        if i not in taken:
            yield Judged((f"missed, {_form(document.text, one)}",), None)


def right(document: Labelled, found: Sequence[tuple[list[Piece], list[Piece]]]) -> list[bool]:
    """Return for each (content, source) whether an attribution has the same, give or take half."""
    gold = [
        (_chars(_trim(document.text, one.content)), _chars(_trim(document.text, one.source)))
        for one in document.attributions or ()
    ]
    verdicts = []
    for content, source in found:
        words, who = _chars(_trim(document.text, content)), _chars(_trim(document.text, source))
        same = [g for g in gold if _overlap(g[0], words) >= _HALF]
        verdicts.append(any(bool(g[1] & who) or not (g[1] or who) for g in same))
    return verdicts


def _bounds(gold: set[int], own: set[int]) -> str:
    if min(gold) != min(own) and max(gold) != max(own):
        return "content: begin and end"
    if min(gold) != min(own):
        return "content: begin"
    return "content: end" if max(gold) != max(own) else "content: a piece between"


def _role(
    text: str, role: str, gold: Sequence[Piece], own: Sequence[Span], marks: str
) -> list[str]:
    right, got = trimmed(text, gold, marks), trimmed(text, _pieces(own), marks)
    if right == got:
        return []
    if not got:
        return [f"no {role}"]
    if not right:
        return [f"a {role} too many"]
    return [f"{role}: bounds" if _chars(right) & _chars(got) else f"wrong {role}"]


def _form(text: str, one: Attribution) -> str:
    """Tell a missed attribution's form roughly: by the marks at its contents' edges."""
    quoted = [
        text[b - 1 : b + 1].strip(" ")[:1] in _QUOTES or text[b : b + 1] in _QUOTES
        for b, _ in one.content
    ]
    return "direct" if all(quoted) else "mixed" if any(quoted) else "indirect"


def _pieces(spans: Iterable[Span]) -> list[Piece]:
    return [(span.begin, span.end) for span in spans]


def _trim(text: str, pieces: Sequence[Piece]) -> list[Piece]:
    return trimmed(text, pieces, TRIM)


def _chars(pieces: Iterable[Piece]) -> set[int]:
    return {at for begin, end in pieces for at in range(begin, end)}


def _overlap(one: set[int], other: set[int]) -> float:
    return len(one & other) / len(one | other) if one & other else 0.0


def kinds(verdicts: Iterable[Judged]) -> Mapping[str, int]:
    """Return how often each thing was wrong; "right" are those with nothing wrong."""
    counted: Counter[str] = Counter()
    for one in verdicts:
        counted.update(one.wrong or ("right in every character",))
    return dict(counted.most_common())


def reliability(verdicts: Iterable[Judged]) -> list[tuple[float, float, int]]:
    """Return (mean confidence, share that was right, how many) by tenths of confidence."""
    bins: dict[int, list[Judged]] = {}
    for one in verdicts:
        if one.confidence is not None:
            bins.setdefault(min(_BINS - 1, int(one.confidence * _BINS)), []).append(one)
    return [
        (
            sum(one.confidence or 0 for one in own) / len(own),
            sum(one.right for one in own) / len(own),
            len(own),
        )
        for _, own in sorted(bins.items())
    ]


def read(shared: Path) -> dict[str, list[Judged]]:
    """Return the verdicts of every article of PolNeAR's dev part."""
    found = {}
    for document in polnear(shared / "data/polnear/dev"):
        _, reading = onrecord.read_text(document.text)
        found[document.name.removeprefix("polnear/")] = list(judged(document, reading))
    return found


def main(words: list[str]) -> None:
    """Print both tables."""
    verdicts = [one for own in read(Path(words[0])).values() for one in own]
    for kind, count in kinds(verdicts).items():
        print(f"{kind:30} {count:5}")
    print("\nconfidence  right  statements")
    for confidence, right, count in reliability(verdicts):
        print(f"{confidence:10.2f} {right:6.2f} {count:11}")


if __name__ == "__main__":
    main(sys.argv[1:] or ["../shared"])

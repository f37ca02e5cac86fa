"""A word in, its lemma out, by GUM's train part: for baselines that link by equal lemmas."""

from collections import Counter
from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path

_CLASSES = frozenset({"NOUN", "VERB", "AUX", "ADJ"})
_COLUMNS = 4  # of CoNLL-U: number, form, lemma, class
_ENDINGS = (("ies", "y"), ("ied", "y"), ("es", "e"), ("es", ""), ("s", "")) + tuple(
    (ending, kept) for ending in ("ing", "ed") for kept in ("e", "")
)
_SHORTEST = 3  # letters of a stem
Lemma = Callable[[str], str]


def lemmas(data: Path) -> Lemma:
    """Return what gives a word's lemma in lower case: the corpus's, else one it has by endings."""
    known = _known(data)
    return lambda word: _lemma(known, word.lower())


def _lemma(known: Mapping[str, str], low: str) -> str:
    if low in known:
        return known[low]
    lemmas_known = frozenset(known.values())
    for ending, kept in _ENDINGS:
        stem = low.removesuffix(ending) + kept
        if low.endswith(ending) and stem in lemmas_known:
            return stem
    for ending in ("ing", "ed", "s"):
        if low.endswith(ending) and len(low) - len(ending) >= _SHORTEST and not low.endswith("ss"):
            return low.removesuffix(ending)
    return low


@cache
def _known(data: Path) -> Mapping[str, str]:
    """Return the lemma that each form of a noun, verb or adjective has most."""
    counts: dict[str, Counter[str]] = {}
    for file in sorted((data / "gum/train").glob("*.conllu")):
        for line in file.read_text(encoding="utf-8").splitlines():
            row = line.split("\t")
            if len(row) > _COLUMNS and row[3] in _CLASSES:
                counts.setdefault(row[1].lower(), Counter())[row[2].lower()] += 1
    return {form: min(own, key=lambda one: (-own[one], one)) for form, own in counts.items()}

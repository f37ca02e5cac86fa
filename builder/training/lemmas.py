"""A word in, its lemma out, by GUM's train part: for baselines that link by equal lemmas."""

from collections import Counter
from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path

_CLASSES = frozenset({"NOUN", "VERB", "AUX", "ADJ"})
_COLUMNS = 4  # of CoNLL-U: number, form, lemma, class
_ENDINGS = (
    *(("ies", "y"), ("ied", "y"), ("es", "e"), ("es", ""), ("s", "")),
    *(("ing", "e"), ("ing", ""), ("ed", "e"), ("ed", "")),
)
_SHORTEST = 3  # letters of a stem
Lemma = Callable[[str], str]


def lemmas(data: Path) -> Lemma:
    """Return what gives a word's lemma in lower case: the corpus's, else one it has by endings."""
    known = _known(data)
    listed = frozenset(known.values())
    return lambda word: known.get(word.lower()) or _by_ending(word.lower(), listed)


def _by_ending(low: str, listed: frozenset[str]) -> str:
    """Return a listed lemma that the word can be a form of, else the word without its ending."""
    stems = (low.removesuffix(end) + kept for end, kept in _ENDINGS if low.endswith(end))
    own = next((stem for stem in stems if stem in listed), None)
    if own is None and not low.endswith("ss"):
        bare = (low.removesuffix(end) for end in ("ing", "ed", "s") if low.endswith(end))
        own = next((stem for stem in bare if len(stem) >= _SHORTEST), None)
    return own or low


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

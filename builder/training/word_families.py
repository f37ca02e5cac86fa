"""The published encoder's word vectors in, families of words that mean nearly the same out.

    python builder/training/word_families.py seeds/linking/families.txt

"photos pictures images" are one family, as are the forms of one word. Two words are in one family
where the pairs of it are near on the average. Names, numbers and days are left out: Paris is near
London.
"""

import json
import sys
from collections.abc import Iterator
from pathlib import Path

import numpy as np
from bases import small_words

from onrecord import resources

_NEAR = 0.5  # cosine; lower, opposites and members of one class come in
_AT_ONCE = 2_000
_NOT = ("un", "in", "im", "il", "ir", "dis", "non", "anti")
_LEAST = 3  # letters
_APART = (
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
    "sixteen seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety "
    "zero sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth "
    "sixteenth seventeenth eighteenth nineteenth twentieth hundred hundreds thousand thousands "
    "dozen dozens million millions billion billions trillion half third quarter first second "
    "fourth fifth monday tuesday wednesday thursday friday saturday sunday january february "
    "march april may june july august september october november december older younger cheaper "
    "easier harder faster slower bigger smaller likes dislike husband spouse today yesterday "
    "tomorrow tonight morning afternoon"
)


def families() -> Iterator[tuple[str, ...]]:
    """Yield each family, sorted, of two words at least."""
    numbers = json.loads((resources.folder("model") / "tokenizer.json").read_text("utf-8"))
    apart = set(_APART.split()) | _names()
    known = {
        word: number
        for word, number in numbers["model"]["vocab"].items()
        if word.isascii() and word.isalpha() and len(word) >= _LEAST and word not in apart
    }
    words = sorted(known)
    vectors = small_words().numpy()[[known[word] for word in words]]
    vectors /= np.linalg.norm(vectors, axis=1, keepdims=True)
    for members in _grown(_near(vectors, words), vectors):
        yield tuple(words[at] for at in sorted(members))


def _names() -> set[str]:
    files = ("given_names", "surnames", "places")
    lists = (resources.folder("names") / f"{name}.txt" for name in files)
    return {name for file in lists for name in file.read_text("utf-8").lower().split("\n")}


def _near(vectors: np.ndarray, words: list[str]) -> list[tuple[int, int]]:
    """Return the pairs that are near and no opposites, the nearest first."""
    found: list[tuple[float, int, int]] = []
    for begin in range(0, len(vectors), _AT_ONCE):
        sims = vectors[begin : begin + _AT_ONCE] @ vectors.T
        for at, other in zip(*np.nonzero(sims >= _NEAR), strict=True):
            first, second = int(begin + at), int(other)
            if first < second and not _opposite(words[first], words[second]):
                found.append((-round(float(sims[at, other]), 4), first, second))
    return [(one, other) for _, one, other in sorted(found)]


def _opposite(one: str, other: str) -> bool:
    short, long = sorted((one, other), key=len)
    return any(long.startswith(no) and long.endswith(short[1:]) for no in _NOT)


def _grown(near: list[tuple[int, int]], vectors: np.ndarray) -> Iterator[list[int]]:
    """Yield what grows together where two groups are near on the average of their pairs."""
    family = list(range(len(vectors)))
    members = {at: [at] for at in family}
    for one, other in near:
        a, b = family[one], family[other]
        if a == b or vectors[members[a]].mean(0) @ vectors[members[b]].mean(0) < _NEAR:
            continue
        for at in members[b]:
            family[at] = a
        members[a] += members.pop(b)
    return (own for own in members.values() if len(own) > 1)


def main(target: Path) -> None:
    """Write the families, a line each."""
    lines = sorted(" ".join(words) for words in families())
    target.write_text("".join(f"{line}\n" for line in lines), encoding="ascii")


if __name__ == "__main__":
    main(Path(sys.argv[1]))

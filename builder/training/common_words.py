"""Makes seeds/linking/common_words.txt: articles in, the words that are in many of them out.

    python builder/training/common_words.py ../shared seeds/linking/common_words.txt

Counted in the train parts of PolNeAR and of the worldwide news of names; a line holds the words
that are as common, behind their share of the articles.
"""

import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator
from math import log2
from pathlib import Path

_WORD = re.compile(r"[^\W_]+")
_LEAST = 0.003  # share of the articles
_STEPS = 2  # lines for each halving of the share


def main(words: list[str]) -> None:
    """Write what the data folder words[0] counts to the file words[1]."""
    counts: Counter[str] = Counter()
    articles = 0
    for text in _texts(Path(words[0]) / "data"):
        counts.update(set(_WORD.findall(text.lower())))
        articles += 1
    lines: defaultdict[int, list[str]] = defaultdict(list)
    for word, count in counts.items():
        if count >= _LEAST * articles:
            lines[round(-log2(count / articles) * _STEPS)].append(word)
    head = f"# words by their share of {articles} news articles; made by common_words.py\n"
    body = (
        f"{2 ** (-step / _STEPS):.4f} {' '.join(sorted(lines[step]))}\n" for step in sorted(lines)
    )
    Path(words[1]).write_text(head + "".join(body), encoding="utf-8")


def _texts(data: Path) -> Iterator[str]:
    for file in sorted((data / "polnear/train").rglob("*.txt")):
        yield file.read_text(encoding="utf-8")
    for file in sorted((data / "worldwide_ner/train").glob("*.tsv")):
        lines = file.read_text(encoding="utf-8").splitlines()
        yield " ".join(line.split("\t")[0] for line in lines)


if __name__ == "__main__":
    main(sys.argv[1:])

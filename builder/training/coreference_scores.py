"""Whom pronouns mean: GAP's dev part and the reader in, three-way accuracy out.

    python builder/training/coreference_scores.py ../shared

The names of a text are those that the reader finds, but for the two that the corpus gives. A
pronoun is right where its entity holds the name that is meant and not the other, or, where neither
is, none of both; that "the wife of Tom Lee" is hers does not make his name hers.
"""

import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from corpora.gap import Pronoun, pronouns

from onrecord.reading import hearing, read
from onrecord.reading.namedspan import NamedSpan
from onrecord.reading.naming import Namer, by_spans
from onrecord.records import Article, Reading, Span


def verdict(pronoun: Pronoun) -> int | None:
    """Return the place of the candidate that the reader takes the pronoun for, None for neither."""
    article = Article(id="gap", path="gap.txt", text=pronoun.text, language="en")
    return chosen(read(article, namer=named(article, pronoun)), pronoun)


def named(article: Article, pronoun: Pronoun) -> Namer:
    """Return what names the article's names as the reader does, but for the two given."""
    names = tuple(_names(article, pronoun))
    return by_spans(lambda _: names)


def _names(article: Article, pronoun: Pronoun) -> Iterator[NamedSpan]:
    """Yield the reader's names that do not touch the corpus's two, and these."""
    given = [NamedSpan(begin, end, "Person") for begin, end in pronoun.candidates]
    for page in hearing.heard(article):
        for name in page.names:
            if all(name.end <= one.begin or one.end <= name.begin for one in given):
                yield name
    yield from given


def chosen(reading: Reading, pronoun: Pronoun) -> int | None:
    """Return which of the candidates is in the entity that the pronoun is a mention of."""
    for entity in reading.entities:
        if Span(*pronoun.own) in (mention.span for mention in entity.mentions):
            spans = [mention.span for mention in entity.mentions if mention.kind == "name"]
            held = [any(_touch(s, c) for s in spans) for c in pronoun.candidates]
            return held.index(True) if sum(held) == 1 else None
    return None


def _touch(span: Span, candidate: tuple[int, int]) -> bool:
    return span.begin < candidate[1] and candidate[0] < span.end


def accuracy(shared: Path) -> tuple[float, Counter[str]]:
    """Return the accuracy on the dev part, and how often each thing was right or wrong."""
    counts: Counter[str] = Counter()
    for pronoun in pronouns(shared / "data", "dev"):
        own = verdict(pronoun)
        if own == pronoun.right:
            counts["right"] += 1
        elif own is None:
            counts["a name missed"] += 1
        else:
            counts["neither, one taken" if pronoun.right is None else "the other taken"] += 1
    return counts["right"] / counts.total(), counts


def main(words: list[str]) -> None:
    """Print the figures."""
    share, counts = accuracy(Path(words[0]))
    print(f"GAP dev, three ways: {share:.3f}")
    for name, count in counts.most_common():
        print(f"  {name:24} {count}")


if __name__ == "__main__":
    main(sys.argv[1:] or ["../shared"])

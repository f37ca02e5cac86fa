"""Fits what each sign is worth that tells whom a pronoun means: GAP's train part in, weights out.

    python builder/training/pronoun_weights.py ../shared seeds/lexicon/pronouns.toml

A log-linear model of weighing.py's signs. The encoder has learned the train part by heart, so that
its scores are blurred first, as far as makes them as often wrong as on texts that are new to it.
Whom one pronoun is taken for is a sign of the next, so that it is fitted twice: first with the
encoder's scores alone to go by, then with what that gave.
"""

import sys
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple
from unittest import mock

import torch
from coreference_scores import named
from corpora.gap import Pronoun, pronouns

from onrecord.reading import read, weighing
from onrecord.reading.cast import Cast
from onrecord.reading.page import Page
from onrecord.reading.standing import Stand
from onrecord.reading.weighing import Heard, Told
from onrecord.records import Article

_BLUR = 2.5  # deviation that is added to the encoder's scores
_TIMES = 3  # each pronoun is blurred anew
_LEAST = 15  # pronouns where a sign is seen
_SMALL = 5.0  # what holds weights near nothing, for all pronouns together
_STEPS = 200
_FIRST = {"heard": 1.0}  # the weights that the first fit reads with
Signs = dict[str, float]


class Case(NamedTuple):
    """A pronoun: the signs of each who may be meant, and which of them are right."""

    signs: list[Signs]
    right: list[bool]


class _Kept:
    """Asks for the signs, and keeps those of the pronoun that begins at `begin`."""

    def __init__(self, begin: int) -> None:
        self.begin, self.real = begin, weighing.signs
        self.signs: dict[int | None, Signs] = {}
        self.cast: Cast | None = None

    def ask(
        self, page: Page, cast: Cast, own: Stand, near: Sequence[Told], heard: Heard
    ) -> dict[int | None, Signs]:
        found = self.real(page, cast, own, near, heard)
        if own.place.begin == self.begin:
            self.signs, self.cast = found, cast
        return found


def cases(data: Path, part: str) -> Iterator[Case]:
    """Yield the pronouns of GAP's part that the reader weighs."""
    for pronoun in pronouns(data, part):
        article = Article(id="gap", path="gap.txt", text=pronoun.text, language="en")
        kept = _Kept(pronoun.own[0])
        with mock.patch.object(weighing, "signs", kept.ask):
            read(article, namer=named(article, pronoun))
        if kept.signs and kept.cast:
            yield _case(pronoun, kept.signs, kept.cast)


def _case(pronoun: Pronoun, found: dict[int | None, Signs], cast: Cast) -> Case:
    """Note which clusters are right: where neither name is, each that holds none of them."""
    held = [
        {cast.at[n.span.begin] for n in cast.names if n.span.begin < end and begin < n.span.end}
        for begin, end in pronoun.candidates
    ]
    if pronoun.right is None:
        return Case(list(found.values()), [key not in held[0] | held[1] for key in found])
    only = held[pronoun.right] - held[1 - pronoun.right]
    return Case(list(found.values()), [key in only for key in found])


def fitted(every: list[Case]) -> dict[str, float]:
    """Return the weights under which what is right is likeliest."""
    fit = [case for case in every if any(case.right)]
    seen = Counter(sign for case in fit for sign in set().union(*case.signs))
    names = sorted(sign for sign, count in seen.items() if count >= _LEAST)
    size = max(len(case.signs) for case in fit)
    table = torch.zeros(len(fit), size, len(names))
    for row, case in zip(table, fit, strict=True):
        for line, signs in zip(row, case.signs, strict=False):
            line[:] = torch.tensor([signs.get(name, 0.0) for name in names])
    there = torch.tensor([[at < len(case.signs) for at in range(size)] for case in fit])
    right = torch.tensor([[*case.right, *[False] * (size - len(case.right))] for case in fit])
    blur = torch.randn(_TIMES, len(fit), size, generator=torch.Generator().manual_seed(1)) * _BLUR
    blur *= there & (table[:, :, names.index("nobody")] == 0)
    worth = torch.zeros(len(names), requires_grad=True)
    steps = torch.optim.LBFGS([worth], max_iter=_STEPS, line_search_fn="strong_wolfe")

    def loss() -> torch.Tensor:
        steps.zero_grad()
        scores = table @ worth + blur * worth[names.index("heard")]
        every = scores.masked_fill(~there, -torch.inf).logsumexp(2)
        good = scores.masked_fill(~right, -torch.inf).logsumexp(2)
        lost = (every - good).sum() / _TIMES + _SMALL * worth.square().sum()
        lost.backward()
        return lost

    steps.step(loss)
    return {name: round(float(x), 2) + 0.0 for name, x in zip(names, worth.tolist(), strict=True)}


def main(words: list[str]) -> None:
    """Write the weights to the file words[1] once they are fitted."""
    worth: Mapping[str, float] = _FIRST
    for _ in range(2):
        with mock.patch.object(weighing, "fitted", return_value=worth):
            worth = fitted(list(cases(Path(words[0]) / "data", "train")))
    lines = [
        "# What each sign is worth that tells whom a pronoun means; see reading/weighing.py.",
        "# Fitted by builder/training/pronoun_weights.py on GAP's train part.",
        "[weights]",
        *(f'"{name}" = {weight}' for name, weight in worth.items()),
    ]
    Path(words[1]).write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1:] or ["../shared"])

"""Articles' texts in, which are copies of which out: wire copy, whole, edited or shortened.

A text is known by a sample of its runs of five words, the same runs in every text (Broder, "On the
resemblance and containment of documents", 1997). What share of the shorter one's sample stands in
the longer one says how much of it was copied.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from zlib import crc32

import numpy as np

from onrecord import ids
from onrecord.linking.claims.rows import Lists, Numbers, packed

_RUN = 5  # words
_ONE_IN = 8  # runs are sampled
_FEWEST = 4  # sampled runs that tell a text: about 35 words
_NEIGHBOURS = 8  # texts, in order, that one is compared with for each run that it shares
_COPIED = 0.5  # of the shorter text
_WHOLE = 0.8  # of both


@dataclass(frozen=True, slots=True, kw_only=True)
class Print:
    """An article as it was printed."""

    article: str
    text: str
    published: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Copy:
    """An article that is `origin`'s text again; `share` (0-1) is how much of the shorter it is.

    `whole` says that neither has much that the other lacks.
    """

    article: str
    origin: str
    share: float
    whole: bool


def copies(prints: Iterable[Print]) -> tuple[Copy, ...]:
    """Return the articles that are copies, sorted, each of the earliest that it is a copy of.

    An article that comes twice counts once.
    """
    once = {own.article: own for own in prints}
    ordered = sorted(once.values(), key=lambda own: (own.published or date.max, own.article))
    samples = packed(_sample(own.text) for own in ordered)
    found: dict[int, Copy] = {}
    for one, other, share, whole in _alike(samples):
        if other not in found:
            origin = found[one].origin if one in found else ordered[one].article
            article = ordered[other].article
            found[other] = Copy(article=article, origin=origin, share=share, whole=whole)
    return tuple(sorted(found.values(), key=lambda own: own.article))


def _sample(text: str) -> list[int]:
    """Return the numbers of the sampled runs, sorted."""
    said = ids.normal_words(text).split()
    runs = (" ".join(said[at : at + _RUN]) for at in range(len(said) - _RUN + 1))
    numbers = {crc32(run.encode("utf-8", "surrogatepass")) for run in runs}
    kept = sorted(number for number in numbers if number % _ONE_IN == 0)
    return kept if len(kept) >= _FEWEST else []


def _alike(samples: Lists) -> Iterator[tuple[int, int, float, bool]]:
    """Yield pairs of which one is a copy: the earlier, the later, the share, whether all of it.

    They come by the later one; of several earlier ones the first first.
    """
    pairs, common = _counted(samples)
    sizes = samples.sizes[pairs]
    share = common / sizes.min(1)
    whole = common / sizes.max(1) >= _WHOLE
    good = share >= _COPIED
    order = np.lexsort((pairs[good, 0], pairs[good, 1]))
    rows = zip(
        pairs[good][order].tolist(),
        np.round(share[good], 4)[order].tolist(),
        whole[good][order].tolist(),
        strict=True,
    )
    for (one, other), part, every in rows:
        yield one, other, part, every


def _counted(samples: Lists) -> tuple[Numbers, Numbers]:
    """Return the pairs of texts that share runs, and how many."""
    by_run = np.argsort(samples.values, kind="stable")
    runs, owners = samples.values[by_run], samples.owners[by_run]
    codes = [np.zeros(0, np.int64)]
    for lag in range(1, _NEIGHBOURS + 1):
        same = runs[lag:] == runs[:-lag]
        codes.append(owners[:-lag][same] << 32 | owners[lag:][same])
    told, common = np.unique(np.concatenate(codes), return_counts=True)
    return np.stack([told >> 32, told & ((1 << 32) - 1)], 1), common

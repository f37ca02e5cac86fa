"""Articles' texts in, which are copies of which out: wire copy, whole, edited or shortened.

A text is known by a sample of its runs of five words, the same runs in every text (Broder, "On the
resemblance and containment of documents", 1997). What share of the shorter one's sample stands in
the longer one says how much of it was copied.
"""

from array import array
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from hashlib import blake2b
from zlib import crc32

import numpy as np

from onrecord import ids
from onrecord.linking.claims.rows import Lists, Numbers, packed

_RUN = 5  # words
_ONE_IN = 8  # runs are sampled
_FEWEST = 4  # sampled runs that tell a text, about 35 words; a shorter one is a copy word for word
_NEIGHBOURS = 8  # texts, in order, that one is compared with for each run that it shares
_COPIED = 0.5  # of the shorter text


@dataclass(frozen=True, slots=True, kw_only=True)
class Print:
    """An article as it was printed; `sample` tells its text, see `sampled`.

    `agency` tells that an agency published it, whose texts others print.
    """

    article: str
    sample: bytes
    published: date | None = None
    agency: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Copy:
    """An article that is `origin`'s text again, or that of another copy of it.

    `share` (0-1) is how much of the shorter of the two, the copy and its origin, both have; where
    that is nothing, the copy and the earlier one that it repeats.
    """

    article: str
    origin: str
    share: float


def copies(prints: Iterable[Print]) -> tuple[Copy, ...]:
    """Return the articles that are copies, sorted, each of the earliest that it goes back to.

    Of one day, that of an agency is the earliest. An article that comes twice counts once.
    """
    once = {own.article: own for own in prints}
    ordered = sorted(once.values(), key=_order)
    samples = packed(array("I", own.sample).tolist() for own in ordered)
    origin = list(range(len(ordered)))
    repeated = list(origin)
    for one, other in _alike(samples):
        if origin[other] == other:
            origin[other], repeated[other] = origin[one], one
    found = (
        Copy(
            article=ordered[own].article,
            origin=ordered[first].article,
            share=_share(ordered[own], ordered[first])
            or _share(ordered[own], ordered[repeated[own]]),
        )
        for own, first in enumerate(origin)
        if own != first
    )
    return tuple(sorted(found, key=lambda own: own.article))


def _order(own: Print) -> tuple[date, bool, str]:
    return own.published or date.max, not own.agency, own.article


def sampled(text: str) -> bytes:
    """Return the numbers of the sampled runs of a text, sorted, as bytes of an array "I"."""
    said = ids.normal_words(text).split()
    if not said:
        return b""
    runs = (" ".join(said[at : at + _RUN]) for at in range(len(said) - _RUN + 1))
    kept = sorted({number for run in runs if (number := _number(run)) % _ONE_IN == 0})
    return (array("I", kept) if len(kept) >= _FEWEST else _whole(" ".join(said))).tobytes()


def _whole(words: str) -> "array[int]":
    """Return numbers that only the same words have: 128 bits."""
    digest = blake2b(words.encode("utf-8", "surrogatepass"), digest_size=16).digest()
    return array("I", sorted(set(array("I", digest))))


def _number(words: str) -> int:
    return crc32(words.encode("utf-8", "surrogatepass"))


def _share(one: Print, other: Print) -> float:
    first, second = set(array("I", one.sample)), set(array("I", other.sample))
    return round(len(first & second) / min(len(first), len(second)), 4)


def _alike(samples: Lists) -> Iterator[tuple[int, int]]:
    """Yield the earlier and the later of two texts of which one is a copy.

    They come by the later one; of several earlier ones the first first.
    """
    pairs, common = _counted(samples)
    good = pairs[common / samples.sizes[pairs].min(1) >= _COPIED]
    ordered = good[np.lexsort((good[:, 0], good[:, 1]))].tolist()
    yield from ((one, other) for one, other in ordered)


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

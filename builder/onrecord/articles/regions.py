"""Takes the stretches that rules found and gives regions: trimmed, sorted, none overlapping."""

from collections.abc import Iterable, Iterator

from onrecord.records import Region, RegionKind, Span


def region(text: str, begin: int, end: int, kind: RegionKind, by: str) -> Region | None:
    """Return the region of `text[begin:end]` without its outer space; None where nothing is."""
    words = text[begin:end]
    bare = words.strip()
    if not bare:
        return None
    start = begin + len(words) - len(words.lstrip())
    return Region(span=Span(start, start + len(bare)), kind=kind, by=by)


def disjoint(regions: Iterable[Region | None]) -> tuple[Region, ...]:
    """Return `regions` sorted; of two that overlap, the one that begins first stays."""
    return tuple(_apart(sorted(filter(None, regions), key=lambda one: one.span)))


def _apart(ordered: Iterable[Region]) -> Iterator[Region]:
    end = 0
    for one in ordered:
        if one.span.begin >= end:
            yield one
            end = one.span.end

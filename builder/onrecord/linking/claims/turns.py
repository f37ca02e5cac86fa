"""Links between opposites that one speaker says in, a link for each time that they turn out.

All parts of two claims that contradict each other stand in the order of days: where the one comes
after the other, the speaker turned. "A", "not A", "A again" are two turns; "A" twice is none. Of
one day there is no hour: a link between two of it tells nothing of which came first.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from itertools import groupby

from onrecord.linking.claims.records import Link, Part
from onrecord.linking.claims.rows import Wordings, order

_Two = tuple[int, int]


def turned(
    found: Wordings, grouped: Iterable[list[int]], between: Mapping[_Two, Link]
) -> tuple[dict[_Two, Link], tuple[Link, ...]]:
    """Return the links that are no opposites of one speaker's, and the turns of each speaker."""
    members = {own: (number, group) for number, group in enumerate(grouped) for own in group}
    kept: dict[_Two, Link] = {}
    best: dict[tuple[int, int, str], tuple[float, _Two]] = {}
    for two, link in between.items():
        (one, _), (other, _) = (members[own] for own in two)
        both = _speakers(found, two[0]) & _speakers(found, two[1])
        if link.kind != "contradiction" or not both or one == other:
            kept[two] = link
            continue
        for speaker in both:
            key = (min(one, other), max(one, other), speaker)
            best[key] = max(best.get(key, (0.0, two)), (link.score, two))
    turns: dict[tuple[str, str], Link] = {}
    for (_, _, speaker), (_, two) in sorted(best.items()):
        sides = tuple(_said(found, members[own][1], speaker) for own in two)
        for link in _alternating(sides[0], sides[1], between[two]):
            turns.setdefault((link.a, link.b), link)
    kept = {two: link for two, link in kept.items() if (link.a, link.b) not in turns}
    return kept, tuple(turns.values())


def _speakers(found: Wordings, wording: int) -> set[str]:
    return set(found.parts[wording][0].speakers)


def _said(found: Wordings, wordings: Iterable[int], speaker: str) -> list[Part]:
    """Return what a speaker says of a claim; without what copies print again, if there is more."""
    own = [part for at in wordings for part in found.parts[at] if speaker in part.speakers]
    return [part for part in own if not part.copied] or own


def _alternating(one: list[Part], other: list[Part], link: Link) -> Iterator[Link]:
    """Yield a link at each turn, from the first time that the one is said to that of the other.

    What has several days counts where its side has nothing else, and never what has no last day.
    """
    for before, after in _changes(_by_day(_dated(one), _dated(other))):
        if before.article != after.article and _is_before(before, after):
            yield replace(link, a=before.id, b=after.id)


def _changes(days: Iterable[dict[int, Part]]) -> Iterator[tuple[Part, Part]]:
    """Yield what is said before and after each change of sides.

    Of one day on which both are said, nobody knows which came first: what was said before comes
    first; where nothing was, one change stands for that day, and the next day tells the last side.
    """
    standing: dict[int, Part] = {}  # by side; both where neither is the later
    for day in days:
        if not standing:
            standing = day
            if len(day) > 1:
                before, after = day.values()
                yield before, after
        elif len(standing) > 1:
            standing = {side: standing[side] for side in day}
        elif new := day.keys() - standing.keys():
            (before,) = standing.values()
            standing = {side: day[side] for side in new}
            (after,) = standing.values()
            yield before, after


def _by_day(*sides: list[Part]) -> Iterator[dict[int, Part]]:
    """Yield what is said first on each day, the earliest day first, by the side that says it."""
    sided = [(part, side) for side, parts in enumerate(sides) for part in parts]
    ordered = sorted(sided, key=lambda own: order(own[0]))
    for _, parts in groupby(ordered, key=lambda own: own[0].day):
        first: dict[int, Part] = {}
        for part, side in parts:
            first.setdefault(side, part)
        yield first


def _dated(parts: list[Part]) -> list[Part]:
    dated = [part for part in parts if part.day]
    return [part for part in dated if part.since and part.since == part.day] or dated


def _is_before(one: Part, other: Part) -> bool:
    """Tell whether all days of the one are before those of the other, or both have one day."""
    if one.day is None or other.since is None:
        return False
    return one.day < other.since or len({one.since, one.day, other.since, other.day}) == 1

"""Links between wordings in, claims out: groups in which half of all pairs are linked."""

from collections import Counter
from collections.abc import Iterable

_HALF = 0.5


def clusters(count: int, links: Iterable[tuple[float, int, int]]) -> list[list[int]]:
    """Return 0 to `count` - 1 in groups; each link is its score and two of these numbers.

    The surest links come first. Two groups become one where half of the pairs between them are
    linked, so that a chain of likenesses is not one claim. The order of `links` changes nothing.
    """
    group = list(range(count))
    members = [[number] for number in group]
    ranked = sorted(set(links), key=lambda link: (-link[0], link[1], link[2]))
    between: dict[int, Counter[int]] = {}
    for _, one, other in ranked:
        between.setdefault(one, Counter())[other] += 1
        between.setdefault(other, Counter())[one] += 1
    for _, one, other in ranked:
        a, b = group[one], group[other]
        if a == b or between[a][b] < _HALF * len(members[a]) * len(members[b]):
            continue
        if len(between[a]) + len(members[a]) < len(between[b]) + len(members[b]):
            a, b = b, a
        _join(a, b, group, members, between)
    return sorted(sorted(own) for own in members if own)


def _join(
    a: int,
    b: int,
    group: list[int],
    members: list[list[int]],
    between: dict[int, Counter[int]],
) -> None:
    """Let group `b` become part of group `a`."""
    for number in members[b]:
        group[number] = a
    members[a] += members[b]
    members[b] = []
    for third, links in between.pop(b).items():
        del between[third][b]
        if third != a:
            between[a][third] += links
            between[third][a] += links

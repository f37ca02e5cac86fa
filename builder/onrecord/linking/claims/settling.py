"""Links between wordings in, the same links out, sure or not by those that stand around them.

Of other words the best match alone is sure. Where one who speaks is retold at length, sentence by
sentence, a sure sentence makes the doubtful ones around it sure.
"""

from collections.abc import Mapping
from dataclasses import replace
from itertools import product

from onrecord.linking.claims.judging import Pair, is_near, is_verbatim
from onrecord.linking.claims.records import Link
from onrecord.linking.claims.rows import Wordings

Two = tuple[int, int]  # of the wordings, or of places
_REACH = range(1, 4)  # places before or after a sure one


def settled(found: Wordings, linked: Mapping[Two, tuple[Pair, Link]]) -> dict[Two, Link]:
    """Return each link of two wordings, `sure` where it makes one claim of them."""
    at = {two: (int(found.places[two[0]]), int(found.places[two[1]])) for two in linked}
    articles = dict(zip(found.places.tolist(), found.articles.tolist(), strict=True))
    best = _best({two: linked[two][1] for two in linked}, at, articles)
    certain = {
        two
        for two, (pair, link) in linked.items()
        if link.sure and (link.kind == "reprint" or at[two] in best or is_verbatim(pair))
    }
    anchors = {at[two] for two in certain}
    backed = {
        two
        for two, (pair, link) in linked.items()
        if at[two] in best and is_near(pair, link) and _is_beside(at[two], anchors, articles)
    }
    return {
        two: replace(link, sure=two in certain or two in backed)
        for two, (_, link) in linked.items()
    }


def _best(
    links: Mapping[Two, Link], at: Mapping[Two, Two], articles: Mapping[int, int]
) -> set[Two]:
    """Return the places of two articles that match none of the other article's better."""
    scores: dict[Two, float] = {}
    for two, link in links.items():
        if link.kind != "contradiction":
            scores[at[two]] = max(link.score, scores.get(at[two], 0))
    most: dict[Two, float] = {}  # by a place and the other article
    for (one, other), score in scores.items():
        for side in ((one, articles[other]), (other, articles[one])):
            most[side] = max(score, most.get(side, 0))
    return {
        (one, other)
        for (one, other), score in scores.items()
        if score >= most[one, articles[other]] and score >= most[other, articles[one]]
    }


def _is_beside(places: Two, anchors: set[Two], articles: Mapping[int, int]) -> bool:
    """Tell whether sure places of the same two articles stand near, in the same order."""
    one, other = places
    return any(
        (one + way * far, other + way * wide) in anchors
        and articles[one + way * far] == articles[one]
        and articles[other + way * wide] == articles[other]
        for far, wide, way in product(_REACH, _REACH, (1, -1))
    )

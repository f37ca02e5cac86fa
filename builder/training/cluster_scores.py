"""How well mentions are put together across articles: two groupings in, CoNLL F1 and links out.

Both group the same mentions, those that are marked; what is mentioned once is a cluster of one and
counts. Beside the mean of MUC, B³ and CEAFe stands the F1 of links across articles alone: the
pairs of mentions of one cluster that stand in different articles.
"""

from collections import Counter
from collections.abc import Collection, Hashable, Mapping
from dataclasses import dataclass, field

from chain_scores import Chain, ChainScores, Shares

Key = tuple[str, int, int]  # an article's name, and where the mention begins and ends in it
Grouping = Mapping[Key, Hashable]  # the cluster of each mention


@dataclass(frozen=True, slots=True)
class ClusterScores:
    """The measures of one pool of articles."""

    chains: ChainScores = field(default_factory=ChainScores)
    links: Shares = field(default_factory=Shares)

    @property
    def conll(self) -> float:
        """The mean F1 of MUC, B³ and CEAFe."""
        return self.chains.mean


def scored(marked: Grouping, found: Grouping) -> ClusterScores:
    """Return how well `found` groups the mentions that `marked` groups.

    Raises:
        ValueError: they are not groupings of the same mentions.
    """
    if marked.keys() != found.keys():
        raise ValueError("two groupings are compared on the same mentions")
    scores = ClusterScores()
    scores.chains.add(_chains(marked), _chains(found))
    right = _links({key: (marked[key], found[key]) for key in marked})
    scores.links.add(right, _links(found), right, _links(marked))
    return scores


def _chains(grouping: Grouping) -> Collection[Chain]:
    gathered: dict[Hashable, set[Hashable]] = {}
    for key, cluster in grouping.items():
        gathered.setdefault(cluster, set()).add(key)
    return [frozenset(own) for own in gathered.values()]


def _links(grouping: Grouping) -> int:
    """Return how many pairs of mentions of one cluster stand in different articles."""
    whole = Counter(grouping.values())
    inside = Counter((cluster, key[0]) for key, cluster in grouping.items())
    return _pairs(whole.values()) - _pairs(inside.values())


def _pairs(sizes: Collection[int]) -> int:
    return sum(n * (n - 1) // 2 for n in sizes)
